// Cutting: all that somebody supports gets the same part of its sum. What falls below the least with which it is worth
// doing is left out, the one with least support first, and the rest is cut anew.
import { euro, say } from "./verify-words.js";

export function cut(pot, least) { // `least` is by proposal, in cents
  let left = pot.asked.filter((one) => pot.support(one.proposal)), given = givenTo(pot.budget, left);
  const isShort = (one) => given.get(one.proposal) < Math.max(1, least.get(one.proposal) ?? 1);
  while (left.some(isShort)) {
    const [out] = left.filter(isShort).sort((a, b) => pot.support(a.proposal) - pot.support(b.proposal)
      || b.cents - a.cents || pot.asked.indexOf(b) - pot.asked.indexOf(a));
    left = left.filter((one) => one !== out);
    given = givenTo(pot.budget, left);
  }
  let rest = pot.budget;
  const steps = pot.asked.map((one) => {
    const cents = given.get(one.proposal) ?? 0;
    rest -= cents;
    return stepOf(pot, one, cents, rest);
  });
  const lost = pot.asked.filter((one) => !left.includes(one));
  const missed = lost.map((one) => [one.proposal, wouldTake(pot, one, least.get(one.proposal) ?? 1)]);
  return { steps, missed: new Map(missed) };
}

function givenTo(budget, asked) { // whole cents; single ones go to those who lost the largest part of one
  const wanted = asked.reduce((sum, one) => sum + BigInt(one.cents), 0n);
  if (wanted <= BigInt(budget)) return new Map(asked.map((one) => [one.proposal, one.cents]));
  const parts = asked.map((one) => {
    const exact = BigInt(one.cents) * BigInt(budget);
    return { proposal: one.proposal, whole: Number(exact / wanted), lost: exact % wanted };
  });
  const over = budget - parts.reduce((sum, part) => sum + part.whole, 0);
  const inOrder = [...parts].sort((a, b) => (a.lost === b.lost ? 0 : a.lost > b.lost ? -1 : 1));
  for (const part of inOrder.slice(0, over)) part.whole += 1;
  return new Map(parts.map((part) => [part.proposal, part.whole]));
}

function stepOf(pot, one, cents, rest) {
  const support = pot.support(one.proposal), whole = cents === one.cents;
  const which = !support ? "none" : !cents ? "little" : whole ? "all" : "part";
  const sentence = say(`cut.${which}`, { title: one.title, sum: euro(cents), asked: euro(one.cents) });
  return { proposal: one.proposal, support, granted_cents: cents, left_cents: rest, sentence };
}

const wouldTake = (pot, one, least) =>
  (pot.support(one.proposal) ? say("cut.least", { sum: euro(least) }) : say("cut.point"));
