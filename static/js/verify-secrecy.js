// What was secret: whether it had to be, who took part, and whether the sealed archive says the same.
import { recountArchive } from "./verify-archive.js";
import { hex, sha256 } from "./verify-bytes.js";
import { threshold } from "./verify-bylaws.js";
import { same, sorted } from "./verify-json.js";
import { rollOf } from "./verify-room.js";
import { badValue, report, roomNow, sameTally, skip, unknown } from "./verify-state.js";
import { Elsewhere } from "./verify-urn.js";
import { fault, named, say } from "./verify-words.js";

export function demanded(state, entry) {
  const evening = state.meetings.get(entry.meeting), { item, demands } = entry;
  if (evening.called !== item) report(state, "not-called", { item });
  if (evening.running) report(state, "ballot-running", { ballot: evening.running.opened.ballot });
  const before = evening.demands.get(item) ?? 0;
  const most = evening.bylaws ? rollOf(evening.bylaws, roomNow(state, evening, item)).length : 0;
  if (Math.abs(demands - before) !== 1 || demands < 0 || (demands > before && !most)) {
    report(state, "demands", { found: demands, before });
  }
  evening.demands.set(item, demands);
}

function mustBe(evening, entry) { // the reason for which the bylaws leave no choice
  if (!evening.bylaws) return null;
  const { secrecy } = evening.bylaws;
  if (evening.items.get(entry.item)?.persons && secrecy.persons === "sealed") return "persons";
  if (secrecy.default === "sealed") return "default";
  const needed = Math.max(1, threshold(secrecy.on_demand, entry.roll.length));
  return (evening.demands.get(entry.item) ?? 0) >= needed ? "demanded" : null;
}

export function sealedRightly(state, evening, entry) { // the chair may always choose the secret ballot
  const must = mustBe(evening, entry), { seal } = entry;
  if (entry.mode === "open") {
    if (must) report(state, "must-be-sealed", { why: must });
    if (seal) badValue(state, "mode", "seal");
    return;
  }
  if (entry.mode !== "sealed" || !seal) {
    badValue(state, "mode", entry.mode);
    return;
  }
  const right = must ?? "chair", listed = seal.credentials;
  if (seal.why !== right) report(state, "why-sealed", { found: seal.why, right });
  if (!same(listed, sorted(new Set(listed))) || listed.length !== entry.roll.length) {
    report(state, "credentials", { found: listed.length, right: entry.roll.length });
  }
}

export function paperCounted(state, entry) {
  const vote = state.votes.get(entry.ballot);
  if (!vote) {
    unknown(state, "ballot", entry.ballot);
    return;
  }
  if (vote.state !== "open" || vote.opened.mode !== "sealed" || vote.opened.meeting !== entry.meeting) {
    report(state, "ballot-state", { ballot: entry.ballot, found: vote.state });
  }
  if (new Set(entry.by).size !== 2 || entry.people < 1 || entry.people > vote.left.length) {
    report(state, "paper", { found: entry.people, right: vote.left.length });
  }
  vote.paper = entry.people;
}

const nameOf = (ballot) => `sealed/${ballot}.bel`;

export function unsealedRightly(state, vote, entry) {
  const { sealed, hands } = entry, raised = hands.yes + hands.no + hands.abstain + hands.invalid;
  if (!sealed || entry.slips.length || entry.by_hand.length || raised) {
    report(state, "not-unsealed");
    return;
  }
  tookPart(state, sealed, vote);
  const name = nameOf(vote.opened.ballot), archive = state.archives.get(name);
  if (!archive) report(state, "no-archive", { name });
  else if (hex(sha256(archive)) !== sealed.archive) report(state, "other-archive", { name });
  else archiveFits(state, vote, entry, archive, name);
}

function archiveFits(state, vote, entry, archive, name) {
  let found;
  try {
    found = recountArchive(archive);
  } catch (wrong) {
    if (!(wrong instanceof Elsewhere)) throw wrong;
    skip(state, "archives");
    return;
  }
  for (const [kind, facts] of found.problems) state.found.push(fault(kind, facts, "", "sealed"));
  const { seal, question } = vote.opened, { sealed } = entry;
  if (found.problems.length || !seal) return;
  if (found.head !== sealed.head || found.election !== seal.election) report(state, "archive-election", { name });
  if (!same(found.questions, [question]) || !offers(found, vote.asked)) {
    report(state, "archive-question", { name });
    return;
  }
  countsFit(state, vote, entry, found);
  credentialsFit(state, found, sealed, seal.credentials);
}

function offers(found, asked) { // exactly what the question has to offer: yes and no, or the list with a blank answer
  const plain = { answers: [say("sealed.yes"), say("sealed.no")], ticks: [0, 1], blank: false };
  const right = asked ? {
    answers: asked.candidates.map(({ number }) => say("election.label", { number })),
    ticks: [Number(asked.candidates.length > asked.seats), asked.votes],
    blank: true,
  } : plain;
  return same({ answers: found.answers, ticks: found.ticks, blank: found.blank !== null }, right);
}

function countsFit(state, vote, entry, { counts, voted, blank }) {
  if (vote.asked) {
    sameTally(state, entry.tally, { yes: voted.size - blank, no: 0, abstain: blank, invalid: 0 });
    if (same(entry.votes_for, counts)) return;
    report(state, "votes-for", { number: named([]), found: entry.votes_for, right: counts });
    return;
  }
  const [yes, no] = counts;
  sameTally(state, entry.tally, { yes, no, abstain: voted.size - yes - no, invalid: 0 });
}

function credentialsFit(state, found, sealed, opening) { // one that is new since the opening was made by the server
  const assisted = new Set(sealed.assisted), forOthers = ({ channel }) => ["kiosk", "paper"].includes(channel);
  const helped = sealed.voted.filter(forOthers).length;
  if (found.voted.size !== sealed.voted.length) {
    report(state, "archive-voters", { found: found.voted.size, right: sealed.voted.length });
  }
  if (found.credentials.size !== opening.length) {
    report(state, "credentials", { found: found.credentials.size, right: opening.length });
  }
  const strange = [...found.credentials].filter((one) => !opening.includes(one) && !assisted.has(one)).length;
  const voted = [...assisted].every((one) => found.voted.has(one)), rising = same(sealed.assisted, sorted(assisted));
  if (strange || !voted || !rising || assisted.size < helped) report(state, "assisted", { strange });
}

function tookPart(state, sealed, vote) {
  const people = sealed.voted.map((voter) => voter.member);
  if (!same(people, sorted(new Set(people)))) report(state, "not-sorted", { what: "voted" });
  for (const { member, channel } of sealed.voted) {
    if (!vote.left.includes(member)) report(state, "not-on-roll", { member });
    if (!["phone", "kiosk", "paper"].includes(channel)) badValue(state, "channel", channel);
  }
  const paper = sealed.voted.filter((voter) => voter.channel === "paper").length;
  if (paper && paper !== vote.paper) report(state, "paper", { found: paper, right: vote.paper });
}

export function leftOver(state) {
  const known = new Set([...state.votes].filter(([, vote]) => vote.closed?.sealed).map(([ballot]) => nameOf(ballot)));
  for (const name of sorted(state.archives.keys()).filter((one) => !known.has(one))) {
    report(state, "archive-left-over", {}, name);
  }
}
