// Signed notes (C2SP signed-note, Ed25519) and the checkpoints inside them (C2SP tlog-checkpoint).
import { alike, bytesOf, fromBase64, hex, isSigned, joined, refuse, sha256 } from "./verify-bytes.js";

const WHITE = "\\t-\\r \\x1c-\\x1f\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const KEY = new RegExp(`^([^${WHITE}+]{1,100})\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]{44})$`, "u");
const SIZE = /^(0|[1-9][0-9]{0,18})$/;
const CONTROL = /[\x00-\x09\x0b-\x1f\x7f]/;
const LINES = /\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]/;
const ED25519 = Uint8Array.of(1);

const keyId = (name, key) => sha256(bytesOf(`${name}\n`), ED25519, key).subarray(0, 4);

function readKey(text) {
  const found = KEY.exec(text);
  if (!found) refuse("this is not a verifier key: name+key id+base64 is expected");
  const raw = fromBase64(found[3]), key = raw.subarray(1);
  if (raw[0] !== 1 || hex(keyId(found[1], key)) !== found[2]) refuse("the verifier key does not fit its own key id");
  return [found[1], key];
}

export function openNote(note, verifierKey) { // the signed text, if the key's signature is under it
  const [name, key] = readKey(verifierKey);
  const gap = note.lastIndexOf("\n\n");
  if (gap < 0 || !note.slice(gap + 2).endsWith("\n")) {
    refuse("this is not a signed note: no empty line before signatures");
  }
  const text = `${note.slice(0, gap)}\n`;
  if (CONTROL.test(text)) refuse("a note's text ends with a line break and holds no control characters");
  const signature = signatureOf(note.slice(gap + 2), name, keyId(name, key));
  if (!isSigned(signature, bytesOf(text), key)) refuse(`the signature of ${name} does not belong to this text`);
  return text;
}

function signatureOf(tail, name, id) {
  for (const line of tail.split(LINES)) {
    const [dash, signer, coded, more] = line.split(" ");
    if (dash !== "\u2014" || signer !== name || coded === undefined || more !== undefined) continue;
    const raw = fromBase64(coded);
    if (alike(raw.subarray(0, 4), id)) return raw.subarray(4);
  }
  return refuse(`no signature of ${name} with this key is on the note`);
}

export function readCheckpoint(text) { // exactly three lines; `size` stays text, it may be larger than any number here
  const lines = text.split("\n");
  if (lines.length !== 4 || lines[3] || !lines[0]) refuse("a checkpoint has three lines: origin, size and root");
  const [origin, size] = lines, root = fromBase64(lines[2]);
  if (!SIZE.test(size) || root.length !== 32) {
    refuse("a checkpoint's size is a whole number and its root has 32 bytes");
  }
  return { origin, size, root };
}

// The tree (RFC 6962, section 2.1), grown one leaf at a time: the roots of its perfect subtrees, the largest first.

const node = (left, right) => sha256(Uint8Array.of(1), left, right);
export const leafHash = (text) => sha256(Uint8Array.of(0), bytesOf(text));

export function grown(peaks, size, leaf) {
  const all = [...peaks];
  let last = leaf;
  for (let rest = size; rest % 2; rest = Math.floor(rest / 2)) last = node(all.pop(), last);
  return [...all, last];
}

export const rootOf = (peaks) => // the empty tree's is the hash of nothing
  (peaks.length ? peaks.reduceRight((right, left) => node(left, right)) : sha256(joined()));
