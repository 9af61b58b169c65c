// One tap, one slip: sent at once; without a network it is kept on this phone with its key and sent again by itself.
// The key makes a second arrival harmless. Only the server's answer counts as "counted". Signed out meanwhile: it waits
// for the same person to sign in again; somebody else's sign-in, in another tab too, takes it away.
import { outbox } from "./outbox.js";
import { picks } from "./ticks.js";

const WHO = "juryvote-member", { member } = document.querySelector("main[data-fragment]").dataset;
localStorage.setItem(WHO, member); // whose session this browser holds: all its tabs share it

function paint() { // the form shows what is under way; a live change must not wake the buttons again
  const slip = box.kept(), form = document.querySelector("form[data-slip]");
  if (!form) return;
  const mine = slip?.action === form.getAttribute("action");
  for (const button of form.querySelectorAll("button")) {
    button.disabled = mine;
    button.classList.toggle("sent", mine && button.value === slip.choice);
  }
  const line = form.querySelector(".sending");
  const text = mine ? (slip.failed ? form.dataset.kept : form.dataset.sending) : "";
  if (line.textContent !== text) line.textContent = text;
}

const fields = ({ choice, key, ticks = [], sum }) => [["choice", choice], ["key", key], ...ticks.map((pick) => ["pick", pick]), ...(choice === "sum" ? [["sum", sum]] : [])];
const box = outbox("juryvote-slip", {
  fields,
  done: ({ status }) => status === 401,
  changed: paint,
  mine: (slip) => slip.member === member && localStorage.getItem(WHO) === member,
});

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-slip]");
  if (!form) return;
  event.preventDefault();
  if (box.kept() || !event.submitter) return;
  const choice = event.submitter.value, ticks = choice === "yes" ? picks(form) : [];
  box.put({ member, action: form.getAttribute("action"), choice, ticks, sum: form.elements.sum?.value, key: form.elements.key.value });
});
document.addEventListener("htmx:after:swap", paint);
paint();
box.send();
