// The one spelling of a JSON value: keys in the order of code points, no spaces, no float, nothing beyond 2^53.
import { refuse } from "./verify-bytes.js";

const DEEPEST = 16;

export function order(one, other) { // by code points, as bytes of UTF-8 would be
  const left = [...one], right = [...other];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const less = left[at].codePointAt(0) - right[at].codePointAt(0);
    if (less) return less;
  }
  return left.length - right.length;
}

export const sorted = (texts) => [...texts].sort(order);

export function canonical(value, depth = 0) {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  if (typeof value !== "object" || depth >= DEEPEST) refuse(`this ${typeof value} has no place in the journal`);
  if (Array.isArray(value)) return `[${value.map((part) => canonical(part, depth + 1)).join(",")}]`;
  const pairs = sorted(Object.keys(value)).map((key) => `${quoted(key)}:${canonical(value[key], depth + 1)}`);
  return `{${pairs.join(",")}}`;
}

function quoted(text) {
  if (!text.isWellFormed()) refuse("half a character has no place in the journal");
  return JSON.stringify(text);
}

function parsed(text) {
  try { return JSON.parse(text); } catch { return refuse("this is not JSON"); }
}

export function inOneSpelling(text) { // a value that is written so and not otherwise
  const value = parsed(text);
  if (canonical(value) !== text) refuse("the line is not in its one spelling");
  return value;
}

const plain = (value) => { // maps as objects
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== "object") return value;
  const pairs = value instanceof Map ? [...value] : Object.entries(value);
  return Object.fromEntries(pairs.map(([key, one]) => [key, plain(one)]));
};
export const same = (one, other) => canonical(plain(one)) === canonical(plain(other));
