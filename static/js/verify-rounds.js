// Elections in rounds: who is elected, who comes into the run-off, where the lot decides, who ranks next. A person is a
// number of the list here. A round has candidates, seats, number, votes (in the order of the candidates) and its base.
import { threshold } from "./verify-bylaws.js";
import { count, join, named, say } from "./verify-words.js";

const votesOf = (round, number) => round.votes[round.candidates.indexOf(number)];
const isContested = ({ candidates, seats }) => candidates.length > seats;
const byNumber = (one, other) => one - other;

export function needed({ elections: rule }, round, base) { // null where the most votes win
  if (rule.majority === "most" || (round.number > 1 && isContested(round))) return null;
  return Math.max(1, threshold(rule.majority, base));
}

const best = (round, numbers) => [...numbers].sort((a, b) => votesOf(round, b) - votesOf(round, a) || a - b);

function counted(bylaws, round) { // who has it for certain, and who shares the last place
  const least = needed(bylaws, round, round.base) ?? 1, { seats } = round;
  const fit = best(round, round.candidates).filter((number) => votesOf(round, number) >= least);
  if (fit.length <= seats || votesOf(round, fit[seats]) < votesOf(round, fit.at(seats - 1))) {
    return { sure: fit.slice(0, seats), tied: [] };
  }
  const cut = votesOf(round, fit[seats]);
  return {
    sure: fit.filter((number) => votesOf(round, number) > cut),
    tied: fit.filter((number) => votesOf(round, number) === cut).sort(byNumber),
  };
}

export function readElection({ bylaws, ranked, rounds, gone, drawn }) { // of at least one round
  const all = rounds.map((round) => counted(bylaws, round)), last = rounds.at(-1), { sure, tied } = all.at(-1);
  const elected = rounds.flatMap((round, at) => all[at].sure.map((number) =>
    ({ number, votes: votesOf(round, number), round: round.number, byLot: false })));
  const ended = { elected, open: last.seats - sure.length, step: "done", field: [], tied: [], lot: [], alternates: [],
    needed: needed(bylaws, last, last.base), base: last.base };
  const { majority, runoff } = bylaws.elections;
  const final = majority === "most" || (last.number > 1 && isContested(last)) || !runoff;
  if (!final && ended.open > 0 && last.candidates.length - sure.length > ended.open) {
    return { ...ended, step: "runoff", field: fieldOf(last, ended.open, [...sure, ...gone]) };
  }
  return settle(ended, rounds, tied, { ranked, gone, drawn });
}

function fieldOf(last, left, out) { // twice as many as there are seats; who has as many votes as the last comes in too
  const line = best(last, last.candidates.filter((number) => !out.includes(number)));
  if (line.length <= 2 * left) return line.sort(byNumber);
  const cut = votesOf(last, line[2 * left - 1]);
  return line.filter((number) => votesOf(last, number) >= cut).sort(byNumber);
}

function settle(ended, rounds, tied, { ranked, gone, drawn }) { // what is equal goes to the lot, the others rank
  const others = ranked ? othersOf(rounds, [...ended.elected.map((one) => one.number), ...gone]) : [];
  const lot = [...new Set([...tied, ...others.filter((equal) => equal.length > 1).flat()])].sort(byNumber);
  if (lot.length && !drawn.length) return { ...ended, step: "lot", tied, lot };
  const lucky = drawn.filter((number) => tied.includes(number)).slice(0, ended.open), last = rounds.at(-1);
  const won = lucky.map((number) => ({ number, votes: votesOf(last, number), round: last.number, byLot: true }));
  const place = (number) => Math.max(0, drawn.lastIndexOf(number));
  const ranking = others.flatMap((equal) => [...equal].sort((a, b) => place(a) - place(b)));
  return { ...ended, elected: [...ended.elected, ...won], open: ended.open - lucky.length, lot, tied,
    alternates: ranking.filter((number) => !lucky.includes(number)) };
}

function othersOf(rounds, out) { // who else had a vote, the best first, equal ones together; the newest round counts
  const newest = new Map(rounds.flatMap((round) => round.candidates.map((number) => [number, round])));
  const voted = new Set(rounds.flatMap((round) => round.candidates.filter((number) => votesOf(round, number))));
  const ranks = new Map();
  for (const number of [...voted].filter((one) => !out.includes(one)).sort(byNumber)) {
    const round = newest.get(number), rank = JSON.stringify([-round.number, -votesOf(round, number)]);
    ranks.set(rank, [...(ranks.get(rank) ?? []), number]);
  }
  const order = ([one], [other]) => {
    const [a, b] = [JSON.parse(one), JSON.parse(other)];
    return a[0] - b[0] || a[1] - b[1];
  };
  return [...ranks].sort(order).map(([, numbers]) => numbers);
}

export function outcomeOf(reading) { // tied is: a run-off or the lot has the last word
  if (reading.step !== "done") return "tied";
  return reading.elected.length ? "carried" : "rejected";
}

// Words

const label = (number) => say("election.label", { number });
const places = (numbers) =>
  (numbers.length === 1 ? label(numbers[0]) : say("election.labels", { numbers: numbers.join(", ") }));

export function forecast(bylaws, round, base) {
  const least = needed(bylaws, round, base), { of } = bylaws.elections;
  if (least === null) return count(round.seats, "election.most");
  return join(say(`election.need.${of}`, { needed: least, base }), of === "cast" ? say("election.fewer") : "");
}

export function told(bylaws, reading, round) { // what a round came to, and what comes next
  const now = reading.elected.filter((one) => one.round === round && !one.byLot);
  const waiting = reading.step === "lot" && !now.length;
  return join(waiting ? "" : winners(now), wasNeeded(bylaws, reading), next(reading), ranking(reading));
}

export function toldByLot(reading) {
  const lucky = reading.elected.filter((one) => one.byLot).map((one) => one.number);
  const drawn = lucky.length ? say("election.drawn", { who: places(lucky) }) : "";
  return join(drawn, next(reading), ranking(reading));
}

export function decided(title, reading, abstained, recused) {
  const numbers = [count(abstained, "votes.abstain"), say("decision.biased", { n: recused })].join(", ");
  return join(say("election.decided", { title, numbers }), winners(reading.elected), next(reading), ranking(reading));
}

function winners(elected) {
  if (!elected.length) return say("election.nobody");
  const one = ({ number, votes, byLot }) =>
    count(votes, byLot ? "election.lucky" : "election.winner", { who: label(number) });
  return say("election.elected", { who: named(elected.map(one)) });
}

function wasNeeded({ elections: { of } }, { needed: least, base }) {
  if (least === null) return "";
  if (of === "cast" && !base) return say("election.invalid");
  return say(of === "cast" ? "election.needed.cast" : "election.needed.all", { needed: least, base });
}

function next(reading) {
  const seats = count(reading.open, "election.seats");
  if (reading.step === "runoff") return say("election.runoff", { seats, who: places(reading.field) });
  if (reading.step === "lot" && reading.tied.length) return say("election.lot", { seats, who: places(reading.tied) });
  if (reading.step === "lot") return say("election.order", { who: places(reading.lot) });
  return reading.open ? count(reading.open, "election.open", { seats }) : "";
}

function ranking(reading) {
  if (reading.step !== "done" || !reading.alternates.length) return "";
  return say("election.alternates", { who: named(reading.alternates.map(label)) });
}
