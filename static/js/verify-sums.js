// Ballots about a sum: what may be asked, what was named, and the highest sum that enough people want at least.
import { same } from "./verify-json.js";
import { closing, groupsForecast, groupsResult, NONE, tally, UNTOLD } from "./verify-majority.js";
import { countsByGroup } from "./verify-groups.js";
import { groupNumbers } from "./verify-room.js";
import { heldNow, report, sameMajority, sameQuorum } from "./verify-state.js";
import { count, euro, join, named, say } from "./verify-words.js";

const inWords = (asked) => `${euro(asked.most_cents)} (${euro(asked.asked_cents)}, ${euro(asked.least_cents)})`;

export function sumsAskedRightly(state, entry, item) { // up to what was asked, or what the fund still has
  const asked = entry.sums;
  if (!asked) return;
  const least = state.proposals.get(item.proposal ?? "")?.least_cents ?? 0, fund = state.funds.get(entry.fund ?? "");
  const unknown = !fund || [...state.unseen.values()].some(Boolean);
  const left = unknown ? asked.most_cents : fund.budget - fund.reserved - fund.granted;
  const right = { asked_cents: asked.asked_cents, most_cents: Math.min(asked.asked_cents, left), least_cents: least };
  const most = item.asked_cents ?? 0;
  const fits = same(asked, right) && asked.most_cents === entry.amount_cents && least <= asked.most_cents
    && asked.most_cents <= most;
  if (!fits || asked.asked_cents > most || entry.mode !== "open" || entry.straw || entry.lot) {
    report(state, "sums-asked", { right: inWords(right), found: inWords(asked) });
  }
}

export const askSum = (title, cents) => say("sums.ask", { title, sum: euro(cents) });

export function sumsNeed(bylaws, majority, asked, groups) { // the same numbers as of any ballot, in words of their own
  const { asked_cents: wanted, most_cents: most, least_cents: least } = asked;
  const sentence = join(
    say("sums.forecast", { needed: majority.needed_yes, base: majority.base }),
    most >= wanted ? "" : say("sums.limited", { asked: euro(wanted), most: euro(most) }),
    least ? say("sums.least", { least: euro(least) }) : "",
    groupsForecast(bylaws.majority.also, groups),
  );
  return { ...majority, sentence };
}

export const roomGroups = (bylaws, room) => ({ ...UNTOLD, numbers: groupNumbers(bylaws, room) });

export function sumSlipsFit(state, vote, entry) {
  const asked = vote.opened.sums;
  if (!asked) {
    if (entry.sums) report(state, "bad-value", { value: "sums", what: "sums" });
    return;
  }
  const most = asked.most_cents, possible = (cents) => cents > 0 && cents <= most;
  for (const { member, choice, picks } of entry.slips) {
    if (picks.length === Number(choice === "yes") && picks.every(possible)) continue;
    report(state, "sum", { member, most: euro(most), found: named(picks.map(euro)) });
  }
  const steps = entry.sums?.hands ?? [], raised = steps.reduce((all, step) => all + step.hands, 0);
  const falling = steps.every((step, at) => at === 0 || steps[at - 1].cents > step.cents);
  const fine = falling && steps.every((step) => step.hands > 0 && possible(step.cents));
  if (!fine || raised !== entry.hands.yes || (vote.opened.groups.size && entry.by_hand.length)) {
    report(state, "sum-hands", { found: raised, right: entry.hands.yes });
  }
}

export function saidSums(vote, entry) { // every slip and every raised hand: cents, null abstains
  const { hands } = entry;
  let steps = entry.sums?.hands ?? [];
  if (steps.some((step) => step.hands < 0) || steps.reduce((all, step) => all + step.hands, 0) !== hands.yes) {
    steps = [{ cents: 1, hands: hands.yes }]; // found already: they are for something at least
  }
  const raised = new Map(steps.map((step) => [step.cents, step.hands]));
  if (!same({ ...hands, invalid: 0 }, NONE)) raised.set(0, hands.no);
  const of = ({ choice, picks }) => (choice === "abstain" ? null : choice === "yes" ? picks[0] ?? 0 : 0);
  return { slips: new Map(entry.slips.map((slip) => [slip.member, of(slip)])), raised, abstain: hands.abstain, vote };
}

const choiceAt = (cents, level) => (cents === null ? "abstain" : cents >= level ? "yes" : "no");
export const choicesAt = (said, level) => [...said.slips].map(([member, cents]) => [member, choiceAt(cents, level)]);

export function countsAt(said, level) {
  const hands = { ...NONE, abstain: said.abstain };
  for (const [cents, n] of said.raised) hands[cents >= level ? "yes" : "no"] += n;
  return tally(choicesAt(said, level).map(([, choice]) => choice), hands);
}

export function groupsAt(said, level) { // where single groups must agree, no hands are raised
  const { groups, groupOf } = said.vote;
  if (!groups.size) return UNTOLD;
  return { numbers: groups, counts: countsByGroup(groupOf, groups, choicesAt(said, level)), sealed: false };
}

function namedSums(said) { // the highest first
  const raised = [...said.raised].filter(([cents, n]) => cents && n).map(([cents]) => cents);
  return [...new Set([...[...said.slips.values()].filter(Boolean), ...raised])].sort((one, other) => other - one);
}

export function sumsEndRightly(state, bylaws, room, vote, entry) {
  const said = saidSums(vote, entry), asked = vote.opened.sums, least = Math.max(1, asked.least_cents);
  const held = heldNow(state.meetings.get(entry.meeting), room);
  const at = (level) => closing(bylaws, room, { opening: [vote.opened.quorum, vote.majority], roll: vote.left,
    counts: countsAt(said, level), held, groups: groupsAt(said, level) });
  const levels = [...namedSums(said).filter((cents) => cents > least), least];
  const level = levels.find((cents) => at(cents)?.outcome === "carried") ?? least, end = at(level);
  if (!end) return; // impossible counts: found already
  const hands = [...said.raised].filter(([cents, n]) => cents && n).sort(([one], [other]) => other - one);
  const counted = {
    granted_cents: end.outcome === "carried" ? level : 0,
    agree: countsAt(said, level).yes,
    hands: hands.map(([cents, n]) => ({ cents, hands: n })),
  };
  sameQuorum(state, entry.quorum, end.quorum);
  if (!entry.sums || !same(entry.sums, counted)) {
    report(state, "sum-granted", { right: granted(counted), found: granted(entry.sums) });
  }
  sameMajority(state, entry.majority, end.outcome === "void" ? end.majority
    : { ...end.majority, sentence: result(bylaws, end.majority, asked, counted, groupsAt(said, level)) });
  if (entry.outcome !== end.outcome) report(state, "outcome", { right: end.outcome, found: entry.outcome });
}

const granted = (counted) => (counted ? `${euro(counted.granted_cents)} (${counted.agree})` : named([]));

function result(bylaws, majority, asked, counted, groups) {
  const which = counted.granted_cents ? "granted" : asked.least_cents ? "tooLittle" : "nothing";
  const facts = { agree: counted.agree, needed: majority.needed_yes, base: majority.base,
    sum: euro(counted.granted_cents), least: euro(asked.least_cents) };
  return join(count(counted.agree, `sums.${which}`, facts), groupsResult(bylaws.majority.also, groups));
}

export function levelOf(vote, ended) { // the sum as whose motion the ballot was read
  return (ended.sums?.granted_cents ?? 0) || Math.max(1, vote.opened.sums.least_cents);
}

export function nextHigher(vote, ended) {
  const level = levelOf(vote, ended);
  return namedSums(saidSums(vote, ended)).findLast((cents) => cents > level) ?? null;
}
