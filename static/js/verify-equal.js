// The method of equal shares (Peters, Pierczynski, Skowron 2021): everybody gets an equal share of the pot, supporters
// pay together what they support; shares grow in steps of one euro until nothing else fits or the pot would be
// overdrawn; what is left goes by support. Exact: balances are fractions of whole numbers.
import { greedy } from "./verify-greedy.js";
import { count, euro, say } from "./verify-words.js";

const STEP = 100;

// Fractions [above, below] with below > 0, not always in lowest terms

const plus = ([a, b], [c, d]) => [a * d + c * b, b * d];
const minus = ([a, b], [c, d]) => [a * d - c * b, b * d];
const times = ([a, b], [c, d]) => [a * c, b * d];
const per = ([a, b], [c, d]) => [a * d, b * c];
const less = ([a, b], [c, d]) => a * d < c * b;
const whole = (n) => [BigInt(n), 1n];
function lowest([above, below]) {
  let one = above < 0n ? -above : above, other = below;
  while (other) [one, other] = [other, one % other];
  return one ? [above / one, below / one] : [0n, 1n];
}
const ceiling = ([above, below]) => Number((above + below - 1n) / below);

export function equalShares(pot) {
  const voters = Math.max(pot.slips.length, 1), wanted = wantedOf(pot);
  const { bought, growth } = largest(pot, wanted, voters);
  const share = Math.floor(pot.budget / voters) + growth * STEP, got = new Set(bought.map((one) => one.asked.proposal));
  let left = pot.budget;
  const steps = bought.map((one) => {
    left -= one.asked.cents;
    return stepOf(pot, one, share, left);
  });
  const rest = pot.asked.filter((one) => !got.has(one.proposal));
  const last = greedy({ ...pot, budget: left, asked: rest }, 1).steps;
  const won = new Set([...steps, ...last].filter((step) => step.granted_cents).map((step) => step.proposal));
  const purse = after(bought, startOf(pot, voters, growth));
  const missed = pot.asked.filter((one) => !won.has(one.proposal))
    .map((one) => [one.proposal, wouldTake(pot, one, wanted, purse)]);
  return { steps: [...steps, ...last], missed: new Map(missed) };
}

function wantedOf(pot) { // in the order that settles equal cases: most points, then the cheaper, then as on the list
  const kinds = new Map();
  for (const slip of pot.slips.filter((one) => one.size)) {
    const kind = JSON.stringify([...slip].sort());
    kinds.set(kind, { slip, people: (kinds.get(kind)?.people ?? 0) + 1 });
  }
  const inOrder = [...pot.asked].sort((a, b) => pot.support(b.proposal) - pot.support(a.proposal) || a.cents - b.cents);
  const payers = (asked) => [...kinds].filter(([, { slip }]) => slip.has(asked.proposal))
    .map(([kind, { slip, people }]) => ({ kind, people: BigInt(people), points: BigInt(slip.get(asked.proposal)) }));
  return inOrder.map((asked, place) => ({ asked, place, payers: payers(asked) })).filter((one) => one.payers.length);
}

const startOf = (pot, voters, growth) =>
  lowest([BigInt(pot.budget) + BigInt(growth * STEP) * BigInt(voters), BigInt(voters)]);
const spent = (bought) => bought.reduce((sum, one) => sum + one.asked.cents, 0);

function largest(pot, wanted, voters) { // until nothing else fits, or a step would overdraw the pot
  let held = [], growth = 0;
  for (;;) {
    const found = buy(wanted, startOf(pot, voters, growth)), left = pot.budget - spent(found);
    if (left < 0) return { bought: held, growth: growth - 1 };
    held = found;
    growth += 1;
    const got = new Set(held.map((one) => one.asked.proposal));
    if (!wanted.some((one) => !got.has(one.asked.proposal) && one.asked.cents <= left)) {
      return { bought: held, growth: growth - 1 };
    }
  }
}

const balanceOf = (purse, kind) => purse.paid.get(kind) ?? purse.start;

function priceOf(one, purse) { // what a point costs whoever pays most; null where the supporters cannot pay it
  let left = whole(one.asked.cents), weight = one.payers.reduce((sum, payer) => sum + payer.people * payer.points, 0n);
  const able = (payer) => per(balanceOf(purse, payer.kind), [payer.points, 1n]);
  const order = ([a], [b]) => (less(a, b) ? -1 : less(b, a) ? 1 : 0);
  const inOrder = one.payers.map((payer) => [able(payer), payer]).sort(order);
  for (const [most, payer] of inOrder) {
    const price = per(left, [weight, 1n]);
    if (!less(most, price)) return lowest(price);
    left = minus(left, times(balanceOf(purse, payer.kind), [payer.people, 1n])); // pays all there is
    weight -= payer.people * payer.points;
  }
  return null;
}

function pay(one, price, purse) {
  for (const { kind, points } of one.payers) {
    const due = times(price, [points, 1n]), there = balanceOf(purse, kind);
    purse.paid.set(kind, less(there, due) ? [0n, 1n] : lowest(minus(there, due)));
  }
}

const isBetter = (one, other) =>
  less(other.use, one.use) || (!less(one.use, other.use) && one.one.place < other.one.place);

function buy(wanted, start) { // one run: always the proposal of most use for each cent of whoever pays most
  const purse = { start, paid: new Map() }, bought = [];
  let left = wanted.map((one) => ({ one, use: null }));
  for (;;) {
    let best = null;
    for (const offer of left) {
      if (best && offer.use && !isBetter(offer, best)) continue; // balances only shrink: never more than it gave
      offer.price = priceOf(offer.one, purse);
      offer.use = offer.price ? per([1n, 1n], per(offer.price, whole(offer.one.asked.cents))) : [0n, 1n];
      if (offer.price && (!best || isBetter(offer, best))) best = offer;
    }
    if (!best) return bought;
    pay(best.one, best.price, purse);
    bought.push({ ...best.one, most: best.price });
    left = left.filter((offer) => offer !== best && (!offer.use || offer.use[0] > 0n));
  }
}

function after(bought, start) { // what everybody still has at the end of the run
  const purse = { start, paid: new Map() };
  for (const one of bought) pay(one, priceOf(one, purse), purse);
  return purse;
}

function stepOf(pot, { asked, payers, most }, share, left) {
  const n = Number(payers.reduce((sum, payer) => sum + payer.people, 0n));
  const text = count(n, "equal.gets", { title: asked.title, sum: euro(asked.cents), share: euro(share) });
  const sentence = `${text} ${say("equal.most", { most: euro(ceiling(most)) })}`;
  const support = pot.support(asked.proposal);
  return { proposal: asked.proposal, support, granted_cents: asked.cents, left_cents: left, sentence };
}

function wouldTake(pot, asked, wanted, purse) { // what the supporters lacked in the end, in whole cents
  const { payers } = wanted.find((one) => one.asked === asked) ?? { payers: [] };
  const [above, below] = payers.reduce(
    (sum, payer) => lowest(plus(sum, times(balanceOf(purse, payer.kind), [payer.people, 1n]))), [0n, 1n]);
  const short = Math.max(0, asked.cents - Number(above / below));
  return short ? say("equal.short", { sum: euro(short) }) : say("equal.enough");
}
