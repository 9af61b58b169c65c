// Elections: the list, what each round may ask, what was ticked, what the lot drew, and what it came to.
import { same } from "./verify-json.js";
import { drawOrder, isHash, seedFits } from "./verify-lots.js";
import { quorumOf } from "./verify-quorum.js";
import { heads } from "./verify-room.js";
import { decided, forecast, needed, outcomeOf, readElection, told, toldByLot } from "./verify-rounds.js";
import { badValue, difference, inState, known, nothingRunning, onAgenda, report, roomNow, sameMajority, sameQuorum,
  unknown } from "./verify-state.js";
import { named, say } from "./verify-words.js";

export const isElection = (item) => Boolean(item && item.seats_to_fill > 0);
const listOf = (evening, item) => evening.listed.get(item) ?? new Map();
const goneOf = (evening, item) => evening.withdrawn.get(item) ?? new Set();

function countedOn(state, meeting, item) {
  return [...state.votes.values()].filter(({ opened, closed }) =>
    opened.meeting === meeting && opened.item === item && closed && closed.outcome !== "void");
}

function standing(evening, item) { // in the order of the list
  const listed = [...listOf(evening, item)].sort(([, one], [, other]) => one - other), gone = goneOf(evening, item);
  return listed.filter(([member]) => !gone.has(member)).map(([member, number]) => ({ number, member }));
}

function listIsOpen(state, evening, item) {
  inState(state, evening, "planned", "open");
  onAgenda(state, evening, item);
  if (evening.running?.opened.item === item) nothingRunning(state, evening);
  if (evening.items.has(item) && !isElection(evening.items.get(item))) report(state, "no-election", { item });
}

export function candidateNamed(state, entry) {
  const evening = state.meetings.get(entry.meeting), { item, member, number: found } = entry;
  listIsOpen(state, evening, item);
  known(state, member);
  const listed = listOf(evening, item), gone = goneOf(evening, item);
  if (listed.has(member) && !gone.has(member)) report(state, "candidate-state", { member, found });
  const right = listed.get(member) ?? listed.size + 1;
  if (found !== right) report(state, "candidate-number", { found, right });
  gone.delete(member);
  evening.listed.set(item, listed.set(member, right));
  evening.withdrawn.set(item, gone);
  if (countedOn(state, entry.meeting, item).some((vote) => vote.asked)) report(state, "list-closed", { item });
}

export function candidateWithdrawn(state, entry) { // before the first round, or between it and the run-off
  const evening = state.meetings.get(entry.meeting), { item, member } = entry;
  listIsOpen(state, evening, item);
  if (!standing(evening, item).some((one) => one.member === member)) {
    report(state, "candidate-state", { member, found: named([]) });
    return;
  }
  const course = courseOf(state, evening, item), number = listOf(evening, item).get(member);
  if (course?.rounds.length) {
    const reading = readElection(course), elected = reading.elected.some((one) => one.number === number);
    if (reading.step !== "runoff" || elected) report(state, "list-closed", { item });
  }
  evening.withdrawn.set(item, goneOf(evening, item).add(member));
}

function roundOf(asked, base, votes, tally) { // null where the numbers cannot be
  const { yes: valid, abstain: blank } = tally, candidates = asked.candidates.map((one) => one.number);
  const fine = valid >= 0 && blank >= 0 && votes.every((n) => n >= 0 && n <= valid);
  if (!fine || votes.length !== candidates.length) return null;
  return { candidates, seats: asked.seats, number: asked.number, votes, base };
}

function courseOf(state, evening, item, but = null) { // the rounds that count so far
  if (!evening.bylaws) return null;
  const votes = countedOn(state, evening.planned.meeting, item).filter((vote) => vote !== but);
  return {
    bylaws: evening.bylaws,
    ranked: evening.items.get(item)?.ranked ?? false,
    rounds: votes.filter((vote) => vote.asked)
      .map(({ asked, closed }) => roundOf(asked, closed.majority.base, closed.votes_for, closed.tally)),
    gone: [...goneOf(evening, item)].map((member) => listOf(evening, item).get(member)),
    drawn: votes.flatMap((vote) => vote.drawn),
  };
}

export function askedOf(state, evening, item) { // what the next ballot asks: everybody who stands, or the run-off
  const course = isElection(item) ? courseOf(state, evening, item.item) : null;
  if (!course) return null;
  let candidates = standing(evening, item.item), seats = item.seats_to_fill;
  if (course.rounds.length) {
    const reading = readElection(course);
    candidates = candidates.filter((one) => reading.field.includes(one.number));
    seats = reading.open;
  }
  if (!candidates.length) return null;
  return { candidates, votes: Math.min(seats, candidates.length), seats, number: course.rounds.length + 1 };
}

const inWords = (asked) =>
  (asked ? `${asked.number}: ${named(asked.candidates.map((one) => one.number))} / ${asked.seats}` : named([]));

export function electionAsked(state, evening, vote, item) {
  const { opened: entry, asked } = vote, { bylaws } = evening, stage = asked && asked.number > 1 ? "second" : "first";
  if (!entry.election || !same(entry.election, asked)) {
    report(state, "election-round", { item: entry.item, right: inWords(asked) });
  }
  const right = say(`election.ask.${stage}`, { title: item.title });
  if (entry.question !== right) report(state, "question", { found: entry.question, right });
  if (!isHash(entry.lot)) report(state, "lot-commitment", { found: entry.lot || named([]) });
  if (!bylaws || !asked) return;
  const { entitled, voting } = heads(bylaws, roomNow(state, evening, item.item));
  const base = (bylaws.elections.of === "entitled" ? entitled : voting).length;
  sameMajority(state, entry.majority, needOf(bylaws, asked, base));
}

export function needOf(bylaws, asked, base) {
  const round = { ...asked, candidates: asked.candidates.map((one) => one.number) };
  return { needed_yes: needed(bylaws, round, base) ?? 1, base, sentence: forecast(bylaws, round, base) };
}

export function electionSlipsFit(state, vote, entry) {
  const { asked } = vote, listed = asked.candidates.map((one) => one.number);
  const least = listed.length > asked.seats ? 1 : 0;
  const rising = (picks) => picks.every((number, at) => at === 0 || picks[at - 1] < number);
  for (const { member, choice, picks } of entry.slips) {
    if (!["yes", "abstain"].includes(choice)) badValue(state, "choice", choice);
    const ticked = rising(picks) && picks.every((number) => listed.includes(number));
    const fine = choice === "abstain" ? !picks.length : ticked && picks.length >= least && picks.length <= asked.votes;
    if (!fine) report(state, "picks", { member, found: named(picks), most: asked.votes });
  }
  if (entry.by_hand.length) report(state, "hands", { hands: 0, people: entry.by_hand.length });
}

export function electionResultFits(state, evening, vote, entry) {
  const { asked } = vote, { bylaws } = evening;
  if (!entry.sealed) votesFit(state, entry, asked);
  const course = courseOf(state, evening, vote.opened.item, vote);
  if (!course) return;
  const void_ = bylaws.open_quorum_lost === "void", room = roomNow(state, evening, vote.opened.item);
  const quorum = void_ ? quorumOf(bylaws, room, evening.held) : vote.opened.quorum;
  const base = bylaws.elections.of === "cast" ? entry.tally.yes : vote.majority.base;
  const round = roundOf(asked, base, entry.votes_for, entry.tally);
  if (!round) {
    report(state, "votes-for", { number: named([]), found: entry.votes_for, right: named([]) });
    vote.asked = null; // nothing can be built on it
    return;
  }
  const rounds = [...course.rounds, round], reading = readElection({ ...course, rounds });
  const sentence = quorum.met ? told(bylaws, reading, rounds.length) : say("election.void");
  sameQuorum(state, entry.quorum, quorum);
  sameMajority(state, entry.majority, { needed_yes: reading.needed ?? 1, base: reading.base, sentence });
  outcomeIs(state, entry, quorum.met ? outcomeOf(reading) : "void");
}

function outcomeIs(state, entry, right) {
  if (entry.outcome !== right) report(state, "outcome", { right, found: entry.outcome });
}

function votesFit(state, entry, asked) { // open slips are counted anew
  const times = (choice) => entry.slips.filter((slip) => slip.choice === choice).length;
  const wrong = difference(entry.tally, { yes: times("yes"), no: 0, abstain: times("abstain"), invalid: 0 });
  if (wrong) report(state, "tally", { ...wrong, field_en: wrong.field });
  const picked = entry.slips.flatMap((slip) => slip.picks), found = entry.votes_for;
  const right = asked.candidates.map(({ number }) => picked.filter((one) => one === number).length);
  if (same(found, right)) return;
  const at = asked.candidates.findIndex((_, place) => place < found.length && found[place] !== right[place]);
  report(state, "votes-for", { number: at < 0 ? named([]) : asked.candidates[at].number, found, right });
}

export function electionDrawn(state, entry) {
  const evening = state.meetings.get(entry.meeting), vote = state.votes.get(entry.ballot);
  if (!vote) {
    unknown(state, "ballot", entry.ballot);
    return;
  }
  inState(state, evening, "open");
  const { opened } = vote;
  if (opened.meeting !== entry.meeting) {
    report(state, "header-meeting", { found: entry.meeting, meeting: opened.meeting });
  }
  if (evening.called !== opened.item) report(state, "not-called", { item: opened.item });
  const course = courseOf(state, evening, opened.item);
  if (!course || !vote.closed || !course.rounds.length || readElection(course).step !== "lot") {
    report(state, "not-tied", { ballot: entry.ballot });
    return;
  }
  vote.closed = { ...vote.closed, outcome: entry.outcome };
  vote.drawn = drawOrder(entry.seed, entry.ballot, readElection(course).lot.map(String)).map(Number);
  if (!seedFits(entry.seed, opened.lot)) report(state, "lot-seed", { commitment: opened.lot || named([]) });
  if (!same(entry.order, vote.drawn)) {
    report(state, "lot-order", { right: named(vote.drawn), found: named(entry.order) });
  }
  const reading = readElection({ ...course, drawn: vote.drawn });
  const right = { needed_yes: reading.needed ?? 1, base: reading.base, sentence: toldByLot(reading) };
  sameMajority(state, entry.majority, right);
  outcomeIs(state, entry, outcomeOf(reading));
}

export function electionDecided(state, vote, title) { // what the decision says; null where that cannot be told
  const course = courseOf(state, state.meetings.get(vote.opened.meeting), vote.opened.item), { closed } = vote;
  return course?.rounds.length ? decided(title, readElection(course), closed.tally.abstain, closed.recused) : null;
}
