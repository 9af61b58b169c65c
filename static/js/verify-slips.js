// The slips and hands of an open ballot: one person, one slip, through one channel; only who is on the roll.
import { electionSlipsFit } from "./verify-elections.js";
import { isChoice } from "./verify-groups.js";
import { same, sorted } from "./verify-json.js";
import { allOf, KINDS, tally } from "./verify-majority.js";
import { potSlipsFit, sharingOf } from "./verify-pots.js";
import { badValue, report } from "./verify-state.js";
import { sumSlipsFit } from "./verify-sums.js";
import { named } from "./verify-words.js";

const SINGLE = ["phone", "kiosk", "paper", "helper"];

export function openSlipsFit(state, evening, vote, entry) {
  if (entry.sealed) badValue(state, "mode", "sealed");
  slipsFit(state, vote, entry);
  const { sums, shares } = vote.opened;
  if (vote.asked) electionSlipsFit(state, vote, entry);
  else if (!sums && !shares.length) {
    for (const { member, picks } of entry.slips.filter((slip) => slip.picks.length)) {
      report(state, "picks", { member, found: named(picks), most: 0 });
    }
  }
  sumSlipsFit(state, vote, entry);
  const shared = sharingOf(evening, vote);
  if (shared) potSlipsFit(state, evening, vote, entry, shared);
  else if (entry.shares.length) {
    report(state, "shares-result", { right: named([]), found: entry.shares.length });
  }
}

function slipsFit(state, vote, entry) { // one person, one slip, through one channel; only who is on the roll
  const people = entry.slips.map((slip) => slip.member), all = [...people, ...entry.by_hand];
  for (const member of new Set(all)) {
    if (all.filter((one) => one === member).length > 1) report(state, "two-slips", { member });
    if (!vote.left.includes(member)) report(state, "not-on-roll", { member });
  }
  for (const [what, listed] of [["slips", people], ["by_hand", entry.by_hand]]) {
    if (!same(listed, sorted(listed))) report(state, "not-sorted", { what });
  }
  for (const { choice, channel } of entry.slips) {
    if (!isChoice(choice)) badValue(state, "choice", choice);
    if (!SINGLE.includes(channel)) badValue(state, "channel", channel);
  }
  const hands = allOf(entry.hands);
  if (hands !== entry.by_hand.length) report(state, "hands", { hands, people: entry.by_hand.length });
}

export function recount(entry) { // null where a number is below 0; of sealed slips what was said is taken
  const said = entry.sealed ? entry.tally : entry.hands;
  if (KINDS.some((kind) => said[kind] < 0)) return null;
  return entry.sealed ? said : tally(entry.slips.map((slip) => slip.choice).filter(isChoice), said);
}
