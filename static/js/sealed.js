// A secret ballot on this phone: its key, the slip it encrypts and sends. All arithmetic is the worker's, and what
// was chosen goes there and nowhere else: not into storage, not into the page.
import { insist, outbox } from "./outbox.js";
import { forgetTrackers, keepTracker, showTrackers } from "./trackers.js";

const KEY = "juryvote-key";
const main = document.querySelector("main[data-fragment]"), { member, fragment } = main.dataset;
const worker = new Worker(new URL("sealed-worker.js", import.meta.url), { type: "module" });
const waiting = new Map();
let own, prepared = "", state = "", encrypting = "", count = 0; // own: this phone's key, once the server has it

const formNow = () => document.querySelector("form[data-sealed]:not([data-tweak=''])");
const buttons = (form) => form.querySelectorAll("button[name=choice]");

function ask(act, given) { // a question to the worker; its refusal, or a worker that does not run, is an error
  return new Promise((done, refused) => {
    waiting.set(++count, { done, refused });
    worker.postMessage({ id: count, act, ...given });
  });
}

worker.onmessage = ({ data: { id, refused, ...found } }) => {
  const asker = waiting.get(id);
  waiting.delete(id);
  if (refused) asker.refused(new Error(refused)); else asker.done(found);
};
worker.onerror = () => { for (const { refused } of waiting.values()) refused(new Error("worker")); };

// The form shows how far it is; the server sends it locked, again with each live change.
function paint() {
  showTrackers();
  const form = formNow();
  if (!form) return;
  const slip = box.kept(), mine = slip?.action === form.getAttribute("action");
  const now = mine ? (slip.failed ? "kept" : "sending") : encrypting === form.dataset.sealed ? "encrypting" : state;
  form.querySelector("fieldset").disabled = now !== "ready";
  const line = form.querySelector(".sending"), text = form.dataset[now] ?? "";
  if (line.textContent !== text) line.textContent = text;
}

// The key: one for each member on this phone, and the server knows its public part

async function enrol() {
  const kept = JSON.parse(localStorage.getItem(KEY) ?? "null");
  const { secret, ...shown } = await ask("enrol", { member, secret: kept?.member === member ? kept.secret : "" });
  localStorage.setItem(KEY, JSON.stringify({ member, secret }));
  const known = main.dataset.device === shown.key;
  if (!known && !(await insist("/device", { method: "POST", body: new URLSearchParams(shown) })).ok) throw new Error("key");
  own = { secret };
  main.dataset.device = shown.key;
  if (!known && formNow()) await refresh(); // what the form says of the credential was said of another key
}

async function refresh() {
  const answer = await insist(fragment, { headers: { "HX-Request": "true" } });
  document.dispatchEvent(new CustomEvent("juryvote:put", { detail: await answer.text() }));
}

// The election: checked once for each form that says something new

const named = ({ dataset: { sealed, fingerprint, question, tweak } }) => [sealed, fingerprint, question, tweak].join("|");

async function prepare() {
  const form = formNow();
  if (!form || prepared === named(form) || state === "failed") return paint();
  const name = prepared = named(form), { fingerprint, question, tweak, election } = form.dataset;
  const current = (found) => { if (prepared === name) { state = found; paint(); } };
  current("preparing");
  try {
    await enrolled;
    const answer = await insist(election), given = await answer.json(); // a page instead of JSON is a refusal too
    const answers = buttons(form).length;
    await ask("prepare", { ...given, fingerprint, question, answers, tweak, secret: own.secret });
    current("ready");
  } catch { current("broken"); }
}

// A tap

const box = outbox("juryvote-sealed", {
  fields: ({ slip, turn }) => ({ slip, turn }),
  done({ status, ok, redirected }, { ballot, tracker }) {
    if (ok && !redirected) keepTracker(ballot, tracker);
    return status === 401;
  },
  changed: paint,
});

async function cast(form, choice) {
  const { sealed: ballot, turn } = form.dataset, action = form.getAttribute("action");
  encrypting = ballot;
  document.activeElement?.blur(); // the focus would go on showing what was tapped
  paint();
  try {
    const { slip, tracker } = await ask("encrypt", { choice });
    encrypting = "";
    box.put({ member, action, ballot, slip, tracker, turn });
  } catch { encrypting = ""; state = "broken"; paint(); }
}

function forget() {
  worker.terminate();
  box.drop();
  localStorage.removeItem(KEY);
  forgetTrackers();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.getAttribute("action") === "/sign-out") return forget();
  if (!form.matches("[data-sealed]")) return;
  event.preventDefault();
  const pending = box.kept()?.action === form.getAttribute("action");
  const free = state === "ready" && !encrypting && !pending && prepared === named(form);
  if (free && event.submitter) cast(form, Number(event.submitter.value));
});
document.addEventListener("htmx:after:swap", prepare);
addEventListener("pageshow", ({ persisted }) => { if (persisted) { prepare(); box.send(); } });

if (box.kept() && box.kept().member !== member) box.drop(); // somebody else has this phone now
const enrolled = enrol();
enrolled.catch(() => {});
prepare();
box.send();
