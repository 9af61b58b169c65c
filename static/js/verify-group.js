// The group of a sealed ballot (Belenios, protocol version 1, Ed25519) and its proofs, checked. An element is written
// as 64 hex digits, big end first; numbers are decimals. Source: specification 3.0, "Groups", "Proofs".
import { Point, sha256 } from "../vendor/noble-curves.js";
import { bytesOf, hex } from "./verify-bytes.js";

export const BASE = Point.BASE, ONE = Point.ZERO;
const { ORDER } = Point.Fn, HEX = /^[0-9a-f]{64}$/, SCALAR = /^(0|[1-9][0-9]{0,76})$/, PRIME = 2n ** 255n - 19n;
const known = new Map(); // by text: reading one means checking it

export class Wrong extends Error { // a check that failed; its facts are for the sentence
  constructor(kind, facts = {}) {
    super(kind);
    this.facts = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, String(fact).slice(0, 200)]));
  }
}
export const demand = (fact, kind, facts) => { if (!fact) throw new Wrong(kind, facts); };

const turned = (text) => text.match(/../g).reverse().join("");
export const written = (point) => turned(point.toHex());
const number = (bytes) => BigInt(`0x${hex(bytes)}`);
const challenge = (text) => number(sha256(bytesOf(text))) % ORDER;
export const short = (text) => btoa(String.fromCharCode(...sha256(bytesOf(text)))).replace(/=+$/, "");
export const isSpelled = (text) => HEX.test(text) && BigInt(`0x${text}`) % 2n ** 255n < PRIME && text !== written(ONE);

export function pointOf(text) { // an element of the group of prime order, never the neutral one; else null
  if (known.has(text)) return known.get(text);
  let point = null;
  try { point = HEX.test(text) ? Point.fromHex(turned(text)) : null; } catch { point = null; }
  const fine = point && !point.is0() && point.isTorsionFree() ? point : null;
  known.set(text, fine);
  return fine;
}

function element(text) {
  const point = pointOf(text);
  demand(point, "bad-element", { what: text });
  return point;
}
export const elementOrOne = (text) => (text === written(ONE) ? ONE : element(text));
export const sumOf = (points) => points.reduce((all, one) => all.add(one), ONE);

function scalar(text, what) {
  demand(SCALAR.test(text) && BigInt(text) < ORDER, "bad-scalar", { what });
  return BigInt(text);
}
const scalars = (proof) => [scalar(proof.challenge, "challenge"), scalar(proof.response, "response")];
const both = (left, one, right, other) => left.multiplyUnsafe(one).add(right.multiplyUnsafe(other));

export function knows(proof, key, before) { // did the maker know the exponent?
  const [given, response] = scalars(proof);
  return given === challenge(before + written(both(BASE, response, element(key), given)));
}

export function decrypts(proof, key, alpha, factor, before) { // is `factor` alpha to the secret of this key?
  const [given, response] = scalars(proof);
  const left = both(BASE, response, key, given), right = both(alpha, response, factor, given);
  return given === challenge(`${before}${written(left)},${written(right)}`);
}

export function oneHolds(proofs, branches, key, before) { // is one of them true, without saying which?
  const read = proofs.map(scalars);
  if (read.length !== branches.length) return false;
  const pairs = branches.map(({ alpha, beta, holds }, at) => {
    const [given, response] = read[at], rest = beta.subtract(BASE.multiplyUnsafe(BigInt(holds)));
    return `${written(both(BASE, response, alpha, given))},${written(both(key, response, rest, given))}`;
  });
  const total = read.reduce((all, [given]) => all + given, 0n) % ORDER;
  return total === challenge(before + pairs.join(","));
}
