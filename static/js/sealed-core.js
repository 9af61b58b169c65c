// What a phone does for a sealed ballot, without any page: checks the election, makes the slip with its proofs.
// Belenios, protocol version 1; the same as src/juryvote/sealed/slips.py, which says why each line is as it is.
import { BASE, challenge, chance, demand, element, knows, mod, power, product, proof, prove, scalar, short, written }
  from "./sealed-group.js";

export { chance, short };
const UUID = /^[1-9A-HJ-NP-Za-km-z]{14,64}$/;

// The device key and what comes of it

export const publicKey = (secret) => written(power(BASE, secret));

export function enrolment(secret, member) {
  const key = publicKey(secret);
  return { key, ...prove(secret, `juryvote-device|${member}|${key}|`) };
}

export function credentialSecret(secret, tweak) {
  const found = mod(secret + scalar(tweak));
  demand(found, "bad-scalar");
  return found;
}

// The election

function parsed(text) { // one spelling: then no field stands twice and no two readers see different things
  let found;
  try { found = JSON.parse(text); } catch { demand(false, "unreadable"); }
  demand(JSON.stringify(found) === text, "not-canonical");
  return found;
}

function trusteeKey(entry) {
  const [kind, { pok, public_key: key }] = entry;
  const right = [kind, { pok: proof(pok.challenge, pok.response), public_key: key }];
  demand(kind === "Single" && JSON.stringify(entry) === JSON.stringify(right), "trustee");
  const point = element(key);
  demand(knows(pok, point, `pok|Ed25519|${key}|`), "trustee");
  return point;
}

function keyOf(text) { // the product of the trustees' keys, each with the proof that somebody holds it
  const entries = parsed(text);
  demand(Array.isArray(entries) && entries.length, "no-trustee");
  demand(new Set(entries.map((entry) => entry[1].public_key)).size === entries.length, "trustee-twice");
  return product(entries.map(trusteeKey));
}

function questionOf(asked) { // only questions that are added up: `type`, `value` and `extra` mark others
  const { question, answers, blank = false, min, max } = asked;
  const texts = Array.isArray(answers) && [question, ...answers].every((text) => typeof text === "string");
  demand(texts && typeof blank === "boolean" && 0 < answers.length && answers.length <= 500, "election");
  demand([min, max].every(Number.isInteger) && 0 <= min && min <= max && max <= answers.length, "election");
  demand(!["type", "value", "extra"].some((name) => name in asked), "election");
  return { question, labels: answers, answers: answers.length, blank, min, max };
}

export function readElection(text, trustees, fingerprint) { // a reason is thrown as soon as something does not fit
  demand(short(text) === fingerprint, "fingerprint");
  const { version, group, uuid, public_key: key, questions } = parsed(text);
  demand(version === 1 && group === "Ed25519" && typeof uuid === "string" && UUID.test(uuid), "election");
  demand(Array.isArray(questions) && questions.length, "election");
  const point = element(key);
  demand(point.equals(keyOf(trustees)), "election-key");
  return { uuid, fingerprint, key: point, questions: questions.map(questionOf) };
}

// A page has a button for each answer and, where no tick is permitted, one more for that.
const options = ({ answers, min }) => answers + Number(min === 0);

export function asksOnly(election, question, buttons) { // exactly what the page shows
  const [asked, ...others] = election.questions;
  demand(!others.length && asked.question === question && options(asked) === buttons, "question");
}

export function asksList(election, question, list) { // an election: the list with its numbers, as the page shows it
  const [asked, ...others] = election.questions;
  const { labels, min, max, blank } = asked;
  demand(!others.length && asked.question === question && blank && min === list.min && max === list.max, "question");
  demand(labels.length === list.labels.length && labels.every((text, at) => text === list.labels[at]), "question");
}

export function rowOfTicks({ answers, blank, min, max }, ticks, abstains) { // blank is the first place
  const inside = ticks.every((at) => Number.isInteger(at) && 0 <= at && at < answers);
  demand(blank && inside && new Set(ticks).size === ticks.length, "vote");
  demand(abstains ? !ticks.length : min <= ticks.length && ticks.length <= max, "vote");
  return [Number(abstains), ...Array.from({ length: answers }, (_, at) => Number(ticks.includes(at)))];
}

export function rowOf(question, choice) { // what the button of this number ticks
  demand(Number.isInteger(choice) && 0 <= choice && choice < options(question), "vote");
  return [...(question.blank ? [0] : []), ...Array.from({ length: question.answers }, (_, at) => Number(at === choice))];
}

export function warm(point = BASE) { point.precompute(6, false); } // so that the tap itself needs additions only

// The slip

const pair = (alpha, beta) => ({ alpha, beta, text: `${written(alpha)},${written(beta)}` });

function hide(key, vote) { // the sum is made for every vote: how long it takes tells nothing
  const secret = chance(), beta = power(key, secret);
  return { ...pair(power(BASE, secret), [beta, beta.add(BASE)][vote]), secret, vote };
}

function summed(parts) {
  const secret = mod(parts.reduce((sum, one) => sum + one.secret, 0n));
  const vote = parts.reduce((sum, one) => sum + one.vote, 0);
  return { ...pair(product(parts.map((one) => one.alpha)), product(parts.map((one) => one.beta))), secret, vote };
}

// "One of these is true", not which. Whoever knows the secret needs powers of the two fixed bases only, which have
// tables: for a false branch its numbers are drawn first, for the true one (given: 0) the nonce alone.
function proveOne(key, branches, before) {
  const truth = branches.findIndex(({ vote, holds }) => vote === holds);
  demand(truth >= 0, "vote");
  const drawn = branches.map(({ secret, vote, holds }, at) => {
    const response = chance(), given = at === truth ? 0n : chance(), exponent = mod(response + secret * given);
    const right = power(key, exponent).add(power(BASE, mod(BigInt(vote - holds) * given)));
    return { given, response, text: `${written(power(BASE, exponent))},${written(right)}` };
  });
  const one = drawn[truth], all = challenge(before + drawn.map(({ text }) => text).join(","));
  one.given = mod(all - drawn.reduce((sum, { given }) => sum + given, 0n));
  one.response = mod(one.response - branches[truth].secret * one.given);
  return drawn.map(({ given, response }) => proof(given, response));
}

const claims = (one, from, to) => Array.from({ length: to - from + 1 }, (_, at) => ({ ...one, holds: from + at }));

function answer(key, { answers, blank, min, max }, row, scope) {
  demand(row.length === answers + blank && row.every((vote) => vote === 0 || vote === 1), "vote");
  const hidden = row.map((vote) => hide(key, vote)), sum = summed(hidden.slice(Number(blank)));
  const listed = `${scope}|${hidden.map(({ text }) => text).join(",")}`, counts = claims(sum, min, max);
  const shown = {
    choices: hidden.map(({ alpha, beta }) => ({ alpha: written(alpha), beta: written(beta) })),
    individual_proofs: hidden.map((one) => proveOne(key, claims(one, 0, 1), `prove|${scope}|${one.text}|`)),
  };
  if (!blank) return { ...shown, overall_proof: proveOne(key, counts, `prove|${listed}|${sum.text}|`) };
  const [empty] = hidden;
  return {
    ...shown,
    overall_proof: proveOne(key, [...claims(empty, 1, 1), ...counts], `bproof1|${listed}|`),
    blank_proof: proveOne(key, [...claims(empty, 0, 0), ...claims(sum, 0, 0)], `bproof0|${listed}|`),
  };
}

export function makeSlip(election, secret, rows) { // a row of 0 and 1 for each question, blank in front
  demand(rows.length === election.questions.length, "vote");
  const credential = publicKey(secret), scope = `${election.fingerprint}|${credential}`;
  const answers = rows.map((row, at) => answer(election.key, election.questions[at], row, scope));
  const slip = { election_uuid: election.uuid, election_hash: election.fingerprint, credential, answers };
  const hash = short(JSON.stringify(slip));
  return JSON.stringify({ ...slip, signature: { hash, proof: prove(secret, `sig|${hash}|`) } });
}

// The first slip takes an engine several times as long as the next: one that nobody sees is made before the tap.
export function rehearse(election) {
  warm(election.key);
  makeSlip(election, chance(), election.questions.map((question) => rowOf(question, 0)));
}
