// A whole bundle: its zip, its seal, its chain and its checkpoints, and the recount of every entry.
import { bytesOf, hex, sha256, textOf } from "./verify-bytes.js";
import { checkNotes, readLines, replay, splitNotes } from "./verify-chain.js";
import { canonical, inOneSpelling, sorted } from "./verify-json.js";
import { openNote, readCheckpoint } from "./verify-notes.js";
import { leftOver } from "./verify-secrecy.js";
import { shaping } from "./verify-shapes.js";
import { newState, report } from "./verify-state.js";
import { fault } from "./verify-words.js";
import { unpack } from "./verify-zip.js";

export const LARGEST = 256 * 1024 * 1024;
const FORMAT = "juryvote-bundle/1";
const FACTS = "bundle.json", JOURNAL = "journal.jsonl", CHECKPOINTS = "checkpoints.txt", MANIFEST = "MANIFEST";
const NEEDED = [JOURNAL, CHECKPOINTS, "LIESMICH.txt", MANIFEST];
const shaped = shaping({ Facts: "format s, body s, meeting s?, key s" });
const NOTHING = { body: "", meeting: null, entries: 0, readings: 0, meetings: 0, ballots: 0, decisions: 0,
  checkpoint: "", key: "", compared: false };

export function verify(data, knownKey = null) { // `knownKey`: the verifier key from paper or from the body itself
  if (data.length > LARGEST) return refused(fault("too-large", { most: LARGEST }, FACTS));
  let bundle;
  try {
    bundle = open(data);
  } catch (wrong) {
    return refused(fault("unreadable", { why: wrong.message }, FACTS));
  }
  return verified(bundle, knownKey);
}

const refused = (problem) => ({ fine: false, problems: [problem], limits: [], skipped: {}, summary: NOTHING });

function open(data) {
  const zip = unpack(data), raw = textOf(zip.files.get(FACTS) ?? new Uint8Array(0));
  const value = inOneSpelling(raw.replace(/\n$/, "")), facts = shaped("Facts", value, "");
  if (facts.format !== FORMAT) throw new Error(`the format is '${facts.format}', not '${FORMAT}'`);
  if (`${canonical(value)}\n` !== raw) throw new Error(`${FACTS} is not in its one spelling`);
  return { facts, ...zip };
}

function verified(bundle, knownKey) {
  const { facts, files } = bundle;
  const state = newState(new Map([...files].filter(([name]) => name.startsWith("sealed/") && name.endsWith(".bel"))));
  const read = readLines(files.get(JOURNAL) ?? new Uint8Array(0));
  const lines = read.filter((one) => one.line).map((one) => one.line);
  if (knownKey !== null && knownKey.trim() !== facts.key) report(state, "other-key", { key: facts.key }, FACTS);
  checkFiles(state, bundle);
  checkSeal(state, bundle);
  state.found.push(...read.filter((one) => one.problem).map((one) => one.problem));
  const [notes, unreadable] = notesOf(files);
  if (lines.length === read.length) { // with a line missing every later height would look wrong
    replay(state, lines, facts);
    leftOver(state);
    state.found.push(...unreadable);
    checkNotes(state, notes, lines, facts);
  }
  const summary = summed(state, facts, lines, notes, knownKey !== null);
  return { fine: !state.found.length, problems: state.found, limits: limitsOf(lines, summary),
    skipped: Object.fromEntries(state.skipped), summary };
}

function checkFiles(state, { damaged, differs, files }) {
  for (const name of damaged) report(state, "damaged", {}, name);
  if (differs !== null && !damaged.length) report(state, "zip-changed", { at: differs }, "zip");
  for (const name of NEEDED.filter((one) => !files.has(one))) report(state, "missing-file", {}, name);
}

function checkSeal(state, { facts, files }) {
  if (!files.has(MANIFEST)) return;
  let sealed;
  try {
    sealed = openNote(textOf(files.get(MANIFEST)), facts.key);
  } catch (wrong) {
    report(state, "manifest-signature", { why: wrong.message }, MANIFEST);
    return;
  }
  const right = manifestOf(facts, files);
  if (sealed === right) return;
  const one = new Set(sealed.split("\n")), other = new Set(right.split("\n"));
  const strange = [...one, ...other].filter((line) => one.has(line) !== other.has(line));
  const [name] = sorted(strange.map(fileNamed)), line = strange.find((known) => fileNamed(known) === name) ?? "";
  report(state, "manifest-differs", { line }, name ?? MANIFEST);
}

const fileNamed = (line) => (line.includes("  ") && line.slice(line.indexOf("  ") + 2)) || MANIFEST;

function manifestOf(facts, files) { // what is signed: which bundle this is, and the SHA-256 of each file
  const names = sorted(files.keys()).filter((name) => name !== MANIFEST);
  const lines = names.map((name) => `${hex(sha256(files.get(name)))}  ${name}`);
  return [facts.format, facts.body, facts.meeting || "-", ...lines, ""].join("\n");
}

function notesOf(files) {
  try {
    return [splitNotes(textOf(files.get(CHECKPOINTS) ?? bytesOf(""))), []];
  } catch (wrong) {
    return [[], [fault("bad-checkpoint", { why: wrong.message }, CHECKPOINTS)]];
  }
}

function summed(state, facts, lines, notes, compared) {
  const shown = (kind) => lines.filter((line) => line.payload !== null && line.header.kind === kind).length;
  return {
    body: facts.body,
    meeting: facts.meeting,
    entries: lines.length,
    readings: state.readings,
    meetings: shown("meeting-planned"),
    ballots: shown("ballot-opened"),
    decisions: shown("decision-made"),
    checkpoint: newest(facts, notes),
    key: facts.key,
    compared,
  };
}

function newest(facts, notes) { // as it stands on paper: origin, size and root
  try {
    const text = notes.length ? openNote(notes.at(-1), facts.key) : "";
    return Number(readCheckpoint(text).size) ? text : "";
  } catch {
    return "";
  }
}

function limitsOf(lines, summary) { // what this file cannot tell
  const hidden = lines.filter((line) => line.payload === null);
  const names = hidden.filter((line) => line.header.kind === "member-registered").length, rest = hidden.length - names;
  const others = summary.meeting !== null && rest > 0;
  return [
    ...(summary.compared ? [] : [fault("key-not-compared", {}, FACTS)]),
    ...(names ? [fault("names-missing", { n: names }, JOURNAL)] : []),
    ...(others ? [fault("other-meetings", { n: rest }, JOURNAL), fault("fund-before", {}, JOURNAL)] : []),
  ];
}
