// One tap, one slip: sent at once; without a network it is kept on this phone with its key and sent again by itself.
// The key makes a second arrival harmless. Only the server's answer counts as "counted".
const NAME = "juryvote-slip";
let sending = false, timer;
const kept = () => JSON.parse(sessionStorage.getItem(NAME) ?? "null");

function paint(words) { // the form shows what is under way; a live change must not wake the buttons again
  const slip = kept(), form = document.querySelector("form[data-slip]");
  if (!form) return;
  const mine = slip?.action === form.getAttribute("action");
  for (const button of form.querySelectorAll("button")) {
    button.disabled = mine;
    button.classList.toggle("sent", mine && button.value === slip.choice);
  }
  const line = form.querySelector("[role=status]");
  const text = mine ? words ?? (slip.failed ? form.dataset.kept : form.dataset.sending) : "";
  if (line.textContent !== text) line.textContent = text;
}

async function send() {
  const slip = kept();
  if (!slip || sending) return;
  sending = true;
  clearTimeout(timer);
  try {
    const answer = await fetch(slip.action, {
      method: "POST", headers: { "HX-Request": "true" }, signal: AbortSignal.timeout(8000),
      body: new URLSearchParams({ choice: slip.choice, key: slip.key }),
    });
    if (answer.status >= 500 || answer.status === 429) throw new Error("later");
    const text = await answer.text();
    sessionStorage.removeItem(NAME);
    if (answer.status === 401) location.reload();
    else document.dispatchEvent(new CustomEvent("juryvote:put", { detail: text }));
  } catch {
    const still = kept();
    if (still) sessionStorage.setItem(NAME, JSON.stringify({ ...still, failed: true }));
    timer = setTimeout(send, 3000 + Math.random() * 2000);
  }
  sending = false;
  paint();
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-slip]");
  if (!form) return;
  event.preventDefault();
  if (kept() || !event.submitter) return;
  sessionStorage.setItem(NAME, JSON.stringify({
    action: form.getAttribute("action"), choice: event.submitter.value, key: form.elements.key.value,
  }));
  paint();
  send();
});
document.addEventListener("htmx:after:swap", () => paint());
addEventListener("online", send);
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") send(); });
paint();
send();
