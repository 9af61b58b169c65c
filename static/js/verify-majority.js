// How many must say yes, and what the votes come to: for all, and where the bylaws ask for it for single groups.
import { isHalf, isNumber, threshold } from "./verify-bylaws.js";
import { groupNumbers, heads, numbersOf, rollOf } from "./verify-room.js";
import { quorumOf } from "./verify-quorum.js";
import { count, group, join, say } from "./verify-words.js";

export const KINDS = ["yes", "no", "abstain", "invalid"];
export const NONE = { yes: 0, no: 0, abstain: 0, invalid: 0 };
export const allOf = (counts) => KINDS.reduce((sum, kind) => sum + counts[kind], 0);
export const UNTOLD = { numbers: new Map(), counts: null, sealed: false };
const NOBODY = { seats: 0, filled: 0, entitled: 0, voting: 0 };
const yesVotes = (n) => count(n, "votes.yes");
const noVotes = (n) => count(n, "votes.no");

export function tally(choices, hands = NONE) {
  const cast = (kind) => choices.filter((choice) => choice === kind).length;
  return { yes: cast("yes") + hands.yes, no: cast("no") + hands.no, abstain: cast("abstain") + hands.abstain,
    invalid: hands.invalid };
}

// Groups

const baseOf = (of, numbers, counts) => {
  if (of === "cast") return counts === null ? numbers.voting : counts.yes + counts.no;
  return of === "present" ? numbers.voting : numbers[of];
};

function neededIn(rule, votes) {
  const numbers = votes.numbers.get(rule.group) ?? NOBODY;
  const counts = votes.counts === null ? null : votes.counts.get(rule.group) ?? NONE;
  const base = baseOf(rule.of, numbers, counts);
  return [Math.max(1, threshold(rule.value, base)), base];
}

function groupsAgree(rules, votes) { // null where the votes were not counted by group
  if (votes.sealed || !rules.length) return true;
  if (votes.counts === null || !votes.numbers.size) return null;
  return rules.every((rule) => (votes.counts.get(rule.group) ?? NONE).yes >= neededIn(rule, votes)[0]);
}

export function groupsForecast(rules, votes) {
  if (votes.sealed || !rules.length) return "";
  if (!votes.numbers.size) return say("groups.also");
  return join(...rules.map((rule) => {
    const [needed, base] = neededIn(rule, votes);
    return count(needed, "groups.asked", { group: group(rule.group), needed, base });
  }));
}

export function groupsResult(rules, votes) {
  if (!rules.length) return "";
  if (votes.sealed) return say("groups.sealed");
  if (votes.counts === null || !votes.numbers.size) return "";
  return join(...rules.map((rule) => {
    const [needed, base] = neededIn(rule, votes), { yes } = votes.counts.get(rule.group) ?? NONE;
    return count(needed, "groups.got", { group: group(rule.group), yes: yesVotes(yes), needed, base });
  }));
}

export function withoutOne(numbers, name) { // seats stay seats
  const one = numbers.get(name);
  return new Map([...numbers, [name, { ...one, entitled: one.entitled - 1, voting: one.voting - 1 }]]);
}

// Ties: null while it stays open

function broken(tie, told) {
  if (tie === "chair") return told.chair === undefined ? null : told.chair === "yes";
  if (tie === "lot") return told.lot ?? null;
  return tie === "repeat" && !told.again ? null : false;
}

function tieSentence(tie, told, facts) {
  const outcome = broken(tie, told);
  if (tie === "chair" && outcome !== null) return say(`tie.chair.${told.chair}`, facts);
  if (tie === "lot" && outcome !== null) return say(`tie.lot.${outcome ? "yes" : "no"}`, facts);
  return say(tie === "repeat" && outcome !== null ? "tie.repeat.again" : `tie.${tie}`, facts);
}

// The reading from numbers alone, as a frozen roll keeps them; null where more votes than voters were counted

export function decide(bylaws, { numbers, quorate, counts = null, ties = {}, groups = UNTOLD }) {
  const rule = bylaws.majority, base = baseOf(rule.of, numbers, counts);
  const needed = Math.max(1, threshold(rule.value, base)), reading = { needed_yes: needed, base };
  if (counts === null) {
    const byGroup = groupsForecast(rule.also, { ...groups, counts: null });
    const text = join(forecast(rule, needed, base, numbers.voting), byGroup);
    return { majority: { ...reading, sentence: text }, outcome: null };
  }
  if (allOf(counts) > numbers.voting || !addUp(groups, counts)) return null;
  const tied = rule.of === "cast" && isHalf(rule.value) && counts.yes === counts.no && counts.yes >= 1;
  const byAll = ofAll(rule, needed, counts, ties, tied), agree = groupsAgree(rule.also, groups);
  let outcome = agree === false ? "rejected" : byAll;
  if (!quorate || (byAll === "carried" && agree === null)) outcome = "void";
  const facts = { yes: yesVotes(counts.yes), no: noVotes(counts.no) };
  const told = tied && outcome === byAll ? ties : null;
  const byGroup = outcome === "void" ? "" : groupsResult(rule.also, groups);
  const sentence = result({ rule, needed, base, outcome, quorate, facts, told }, byGroup);
  return { majority: { ...reading, sentence }, outcome };
}

function ofAll(rule, needed, counts, ties, tied) {
  if (counts.yes >= needed) return "carried";
  const found = tied ? broken(rule.tie, ties) : false;
  if (found === null) return "tied";
  return found ? "carried" : "rejected";
}

function addUp(groups, counts) { // the groups' votes are the same votes once more
  if (groups.counts === null) return true;
  const all = [...groups.counts];
  if (KINDS.some((kind) => all.reduce((sum, [, one]) => sum + one[kind], 0) !== counts[kind])) return false;
  return !groups.numbers.size || all.every(([name, one]) => allOf(one) <= (groups.numbers.get(name) ?? NOBODY).voting);
}

function wholeOf(of, base) {
  if (of === "cast" || of === "present") return say("of.entitled", { base });
  return count(base, of === "entitled" ? "of.all" : `of.${of}`, { base });
}

function forecast(rule, needed, base, voting) {
  if (voting === 0) return say("majority.nobody");
  const fewer = rule.of === "cast" && !isNumber(rule.value) ? say("majority.abstaining") : "";
  return join(count(needed, "majority.forecast", { needed, whole: wholeOf(rule.of, base) }), fewer);
}

function result({ rule, needed, base, outcome, quorate, facts, told }, byGroup) {
  if (outcome === "void") return say(quorate ? "majority.uncounted" : "majority.void", facts);
  if (told !== null) return join(tieSentence(rule.tie, told, facts), byGroup);
  return join(say(`majority.${outcome}`, { ...facts, need: wasNeeded(rule, needed, base) }), byGroup);
}

function wasNeeded(rule, needed, base) {
  if (rule.of === "cast" && base === 0) return say("majority.silent");
  const plain = { cast: "majority.of.cast", present: "majority.of.present" }[rule.of];
  return count(needed, "majority.needed", { needed, whole: plain ? say(plain, { base }) : wholeOf(rule.of, base) });
}

// Moments: the opening, a strike, the closing

export function openingReadings(bylaws, room, { held = null, sealed = false } = {}) {
  const quorum = quorumOf(bylaws, room, held);
  const groups = { numbers: groupNumbers(bylaws, room), counts: null, sealed };
  const { majority } = decide(bylaws, { numbers: numbersOf(heads(bylaws, room)), quorate: quorum.met, groups });
  const hangs = ["cast", "present"].includes(bylaws.majority.of) && !isNumber(bylaws.majority.value);
  const more = room.writing === "asked" && hangs ? say("majority.asked") : "";
  return [quorum, { ...majority, sentence: join(majority.sentence, more) }];
}

export function strike(bylaws, before, left, groups) { // without the person one fewer is entitled
  const numbers = { seats: before.base, filled: before.base, entitled: before.base - 1, voting: left };
  return decide(bylaws, { numbers, quorate: true, groups }).majority;
}

export function closing(bylaws, room, { opening, roll, counts, held = null, ties = {}, groups = UNTOLD }) {
  const [kept, majority] = room.writing === null ? opening : openingReadings(bylaws, room);
  const voting = (room.writing === null ? roll : rollOf(bylaws, room)).length, { base } = majority;
  const quorum = bylaws.open_quorum_lost === "void" ? quorumOf(bylaws, room, held) : kept;
  const numbers = { seats: base, filled: base, entitled: base, voting };
  const reading = decide(bylaws, { numbers, quorate: quorum.met, counts, ties, groups });
  return reading && { quorum, ...reading };
}
