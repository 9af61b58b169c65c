// The report saves itself to the server, and adds its receipts up as one types. Without script the buttons do the same.
const form = document.querySelector("#report");
const line = document.querySelector("#kept");
const PAUSE = 2500, AGAIN = 10_000;
let dirty = false, sending = false, timer = 0;

async function save() {
  if (!dirty || sending) return;
  sending = true;
  dirty = false;
  const typed = [...new FormData(form)].filter(([, value]) => typeof value === "string"); // files go with the buttons
  const body = new URLSearchParams([...typed, ["act", "save"]]);
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true" } });
    line.innerHTML = await answer.text();
  } catch {
    line.textContent = form.dataset.offline;
    dirty = true;
  }
  sending = false;
  if (dirty) wait(AGAIN);
}

function wait(time) {
  clearTimeout(timer);
  timer = setTimeout(save, time);
}

// Exact cents; a text that is not a sum counts as nothing, and the server says so.
function cents(text) {
  const plain = text.replace(/\s|€/g, "").replace(/\.(?=\d{3}(\D|$))/g, "");
  const found = /^(\d{1,10})(?:[.,](\d{1,2}))?$/.exec(plain);
  return found ? Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0")) : 0;
}

function sums() {
  const total = [...form.querySelectorAll('[name="receipt_amount"]')].reduce((sum, one) => sum + cents(one.value), 0);
  const shown = document.querySelector("#sums");
  shown.hidden = !total;
  const euros = new Intl.NumberFormat(document.documentElement.lang, { style: "currency", currency: "EUR" });
  shown.querySelector("b").textContent = euros.format(total / 100);
}

if (form) {
  form.addEventListener("input", () => {
    dirty = true;
    sums();
    wait(PAUSE);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
  addEventListener("online", () => wait(0));
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") save(); });
  sums();
}
