// Amendments: each changes the proposal as it stood, and the body's question heeds what was carried.
import { contestedFirst } from "./verify-conflicts.js";
import { badValue, report } from "./verify-state.js";
import { euro, say } from "./verify-words.js";

const ofKind = (adopted, kind) => adopted.filter((one) => one.kind === kind);
const conditions = (adopted) => ofKind(adopted, "condition").map((one) => one.text).join("; ");

function standingAt(asked, adopted) { // a carried sum has the last word
  const sums = ofKind(adopted, "sum").map((one) => one.cents);
  return sums.length ? Math.min(...sums) : asked - ofKind(adopted, "line").reduce((all, one) => all + one.cents, 0);
}

function isSettled(one, adopted, standing) {
  if (one.kind === "condition") return false;
  return ofKind(adopted, "sum").length > 0 || (one.kind === "sum" && one.cents >= standing);
}

function fits(one, standing) { // lower, but not to nothing, or under a condition that says something
  if (one.kind === "condition") return Boolean(one.text) && one.cents === 0;
  const lower = one.cents > 0 && one.cents < standing;
  return one.kind === "line" ? Boolean(one.text) && lower : one.kind === "sum" && !one.text && lower;
}

function questionOf(title, one) {
  const facts = { title, text: one.text, sum: euro(one.cents), instead: euro(one.instead_cents) };
  return say(`question.amendment.${["sum", "line"].includes(one.kind) ? one.kind : "condition"}`, facts);
}

export function amendmentAsked(state, evening, entry) {
  contestedFirst(state, evening, entry);
  const { fund, amount_cents: cents, seal, lot, about, ballot } = entry, one = about.amendment;
  const beside = fund !== null || cents !== null || seal || lot || about.member;
  if (entry.mode !== "open" || entry.straw || entry.condition || beside) report(state, "amendment-about", { ballot });
  const item = evening.items.get(entry.item);
  if (!item || !one || item.asked_cents === null) {
    badValue(state, "about", about.kind);
    return;
  }
  const adopted = evening.adopted.get(entry.item) ?? [], standing = standingAt(item.asked_cents, adopted);
  if (one.instead_cents !== standing || isSettled(one, adopted, standing) || !fits(one, standing)) {
    report(state, "amendment", { ballot, standing });
  }
  const right = questionOf(item.title, one);
  if (entry.question !== right) report(state, "question", { found: entry.question, right });
}

export function besideDecided(evening, vote, entry) { // a ruling has to follow, an amendment is carried or not
  const { about, item } = vote.opened;
  if (about.kind !== "amendment") evening.unruled = entry.ballot;
  else if (about.amendment && entry.outcome === "carried") {
    evening.adopted.set(item, [...(evening.adopted.get(item) ?? []), about.amendment]);
  }
}

export function amendmentHeeded(state, evening, entry, item) { // of a straw poll nothing follows, so it heeds nothing
  const adopted = evening.adopted.get(entry.item) ?? [];
  if (!adopted.length || entry.straw) return;
  const most = standingAt(item.asked_cents ?? 0, adopted), found = entry.amount_cents ?? 0;
  if (found > most) report(state, "over-amended", { most, found });
  const right = conditions(adopted);
  if (!entry.condition.startsWith(right)) report(state, "amended-condition", { right, found: entry.condition });
}
