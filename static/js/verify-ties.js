// Ties: what the lot had promised, what it drew or the chair said, and what that made of the ballot.
import { isChoice, told } from "./verify-groups.js";
import { drawOrder, isHash, seedFits } from "./verify-lots.js";
import { decide } from "./verify-majority.js";
import { reserved, settled } from "./verify-money.js";
import { badValue, inState, report, sameMajority, unknown } from "./verify-state.js";
import { named } from "./verify-words.js";

const isTied = (vote) => vote.closed?.outcome === "tied";
const sameItem = (vote, opened) => vote.opened.meeting === opened.meeting && vote.opened.item === opened.item;

export function promised(state, evening, entry) { // a commitment stands where the lot may be needed
  const tie = evening.bylaws?.majority.tie ?? null;
  if (entry.lot && (tie !== "lot" || !isHash(entry.lot))) report(state, "lot-commitment", { found: entry.lot });
  for (const vote of state.votes.values()) { // somebody or something still has the last word on it
    const waits = isTied(vote) && (tie === "chair" || (tie === "lot" && Boolean(vote.opened.lot)));
    if (sameItem(vote, entry) && waits) report(state, "tie-open", { item: entry.item });
  }
}

export function tiedBefore(state, vote) { // then a second tie on the same question may be the end of it
  const earlier = [...state.votes.values()].filter((one) => one !== vote && sameItem(one, vote.opened));
  return { again: earlier.some((one) => isTied(one) && one.opened.question === vote.opened.question) };
}

const ways = (how, choice) => (how === "lot" ? { lot: choice === "yes" } : { chair: choice });

export function broken(state, entry) {
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
  if (!vote.closed || vote.asked || !isTied(vote)) {
    report(state, "not-tied", { ballot: entry.ballot });
    return;
  }
  if (evening.called !== opened.item) report(state, "not-called", { item: opened.item });
  if (evening.bylaws) brokenRightly(state, evening.bylaws, vote, entry);
  vote.closed = { ...vote.closed, outcome: entry.outcome };
  if (isChoice(entry.choice)) vote.told = ways(entry.how, entry.choice);
  const item = evening.items.get(opened.item);
  if (entry.outcome !== "carried" || !item) return;
  reserved(state, opened, item);
  settled(state, opened, opened.amount_cents ?? 0);
}

function brokenRightly(state, bylaws, vote, entry) {
  const { tie } = bylaws.majority, { closed } = vote;
  if (entry.how !== tie || !["chair", "lot"].includes(entry.how)) {
    report(state, "tie-how", { right: tie, found: entry.how });
    return;
  }
  if (!isChoice(entry.choice)) {
    badValue(state, "choice", entry.choice);
    return;
  }
  if (tie === "lot") drawnRightly(state, vote, entry);
  else if (entry.seed) badValue(state, "seed", entry.seed);
  const { base } = closed.majority, numbers = { seats: base, filled: base, entitled: base, voting: vote.left.length };
  const right = decide(bylaws, { numbers, quorate: true, counts: closed.tally, ties: ways(entry.how, entry.choice),
    groups: told(vote, closed) });
  if (!right) return; // impossible counts: found at the closing already
  sameMajority(state, entry.majority, right.majority);
  if (entry.outcome !== right.outcome) report(state, "outcome", { right: right.outcome, found: entry.outcome });
}

function drawnRightly(state, vote, entry) {
  if (!seedFits(entry.seed, vote.opened.lot)) report(state, "lot-seed", { commitment: vote.opened.lot || named([]) });
  const [right] = drawOrder(entry.seed, entry.ballot, ["yes", "no"], 1);
  if (entry.choice !== right) report(state, "lot-drawn", { right, found: entry.choice });
}
