// Counts a clock down to the moment that the server named, by the server's clock: each fragment brings both moments.
// The figures change by themselves; aloud only the end is told, once, in the page's own words.
const LATE = 10_000; // the last seconds look different
const seen = new WeakMap();
let timer;

function ahead(box) { // how far this device's clock is ahead of the server's, in milliseconds
  const known = seen.get(box);
  if (known?.now === box.dataset.now) return known.by;
  const by = Date.now() - Number(box.dataset.now);
  seen.set(box, { now: box.dataset.now, by });
  return by;
}

function left(box) { return Number(box.dataset.ends) - (Date.now() - ahead(box)); }

function put(place, text) { if (place.textContent !== text) place.textContent = text; }

function paint(box) {
  const rest = left(box), seconds = Math.max(0, Math.ceil(rest / 1000));
  put(box.querySelector(".timer"), `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`);
  box.classList.toggle("late", rest > 0 && rest <= LATE);
  box.classList.toggle("over", rest <= 0);
  if (rest <= 0) put(box.querySelector("[role=status]"), box.dataset.over);
  return rest;
}

function tick() { // wakes up when the figures change, and not at all where no clock runs
  clearTimeout(timer);
  const rests = [...document.querySelectorAll("[data-timer]")].map(paint).filter((rest) => rest > 0);
  if (rests.length) timer = setTimeout(tick, Math.min(...rests.map((rest) => rest % 1000 || 1000)) + 5);
}

document.addEventListener("htmx:after:swap", tick);
document.addEventListener("visibilitychange", tick);
addEventListener("pageshow", tick);
tick();
