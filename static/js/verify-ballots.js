// Each ballot: the frozen roll, the slips and hands on it, the tally, and what the votes come to.
import { amendmentAsked, amendmentHeeded, besideDecided } from "./verify-amendments.js";
import { readBy } from "./verify-bylaws.js";
import { contestedFirst, rulingAsked } from "./verify-conflicts.js";
import { askedOf, electionAsked, electionResultFits, isElection, needOf } from "./verify-elections.js";
import { answer, freeze, strikeGroup, told, toldRightly } from "./verify-groups.js";
import { same, sorted } from "./verify-json.js";
import { allOf, closing, KINDS, openingReadings, strike, tally } from "./verify-majority.js";
import { book, grantedBy, reserved, settled } from "./verify-money.js";
import { potAsked, potEndsRightly, potNeed, sharingOf } from "./verify-pots.js";
import { recusedPresent, rollOf } from "./verify-room.js";
import { sealedRightly, unsealedRightly } from "./verify-secrecy.js";
import { badValue, heldNow, inState, inWriting, newVote, nothingRunning, onAgenda, recusedOn, report, roomNow,
  sameMajority, sameQuorum, sameTally, twice, unknown } from "./verify-state.js";
import { consentAsked, strawClosed, strawNeed, strawOpened } from "./verify-straw.js";
import { openSlipsFit, recount } from "./verify-slips.js";
import { askSum, roomGroups, sumsAskedRightly, sumsEndRightly, sumsNeed } from "./verify-sums.js";
import { promised, tiedBefore } from "./verify-ties.js";
import { euro, isBlank, named, say } from "./verify-words.js";
import { counted, oneQuestion, roomAtEnd, thatCount } from "./verify-written.js";

const readsBy = ({ bylaws }, { opened: { about, sums } }) =>
  readBy(bylaws, { ruling: about !== null, sums: sums !== null });
const under = (question, condition) => (condition ? `${question} ${say("question.under", { condition })}` : question);

export function opened(state, entry) {
  const evening = state.meetings.get(entry.meeting);
  inState(state, evening, "open");
  onAgenda(state, evening, entry.item);
  nothingRunning(state, evening);
  if (state.votes.has(entry.ballot)) twice(state, "ballot", entry.ballot);
  if (evening.called !== entry.item) report(state, "not-called", { item: entry.item });
  oneQuestion(state, evening, entry);
  const item = evening.items.get(entry.item), elects = !entry.about && isElection(item);
  const vote = newVote(entry, elects ? askedOf(state, evening, item) : null);
  if (!elects) promised(state, evening, entry);
  openingFits(state, evening, vote, elects);
  if (!entry.about) isOfTheItem(state, evening, vote, item);
  else if (entry.about.kind === "amendment") amendmentAsked(state, evening, entry);
  else if (entry.about.kind === "consent") consentAsked(state, evening, entry);
  else rulingAsked(state, evening, entry);
  state.votes.set(entry.ballot, vote);
  evening.running = vote;
}

function isOfTheItem(state, evening, vote, item) {
  const entry = vote.opened;
  contestedFirst(state, evening, entry);
  sealedRightly(state, evening, entry);
  if (isElection(item)) electionAsked(state, evening, vote, item);
  else if (item?.sharing) {
    potAsked(state, evening, entry, item);
    book(state, entry.fund, { reserved: entry.amount_cents ?? 0 });
    return;
  } else {
    asksRightly(state, entry, item);
    if (entry.shares.length) report(state, "shares-asked", { right: named([]), found: entry.shares.length });
  }
  if (!item) return;
  amendmentHeeded(state, evening, entry, item);
  sumsAskedRightly(state, entry, item);
  if (!entry.straw) reserved(state, entry, item);
}

function asksRightly(state, entry, item) { // a question that is answered with yes or no, or with a sum
  if (item) {
    const { amount_cents: cents, condition } = entry, { title } = item;
    const plain = cents === null ? say("question.plain", { title }) : say("question.sum", { title, sum: euro(cents) });
    const right = under(entry.sums ? askSum(title, entry.sums.most_cents) : plain, condition);
    if (entry.question !== right) report(state, "question", { found: entry.question, right });
  }
  if (entry.election) report(state, "no-election", { item: entry.item });
}

function openingFits(state, evening, vote, elects) {
  if (!evening.bylaws) return;
  const entry = vote.opened, bylaws = readsBy(evening, vote), room = roomNow(state, evening, entry.item);
  const held = heldNow(evening, room);
  Object.assign(vote, { room, roomHeld: held });
  freeze(state, bylaws, room, vote);
  const right = rollOf(bylaws, room);
  if (!same(entry.roll, right)) {
    const without = (all, others) => named(sorted(new Set(all.filter((member) => !others.includes(member)))));
    report(state, "roll", { more: without(entry.roll, right), less: without(right, entry.roll) });
  }
  const [quorum, majority] = openingReadings(bylaws, room, { held, sealed: entry.mode === "sealed" });
  if (entry.straw) {
    strawOpened(state, entry, quorum);
    return;
  }
  sameQuorum(state, entry.quorum, quorum);
  if (!elects) {
    const shared = sharingOf(evening, vote);
    const plain = entry.sums ? sumsNeed(bylaws, majority, entry.sums, roomGroups(bylaws, room)) : majority;
    sameMajority(state, entry.majority, shared ? potNeed(shared, right.length) : plain);
  }
  if (!quorum.met) report(state, "not-quorate");
}

function isOpen(state, found, { opened: { ballot, meeting }, state: now }) {
  if (now !== "open") report(state, "ballot-state", { ballot, found: now });
  if (meeting !== found) report(state, "header-meeting", { found, meeting });
}

export function struck(state, entry) {
  const evening = state.meetings.get(entry.meeting), vote = state.votes.get(entry.ballot), { member } = entry;
  if (!vote) {
    unknown(state, "ballot", entry.ballot);
    return;
  }
  isOpen(state, entry.meeting, vote);
  const { item } = vote.opened;
  if (!recusedOn(evening, item).has(member)) report(state, "not-recused", { member, item });
  if (!vote.left.includes(member)) {
    report(state, "not-on-roll", { member });
    return;
  }
  vote.left.splice(vote.left.indexOf(member), 1);
  const right = evening.bylaws && afterStrike(state, evening, vote, member);
  if (right) sameMajority(state, entry.majority, right);
  vote.majority = entry.majority;
}

function afterStrike(state, evening, vote, member) {
  if (vote.opened.straw) return strawNeed(vote.left.length);
  const bylaws = readsBy(evening, vote), asked = vote.opened.sums, shared = sharingOf(evening, vote);
  if (shared) return potNeed(shared, vote.left.length);
  if (vote.asked) return needOf(bylaws, vote.asked, vote.majority.base - 1);
  if (inWriting(evening)) return openingReadings(bylaws, roomNow(state, evening, vote.opened.item))[1];
  const votes = strikeGroup(vote, member), majority = strike(bylaws, vote.majority, vote.left.length, votes);
  return asked ? sumsNeed(bylaws, majority, asked, votes) : majority;
}

export function closed(state, entry) {
  const evening = state.meetings.get(entry.meeting), vote = state.votes.get(entry.ballot);
  if (!vote) {
    unknown(state, "ballot", entry.ballot);
    return;
  }
  inState(state, evening, "open");
  isOpen(state, entry.meeting, vote);
  for (const member of sorted(recusedOn(evening, vote.opened.item)).filter((one) => vote.left.includes(one))) {
    report(state, "recused-on-roll", { member });
  }
  if (vote.opened.mode === "sealed") unsealedRightly(state, vote, entry);
  else openSlipsFit(state, evening, vote, entry);
  counted(state, evening, vote, entry);
  resultFits(state, evening, vote, entry);
  if (vote.state === "open") {
    settled(state, vote.opened, grantedBy(vote.opened, entry) ?? 0);
    Object.assign(vote, { state: "closed", closed: entry });
  }
  if (vote.opened.about && ["carried", "rejected"].includes(entry.outcome)) besideDecided(evening, vote, entry);
  evening.running = null;
}

function resultFits(state, evening, vote, whole) {
  const room = roomAtEnd(state, evening, vote, whole), entry = thatCount(evening, room, whole), { bylaws } = evening;
  if (inWriting(evening) && bylaws) {
    answer(bylaws, room, vote);
    vote.left = rollOf(bylaws, room);
  }
  const recused = recusedPresent(room, bylaws);
  if (entry.recused !== recused) report(state, "recused-count", { right: recused, found: entry.recused });
  if (vote.asked) {
    electionResultFits(state, evening, vote, entry);
    return;
  }
  if (entry.votes_for.length) report(state, "no-election", { item: vote.opened.item });
  const counts = recount(entry);
  if (!counts) {
    const told = KINDS.map((kind) => `${kind}=${entry.hands[kind]}`).join(", ");
    badValue(state, "hands", `Tally(${told})`);
    return;
  }
  sameTally(state, entry.tally, counts);
  const fine = toldRightly(state, vote, entry);
  if (!bylaws || allOf(counts) > vote.left.length || !fine) return;
  vote.sound = same(entry.tally, counts);
  if (inWriting(evening) || bylaws.open_quorum_lost === "void") {
    Object.assign(vote, { room, roomHeld: heldNow(evening, room) });
  }
  endsRightly(state, evening, room, vote, entry, counts);
}

function endsRightly(state, evening, room, vote, entry, counts) {
  const bylaws = readsBy(evening, vote), shared = sharingOf(evening, vote);
  if (vote.opened.straw) strawClosed(state, vote, entry, counts);
  else if (shared) potEndsRightly(state, evening, room, vote, entry, shared);
  else if (vote.opened.sums) sumsEndRightly(state, bylaws, room, vote, entry);
  else {
    const right = closing(bylaws, room, {
      opening: [vote.opened.quorum, vote.majority],
      roll: vote.left,
      counts,
      held: heldNow(evening, room),
      ties: tiedBefore(state, vote),
      groups: told(vote, entry),
    });
    if (right) outcomeFits(state, entry, right);
  }
}

function outcomeFits(state, entry, { quorum, majority, outcome }) {
  sameQuorum(state, entry.quorum, quorum);
  sameMajority(state, entry.majority, majority);
  if (entry.outcome !== outcome) report(state, "outcome", { right: outcome, found: entry.outcome });
}

export function annulled(state, entry) {
  const evening = state.meetings.get(entry.meeting), vote = state.votes.get(entry.ballot);
  if (!vote) {
    unknown(state, "ballot", entry.ballot);
    return;
  }
  isOpen(state, entry.meeting, vote);
  if (isBlank(entry.why)) report(state, "no-reason");
  if (vote.state === "open") {
    settled(state, vote.opened, 0);
    vote.state = "annulled";
  }
  evening.running = null;
}
