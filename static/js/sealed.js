// A secret ballot on this phone: its key, the slip it encrypts and sends. All arithmetic is the worker's, and what
// was chosen goes there and nowhere else: not into storage, not into the page.
import { insist, outbox } from "./outbox.js";
import { ticked, untick } from "./ticks.js";
import { forgetTrackers, keepTracker, showTrackers } from "./trackers.js";

const KEY = "juryvote-key";
const main = document.querySelector("main[data-fragment]"), { member, fragment } = main.dataset;
const worker = new Worker(new URL("sealed-worker.js", import.meta.url), { type: "module" });
const waiting = new Map();
let prepared = "", state = "", encrypting = "", count = 0; // of which form, how far it is, which ballot's slip

const formNow = () => document.querySelector("form[data-sealed]:not([data-tweak=''])");

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

// The key: one for each member on this phone, and the server knows its public part

async function enrol(kept) {
  const { secret, ...shown } = await ask("enrol", { member, secret: kept?.secret ?? "" });
  localStorage.setItem(KEY, JSON.stringify({ member, secret }));
  if (main.dataset.device === shown.key) return secret;
  const answer = await insist("/device", { method: "POST", body: new URLSearchParams(shown) });
  if (answer.status !== 204) throw new Error("key");
  main.dataset.device = shown.key;
  if (prepared) refresh(); // what a form says of the credential was said of another key
  prepared = "";
  return secret;
}

async function refresh() {
  const answer = await insist(fragment, { headers: { "HX-Request": "true" } });
  document.dispatchEvent(new CustomEvent("juryvote:put", { detail: await answer.text() }));
}

// The form: locked by the server, again with each live change; opened here when everything is checked

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

const named = ({ dataset: { sealed, fingerprint, question, tweak } }) => [sealed, fingerprint, question, tweak].join("|");

function listOf(form) { // what an election must offer: exactly the numbers that stand beside the names
  if (!form.dataset.most) return undefined;
  const labels = [...form.querySelectorAll("[name=pick]")].map(({ value }) => `${form.dataset.entry} ${value}`);
  return { labels, min: form.querySelector("[value=none]") ? 0 : 1, max: Number(form.dataset.most) };
}

async function prepare() { // once for each form that says something new
  const form = formNow();
  if (!form || prepared === named(form)) return paint();
  const name = prepared = named(form), { fingerprint, question, tweak, election } = form.dataset;
  const buttons = form.querySelectorAll("button[name=choice]").length, list = listOf(form);
  const tell = (found) => { if (prepared === name) { state = found; paint(); } };
  tell("preparing");
  try {
    const secret = await enrolled, given = await (await insist(election)).json(); // a page instead is a refusal too
    if (prepared !== name) return;
    await ask("prepare", { ...given, fingerprint, question, buttons, list, tweak, secret });
    tell("ready");
  } catch { tell("broken"); }
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

const chosen = (form, value) => form.dataset.most
  ? { ticks: value === "yes" ? ticked(form) : [], abstains: value === "abstain" }
  : { choice: Number.parseInt(value, 10) };

async function cast(form, said) {
  const { sealed: ballot, turn } = form.dataset, action = form.getAttribute("action");
  encrypting = ballot;
  document.activeElement?.blur(); // the focus would go on showing what was tapped
  paint();
  try {
    const found = await ask("encrypt", said);
    encrypting = "";
    untick(form);
    box.put({ action, ballot, turn, ...found });
  } catch { encrypting = ""; state = "broken"; paint(); }
}

function forget() {
  box.drop();
  localStorage.removeItem(KEY);
  forgetTrackers();
}

document.addEventListener("submit", (event) => {
  const form = event.target, action = form.getAttribute("action");
  if (action === "/sign-out") { worker.terminate(); return forget(); }
  if (!form.matches("[data-sealed]")) return;
  event.preventDefault();
  const free = state === "ready" && prepared === named(form) && !encrypting && box.kept()?.action !== action;
  if (free && event.submitter) cast(form, chosen(form, event.submitter.value));
});
document.addEventListener("htmx:after:swap", prepare);
addEventListener("pageshow", ({ persisted }) => { if (persisted) prepare(); });

const kept = JSON.parse(localStorage.getItem(KEY) ?? "null"), mine = kept?.member === member;
if (!mine) forget(); // somebody else has this phone now
const enrolled = enrol(mine ? kept : null);
enrolled.catch(() => {}); // said where a ballot needs it
prepare();
box.send();
