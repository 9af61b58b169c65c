// Keeps one fragment fresh: a revision number arrives by EventSource, the fragment is fetched again and morphed in.
// Without EventSource it polls. It never scrolls, never touches what a person is typing, and says when the network is away.
const main = document.querySelector("main[data-fragment]");
const { live, fragment, target } = main.dataset;
const net = document.getElementById("net");
const SPREAD = 300; // milliseconds in which all fetch again; more in a crowd
const POLL = [10_000, 15_000, 20_000, 30_000];
const root = () => document.querySelector(target);
let source, poll, every, spread = SPREAD, running = false, again = false, misses = 0, keeping = false, refused = false;
let answers = 0; // to what was sent: newer than any fragment that was asked for before

htmx.registerExtension("keep", {
  // While a live change or a refusal comes in: open details and typed values stay; so does a refusal not read yet.
  htmx_before_morph_attr: (elt, { attrName }) => !((keeping || refused) && (
    (attrName === "open" && elt.tagName === "DETAILS") ||
    (attrName === "value" && "defaultValue" in elt && elt.type !== "hidden" && elt.value !== elt.defaultValue))),
  htmx_before_morph_node: (elt) => !(keeping && elt.id === "refusal"),
});

const say = (text) => { if (net && net.textContent !== text) net.textContent = text; };

const typing = () => {
  const at = document.activeElement;
  return root()?.contains(at) && at.matches("input:not([type=radio],[type=checkbox]), textarea") && at.value !== at.defaultValue;
};

const REFUSED = /^\s*<div id="refusal"/, SLIP = /^\s*<div id="my-slip"/, PAGE = /^\s*<!doctype/i; // how an answer begins

async function put(text) {
  if (PAGE.test(text)) return location.reload();
  const part = REFUSED.test(text) ? "#refusal" : SLIP.test(text) ? "#my-slip" : target;
  if (!document.querySelector(part)) return refresh(); // the room has moved on: the page has another place for it
  await htmx.swap({ text, target: part, swap: "outerMorph", sourceElement: main });
  const said = part === "#my-slip" && document.getElementById("said");
  if (said) said.textContent = document.querySelector(part).dataset.said;
}

async function refresh() {
  if (running || typing()) { again = true; return; }
  running = true; again = false;
  const before = answers;
  try {
    const answer = await fetch(fragment, { headers: { "HX-Request": "true" }, signal: AbortSignal.timeout(8000) });
    if (answer.status >= 500) throw new Error("server");
    if (answer.status === 401) return location.reload(); // signed out: the whole page says so
    const text = await answer.text();
    if (typing() || answers !== before) again = true;
    else { keeping = true; await put(text); }
    misses = 0; say("");
  } catch { misses++; say(net?.dataset.away ?? ""); listen(); later(); }
  keeping = running = false;
  if (again && !typing()) refresh();
}

function later() { // polling with back-off, until the stream is open again
  clearTimeout(poll);
  poll = setTimeout(() => { if (source?.readyState !== EventSource.OPEN || misses) { refresh(); listen(); later(); } },
    POLL[Math.min(misses, POLL.length - 1)]);
}

function progress([voted, all]) { // one more has voted: a phone draws one line, a desk wants to know who
  const line = root()?.querySelector("[data-progress]");
  if (line && all !== "0") line.textContent = line.dataset.progress.replace("{voted}", voted).replace("{all}", all);
  else if (!line && "progress" in main.dataset) setTimeout(refresh, Math.random() * SPREAD);
}

function listen() {
  if (!live || (source && source.readyState !== EventSource.CLOSED)) return;
  source = new EventSource(live);
  source.onmessage = (event) => {
    const got = JSON.parse(event.data), revision = got?.revision ?? got;
    if (revision > Number(root()?.dataset.revision ?? -1)) setTimeout(refresh, Math.random() * spread);
  };
  source.addEventListener("crowd", ({ data }) => { spread = Math.max(SPREAD, Number(data) * 2); });
  source.addEventListener("progress", ({ data }) => progress(data.split(" ")));
  source.onerror = later;
}

function wake() { if (document.visibilityState === "visible") { listen(); refresh(); } }

function tick() { // parts that change by the clock, like the code on the wall
  clearTimeout(every);
  const seconds = Number((root()?.closest("[data-every]") ?? root()?.querySelector("[data-every]"))?.dataset.every);
  if (seconds) every = setTimeout(() => { refresh(); tick(); }, seconds * 1000);
}

document.addEventListener("visibilitychange", wake);
addEventListener("pageshow", (event) => { if (event.persisted) wake(); });
addEventListener("online", wake);
addEventListener("offline", () => say(net?.dataset.away ?? ""));
document.addEventListener("focusout", () => setTimeout(() => { if (again) refresh(); }, 300));
document.addEventListener("juryvote:put", (event) => { answers++; put(event.detail); });
document.addEventListener("htmx:error", () => say(net?.dataset.failed ?? ""));
document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
  say(ctx.response.status >= 500 ? net?.dataset.failed ?? "" : "");
  refused = ctx.response.status >= 400;
  if (REFUSED.test(ctx.text)) ctx.hx.retarget = "#refusal";
  if (PAGE.test(ctx.text) || ctx.response.status === 401) { ctx.hx.reswap = "none"; location.reload(); }
});
document.addEventListener("htmx:after:swap", () => {
  tick();
  const told = document.querySelector("#refusal [role=alert]");
  const go = root()?.dataset.go; // the fragment says that there is nothing more to do here
  if (go) setTimeout(() => location.assign(go), 1500);
  if (keeping) return;
  refused = false;
  if (told) told.focus();
  else if (document.activeElement === document.body) root()?.querySelector("h1, h2")?.focus({ preventScroll: true });
});
listen(); tick();
if (!live || !navigator.onLine) later();
