// A sealed archive: an old tar without an end mark, records named by their hash. Every byte of a header is foreseen.
import { alike, bytesOf, hex, sha256, textOf } from "./verify-bytes.js";
import { demand, Wrong } from "./verify-group.js";
import { shaping } from "./verify-shapes.js";

const BLOCK = 512, LARGEST_RECORD = 16 * 1024 * 1024;
const NAME = /^([0-9a-f]{64})\.(data|event)\.json/, OCTAL = /^[0-7]{11}\0$/, UNIX = /^(0|[1-9][0-9]{0,9})$/;

const SHAPES = {
  Beginning: "version i, timestamp s",
  Event: "parent s?=, height i, type Setup|Ballot|EndBallots|EncryptedTally|PartialDecryption|Result, payload s?=",
  Setup: "election s, trustees s, credentials s",
  Proof: "challenge s, response s",
  PublicKey: "pok Proof, public_key s",
  Ciphertext: "alpha s, beta s",
  Answer: "choices [Ciphertext], individual_proofs [pair], overall_proof [Proof], blank_proof pair?=",
  Signature: "hash s, proof Proof",
  Ballot: "election_uuid s, election_hash s, credential s, answers [Answer], signature Signature",
  SizedTally: "num_tallied i, total_weight i, encrypted_tally s",
  Owned: "owner i, payload s",
  Decryption: "decryption_factors [[s]], decryption_proofs [[Proof]]",
  Result: "result [[i]]",
  Credentials: "listed [s]",
};
const pair = (value, at) => {
  if (!Array.isArray(value) || value.length !== 2) throw new Error(`not possible${at}`);
  return value.map((one) => shaped("Proof", one, at));
};
const shaped = shaping(SHAPES, { pair });

export const write = (value) => JSON.stringify(value, (_, one) => (one === null ? undefined : one)); // compact JSON

export function read(raw, shape) { // the record, if it is written in its one spelling
  let value;
  try {
    value = shaped(shape, JSON.parse(textOf(raw)), "");
  } catch (wrong) {
    throw new Wrong("unreadable", { why: wrong.message });
  }
  demand(write(value) === textOf(raw), "not-canonical");
  return value;
}

const padded = (size) => Math.ceil(size / BLOCK) * BLOCK;
const octal = (number, width) => number.toString(8).padStart(width, "0");

function header(name, size, timestamp) { // of Unix V7's tar
  const fields = ["0000644", "0000000", "0000000", octal(size, 11), octal(timestamp, 11), ""];
  const front = name.padEnd(100, "\0") + fields.join("\0");
  const sum = bytesOf(front).reduce((all, byte) => all + byte, 8 * 32 + 48);
  return bytesOf(`${front}${octal(sum, 6)}\0 0`.padEnd(BLOCK, "\0"));
}

function recordAt(data, at) { // this record's content, and where the next one begins
  const head = data.subarray(at, at + BLOCK);
  demand(head.length === BLOCK, "cut-off");
  const text = String.fromCharCode(...head.subarray(124, 136));
  demand(OCTAL.test(text), "header");
  const size = parseInt(text.slice(0, 11), 8), end = at + BLOCK + size, after = at + BLOCK + padded(size);
  demand(size <= LARGEST_RECORD, "too-large", { most: LARGEST_RECORD });
  demand(after <= data.length, "cut-off");
  demand(data.subarray(end, after).every((byte) => byte === 0), "padding");
  return { after, content: data.subarray(at + BLOCK, end) };
}

const sameHeader = (data, at, name, content, moment) =>
  demand(alike(data.subarray(at, at + BLOCK), header(name, content.length, moment)), "header");

export function membersOf(data) { // all records in their order
  const first = recordAt(data, 0), { version, timestamp } = read(first.content, "Beginning"), found = [];
  demand(version === 1 && UNIX.test(timestamp), "header");
  sameHeader(data, 0, "BELENIOS", first.content, Number(timestamp));
  for (let at = first.after, after; at < data.length; at = after) {
    const record = recordAt(data, at), { content } = record;
    const named = NAME.exec(String.fromCharCode(...data.subarray(at, at + 100)));
    demand(named, "header");
    sameHeader(data, at, named[0], content, Number(timestamp));
    demand(hex(sha256(content)) === named[1], "content-hash");
    found.push({ name: named[1], isEvent: named[2] === "event", content });
    ({ after } = record);
  }
  return found;
}
