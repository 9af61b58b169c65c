// What the journal has said so far, built up entry by entry; and what is wrong or was not recomputed here.
import { hasSecond } from "./verify-bylaws.js";
import { askedRoom, roomOf } from "./verify-room.js";
import { fault, say } from "./verify-words.js";

export function newState(archives = new Map()) {
  const maps = ["bylaws", "adopted", "seats", "funds", "rounds", "proposals", "meetings", "votes", "decisions",
    "executives", "executiveNumbers", "mandates", "grants", "confirmed", "rejected", "retabled", "numbers", "unseen",
    "skipped", "draws"];
  const sets = ["minuted", "members", "strangers", "decided", "withheld"];
  return {
    at: "",
    form: null,
    holdings: [],
    archives,
    found: [],
    readings: 0,
    ...Object.fromEntries(maps.map((name) => [name, new Map()])),
    ...Object.fromEntries(sets.map((name) => [name, new Set()])),
  };
}

export const report = (state, kind, facts, where) => { state.found.push(fault(kind, facts, where)); };
export const unknown = (state, what, id) => report(state, "unknown", { what: say(`what.${what}`), id });
export const twice = (state, what, id) => report(state, "twice", { what: say(`what.${what}`), id });
export const badValue = (state, what, value) => report(state, "bad-value", { what, value });
export const skip = (state, what) => { state.skipped.set(what, (state.skipped.get(what) ?? 0) + 1); };
export const unseen = (state, kind) => state.unseen.get(kind) ?? 0;

export const newEvening = (planned) => ({
  planned,
  state: "planned",
  bylaws: null,
  second: false,
  present: [],
  items: new Map(),
  called: null,
  decided: new Set(),
  recused: new Map(), // by item, a set of members
  demands: new Map(),
  running: null,
  held: null,
  doubter: null,
  facts: new Map(),
  came: new Set(),
  excused: new Set(),
  lot: "",
  drawn: null,
  listed: new Map(), // candidates by item, with their numbers
  withdrawn: new Map(),
  disputes: new Map(), // by item and member
  adopted: new Map(), // amendments by item
  unruled: null,
  objections: new Set(),
  excluded: [],
  stop: "",
});

export const newVote = (opened, asked) => ({
  opened,
  asked, // the round of an election
  drawn: [],
  left: [...opened.roll],
  majority: opened.majority,
  state: "open",
  paper: 0,
  closed: null,
  decision: null,
  groups: new Map(),
  groupOf: new Map(),
  told: null,
  sound: false,
  room: null,
  roomHeld: null,
});

export const inWriting = (evening) => Boolean(evening.planned.ends_on);
export const recusedOn = (evening, item) => evening.recused.get(item) ?? new Set();

export function roomNow(state, evening, item) { // in writing all who are asked
  const seats = [...state.seats.values()].sort((one, other) => one.number - other.number);
  const room = roomOf({
    seats,
    holdings: state.holdings,
    day: evening.planned.day,
    present: [...evening.present],
    recused: new Set(recusedOn(evening, item ?? "")),
    second: isSecond(evening, item),
    drawn: evening.drawn ?? [],
    facts: new Map(evening.facts),
    challengedBy: evening.doubter,
  });
  return inWriting(evening) ? askedRoom(room) : room;
}

function isSecond(evening, item) { // the easier number, for the items that the first meeting left open
  if (!evening.bylaws) return false;
  if (!evening.planned.second_of) return evening.second;
  return item !== null && hasSecond(evening.bylaws) && Boolean(evening.items.get(item)?.came_from);
}

export const heldNow = (evening, room) => (evening.held?.second && !room.second ? null : evening.held);

// What is asked of many entries

export function inState(state, evening, ...states) {
  if (states.includes(evening.state)) return;
  const facts = { meeting: evening.planned.meeting, found: evening.state, needed: states.join(" / ") };
  report(state, "meeting-state", facts);
}

export function onAgenda(state, evening, item) {
  if (!evening.items.has(item)) unknown(state, "item", item);
  if (evening.decided.has(item)) report(state, "item-decided", { item });
}

export function nothingRunning(state, evening) {
  if (evening.running) report(state, "ballot-running", { ballot: evening.running.opened.ballot });
}

export function known(state, member) { // each line whose name is withheld stands for one unknown person
  if (state.members.has(member) || state.strangers.has(member)) return;
  state.strangers.add(member);
  if (state.strangers.size > unseen(state, "member-registered")) report(state, "stranger", { member });
}

export function difference(said, right) { // the first field in which two readings differ
  const field = Object.keys(right).find((name) => said[name] !== right[name]);
  return field === undefined ? null : { field, found: said[field], right: right[field] };
}

function sameReading(state, kind, said, right) {
  const differs = difference(said, right);
  if (!differs) return;
  report(state, kind, { ...differs, field: say(`field.${differs.field}`), field_en: differs.field });
}

export function sameQuorum(state, said, right) {
  state.readings += 1;
  sameReading(state, "quorum", said, right);
}
export const sameMajority = (state, said, right) => sameReading(state, "majority", said, right);
export const sameTally = (state, said, right) => sameReading(state, "tally", said, right);
export const disputeOf = (item, member) => JSON.stringify([item, member]);
