// The page that recounts a bundle: takes a file, shows what came of it. Nothing leaves the device.
import { LARGEST, verify } from "./verify-bundle.js";
import { learn } from "./verify-words.js";

const MOST = 50, SLOTS = ["entries", "meetings", "readings", "ballots", "decisions", "checkpoint", "key"];
const place = document.querySelector("#verify"), answer = document.querySelector("#answer");
const status = document.querySelector("#verify-status"), file = document.querySelector("#f-bundle");
const german = document.documentElement.lang === "de";
learn(JSON.parse(document.querySelector("#verify-words").textContent));

const find = (kind, name) => answer.querySelector(`[data-${kind}="${name}"]`);
const put = (name, value) => { find("slot", name).textContent = value; };
const show = (name, there) => { find("part", name).hidden = !there; };
const plain = (text) => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "\ufffd"); // a forged bundle must not write what it likes

function row({ where, kind, sentence, sentence_en: english }) {
  const [line, code, text, name] = ["li", "code", "span", "small"].map((tag) => document.createElement(tag));
  code.textContent = plain(where);
  code.dir = "ltr";
  text.textContent = plain(german ? sentence : english);
  text.dir = "auto";
  name.textContent = kind;
  name.className = "muted";
  line.append(code, " ", text, " ", name);
  return line;
}

function listed(name, found) {
  const rows = found.slice(0, MOST).map(row);
  if (found.length > MOST) {
    const rest = document.createElement("li");
    rest.textContent = place.dataset.more.replace("{n}", found.length - MOST);
    rows.push(rest);
  }
  find("list", name).replaceChildren(...rows);
  show(name, found.length);
}

function tell(report, name, spent) {
  const { summary, skipped, problems } = report, left = Object.keys(skipped).length > 0;
  const verdict = report.fine ? (left ? "partly" : "fine") : "wrong";
  for (const one of answer.querySelectorAll("[data-verdict]")) one.hidden = one.dataset.verdict !== verdict;
  for (const one of answer.querySelectorAll("[data-skipped]")) {
    one.hidden = !(one.dataset.skipped in skipped);
    one.querySelector("b").textContent = skipped[one.dataset.skipped] ?? "";
  }
  for (const slot of SLOTS) put(slot, summary[slot]);
  put("name", name);
  put("spent", Math.round(spent));
  listed("problems", problems);
  listed("limits", report.limits);
  show("skipped", left);
  show("summary", report.fine);
  show("checkpoint", summary.checkpoint);
  answer.hidden = false;
  find("verdict", verdict).focus();
}

async function look(given) {
  answer.hidden = true;
  status.textContent = place.dataset.busy;
  const known = document.querySelector("#f-key").value.trim() || null;
  try {
    const data = new Uint8Array(await given.slice(0, LARGEST + 1).arrayBuffer());
    await new Promise((after) => { setTimeout(after, 30); }); // so that the line above is seen
    const begun = performance.now(), report = verify(data, known);
    status.textContent = "";
    tell(report, given.name, performance.now() - begun);
  } catch (wrong) {
    status.textContent = place.dataset.unread;
    throw wrong;
  }
}

file.addEventListener("change", () => { if (file.files.length) look(file.files[0]); });
document.querySelector("#f-key").addEventListener("change", () => { if (file.files.length) look(file.files[0]); });
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  if (!event.dataTransfer.files.length) return;
  file.files = event.dataTransfer.files;
  look(file.files[0]);
});
