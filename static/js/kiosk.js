// The shared tablet locks itself when nobody touches it: a question is given back, a thank-you goes away.
const { idle } = document.querySelector("main[data-idle]").dataset;
let timer;

function leave() {
  const lock = document.querySelector("form[data-lock]");
  if (lock) lock.requestSubmit();
  else if (location.pathname !== "/kiosk") location.replace("/kiosk");
}

function wait() {
  clearTimeout(timer);
  timer = setTimeout(leave, Number(idle) * 1000);
}

for (const kind of ["pointerdown", "keydown", "scroll", "htmx:after:swap"]) document.addEventListener(kind, wait);
addEventListener("pageshow", ({ persisted }) => { if (persisted) location.replace("/kiosk"); }); // nothing comes back
wait();
