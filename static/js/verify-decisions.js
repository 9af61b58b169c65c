// What followed from the ballots: decisions with their numbers, sums and words, and what became of them.
import { isAdvice } from "./verify-bylaws.js";
import { between, berlinDays, isDay, spokenDay } from "./verify-days.js";
import { electionDecided } from "./verify-elections.js";
import { KINDS } from "./verify-majority.js";
import { grantedBy } from "./verify-money.js";
import { numbered } from "./verify-people.js";
import { potDecided } from "./verify-pots.js";
import { badValue, report, twice, unknown, unseen } from "./verify-state.js";
import { count, euro, isBlank, join, say, sum } from "./verify-words.js";

const DECISIVE = ["carried", "rejected"];
const votesOn = (state, entry) => state.votes.get(entry.ballot);
export const saidIn = (state, meeting) => state.meetings.get(meeting)?.bylaws?.decisions_are ?? "by-form";

export function made(state, entry) {
  const vote = votesOn(state, entry), { ballot, decision } = entry;
  if (state.decisions.has(decision)) twice(state, "decision", decision);
  state.decisions.set(decision,
    { meeting: entry.meeting, ballot, version: 1, published: false, biased: [], decisive: false, reopened: false });
  numberFits(state, entry);
  if (!vote) unknown(state, "ballot", ballot);
  else if (vote.opened.about) report(state, "undecided", { ballot, found: vote.opened.about.kind });
  else if (!DECISIVE.includes(vote.closed?.outcome)) {
    report(state, "undecided", { ballot, found: vote.closed?.outcome ?? vote.state });
  } else if (vote.opened.shares.length) potDecided(state, entry, vote, saidIn(state, entry.meeting));
  else {
    if (entry.item) badValue(state, "item", entry.item);
    follows(state, entry, vote);
  }
  if (vote) excludes(state, entry, vote);
}

function numberFits(state, entry) { // decisions that are withheld from this bundle may lie between
  const low = (state.numbers.get(entry.year) ?? 0) + 1, high = low + unseen(state, "decision-made");
  if (entry.number < low || entry.number > high) {
    report(state, "decision-number", { right: low === high ? low : `${low}\u2013${high}`, found: entry.number });
  }
  yearFits(state, entry.year);
  state.numbers.set(entry.year, entry.number);
  state.unseen.set("decision-made", high - entry.number);
}

export function yearFits(state, year) {
  if (!berlinDays(state.at).some((day) => day.slice(0, 4) === String(year))) badValue(state, "year", year);
}

function follows(state, entry, vote) {
  const evening = state.meetings.get(entry.meeting), { opened, closed } = vote, granted = grantedBy(opened, closed);
  if (evening.decided.has(opened.item)) report(state, "item-decided", { item: opened.item });
  if (opened.meeting !== entry.meeting) {
    report(state, "header-meeting", { found: entry.meeting, meeting: opened.meeting });
  } else if (vote.decision !== null && !evening.decided.has(opened.item)) { // reopened: another ballot decides it
    report(state, "item-decided", { item: opened.item });
  }
  evening.decided.add(opened.item);
  vote.decision = entry.decision;
  if (entry.outcome !== closed.outcome) report(state, "outcome", { right: closed.outcome, found: entry.outcome });
  if (entry.fund !== opened.fund) report(state, "fund", { right: opened.fund, found: entry.fund });
  const said = entry.granted_cents;
  if (said !== granted) report(state, "granted", { right: sum(granted), found: sum(said) });
  const item = evening.items.get(opened.item);
  if (!item) return;
  if (item.proposal !== null) once(state, item.proposal);
  if (item.proposal && closed.outcome === "rejected") { // remembered with its day, for whoever comes back
    const days = state.rejected.get(item.proposal) ?? [];
    state.rejected.set(item.proposal, [...days, berlinDays(state.at)[0] ?? ""]);
  }
  if (item.minutes && closed.outcome === "carried") approved(state, item.minutes.meeting);
  mandated(state, entry, evening, item);
  const words = vote.asked ? electionDecided(state, vote, item.title) : null;
  if (words !== null && entry.text !== words) report(state, "decision-text", { right: words });
  if (!vote.asked) readsRightly(state, entry, vote, item, granted);
}

function approved(state, meeting) { // minutes, for good
  if (state.minuted.has(meeting)) report(state, "minutes-approved", { meeting });
  state.minuted.add(meeting);
}

function once(state, proposal) { // a proposal is decided once, whatever the number of agendas it stood on
  if (state.decided.has(proposal)) report(state, "item-decided", { item: proposal });
  state.decided.add(proposal);
}

function mandated(state, entry, evening, { mandate }) { // a yes gives it, if the bylaws of the meeting let the body
  if (!mandate || entry.outcome !== "carried") return;
  state.mandates.set(entry.decision, mandate);
  const { members, proposals, since, until } = mandate;
  if (!isDay(since) || !isDay(until)) {
    badValue(state, "since/until", `${since}/${until}`);
    return;
  }
  if (!evening.bylaws) return;
  const { allowed, most_days: most } = evening.bylaws.mandates;
  let why = "";
  if (!allowed) why = say("mandate.never");
  else if (!members.length || !proposals.length || until < since) why = say("mandate.incomplete");
  else if (most) {
    const days = between(since, until) + 1;
    why = days > most ? say("mandate.long", { most, days }) : "";
  }
  if (why) report(state, "mandate-forbidden", { why });
}

function readsRightly(state, entry, vote, item, granted) {
  const { closed, opened } = vote;
  if (KINDS.some((kind) => closed.tally[kind] < 0)) return; // found at the closing already
  const { day } = state.meetings.get(entry.meeting).planned, carried = closed.outcome === "carried";
  const advice = isAdvice(state.form ?? "", saidIn(state, entry.meeting));
  const facts = { title: item.title, numbers: numbersOf(closed) };
  const right = join(
    say(`decision.${advice ? "advice" : "final"}.${closed.outcome}`, facts),
    carried && granted !== null ? say(`decision.sum.${advice ? "advice" : "final"}`, { sum: euro(granted) }) : "",
    carried && opened.condition ? say("decision.condition", { condition: opened.condition }) : "",
    carried && item.excludes && day ? say("decision.ends", { day: spokenDay(day) }) : "",
  );
  if (entry.text !== right) report(state, "decision-text", { right });
}

function numbersOf({ tally, sums, recused }) {
  const out = count(tally.abstain, "votes.abstain"), biased = say("decision.biased", { n: recused });
  if (!sums) {
    const invalid = tally.invalid ? say("decision.invalid", { n: tally.invalid }) : "";
    const parts = [say("decision.yes", { n: tally.yes }), say("decision.no", { n: tally.no }), out, invalid, biased];
    return parts.filter(Boolean).join(", ");
  }
  const which = sums.granted_cents ? "granted" : "nothing", rest = tally.yes + tally.no - sums.agree;
  const told = [say(`decision.sums.${which}`, { n: sums.agree }), say(`decision.sums.${which}.not`, { n: rest })];
  return [...told, out, biased].join(", ");
}

function excludes(state, entry, vote) { // from a yes on the term has to end
  const evening = state.meetings.get(entry.meeting), item = evening.items.get(vote.opened.item);
  if (item?.excludes && entry.outcome === "carried") evening.excluded.push(item.excludes);
}

export function published(state, entry) {
  const decision = decisionOf(state, entry);
  if (!decision) return;
  if (decision.published) report(state, "published-twice");
  decision.published = true;
}

export function corrected(state, entry) {
  const decision = decisionOf(state, entry);
  if (!decision) return;
  numbered(state, entry.version, decision.version + 1, "version");
  if (isBlank(entry.why)) report(state, "no-reason");
  decision.version = entry.version;
}

function decisionOf(state, entry) {
  const decision = state.decisions.get(entry.decision);
  if (decision?.meeting === entry.meeting) return decision;
  unknown(state, "decision", entry.decision);
  return null;
}

export function missing(state, meeting, where) { // what was carried or rejected must have led to a decision by now
  const ofMeeting = [...state.votes.values()].filter((vote) => vote.opened.meeting === meeting && vote.closed);
  const without = (vote) =>
    report(state, "no-decision", { ballot: vote.opened.ballot, outcome: vote.closed.outcome }, where);
  ofMeeting.filter((vote) => vote.decision === null && !vote.opened.about)
    .filter((vote) => DECISIVE.includes(vote.closed.outcome)).forEach(without);
  const { decided } = state.meetings.get(meeting) ?? { decided: new Set() };
  ofMeeting.filter((vote) => vote.opened.shares.some((one) => !decided.has(one.item)))
    .filter((vote) => vote.closed.outcome !== "void" && vote.decision !== null).forEach(without);
}
