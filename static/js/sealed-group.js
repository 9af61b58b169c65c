// The group of a sealed ballot and the texts that are hashed. An element travels as 64 hex digits, big end first;
// numbers travel as decimals. All chance comes from the browser's generator.
import { Point, sha256 } from "../vendor/noble-curves.js";

export const ORDER = Point.Fn.ORDER, BASE = Point.BASE;
const ELEMENT = /^[0-9a-f]{64}$/, SCALAR = /^(0|[1-9][0-9]{0,76})$/;

export const mod = (number) => Point.Fn.create(number);
const turned = (hex) => hex.match(/../g).reverse().join("");
const hashed = (text) => sha256(new TextEncoder().encode(text));
const number = (bytes) => BigInt("0x" + Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""));

export function demand(fact, why) { if (!fact) throw new Error(why); }

export const written = (point) => turned(point.toHex());

export function element(text) { // never the neutral element, never one outside the group of prime order
  demand(typeof text === "string" && ELEMENT.test(text), "bad-element");
  let point;
  try { point = Point.fromHex(turned(text)); } catch { demand(false, "bad-element"); }
  demand(!point.is0() && point.isTorsionFree(), "bad-element");
  return point;
}

export function scalar(text) {
  demand(typeof text === "string" && SCALAR.test(text) && BigInt(text) < ORDER, "bad-scalar");
  return BigInt(text);
}

export const power = (point, exponent) => exponent ? point.multiply(exponent) : Point.ZERO;
export const product = (points) => points.reduce((all, one) => all.add(one), Point.ZERO);

export function chance() { // 1 to ORDER - 1, each alike: what is too large is drawn again, not reduced
  for (;;) {
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    bytes[0] &= 31;
    const drawn = number(bytes);
    if (drawn && drawn < ORDER) return drawn;
  }
}

export const challenge = (text) => mod(number(hashed(text)));
export const short = (text) => btoa(String.fromCharCode(...hashed(text))).replace(/=+$/, "");
export const proof = (given, response) => ({ challenge: String(given), response: String(response) });

export function prove(secret, before) { // "I know the exponent", bound to the text before
  const nonce = chance(), given = challenge(before + written(power(BASE, nonce)));
  return proof(given, mod(nonce - secret * given));
}

export function knows({ challenge: given, response }, point, before) {
  const left = BASE.multiplyUnsafe(scalar(response)), right = point.multiplyUnsafe(scalar(given)); // public numbers
  return scalar(given) === challenge(before + written(left.add(right)));
}
