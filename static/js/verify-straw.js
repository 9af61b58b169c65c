// Straw polls and consent rounds: nothing is needed, nothing is set aside, and whatever was said nothing follows.
import { same } from "./verify-json.js";
import { report, sameMajority, sameQuorum } from "./verify-state.js";
import { count, join, say } from "./verify-words.js";

export const strawNeed = (voters) => ({ needed_yes: 0, base: voters, sentence: say("straw.forecast") });

export function strawOpened(state, entry, quorum) { // the quorum is told as it is and not asked for
  sameQuorum(state, entry.quorum, quorum);
  sameMajority(state, entry.majority, strawNeed(entry.roll.length));
  if (entry.mode !== "open" || entry.fund !== null || entry.amount_cents !== null || entry.lot) {
    report(state, "straw-binds");
  }
}

export function consentAsked(state, evening, entry) {
  if (!entry.straw || entry.condition || !same(entry.about, { kind: "consent", member: "", amendment: null })) {
    report(state, "straw-binds");
  }
  const item = evening.items.get(entry.item), right = item ? say("question.consent", { title: item.title }) : "";
  if (entry.question !== right) report(state, "question", { found: entry.question, right });
}

export function strawClosed(state, vote, entry, counts) {
  sameQuorum(state, entry.quorum, vote.opened.quorum);
  const sentence = vote.opened.about ? consentResult(counts) : strawResult(counts);
  sameMajority(state, entry.majority, { needed_yes: 0, base: vote.left.length, sentence });
  if (entry.outcome !== "void") report(state, "outcome", { right: "void", found: entry.outcome });
}

function strawResult({ yes, no, abstain }) {
  const facts = { yes: count(yes, "votes.yes"), no: count(no, "votes.no"), abstain: count(abstain, "votes.abstain") };
  return join(say("straw.result", facts), say("straw.open"));
}

function consentResult({ yes, no }) {
  if (yes + no === 0) return say("consent.silent");
  return no === 0 ? say("consent.none") : join(count(no, "consent.objections"), say("consent.again"));
}
