// The evening: who came and left, what was called, who is recused, and doubts about the quorum.
import { berlinDays, isDay, isMoment } from "./verify-days.js";
import { pinned } from "./verify-facts.js";
import { same, sorted } from "./verify-json.js";
import { drawOrder, isHash, seedFits } from "./verify-lots.js";
import { newestBylaws, numbered } from "./verify-people.js";
import { isPresumed, quorumOf } from "./verify-quorum.js";
import { holdsOn } from "./verify-room.js";
import { badValue, disputeOf, heldNow, inState, known, newEvening, nothingRunning, onAgenda, recusedOn, report, roomNow,
  sameQuorum, twice, unknown, unseen } from "./verify-state.js";
import { named, sum } from "./verify-words.js";
import { opensRightly } from "./verify-written.js";

const REASONS = ["applicant", "relative", "employed", "contract", "institution", "household", "other"];
const SAME = ["title", "proposal", "persons", "seats_to_fill", "ranked", "excludes", "minutes"];
export const isReason = (reason) => REASONS.includes(reason);
const eveningOf = (state, entry) => state.meetings.get(entry.meeting);

export function planned(state, entry) {
  if (state.meetings.has(entry.meeting)) twice(state, "meeting", entry.meeting);
  if (!entry.meeting) badValue(state, "meeting", entry.meeting);
  const { day, starts_at: start, second_of: before } = entry;
  if (!isMoment(start)) report(state, "bad-time", { at: start });
  else if (!isDay(day) || !berlinDays(start).includes(day)) report(state, "meeting-day", { day, starts_at: start });
  const first = state.meetings.get(before);
  if (before && !first && !unseen(state, "meeting-planned")) unknown(state, "meeting", before);
  if (before && first && (first.state !== "adjourned" || !first.bylaws)) {
    report(state, "meeting-state", { meeting: before, found: first.state, needed: "adjourned" });
  }
  state.meetings.set(entry.meeting, newEvening(entry));
}

export function itemAdded(state, entry) {
  const evening = eveningOf(state, entry);
  inState(state, evening, "planned", "open");
  if (evening.items.has(entry.item)) twice(state, "item", entry.item);
  numbered(state, entry.number, evening.items.size + 1, "item");
  proposalFits(state, entry);
  if (entry.came_from) comesAgain(state, evening, entry);
  if (entry.minutes) minutesPut(state, entry.minutes);
  evening.items.set(entry.item, entry);
  const { seats_to_fill: seats, excludes } = entry;
  if (seats < 0 || (seats && (entry.proposal !== null || !entry.persons)) || (entry.ranked && !seats)) {
    badValue(state, "seats_to_fill", seats);
  }
  if (!excludes) return;
  known(state, excludes.member);
  if (!state.seats.has(excludes.seat)) unknown(state, "seat", excludes.seat);
  if (!entry.persons) badValue(state, "persons", entry.persons);
}

function proposalFits(state, entry) {
  const asked = entry.asked_cents, proposal = state.proposals.get(entry.proposal);
  if (entry.proposal === null) {
    if (asked !== null) report(state, "asked", { asked: named([]), found: sum(asked) });
    return;
  }
  if (!proposal) {
    unknown(state, "proposal", entry.proposal);
    return;
  }
  if (asked !== proposal.asked_cents) report(state, "asked", { asked: sum(proposal.asked_cents), found: sum(asked) });
  if (entry.title !== proposal.title) report(state, "item-title", { found: entry.title, title: proposal.title });
}

function comesAgain(state, evening, entry) { // exactly what the first meeting left open, once
  const item = entry.came_from, first = state.meetings.get(evening.planned.second_of);
  const again = [...evening.items.values()].some((one) => one.came_from === item);
  const before = first?.items.get(item);
  if (!evening.planned.second_of || again || !(first || unseen(state, "meeting-planned"))) {
    report(state, "not-left-open", { item });
  } else if (first && (!before || first.decided.has(item))) report(state, "not-left-open", { item });
  else if (first && SAME.some((name) => !same(before[name], entry[name]))) report(state, "other-item", { item });
}

function minutesPut(state, { meeting, entries, digest }) { // of a meeting that is over, once
  if (!isHash(digest)) badValue(state, "digest", digest);
  if (entries <= 0) badValue(state, "entries", entries);
  const held = state.meetings.get(meeting);
  if (!held && !unseen(state, "meeting-planned")) unknown(state, "meeting", meeting);
  if (held && held.state !== "adjourned") {
    report(state, "meeting-state", { meeting, found: held.state, needed: "adjourned" });
  }
  if (state.minuted.has(meeting)) report(state, "minutes-approved", { meeting });
}

export function ordered(state, entry) {
  const evening = eveningOf(state, entry);
  inState(state, evening, "planned", "open");
  if (evening.called !== null) report(state, "order-late");
  if (!same(sorted(entry.items), sorted(evening.items.keys()))) {
    report(state, "order");
    return;
  }
  evening.items = new Map(entry.items.map((item, at) => [item, { ...evening.items.get(item), number: at + 1 }]));
}

export function opened(state, entry) {
  const evening = eveningOf(state, entry), newest = newestBylaws(state, evening.planned.day);
  inState(state, evening, "planned");
  if (!state.bylaws.has(entry.bylaws)) unknown(state, "bylaws", entry.bylaws);
  else if (entry.bylaws !== newest) report(state, "not-newest-bylaws", { newest, found: entry.bylaws });
  if (evening.planned.second_of && !entry.second_invitation) report(state, "second-invitation");
  evening.state = "open";
  evening.bylaws = state.bylaws.get(entry.bylaws) ?? null;
  evening.second = entry.second_invitation;
  opensRightly(state, evening);
  if (entry.lot && !(evening.bylaws?.alternates === "drawn" && isHash(entry.lot))) {
    report(state, "lot-commitment", { found: entry.lot });
  }
  evening.lot = entry.lot;
  pinned(state, evening, entry);
}

export function adjourned(state, entry) {
  const evening = eveningOf(state, entry), { day } = evening.planned;
  inState(state, evening, "open", "planned"); // a planned meeting is called off
  nothingRunning(state, evening);
  evening.state = "adjourned";
  evening.called = null;
  const stays = ({ seat, member }) => state.holdings.some((held) => held.role === "holder" && held.seat === seat
    && held.member === member && holdsOn(held, day) && held.until !== day);
  for (const one of evening.excluded.filter(stays)) report(state, "exclusion-undone", { member: one.member });
}

export function checkedIn(state, entry) {
  const evening = eveningOf(state, entry), { member } = entry;
  inState(state, evening, "planned", "open");
  known(state, member);
  if (!["door", "room", "team"].includes(entry.channel)) badValue(state, "channel", entry.channel);
  if (evening.present.includes(member)) report(state, "already-present", { member });
  else evening.present.push(member);
  evening.came.add(member);
}

export function checkedOut(state, entry) {
  const evening = eveningOf(state, entry), { member } = entry;
  inState(state, evening, "planned", "open");
  if (!["phone", "team"].includes(entry.channel)) badValue(state, "channel", entry.channel);
  if (!evening.present.includes(member)) report(state, "not-present", { member });
  evening.present = evening.present.filter((one) => one !== member);
}

export function called(state, entry) {
  const evening = eveningOf(state, entry);
  inState(state, evening, "open");
  onAgenda(state, evening, entry.item);
  nothingRunning(state, evening);
  evening.called = entry.item;
}

export function declared(state, entry) {
  const evening = eveningOf(state, entry), { item, member } = entry, biased = recusedOn(evening, item);
  inState(state, evening, "planned", "open");
  onAgenda(state, evening, item);
  known(state, member);
  if (!isReason(entry.reason)) badValue(state, "reason", entry.reason);
  if (biased.has(member)) report(state, "already-recused", { member, item });
  evening.recused.set(item, biased.add(member));
  evening.disputes.delete(disputeOf(item, member)); // a new declaration may be contested anew
}

export function lifted(state, entry) {
  const evening = eveningOf(state, entry), { item, member } = entry, dispute = disputeOf(item, member);
  inState(state, evening, "planned", "open");
  onAgenda(state, evening, item);
  if (evening.running?.opened.item === item) nothingRunning(state, evening);
  if (!recusedOn(evening, item).delete(member)) report(state, "not-recused", { member, item });
  if (evening.disputes.get(dispute) === "upheld") report(state, "ruled-already", { member });
  else if (evening.disputes.get(dispute) === "contested") evening.disputes.delete(dispute);
}

// Readings and doubts

export function challenged(state, entry) {
  const evening = eveningOf(state, entry);
  inState(state, evening, "open");
  known(state, entry.member);
  const held = heldNow(evening, roomNow(state, evening, evening.called));
  if (!held || !evening.bylaws || !isPresumed(evening.bylaws, held, false)) report(state, "not-presumed");
  else evening.doubter = entry.member;
}

export function readingTaken(state, entry) {
  const evening = eveningOf(state, entry), { quorum, item } = entry;
  inState(state, evening, "open");
  if (item !== null && item !== evening.called) report(state, "not-called", { item });
  const room = roomNow(state, evening, item);
  if (evening.bylaws) sameQuorum(state, quorum, quorumOf(evening.bylaws, room, heldNow(evening, room)));
  if (evening.bylaws?.quorum.checked !== "opening-then-challenge") return;
  if (evening.held === null) {
    evening.held = item === null ? { opening: quorum, challenge: null, second: false } : null;
  } else if (evening.doubter !== null) {
    evening.held = { ...evening.held, challenge: quorum, second: room.second };
    evening.doubter = null;
  }
}

export function alternatesDrawn(state, entry) {
  const evening = eveningOf(state, entry);
  inState(state, evening, "open");
  nothingRunning(state, evening);
  if (!evening.lot || evening.drawn !== null) {
    report(state, "alternates-drawn");
    return;
  }
  if (!seedFits(entry.seed, evening.lot)) report(state, "lot-seed", { commitment: evening.lot });
  const pool = sorted(new Set(roomNow(state, evening, null).seats.flatMap((seat) => seat.alternates)));
  const right = drawOrder(entry.seed, entry.meeting, pool);
  if (!same(entry.order, right)) report(state, "alternates-order", { right: named(right), found: named(entry.order) });
  evening.drawn = [...entry.order];
}
