// The chain: each line in its place and unchanged, and each signed checkpoint over exactly these lines.
import { alike, bytesOf, fromHex, hex, sha256, textOf } from "./verify-bytes.js";
import { isMoment } from "./verify-days.js";
import { missing } from "./verify-decisions.js";
import { canonical, inOneSpelling } from "./verify-json.js";
import { grown, leafHash, openNote, readCheckpoint, rootOf } from "./verify-notes.js";
import { KINDS, readEntry, readLine } from "./verify-shapes.js";
import { report } from "./verify-state.js";
import { step } from "./verify-steps.js";
import { fault } from "./verify-words.js";

const JOURNAL = "journal.jsonl", CHECKPOINTS = "checkpoints.txt", NAMES = "member-registered";
const PASSED_OVER = ["bad-time", "unknown-kind", "half-withheld", "content-shown"];
const SALT = /^[0-9a-f]{32}$/;

export function readLines(raw) { // lines and problems in their order
  const rows = [];
  for (let at = 0, end = 0; end >= 0; at = end + 1) {
    end = raw.indexOf(10, at);
    rows.push(raw.subarray(at, end < 0 ? raw.length : end));
  }
  if (rows.pop().length || !rows.length) rows.push(new Uint8Array(0)); // the last line break is missing
  return rows.map((row, height) => {
    try {
      return { line: readLine(inOneSpelling(textOf(row))) };
    } catch (wrong) {
      return { problem: fault("bad-line", { why: wrong.message }, `${JOURNAL}#${height}`) };
    }
  });
}

const mayShow = (head, meeting) =>
  meeting === null || head.meeting === meeting || (head.meeting === "" && head.kind !== NAMES);

function checkLine(state, line, height, scope) { // what can be said without knowing what the entry means
  const { header: head } = line, before = state.at;
  if (head.body !== scope.body) report(state, "foreign-body", { found: head.body, body: scope.body });
  if (head.height !== height) report(state, "height", { found: head.height, height });
  if (!isMoment(head.at)) report(state, "bad-time", { at: head.at });
  else if (head.at < before) report(state, "time-backwards", { at: head.at, before });
  if (!KINDS.has(head.kind)) report(state, "unknown-kind", { kind: head.kind });
  const shown = mayShow(head, scope.meeting);
  if ((line.payload === null) !== (line.salt === null)) report(state, "half-withheld");
  else if (line.payload === null) {
    if (shown && head.kind !== NAMES) report(state, "content-missing"); // names alone may be taken away for good
  } else if (!shown) report(state, "content-shown");
  else if (!SALT.test(line.salt) || digestOf(line) !== head.digest) report(state, "digest");
}

const digestOf = (line) => hex(sha256(fromHex(line.salt), bytesOf(canonical(line.payload))));

export function replay(state, lines, scope) { // what cannot be read is passed over
  for (const [height, line] of lines.entries()) {
    const before = state.found.length;
    checkLine(state, line, height, scope);
    if (state.found.slice(before).every((one) => !PASSED_OVER.includes(one.kind))) recount(state, line);
    for (const one of state.found.slice(before)) one.where ||= `${JOURNAL}#${height}`;
  }
  if (scope.meeting !== null && !state.meetings.has(scope.meeting)) {
    report(state, "no-meeting", { meeting: scope.meeting }, JOURNAL);
  }
  for (const [meeting, evening] of state.meetings) {
    if (evening.state !== "adjourned") missing(state, meeting, JOURNAL); // the others were asked when they adjourned
  }
}

function recount(state, { header: head, payload }) {
  if (head.at > state.at) state.at = head.at;
  if (payload === null) {
    state.unseen.set(head.kind, (state.unseen.get(head.kind) ?? 0) + 1);
    state.withheld.add(head.kind);
    return;
  }
  let entry;
  try {
    entry = readEntry(payload);
  } catch (wrong) {
    report(state, "bad-payload", { kind: head.kind, why: wrong.message });
    return;
  }
  const meeting = entry.meeting ?? "";
  if (entry.kind !== head.kind) report(state, "header-kind", { found: head.kind, kind: entry.kind });
  if (meeting !== head.meeting) report(state, "header-meeting", { found: head.meeting, meeting });
  step(state, entry);
  if (head.kind === "meeting-adjourned") missing(state, head.meeting);
}

// Checkpoints

export function splitNotes(text) { // each is two blocks: what is signed, and by whom
  const blocks = text ? text.replace(/\n$/, "").split("\n\n") : [];
  const fine = blocks.every((block) => block && !block.startsWith("\n") && !block.endsWith("\n"));
  if (blocks.length % 2 || !fine) throw new Error(`${CHECKPOINTS} is not a list of signed notes`);
  const notes = [];
  for (let at = 0; at < blocks.length; at += 2) notes.push(`${blocks[at]}\n\n${blocks[at + 1]}\n`);
  if (notes.join("\n") !== text) throw new Error(`${CHECKPOINTS} does not end with a line break`);
  return notes;
}

export function checkNotes(state, notes, lines, scope) { // exactly these lines, and the last one for all
  let peaks = [], done = -1;
  for (const [number, note] of notes.entries()) {
    const where = `${CHECKPOINTS}#${number}`;
    let point;
    try {
      point = readCheckpoint(openNote(note, scope.key));
    } catch (wrong) {
      report(state, "bad-checkpoint", { why: wrong.message }, where);
      continue;
    }
    const { origin, root, size } = point, entries = lines.length;
    if (origin.slice(origin.lastIndexOf("/") + 1) !== scope.body) report(state, "checkpoint-origin", { origin }, where);
    if (Number(size) > entries || Number(size) <= done) {
      const ahead = Number(size) > entries;
      report(state, ahead ? "checkpoint-ahead" : "checkpoint-order", { size, entries }, where);
      continue;
    }
    for (let at = Math.max(done, 0); at < Number(size); at += 1) {
      peaks = grown(peaks, at, leafHash(canonical(lines[at].header)));
    }
    done = Number(size);
    if (!alike(rootOf(peaks), root)) report(state, "checkpoint-root", { size }, where);
  }
  if (!notes.length) report(state, "no-checkpoint", {}, CHECKPOINTS);
  else if (done >= 0 && done < lines.length) {
    report(state, "checkpoint-stale", { size: done, entries: lines.length }, CHECKPOINTS);
  }
}
