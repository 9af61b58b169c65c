// Greedy: by support, each in its turn gets its sum if that is still there; what does not fit is passed over.
import { count, euro, say } from "./verify-words.js";

export function greedy(pot, least) { // `least` are the points that a proposal needs at all
  const rows = pot.asked.map((asked, place) => ({ asked, place, support: pot.support(asked.proposal) }));
  const turns = turnsOf(rows, pot.budget, least), lost = turns.filter((turn) => !turn.granted);
  return {
    steps: turns.map((turn) => stepOf(turn, least)),
    missed: new Map(lost.map(({ row }) => [row.asked.proposal, wouldTake(turns, row, pot.budget, least)])),
  };
}

function turnsOf(rows, budget, least) { // most points first; then what costs less; then in the order of the list
  const inOrder = [...rows].sort((a, b) => b.support - a.support || a.asked.cents - b.asked.cents || a.place - b.place);
  let left = budget;
  return inOrder.map((row) => {
    const granted = row.support >= least && row.asked.cents <= left ? row.asked.cents : 0;
    left -= granted;
    return { row, granted, left };
  });
}

function stepOf({ row: { asked, support }, granted, left }, least) {
  const which = granted ? "gets" : support < least ? "few" : "dear";
  const { title, cents, proposal } = asked, points = count(support, "pot.points");
  const sentence = say(`greedy.${which}`, { title, points, least, sum: euro(cents), left: euro(left) });
  return { proposal, support, granted_cents: granted, left_cents: left, sentence };
}

function wouldTake(turns, lost, budget, least) { // the fewest more points, or the highest lower sum, all else equal
  const rows = turns.map((turn) => turn.row);
  const wins = (instead) => {
    const changed = rows.map((row) => (row === lost ? instead : row));
    return turnsOf(changed, budget, least).some((turn) => turn.row === instead && turn.granted);
  };
  const more = morePoints(rows, lost, least, wins), lower = lowerSum(turns, lost, wins);
  if (!more && !lower) return say("greedy.never");
  const facts = { more: count(more, "greedy.more"), sum: euro(lower) };
  if (more && lower) return say("greedy.both", facts);
  return say(more ? "greedy.points" : "greedy.sum", facts);
}

function morePoints(rows, lost, least, wins) { // 0: no number is enough; more points never mean less is left
  const levels = new Set([least, ...rows.flatMap((row) => [row.support, row.support + 1])]);
  const above = [...levels].filter((level) => level > lost.support).sort((one, other) => one - other);
  let low = 0, high = above.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (wins({ ...lost, support: above[middle] })) high = middle; else low = middle + 1;
  }
  return low < above.length ? above[low] - lost.support : 0;
}

function lowerSum(turns, lost, wins) { // 0: no lower sum is enough; among equals the cheap come sooner
  const equals = turns.filter((turn) => turn.row.support === lost.support);
  const near = ({ left, granted, row: { asked: { cents } } }) => [left, left + granted, cents, cents - 1];
  const sums = equals.flatMap(near);
  const tried = [...new Set(sums)].filter((cents) => cents > 0 && cents < lost.asked.cents).sort((a, b) => b - a);
  return tried.find((cents) => wins({ ...lost, asked: { ...lost.asked, cents } })) ?? 0;
}
