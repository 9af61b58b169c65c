// The public form saves itself: to the server when there is a net, to this device until the server has it.
// Without script the two buttons do the same.
const form = document.querySelector("#application");
const name = `juryvote-application-${form.dataset.round}`;
const line = document.querySelector("#kept"), note = document.querySelector("#from-here");
const PAUSE = 2500, AGAIN = 10_000;
let dirty = false, sending = false, timer = 0;

const texts = () => [...new FormData(form)].filter(([, value]) => typeof value === "string"); // files go with the buttons
const typed = () => texts().filter(([key]) => key !== "code");
const remember = (fields) => localStorage.setItem(name, JSON.stringify({ code: form.elements.code.value, fields }));
const known = () => JSON.parse(localStorage.getItem(name) ?? "null");

function put(fields) {
  const values = new Map();
  for (const [key, value] of fields) values.set(key, [...(values.get(key) ?? []), value]);
  for (const [key, list] of values) {
    const controls = form.querySelectorAll(`[name="${CSS.escape(key)}"]`);
    controls.forEach((one, at) => {
      if (one.type === "checkbox") one.checked = list.includes(one.value);
      else one.value = list[at] ?? one.value;
    });
  }
}

function wait(time) {
  clearTimeout(timer);
  timer = setTimeout(save, time);
}

async function save() {
  if (!dirty || sending) return;
  sending = true;
  dirty = false;
  const body = new URLSearchParams([...texts(), ["act", "save"]]);
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true" } });
    line.innerHTML = await answer.text();
    if (answer.ok && !dirty) remember(null);
  } catch {
    line.textContent = form.dataset.offline;
    dirty = true;
  }
  sending = false;
  if (dirty) wait(AGAIN);
}

// Exact cents; a text that is not a sum counts as nothing, and the server says so by line.
function cents(text) {
  const plain = text.replace(/\s|€/g, "").replace(/\.(?=\d{3}(\D|$))/g, "");
  const found = /^(\d{1,10})(?:[.,](\d{1,2}))?$/.exec(plain);
  return found ? Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0")) : 0;
}

// The same four limits that the server checks when the form is handed in.
function warn({ costs, flat, needed, own }) {
  const limits = document.querySelector("#limits");
  const { cap, least, own: ownPercent, flat: flatPercent } = limits.dataset;
  const broken = {
    "over-cap": needed > Number(cap),
    "under-least": needed > 0 && needed < Number(least),
    "own-share": costs > 0 && own * 100 < costs * Number(ownPercent),
    "flat-rate": flat * 100 > (costs - flat) * Number(flatPercent),
  };
  for (const line of limits.children) line.hidden = !broken[line.dataset.is];
}

function sums() {
  const total = (key) => [...form.querySelectorAll(`[name="${key}"]`)].reduce((sum, one) => sum + cents(one.value), 0);
  const flat = total("flat"), costs = total("line_amount") + flat;
  const needed = costs - total("line_own") - total("line_other");
  warn({ costs, flat, needed, own: total("line_own") });
  const shown = document.querySelector("#sums");
  shown.hidden = !total("line_amount");
  const euros = new Intl.NumberFormat(document.documentElement.lang, { style: "currency", currency: "EUR" });
  shown.querySelector("b").textContent = euros.format(needed / 100);
}

function restore() {
  const mine = known();
  if (!mine || !form.dataset.fresh) return;
  note.hidden = false;
  note.querySelector("[data-is=unsent]").hidden = !mine.fields;
  note.querySelector("[data-is=kept]").hidden = Boolean(mine.fields);
  note.querySelector("a").href = `/application#${mine.code}`;
  if (!mine.fields) return;
  form.elements.code.value = mine.code;
  put(mine.fields);
  dirty = true;
  wait(0);
}

form.addEventListener("input", ({ target }) => {
  if (target.type === "file") return;
  dirty = true;
  remember(typed());
  sums();
  wait(PAUSE);
});
form.addEventListener("submit", () => clearTimeout(timer));
// What is chosen is attached at once, and taken away at once: of the page that answers only the list is shown.
async function attach(extra) {
  const body = new FormData(form);
  for (const [key, value] of extra) body.append(key, value);
  line.textContent = form.dataset.attaching;
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const list = page.querySelector("#files"), refused = page.querySelector("#refusal .problem");
    if (list) document.querySelector("#files").replaceWith(list);
    line.textContent = (refused ?? page.querySelector("#kept"))?.textContent.trim().replace(/\s+/g, " ") ?? "";
  } catch {
    line.textContent = form.dataset.offline;
  }
}
form.addEventListener("change", ({ target }) => {
  if (target.type === "file" && target.files.length) attach([["act", "save"]]);
});
form.addEventListener("click", (event) => {
  const button = event.target.closest("[name=remove]");
  if (!button) return;
  event.preventDefault();
  attach([["remove", button.value]]);
});
document.querySelector("#forget").addEventListener("click", () => {
  localStorage.removeItem(name);
  location.reload();
});
addEventListener("online", () => wait(0));
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") save(); });
restore();
sums();
