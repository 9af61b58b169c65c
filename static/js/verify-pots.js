// A pot that is shared out: which proposals, which points, who gets how much, and a decision for each.
import { isAdvice } from "./verify-bylaws.js";
import { cut } from "./verify-cut.js";
import { equalShares } from "./verify-equal.js";
import { greedy } from "./verify-greedy.js";
import { same } from "./verify-json.js";
import { quorumOf } from "./verify-quorum.js";
import { badValue, heldNow, recusedOn, report, sameMajority, sameQuorum, unknown } from "./verify-state.js";
import { count, euro, join, named, say } from "./verify-words.js";

const MOST = { points: 5, approval: 1, resistance: 10 }, METHODS = ["greedy", "equal-shares", "cut"];
const fits = ({ method, answer }) =>
  METHODS.includes(method) && answer in MOST && (answer !== "resistance" || method === "greedy");

export function potItemFits(state, entry) {
  const { sharing } = entry;
  if (!sharing) return;
  const others = entry.proposal !== null || entry.seats_to_fill || entry.mandate || entry.excludes;
  if (fits(sharing) && !others && state.rounds.has(sharing.round)) return;
  badValue(state, "sharing", `${sharing.method}/${sharing.answer}/${sharing.round}`);
}

export function sharingOf(evening, vote) { // how the ballot shares out, or null
  const sharing = vote.opened.about ? null : evening.items.get(vote.opened.item)?.sharing;
  return sharing && fits(sharing) ? sharing : null;
}

function sharesOf(state, evening, round) { // all undecided proposals of the round on this agenda
  const items = [...evening.items.values()].sort((one, other) => one.number - other.number);
  return items.filter((item) => !evening.decided.has(item.item)).flatMap((item) => {
    const proposal = state.proposals.get(item.proposal ?? "");
    if (proposal?.round !== round) return [];
    const { proposal: id, least_cents: least } = proposal;
    return [{ item: item.item, proposal: id, cents: item.asked_cents ?? 0, least_cents: least }];
  });
}

const inWords = (shares) =>
  named(shares.map((one) => `${one.proposal} ${euro(one.cents)} (${euro(one.least_cents)})`));

export function potAsked(state, evening, entry, item) {
  const { sharing, title } = item, right = sharesOf(state, evening, sharing.round), cents = entry.amount_cents ?? 0;
  const beside = entry.straw || entry.lot || entry.sums || entry.condition || entry.election;
  const all = right.reduce((sum, one) => sum + one.cents, 0);
  if (!same(entry.shares, right) || entry.mode !== "open" || beside || cents <= 0 || cents > all) {
    const pot = entry.amount_cents === null ? "" : `${euro(cents)}: `;
    report(state, "shares-asked", { right: inWords(right), found: `${pot}${inWords(entry.shares)}` });
  }
  const fund = state.rounds.get(sharing.round)?.fund ?? null;
  if (entry.fund !== fund) report(state, "fund", { right: fund, found: entry.fund });
  const question = count(right.length, "pot.ask", { title, sum: euro(cents) });
  if (entry.question !== question) report(state, "question", { found: entry.question, right: question });
}

export const potNeed = ({ answer, method }, voters) => // nobody needs a majority here, the method decides
  ({ needed_yes: 1, base: voters, sentence: join(say(`pot.answer.${answer}`), say(`pot.method.${method}`)) });

export function potSlipsFit(state, evening, vote, entry, { answer }) {
  const { shares } = vote.opened;
  for (const { member, choice, picks } of entry.slips) {
    const points = picks.length === shares.length && picks.every((n) => n >= 0 && n <= MOST[answer]);
    if (choice === "yes" ? !points : choice === "no" || picks.length) {
      report(state, "shares", { member, found: picks.length ? named(picks) : choice });
    } else if (shares.some((one, at) => picks[at] && recusedOn(evening, one.item).has(member))) {
      report(state, "shares-recused", { member });
    }
  }
  if (entry.by_hand.length) report(state, "hands", { hands: entry.by_hand.length, people: 0 });
}

function shareOut(evening, vote, entry, { answer, method }) { // null where slips or proposals cannot be
  const { shares, amount_cents: budget } = vote.opened;
  const slips = entry.slips.filter((slip) => slip.choice === "yes").map((slip) => slip.picks);
  const asked = shares.map((one) =>
    ({ proposal: one.proposal, title: evening.items.get(one.item)?.title ?? "", cents: one.cents }));
  const doubled = new Set(asked.map((one) => one.proposal)).size < asked.length;
  const odd = slips.some((slip) => slip.length !== shares.length || slip.some((points) => points < 0));
  if (doubled || odd || (budget ?? 0) < 0 || asked.some((one) => one.cents <= 0)) return null;
  const given = slips.map((slip) =>
    new Map(asked.map((one, at) => [one.proposal, slip[at]]).filter(([, points]) => points)));
  const support = (proposal) => given.reduce((sum, slip) => sum + (slip.get(proposal) ?? 0), 0);
  const pot = { budget: budget ?? 0, asked, slips: given, support };
  const least = new Map(shares.filter((one) => one.least_cents).map((one) => [one.proposal, one.least_cents]));
  const needed = answer === "resistance" ? 5 * slips.length + 1 : 1;
  return onceEach(method === "greedy" ? greedy(pot, needed) : method === "cut" ? cut(pot, least) : equalShares(pot));
}

function onceEach(found) { // the step that granted something, or the last word on it
  const last = new Map(found.steps.map((step) => [step.proposal, step]));
  return found.steps.filter((step) => last.get(step.proposal) === step)
    .map((step) => ({ ...step, missed: step.granted_cents ? "" : found.missed.get(step.proposal) ?? "" }));
}

const toldOf = (steps) => named(steps.map((one) => `${one.proposal} ${one.support}: ${euro(one.granted_cents)}`));
const outcomeOf = (steps) => (steps.some((step) => step.granted_cents) ? "carried" : "rejected");

export function potEndsRightly(state, evening, room, vote, entry, sharing) {
  let { quorum } = vote.opened;
  if (evening.bylaws.open_quorum_lost === "void") quorum = quorumOf(evening.bylaws, room, heldNow(evening, room));
  sameQuorum(state, entry.quorum, quorum);
  const right = quorum.met ? shareOut(evening, vote, entry, sharing) : [];
  if (!right) return; // found already
  if (!same(entry.shares, right)) {
    report(state, "shares-result", { right: toldOf(right), found: toldOf(entry.shares) });
  }
  const sentence = quorum.met ? result(right, vote.opened.amount_cents ?? 0) : say("pot.void");
  sameMajority(state, entry.majority, { needed_yes: 1, base: vote.majority.base, sentence });
  const outcome = quorum.met ? outcomeOf(right) : "void";
  if (entry.outcome !== outcome) report(state, "outcome", { right: outcome, found: entry.outcome });
}

function result(steps, budget) {
  const granted = steps.map((step) => step.granted_cents).filter(Boolean);
  const sum = granted.reduce((all, one) => all + one, 0);
  if (!granted.length) return say("pot.none");
  return count(granted.length, "pot.result", { all: steps.length, sum: euro(sum), left: euro(budget - sum) });
}

export function potDecided(state, entry, vote, said) { // one for each proposal; `said`: whether a yes is the last word
  const evening = state.meetings.get(entry.meeting), { opened, closed } = vote;
  if (entry.fund !== opened.fund) report(state, "fund", { right: opened.fund, found: entry.fund });
  if (opened.meeting !== entry.meeting) {
    report(state, "header-meeting", { found: entry.meeting, meeting: opened.meeting });
  }
  const share = opened.shares.find((one) => one.item === entry.item), item = evening.items.get(entry.item);
  const step = share && closed.shares.find((one) => one.proposal === share.proposal);
  if (!step || !item) {
    unknown(state, "item", entry.item);
    return;
  }
  if (evening.decided.has(entry.item)) report(state, "item-decided", { item: entry.item });
  evening.decided.add(entry.item).add(opened.item);
  vote.decision = entry.decision;
  const { granted_cents: granted } = step, outcome = outcomeOf([step]);
  if (entry.granted_cents !== granted) report(state, "granted", { right: euro(granted), found: entry.granted_cents });
  if (entry.outcome !== outcome) report(state, "outcome", { right: outcome, found: entry.outcome });
  if (state.decided.has(share.proposal)) report(state, "item-decided", { item: share.proposal });
  state.decided.add(share.proposal);
  const right = wordsOf(item.title, step, isAdvice(state.form ?? "", said), closed.tally.abstain,
    recusedOn(evening, entry.item).size);
  if (entry.text !== right) report(state, "decision-text", { right });
}

function wordsOf(title, step, advice, abstained, recused) {
  const points = count(step.support, "pot.points"), biased = say("decision.biased", { n: recused });
  const numbers = [points, count(abstained, "votes.abstain"), biased].join(", "), { granted_cents: granted } = step;
  const verdict = say(`decision.final.${granted ? "carried" : "rejected"}`, { title, numbers });
  const more = granted ? say(`decision.sum.${advice ? "advice" : "final"}`, { sum: euro(granted) }) : step.sentence;
  return join(verdict, more, step.missed);
}
