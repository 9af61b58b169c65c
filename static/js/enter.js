// A scanned code arrives behind the #: it is taken out of the address bar at once, put into the form and sent.
// A wall code scanned before signing in is kept for a minute and used after it.
const ROOM = "juryvote-room", MINUTE = 60_000;
const code = decodeURIComponent(location.hash.slice(1));
if (code) history.replaceState(null, "", location.pathname + location.search);

function go(form, value) {
  form.elements.code.value = value;
  const line = form.querySelector(".going");
  if (line) line.textContent = form.dataset.going;
  form.requestSubmit();
}

function keptRoom() {
  const [value, at] = (localStorage.getItem(ROOM) ?? "").split("|");
  localStorage.removeItem(ROOM);
  return value && Date.now() - Number(at) < MINUTE ? value : "";
}

const form = document.querySelector("form[data-enter]");
const kind = form?.dataset.enter;
const refused = document.querySelector("#refusal [role=alert]");
if (kind === "sign-in-first" && code) localStorage.setItem(ROOM, `${code}|${Date.now()}`);
else if (form && code) go(form, code);
else if (kind === "room" && !refused) {
  const room = keptRoom();
  if (room) go(form, room);
}
// A second scan while this page is open changes only the part behind the #.
addEventListener("hashchange", () => { if (location.hash.length > 1) location.reload(); });
