// What each kind of entry holds: its fields with their types, in the order of docs/journal-format.md. `s` text, `i` a
// whole number, `n` one from 0, `b` true or false, `*` any object, `?` or null, `=` may be left out and is then that
// or nothing; [x] a list, {x} a map by name, a|b one of these words, a capital: another shape.
import { refuse } from "./verify-bytes.js";
import { sorted } from "./verify-json.js";

const SHAPES = {
  Quorum: "met b, needed i, counted i, base i, sentence s",
  Majority: "needed_yes i, base i, sentence s",
  Tally: "yes i, no i, abstain i, invalid i=",
  Numbers: "seats i, filled i, entitled i, voting i",
  Fact: "institution s=, household s=, attended n?=, absent_in_a_row n=, unexcused n=, age n?=",
  Amendment: "kind s, instead_cents i, cents i=, text s=",
  About: "kind s, member s=, amendment Amendment?=",
  Seal: "why s, election s, credentials [s]",
  Slip: "member s, choice s, channel s, picks [i]=",
  Voter: "member s, channel s",
  Unsealed: "archive s, head s, voted [Voter], assisted [s]",
  Candidate: "number i, member s",
  ElectionRound: "candidates [Candidate], votes i, seats i, number i",
  SumsAsked: "asked_cents i, most_cents i, least_cents i=",
  SumHands: "cents i, hands i",
  SumsCounted: "granted_cents i, agree i, hands [SumHands]=",
  Sharing: "round s, method s, answer s",
  Share: "item s, proposal s, cents i, least_cents i=",
  ShareStep: "proposal s, support i, granted_cents i, left_cents i, sentence s, missed s=",
  Delegation: "members [s], proposals [s], since s, until s",
  MinutesPut: "meeting s, entries i, digest s",
  Excluded: "seat s, member s, ...",
  PoolTicket: "group s, mark s",
  Quota: "group s, seats i, reserves i",
  ReceiptSum: "cents i, accepted_cents i",
  "body-founded": "name s, area s, form s",
  "bylaws-adopted": "bylaws s, version i, name s, rules *, in_force s=",
  "member-registered": "member s, name s",
  "seat-created": "seat s, number i, group s",
  "seat-held": "seat s, member s, role s, since s, until s?, rank i=",
  "holding-ended": "seat s, member s, until s",
  "fund-opened": "fund s, name s, budget_cents i",
  "fund-changed": "fund s, change_cents i, reason s",
  "money-carried": "fund s, target s, cents i",
  "round-opened": "round s, fund s, title s, cap_cents i, deadline s",
  "round-moved": "round s, deadline s, reason s",
  "proposal-admitted": "proposal s, round s, number i, title s, asked_cents i, goals [s], least_cents i=",
  "proposal-retabled": "proposal s, times i",
  "draw-committed": "draw s, title s, day s, place s, commitment s, digest s, pool [PoolTicket], quotas [Quota]",
  "jury-drawn": "draw s, seed s, public s, taken [[i]], reserves [[i]], witnesses [s]",
  "drawn-declined": "draw s, ticket i, successor i?",
  "draw-called-off": "draw s, why s",
  "meeting-planned": "meeting s, title s, place s, starts_at s, day s, second_of s=, ends_on s=",
  "item-added":
    "meeting s, item s, number i, title s, proposal s?, asked_cents i?, persons b=, seats_to_fill i=, ranked b=, " +
    "mandate Delegation?=, excludes Excluded?=, sharing Sharing?=, minutes MinutesPut?=, came_from s=",
  "agenda-ordered": "meeting s, items [s]",
  "meeting-opened": "meeting s, bylaws s, second_invitation b, facts {Fact}=, lot s=",
  "fact-corrected": "meeting s, member s, fact Fact",
  "absence-excused": "meeting s, member s, excused b",
  "alternates-drawn": "meeting s, seed s, order [s]",
  "meeting-adjourned": "meeting s",
  "checked-in": "meeting s, member s, channel s",
  "checked-out": "meeting s, member s, channel s",
  "item-called": "meeting s, item s",
  "conflict-declared": "meeting s, item s, member s, reason s",
  "conflict-lifted": "meeting s, item s, member s",
  "conflict-contested": "meeting s, item s, member s",
  "conflict-ruled": "meeting s, item s, member s, ballot s, upheld b",
  "reading-taken": "meeting s, item s?, quorum Quorum",
  "quorum-challenged": "meeting s, member s",
  "secrecy-demanded": "meeting s, item s, demands i",
  "candidate-named": "meeting s, item s, member s, number i",
  "candidate-withdrawn": "meeting s, item s, member s",
  "procedure-objected": "meeting s, member s",
  "ballot-opened":
    "meeting s, item s, ballot s, question s, mode s, roll [s], quorum Quorum, majority Majority, fund s?, " +
    "amount_cents i?, seal Seal?=, lot s=, groups {Numbers}=, straw b=, election ElectionRound?=, about About?=, " +
    "sums SumsAsked?=, shares [Share]=, condition s=",
  "paper-counted": "meeting s, ballot s, people i, by [s]",
  "roll-struck": "meeting s, ballot s, member s, majority Majority",
  "ballot-closed":
    "meeting s, ballot s, slips [Slip], by_hand [s], hands Tally, tally Tally, recused i, quorum Quorum, " +
    "majority Majority, outcome s, sealed Unsealed?=, by_group {Tally}=, votes_for [i]=, sums SumsCounted?=, " +
    "shares [ShareStep]=, overruled [s]=",
  "tie-broken": "meeting s, ballot s, how s, choice s, seed s, outcome s, majority Majority",
  "election-drawn": "meeting s, ballot s, seed s, order [i], outcome s, majority Majority",
  "ballot-annulled": "meeting s, ballot s, why s",
  "decision-made":
    "meeting s, ballot s, decision s, number i, year i, outcome s, fund s?, granted_cents i?, text s, item s=",
  "decision-published": "meeting s, decision s",
  "decision-corrected": "meeting s, decision s, version i, text s, why s",
  "conflict-found":
    "meeting s, decision s, member s, reason s, decisive b, basis s, people i, count i, needed i, base i, sentence s",
  "decision-reopened": "meeting s, decision s",
  "executive-decision":
    "executive s, number i, year i, how s, who s, by [s], title s, outcome s, text s, why s, proposal s?=, fund s?=, " +
    "granted_cents i?=, mandate s=",
  "executive-told": "meeting s, executive s",
  "decision-confirmed": "decision s, fund s, granted_cents i, by s, day s, entered_by s=team",
  "decision-returned": "decision s, fund s, granted_cents i, by s, day s, why s, entered_by s=team",
  "grant-agreed": "grant s, fund s, granted_cents i, version i, cents i, begins s, ends s, report_due s",
  "grant-paid": "grant s, number i, cents i, day s",
  "grant-accounted": "grant s, receipts [ReceiptSum], accepted_cents i, owed_cents i",
  "money-returned": "grant s, number i, cents i, day s, why s",
  "grant-withdrawn": "grant s, fund s, granted_cents i, released_cents i, why s",
  "grant-closed": "grant s, released_cents i",
};

export const KINDS = new Set(Object.keys(SHAPES).filter((name) => /^[a-z]/.test(name)));
const NOTHING = { s: () => "", i: () => 0, n: () => 0, b: () => false, "[": () => [], "{": () => new Map() };

function fieldsOf(text) {
  const fields = text.split(", ").filter((field) => field !== "...").map((field) => {
    const [name, type] = field.split(" "), [kind, given] = type.split("=");
    return { name, kind, optional: given !== undefined, given };
  });
  return { fields, open: text.endsWith("..."), names: new Set(fields.map((field) => field.name)) };
}

const known = new Map();
export function shaping(shapes, more = {}) { // a reader of these shapes; `more` reads types of its own
  const read = (kind, value, at) => {
    if (kind.endsWith("?")) return value === null ? null : read(kind.slice(0, -1), value, at);
    if (more[kind]) return more[kind](value, at);
    if (kind.includes("|")) return demand(kind.split("|").includes(value), value, at);
    if (kind[0] === "[") return listed(kind.slice(1, -1), value, at);
    if (kind[0] === "{") return mapped(kind.slice(1, -1), value, at);
    if (kind in shapes) return shaped(kind, value, at);
    const right = { s: typeof value === "string", i: Number.isInteger(value), b: typeof value === "boolean" };
    right.n = right.i && value >= 0;
    right["*"] = isObject(value);
    return demand(right[kind], value, at);
  };
  const listed = (kind, value, at) =>
    demand(Array.isArray(value), value, at).map((one, place) => read(kind, one, `${at}[${place}]`));
  const mapped = (kind, value, at) => {
    demand(isObject(value), value, at);
    return new Map(sorted(Object.keys(value)).map((name) => [name, read(kind, value[name], `${at}.${name}`)]));
  };
  const missing = ({ kind, optional, given, name }, at) => {
    if (!optional) refuse(`the field ${name} is missing${at}`);
    if (kind.endsWith("?")) return null;
    if (kind in shapes) return shaped(kind, {}, at);
    return given ? (more.given?.(given) ?? given) : NOTHING[kind[0]]();
  };
  const shaped = (name, value, at) => {
    demand(isObject(value), value, at);
    if (!known.has(shapes[name])) known.set(shapes[name], fieldsOf(shapes[name]));
    const { fields, open, names } = known.get(shapes[name]);
    const strange = Object.keys(value).find((field) => !open && !names.has(field));
    if (strange !== undefined) refuse(`there is no field ${strange}${at}`);
    const one = (field) => (Object.hasOwn(value, field.name)
      ? read(field.kind, value[field.name], `${at}.${field.name}`) : missing(field, at));
    return Object.fromEntries(fields.map((field) => [field.name, one(field)]));
  };
  return shaped;
}

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
function demand(right, value, at) {
  if (!right) refuse(`not possible${at}: ${JSON.stringify(value).slice(0, 60)}`);
  return value;
}

const shaped = shaping(SHAPES);

export function readEntry(payload) {
  if (!KINDS.has(payload.kind)) refuse("there is no such kind");
  const { kind, ...fields } = payload;
  return { ...shaped(kind, fields, ""), kind };
}

const LINE = {
  Header: "body s, height i, at s, kind s, actor s, meeting s, digest s",
  Line: "header Header, salt s?, payload *?",
};
const lined = shaping(LINE);
export const readLine = (value) => lined("Line", value, ""); // the spelling was looked at before
