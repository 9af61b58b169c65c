// Keys at the desk: one letter leads to a button and never presses it; Enter does. A list behind ?, and a switch:
// whoever speaks to the computer or hits keys by mistake turns them off, and this browser remembers it.
const OFF = "juryvote-keys", box = document.getElementById("keys"), line = document.getElementById("keys-said");
const switches = box.querySelector("input");
const CONTROL = "button, input:not([type=hidden]), select, summary";

const off = () => localStorage.getItem(OFF) === "off";

function say(text) { // said again if it happens again
  line.textContent = "";
  line.textContent = text;
}

function lead(place) { // opens what is folded around it, and goes to its first control
  for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  const inside = [...place.querySelectorAll(CONTROL)].filter((one) => one.checkVisibility?.() ?? true);
  const first = place.matches(CONTROL) ? place : inside.find((one) => one.tagName !== "SUMMARY") ?? inside[0];
  first?.focus();
}

function press(event) {
  if (off() || event.repeat || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.matches("input, textarea, select, [contenteditable]")) return; // somebody is typing
  if (event.key === "?") {
    event.preventDefault();
    box.open = !box.open;
    if (box.open) box.querySelector("summary").focus();
    return;
  }
  if (!box.querySelector(`[data-lists="${CSS.escape(event.key.toLowerCase())}"]`)) return;
  event.preventDefault();
  const place = document.querySelector(`#desk [data-key="${event.key.toLowerCase()}"]`);
  if (place) lead(place);
  else say(box.dataset.none);
}

switches.checked = !off();
switches.addEventListener("change", () => {
  if (switches.checked) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "off");
});
document.addEventListener("keydown", press);
box.hidden = false; // without this script there are no keys
