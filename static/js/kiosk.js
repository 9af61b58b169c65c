// The shared tablet locks itself when nobody touches it: a question is given back, thanks go away after their time.
// What each state allows stands in the page: data-idle (seconds) and data-turn (whose it is, without a name).
const thanks = () => document.querySelector("#thanks[data-turn]");
const place = () => thanks() ?? document.querySelector("#kiosk[data-turn]");
let timer, shown = "";

function done() { // nothing of it is left in the page, and nothing was put into the browser's history
  const box = thanks();
  box.replaceChildren();
  for (const name of ["data-turn", "data-idle"]) box.removeAttribute(name);
  look();
  document.querySelector("#kiosk h1")?.focus({ preventScroll: true });
}

const cardForm = () => document.querySelector("#kiosk form[data-card]");

function forget(form) { // half a code, or a wrong one, is nothing for the next person
  form.reset();
  document.querySelector("#refusal")?.replaceChildren();
  if (form.contains(document.activeElement)) document.activeElement.blur();
}

function leave() {
  if (thanks()) return done();
  if (cardForm()) return forget(cardForm());
  const lock = document.querySelector("#kiosk form[data-lock]");
  if (!lock) return;
  document.querySelector("#kiosk").hidden = true; // even if the network is away; the answer shows it again
  shown = "";
  lock.requestSubmit();
}

function wait() {
  clearTimeout(timer);
  const seconds = Number(place()?.dataset.idle);
  if (seconds) timer = setTimeout(leave, seconds * 1000);
}

function look() { // others' votes redraw the page too; only a new turn begins the time anew
  const now = place()?.dataset.turn ?? "";
  if (now === shown) return;
  shown = now;
  wait();
  if (thanks()) thanks().querySelector("h1").focus({ preventScroll: true });
}

for (const kind of ["pointerdown", "keydown", "scroll"]) document.addEventListener(kind, () => { if (!thanks()) wait(); });
document.addEventListener("htmx:after:swap", look);
document.addEventListener("click", (event) => {
  if (!event.target.closest("a[data-done]")) return;
  event.preventDefault();
  done();
});
addEventListener("pageshow", ({ persisted }) => { if (persisted) location.replace("/kiosk"); }); // nothing comes back
const card = decodeURIComponent(location.hash.slice(1)); // a scanned card: out of the address bar at once
if (card) history.replaceState(null, "", "/kiosk");
if (card && cardForm()) {
  cardForm().elements.code.value = card;
  addEventListener("load", () => cardForm()?.requestSubmit()); // when htmx is ready: a page of its own would be in the history
}
addEventListener("hashchange", () => { if (location.hash.length > 1) location.reload(); });
if (location.pathname !== "/kiosk") history.replaceState(null, "", "/kiosk"); // sent without htmx: never sent again
look();
