// A sealed election as it was set up, and the ballots in its urn: every proof is checked, cheap things first. Only as
// this service makes them: Ed25519 and single trustees; of others nothing is said here.
import { textOf } from "./verify-bytes.js";
import { demand, elementOrOne, isSpelled, knows, oneHolds, pointOf, short, sumOf, Wrong, written }
  from "./verify-group.js";
import { read, write } from "./verify-tar.js";

const LARGEST_BALLOT = 2 ** 20, UUID = /^[1-9A-HJ-NP-Za-km-z]{14,64}$/;
export class Elsewhere extends Error {} // right or wrong: another program has to say it

function parsed(text) {
  try { return JSON.parse(text); } catch (wrong) { throw new Wrong("unreadable", { why: wrong.message }); }
}

export function electionOf(raw) {
  const text = textOf(raw), found = parsed(text), { version, group, uuid, public_key: key, questions } = found;
  const texts = [found.name, found.description, key].every((one) => typeof one === "string");
  if (JSON.stringify(found) !== text || group !== "Ed25519" || !texts) throw new Elsewhere();
  demand(version === 1, "election", { why: "version" });
  demand(typeof uuid === "string" && UUID.test(uuid), "election", { why: "uuid" });
  demand(Array.isArray(questions) && questions.length && questions.length <= 200, "election", { why: "questions" });
  const asked = questions.map(questionOf), point = pointOf(key);
  demand(point, "bad-element", { what: "public_key" });
  point.precompute(6, false); // every proof multiplies it
  return { uuid, fingerprint: short(text), key: point, text: key, questions: asked };
}

function questionOf({ question, answers, min, max, blank = false, type, value, extra }) {
  const texts = Array.isArray(answers) && [question, ...answers].every((one) => typeof one === "string");
  demand(texts && answers.length && answers.length <= 500, "election", { why: "answers" });
  const fine = [min, max].every(Number.isInteger) && min >= 0 && min <= max && max <= answers.length;
  demand(fine && typeof blank === "boolean", "election", { why: "min, max" });
  demand([type, value, extra].every((one) => one === undefined), "election", { why: "type" });
  return { question, answers, min, max, blank, choices: answers.length + Number(blank) };
}

export function trusteesOf(raw) { // their keys, each with the proof that somebody holds it
  const text = textOf(raw), found = parsed(text);
  const single = Array.isArray(found) && found.length <= 100 && found.every(([kind]) => kind === "Single");
  if (JSON.stringify(found) !== text || !single) throw new Elsewhere();
  const keys = found.map(([, item], at) => {
    const { pok, public_key: key } = read(new TextEncoder().encode(JSON.stringify(item)), "PublicKey"), owner = at + 1;
    demand(pointOf(key), "trustee", { owner, why: "element" });
    demand(knows(pok, key, `pok|Ed25519|${key}|`), "trustee", { owner, why: "pok" });
    return key;
  });
  demand(keys.length, "no-trustee");
  demand(new Set(keys).size === keys.length, "trustee-twice");
  return keys;
}

export function credentialsOf(raw) {
  const listed = parsed(textOf(raw));
  demand(Array.isArray(listed) && JSON.stringify(listed) === textOf(raw), "not-canonical");
  demand(!listed.some((one) => one.includes(",")), "weight");
  listed.forEach((one, at) => demand(pointOf(one), "bad-element", { what: `credential ${at + 1}` }));
  demand(new Set(listed).size === listed.length, "credential-twice");
  return new Set(listed);
}

// A ballot, cheap checks first

export function ballotOf(raw, election, credentials) {
  demand(raw.length <= LARGEST_BALLOT, "too-large", { most: LARGEST_BALLOT });
  const ballot = read(raw, "Ballot"), { signature, ...unsigned } = ballot, hash = short(write(unsigned));
  demand(ballot.election_uuid === election.uuid && ballot.election_hash === election.fingerprint, "other-election");
  demand(credentials.has(ballot.credential), "no-credential");
  demand(ballot.answers.length === election.questions.length, "shape", { what: "answers" });
  demand(signature.hash === hash && knows(signature.proof, ballot.credential, `sig|${hash}|`), "signature");
  const scope = `${election.fingerprint}|${ballot.credential}`;
  const answers = ballot.answers.map((one, at) => answerOf(one, election.questions[at], at + 1, election, scope));
  return { credential: ballot.credential, answers };
}

function answerOf(answer, asked, number, { key }, scope) { // its ciphertexts, if every proof holds
  const { choices, individual_proofs: each, overall_proof: overall, blank_proof: blank } = answer;
  const lengths = [choices.length, each.length, overall.length - (asked.max - asked.min + 1 + Number(asked.blank))];
  demand(lengths[0] === asked.choices && lengths[1] === asked.choices && !lengths[2], "shape", { what: number });
  demand((blank !== null) === asked.blank, "shape", { what: `${number}, blank` });
  for (const text of choices.flatMap(({ alpha, beta }) => [alpha, beta])) {
    demand(isSpelled(text), "bad-element", { what: `answers/${number}: ${text}` });
  }
  const hidden = choices.map(({ alpha, beta }) =>
    ({ alpha: elementOrOne(alpha), beta: elementOrOne(beta), text: `${alpha},${beta}` }));
  const claims = (one, from, to) => Array.from({ length: to - from + 1 }, (_, at) => ({ ...one, holds: from + at }));
  hidden.forEach((one, at) => demand(oneHolds(each[at], claims(one, 0, 1), key, `prove|${scope}|${one.text}|`),
    "individual-proof", { question: number, choice: at + 1 }));
  const sum = added(hidden.slice(Number(asked.blank))), [first] = hidden;
  const listed = `${scope}|${hidden.map((one) => one.text).join(",")}`, counts = claims(sum, asked.min, asked.max);
  const whole = asked.blank ? oneHolds(overall, [...claims(first, 1, 1), ...counts], key, `bproof1|${listed}|`)
    : oneHolds(overall, counts, key, `prove|${listed}|${written(sum.alpha)},${written(sum.beta)}|`);
  demand(whole, "overall-proof", { question: number });
  const empty = () => oneHolds(blank, [...claims(first, 0, 0), ...claims(sum, 0, 0)], key, `bproof0|${listed}|`);
  demand(!asked.blank || empty(), "blank-proof", { question: number });
  return hidden;
}

export const added = (all) => ({ alpha: sumOf(all.map((one) => one.alpha)), beta: sumOf(all.map((one) => one.beta)) });
