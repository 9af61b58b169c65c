// What became of conflicts: who contested, what the body ruled, what was found late, and what was reopened.
import { readBy } from "./verify-bylaws.js";
import { isChoice, told } from "./verify-groups.js";
import { KINDS, NONE } from "./verify-majority.js";
import { isReason } from "./verify-meetings.js";
import { takenBack } from "./verify-money.js";
import { badValue, difference, disputeOf, inState, known, onAgenda, recusedOn, report, roomNow, unknown }
  from "./verify-state.js";
import { choicesAt, countsAt, groupsAt, levelOf, nextHigher, saidSums } from "./verify-sums.js";
import { tiedBefore } from "./verify-ties.js";
import { weigh } from "./verify-weight.js";
import { say } from "./verify-words.js";

export function contested(state, entry) {
  const evening = state.meetings.get(entry.meeting), { item, member } = entry, dispute = disputeOf(item, member);
  inState(state, evening, "planned", "open");
  onAgenda(state, evening, item);
  known(state, member);
  if (!recusedOn(evening, item).has(member)) report(state, "not-recused", { member, item });
  if (evening.disputes.has(dispute)) report(state, "already-contested", { member, item });
  else evening.disputes.set(dispute, "contested");
}

export function contestedFirst(state, evening, entry) { // nobody votes while somebody waits for the body's word
  for (const [dispute, stands] of evening.disputes) {
    const [item, member] = JSON.parse(dispute);
    if (item === entry.item && stands === "contested" && !entry.straw) report(state, "contest-open", { item, member });
  }
}

export function rulingAsked(state, evening, entry) { // open, without money and lot, and without a name
  const { about, fund, amount_cents: cents, seal, lot, mode } = entry, { member } = about;
  if (about.kind !== "conflict") badValue(state, "about", about.kind);
  if (evening.disputes.get(disputeOf(entry.item, member)) !== "contested") {
    report(state, "not-contested", { member, item: entry.item });
  }
  if (mode !== "open" || entry.straw || fund !== null || cents !== null || seal || lot) {
    report(state, "about", { found: mode !== "open" ? mode : "fund/amount/seal/lot" });
  }
  const { seats } = roomNow(state, evening, entry.item), item = evening.items.get(entry.item);
  const holds = seats.findIndex((seat) => seat.holder === member);
  const stands = seats.findIndex((seat) => seat.alternates.includes(member));
  const place = holds >= 0 ? [holds + 1, "holder"] : [stands + 1, "alternate"];
  const right = place[0] && item ? say(`question.conflict.${place[1]}`, { seat: place[0], title: item.title }) : "";
  if (entry.question !== right) report(state, "question", { found: entry.question, right });
}

export function answered(state, evening, entry) { // what follows is said before anything else happens in the meeting
  const ballot = evening.unruled;
  evening.unruled = null;
  if (ballot !== null && !(entry.kind === "conflict-ruled" && entry.ballot === ballot)) {
    report(state, "not-ruled", { ballot });
  }
}

export function ruled(state, entry) {
  const evening = state.meetings.get(entry.meeting), vote = state.votes.get(entry.ballot), { item, member } = entry;
  if (!vote) {
    unknown(state, "ballot", entry.ballot);
    return;
  }
  const { opened } = vote, outcome = vote.closed?.outcome ?? "", dispute = disputeOf(item, member);
  const fits = opened.meeting === entry.meeting && opened.item === item && (opened.about?.member ?? "") === member
    && ["carried", "rejected"].includes(outcome);
  if (!fits || entry.upheld !== (outcome === "carried")) report(state, "ruling", { ballot: entry.ballot });
  if (evening.disputes.get(dispute) !== "contested") report(state, "not-contested", { member, item });
  evening.disputes.set(dispute, entry.upheld ? "upheld" : "overruled");
  if (!entry.upheld) recusedOn(evening, item).delete(member);
}

function decisionOf(state, entry) {
  const made = state.decisions.get(entry.decision);
  const vote = made && made.meeting === entry.meeting ? state.votes.get(made.ballot) : undefined;
  if (!vote) unknown(state, "decision", entry.decision);
  return vote ? [made, vote] : [];
}

export function found(state, entry) {
  const [made, vote] = decisionOf(state, entry), { member, decision } = entry;
  if (!made) return;
  if (!isReason(entry.reason)) badValue(state, "reason", entry.reason);
  if (vote.asked || vote.opened.shares.length) badValue(state, "decision", decision);
  if (!vote.left.includes(member)) {
    report(state, "not-on-roll", { member });
    return;
  }
  if (made.biased.includes(member)) {
    report(state, "already-found", { member });
    return;
  }
  if (made.reopened) report(state, "already-reopened", { decision });
  made.biased.push(member);
  const right = weightOf(state, vote, made.biased), differs = right && difference(entry, right);
  if (differs) report(state, "finding", differs);
  made.decisive = entry.decisive;
}

function weightOf(state, vote, people) { // null where the ballot has no result that adds up
  const { bylaws } = state.meetings.get(vote.opened.meeting), { closed } = vote;
  if (!bylaws || !vote.room || !closed || !vote.sound) return null;
  if (KINDS.some((kind) => closed.tally[kind] < 0 || closed.hands[kind] < 0)) return null;
  const voted = votedIn(state, vote, closed);
  if (!vote.opened.sums) return weigh(bylaws, voted, people);
  const rules = readBy(bylaws, { ruling: false, sums: true });
  const weight = weigh(rules, atLevel(voted, vote, closed, levelOf(vote, closed), closed.outcome), people);
  const higher = nextHigher(vote, closed);
  if (weight.decisive || higher === null) return weight;
  const above = weigh(rules, atLevel(voted, vote, closed, higher, "rejected"), people);
  return above.decisive ? above : weight;
}

function atLevel(voted, vote, closed, level, outcome) { // the ballot as the motion for one sum
  const said = saidSums(vote, closed);
  const slips = new Map(choicesAt(said, level).filter(([member]) => voted.slips.has(member)));
  const mixed = countsAt({ ...said, slips: new Map() }, level);
  const groups = vote.groups.size ? groupsAt(said, level) : voted.groups;
  return { ...voted, outcome, counts: countsAt(said, level), slips, mixed, groups };
}

function votedIn(state, vote, closed) {
  const sealed = closed.sealed ? closed.sealed.voted.map((voter) => voter.member) : [];
  const open = closed.slips.filter((slip) => isChoice(slip.choice) && !closed.overruled.includes(slip.member));
  return {
    outcome: closed.outcome,
    counts: closed.tally,
    base: closed.majority.base,
    voting: vote.left.length,
    room: vote.room,
    held: vote.roomHeld,
    slips: new Map(open.map((slip) => [slip.member, slip.choice])),
    unknown: new Set([...closed.by_hand, ...sealed]),
    mixed: { ...NONE, ...(closed.sealed ? closed.tally : closed.hands) },
    ties: vote.told ?? tiedBefore(state, vote),
    groups: told(vote, closed),
    groupOf: vote.groupOf,
  };
}

export function reopened(state, entry) {
  const evening = state.meetings.get(entry.meeting), [made, vote] = decisionOf(state, entry), { decision } = entry;
  if (!made) return;
  if (!made.decisive) report(state, "not-decisive", { decision });
  if (made.reopened) {
    report(state, "already-reopened", { decision });
    return;
  }
  made.reopened = true;
  takenBack(state, vote.opened, vote.closed);
  evening.decided.delete(vote.opened.item);
  state.decided.delete(evening.items.get(vote.opened.item)?.proposal);
}
