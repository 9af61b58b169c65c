// Bytes as a bundle needs them: hex, base64 in its one spelling, checksums, SHA-256, SHA-512 and Ed25519 (RFC 8032).
// The elliptic curve comes from the vendored file; nothing here asks the browser's own cryptography.
import { Point, sha256 as hashed } from "../vendor/noble-curves.js";

export const refuse = (why) => { throw new Error(why); };
export const bytesOf = (text) => new TextEncoder().encode(text);
export const textOf = (bytes) => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch { return refuse("this is not UTF-8"); }
};
export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
export const fromHex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));

export function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const sha256 = (...parts) => hashed(joined(...parts));
export const alike = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);
export const base64 = (bytes) => btoa(String.fromCharCode(...bytes));

export function fromBase64(text) { // what decodes but would be written otherwise is refused
  let raw;
  try {
    raw = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  } catch { refuse("this is not base64"); }
  if (base64(raw) !== text) refuse("this base64 has a second spelling, which is not allowed");
  return raw;
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

export function crc32(bytes) {
  let rest = 0xffffffff;
  for (const byte of bytes) rest = CRC[(rest ^ byte) & 255] ^ (rest >>> 8);
  return (rest ^ 0xffffffff) >>> 0;
}

// SHA-512 (FIPS 180-4). Its constants are the first 64 bits behind the point of roots of the first primes.

const MASK = (1n << 64n) - 1n;
const PRIMES = [];
for (let number = 2; PRIMES.length < 80; number += 1) {
  if (PRIMES.every((prime) => number % prime)) PRIMES.push(number);
}

function behindPoint(prime, power) {
  const wanted = BigInt(prime) << BigInt(64 * power);
  let low = 0n, high = 1n << 72n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** BigInt(power) <= wanted) low = middle; else high = middle;
  }
  return low & MASK;
}

const START = PRIMES.slice(0, 8).map((prime) => behindPoint(prime, 2));
const ROUNDS = PRIMES.map((prime) => behindPoint(prime, 3));
const turn = (word, by) => ((word >> by) | (word << (64n - by))) & MASK;

function schedule(block) {
  const words = [], view = new DataView(block.buffer, block.byteOffset, 128);
  for (let at = 0; at < 16; at += 1) words.push(view.getBigUint64(8 * at));
  for (let at = 16; at < 80; at += 1) {
    const near = words[at - 2], far = words[at - 15];
    const a = turn(near, 19n) ^ turn(near, 61n) ^ (near >> 6n), b = turn(far, 1n) ^ turn(far, 8n) ^ (far >> 7n);
    words.push((words[at - 16] + b + words[at - 7] + a) & MASK);
  }
  return words;
}

function compressed(state, block) {
  let [a, b, c, d, e, f, g, h] = state;
  for (const [at, word] of schedule(block).entries()) {
    const chosen = (e & f) ^ (~e & MASK & g), most = (a & b) ^ (a & c) ^ (b & c);
    const first = h + (turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n)) + chosen + ROUNDS[at] + word;
    const second = (turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n)) + most;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) & MASK, c, b, a, (first + second) & MASK];
  }
  return [a, b, c, d, e, f, g, h].map((word, at) => (word + state[at]) & MASK);
}

function sha512(...parts) {
  const text = joined(...parts);
  const padded = new Uint8Array(Math.ceil((text.length + 17) / 128) * 128);
  padded.set(text);
  padded[text.length] = 128;
  new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(text.length) * 8n);
  let state = START;
  for (let at = 0; at < padded.length; at += 128) state = compressed(state, padded.subarray(at, at + 128));
  return fromHex(state.map((word) => word.toString(16).padStart(16, "0")).join(""));
}

const little = (bytes) => BigInt(`0x0${hex(bytes.toReversed())}`);

export function isSigned(signature, text, key) { // RFC 8032, section 5.1.7: [S]B - [k]A must be written like R
  const first = signature.subarray(0, 32), order = Point.Fn.ORDER;
  if (signature.length !== 64 || little(signature.subarray(32)) >= order) return false;
  let point;
  try { point = Point.fromBytes(key); } catch { return false; }
  const asked = little(sha512(first, key, text)) % order;
  const right = Point.BASE.multiplyUnsafe(little(signature.subarray(32))).subtract(point.multiplyUnsafe(asked));
  return alike(right.toBytes(), first);
}
