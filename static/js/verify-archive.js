// What a sealed archive holds: every event in its place, the sum of its ballots, its decryption and the result.
import { textOf } from "./verify-bytes.js";
import { BASE, decrypts, demand, elementOrOne, ONE, pointOf, sumOf, Wrong, written } from "./verify-group.js";
import { membersOf, read, write } from "./verify-tar.js";
import { added, ballotOf, credentialsOf, electionOf, Elsewhere, trusteesOf } from "./verify-urn.js";

const LARGEST = 256 * 1024 * 1024;
const FOLLOWING = {
  "": ["Setup"],
  Setup: ["Ballot", "EndBallots"],
  Ballot: ["Ballot", "EndBallots"],
  EndBallots: ["EncryptedTally"],
  EncryptedTally: ["PartialDecryption"],
  PartialDecryption: ["PartialDecryption", "Result"],
  Result: [],
};
const exactly = (contents, count) => demand(contents.length === count, "records");
const names = (...pairs) => demand(pairs.every(([said, right]) => said === right), "records");

// The events

const STEPS = {
  Setup(audit, event, contents) {
    exactly(contents, 4);
    const [election, trustees, credentials, setup] = contents, said = read(setup.content, "Setup");
    names([said.election, election.name], [said.trustees, trustees.name], [said.credentials, credentials.name],
      [event.payload, setup.name]);
    audit.election = electionOf(election.content);
    audit.keys = trusteesOf(trustees.content);
    demand(sumOf(audit.keys.map(pointOf)).equals(audit.election.key), "election-key");
    audit.credentials = credentialsOf(credentials.content);
  },
  Ballot(audit, event, contents) {
    demand(!audit.seen.has(event.payload), "ballot-twice");
    exactly(contents, 1);
    const [slip] = contents;
    names([slip.name, event.payload]);
    audit.seen.add(slip.name);
    try {
      const ballot = ballotOf(slip.content, audit.election, audit.credentials);
      audit.box.set(ballot.credential, ballot);
    } catch (wrong) { // the next ballot is looked at, but nothing is counted
      audit.badBallots = true;
      wrong.goesOn = wrong instanceof Wrong;
      throw wrong;
    }
  },
  EndBallots(audit, event, contents) {
    exactly(contents, 0);
    demand(event.payload === null, "records");
  },
  EncryptedTally(audit, event, contents) {
    exactly(contents, 2);
    const [sums, sized] = contents, said = read(sized.content, "SizedTally"), right = audit.box.size;
    names([said.encrypted_tally, sums.name], [event.payload, sized.name]);
    for (const found of [said.num_tallied, said.total_weight]) demand(found === right, "tally-count", { found, right });
    audit.sums = audit.election.questions.map((asked, number) => Array.from({ length: asked.choices }, (_, place) =>
      added([...audit.box.values()].map((ballot) => ballot.answers[number][place]))));
    const shown = ({ alpha, beta }) => ({ alpha: written(alpha), beta: written(beta) });
    demand(textOf(sums.content) === write(audit.sums.map((row) => row.map(shown))), "tally");
  },
  PartialDecryption(audit, event, contents) {
    exactly(contents, 2);
    const [factors, owned] = contents, { owner, payload } = read(owned.content, "Owned");
    names([payload, factors.name], [event.payload, owned.name]);
    demand(owner >= 1 && owner <= audit.keys.length, "owner", { owner });
    demand(!audit.given.has(owner), "owner-twice", { owner });
    audit.given.set(owner, decryptedBy(audit, audit.keys[owner - 1], read(factors.content, "Decryption")));
  },
  Result(audit, event, contents) {
    exactly(contents, 1);
    const [record] = contents;
    names([record.name, event.payload]);
    demand(audit.given.size === audit.keys.length, "decryption-missing");
    const { result } = read(record.content, "Result");
    fitsShape(result, audit.sums, "result");
    eachOf(audit.sums, ({ beta }, number, place) => {
      const found = result[number][place], factor = sumOf([...audit.given.values()].map((rows) => rows[number][place]));
      const possible = found >= 0 && found <= audit.box.size, left = beta.subtract(factor);
      const right = possible && BASE.multiplyUnsafe(BigInt(found)).equals(left);
      demand(right, "result", { question: number + 1, choice: place + 1, found });
    });
    audit.result = result;
  },
};

const eachOf = (rows, act) => rows.forEach((row, number) => row.forEach((one, place) => act(one, number, place)));
const fitsShape = (rows, sums, what) => demand(
  rows.length === sums.length && rows.every((row, at) => row.length === sums[at].length), "shape", { what });

function decryptedBy({ election, sums }, key, { decryption_factors: factors, decryption_proofs: proofs }) {
  fitsShape(factors, sums, "decryption");
  fitsShape(proofs, sums, "decryption");
  const before = `decrypt|${election.fingerprint}|${key}|`;
  eachOf(sums, ({ alpha }, number, place) => {
    const text = factors[number][place], factor = text === written(ONE) ? ONE : pointOf(text);
    demand(factor, "bad-element", { what: `decryption_factors/${number + 1}/${place + 1}` });
    const fine = decrypts(proofs[number][place], pointOf(key), alpha, factor, before);
    demand(fine, "decryption-proof", { question: number + 1, choice: place + 1 });
  });
  return factors.map((row) => row.map(elementOrOne));
}

function stepTo(audit, member, contents) { // its place in the chain, its place in the order, then what it says
  const event = read(member.content, "Event"), allowed = FOLLOWING[audit.last];
  audit.height += 1;
  demand(event.height === audit.height && event.parent === (audit.head || null), "chain");
  demand(allowed.includes(event.type), "order", { found: event.type, allowed: allowed.join(" / ") || "\u2013" });
  Object.assign(audit, { last: event.type, head: member.name });
  STEPS[event.type](audit, event, contents);
  demand(!audit.badBallots || event.type === "Ballot", "");
}

export function recountArchive(data) { // what is in it, or `problems`: each bad ballot, otherwise the first problem
  const audit = { last: "", head: "", height: -1, seen: new Set(), box: new Map(), given: new Map() }, problems = [];
  try {
    demand(data.length <= LARGEST, "too-large", { most: LARGEST });
    audited(audit, membersOf(data), problems);
  } catch (wrong) {
    if (!(wrong instanceof Wrong)) throw wrong instanceof Elsewhere ? wrong : new Elsewhere();
    if (wrong.message) problems.push([wrong.message, wrong.facts]);
  }
  return problems.length ? { problems } : opened(audit);
}

function audited(audit, members, problems) {
  let contents = [];
  for (const member of members) {
    if (!member.isEvent) {
      contents.push(member);
      continue;
    }
    try {
      stepTo(audit, member, contents);
    } catch (wrong) {
      if (!wrong.goesOn) throw wrong;
      problems.push([wrong.message, wrong.facts]);
    }
    contents = [];
  }
  if (contents.length) problems.push(["records", {}]);
  demand(audit.last === "Result", "unfinished", { allowed: FOLLOWING[audit.last].join(" / ") });
}

function opened({ election, result, credentials, box, head }) {
  const [asked] = election.questions, blank = Number(asked.blank), [counts] = result;
  return {
    problems: [],
    head,
    election: election.fingerprint,
    questions: election.questions.map((one) => one.question),
    answers: asked.answers,
    counts: counts.slice(blank),
    ticks: [asked.min, asked.max],
    blank: blank ? counts[0] : null,
    credentials,
    voted: new Set(box.keys()),
  };
}
