// The public lot: a seed that was promised before, and what it draws. Numbers are SHA-256(seed | what | counter), read
// as one large number; a number that would favour somebody is passed over.
import { bytesOf, fromHex, hex, sha256 } from "./verify-bytes.js";

const HASH = /^[0-9a-f]{64}$/, SPAN = 1n << 256n;
export const isHash = (text) => HASH.test(text);

export const seedOf = (text) => (isHash(text) ? fromHex(text) : new Uint8Array(0));
export const seedFits = (text, commitment) => hex(sha256(seedOf(text))) === commitment;
export const drawOrder = (text, what, of, take = of.length) => draw(seedOf(text), what, of, take);

export function draw(seed, what, of, take) { // so many of these, in the order in which they come; nobody twice
  const left = [...of], found = [];
  let counter = 0;
  const below = (n) => {
    for (;;) {
      const number = BigInt(`0x${hex(sha256(seed, bytesOf(`|${what}|${counter}`)))}`);
      counter += 1;
      if (number < SPAN - (SPAN % n)) return Number(number % n);
    }
  };
  while (found.length < take) found.push(...left.splice(below(BigInt(left.length)), 1));
  return found;
}
