// What was secret: whether it had to be, who took part, and that the archive is the one that is named. What is inside
// an archive is not recomputed here.
import { hex, sha256 } from "./verify-bytes.js";
import { threshold } from "./verify-bylaws.js";
import { same, sorted } from "./verify-json.js";
import { rollOf } from "./verify-room.js";
import { badValue, report, roomNow, skip, unknown } from "./verify-state.js";

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
  else skip(state, "archives");
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
