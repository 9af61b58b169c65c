// What became of granted money: the order of the steps, every sum, and what is free in the fund again. In cents.
import { isAdvice } from "./verify-bylaws.js";
import { isDay, later } from "./verify-days.js";
import { saidIn } from "./verify-decisions.js";
import { numbered } from "./verify-people.js";
import { badValue, report } from "./verify-state.js";
import { euro, isBlank } from "./verify-words.js";

const REPORT_DAYS = 28, YEARS = [1900, 2100];
const WHY = ["unspent", "rejected", "not-carried-out", "declined", "other"];
const NEW = { stage: "granted", agreed: 0, version: 0, paid: 0, payouts: 0, returned: 0, returns: 0, released: 0,
  accepted: null };

// Where one grant stands

const held = (now) => now.paid - now.returned;
function entitled(now) {
  if (now.stage === "granted" || now.stage === "withdrawn") return 0;
  return now.accepted === null ? now.agreed : Math.min(now.agreed, now.accepted);
}
const owed = (now) => Math.max(0, held(now) - entitled(now));
const unpaid = (now) => now.granted - now.paid - now.released;
const payable = (now) =>
  (now.stage === "closed" ? 0 : Math.max(0, Math.min(now.agreed - now.paid, entitled(now) - held(now))));
const over = (now) => (["closed", "withdrawn"].includes(now.stage) ? now.stage : null);

function barAgree(now, cents) {
  if (over(now)) return over(now);
  if (now.stage === "accounted") return "accounted";
  if (cents <= 0 || cents > now.granted) return "over-granted";
  return cents < now.paid ? "below-paid" : null;
}

function barPay(now, cents) {
  if (over(now)) return over(now);
  if (now.stage === "granted") return "not-agreed";
  return cents > 0 && cents <= payable(now) ? null : "over-agreed";
}

function barAccount(now) {
  if (over(now)) return over(now);
  if (now.stage === "granted") return "not-agreed";
  return now.stage === "accounted" ? "accounted" : null;
}

function barReturn(now, cents) {
  if (now.stage === "closed") return "closed";
  return cents > 0 && cents <= held(now) ? null : "over-paid";
}

const barWithdraw = (now) => over(now) ?? (now.stage === "accounted" ? "accounted" : null);

function barClose(now) {
  if (now.stage === "closed") return "closed";
  if (!["accounted", "withdrawn"].includes(now.stage)) return "not-accounted";
  return owed(now) ? "owed" : null;
}

// The entries

export function granted(state, grant, fund, cents, proposal) { // what may follow a decision begins here
  if (fund !== null && cents !== null && cents > 0) {
    state.grants.set(grant, { fund, now: { ...NEW, granted: cents }, seen: true, proposal });
  }
}

export function decidedOn(state, entry) { // one ballot may decide on several items, where a pot is shared out
  const item = entry.item || (state.votes.get(entry.ballot)?.opened.item ?? "");
  const proposal = state.meetings.get(entry.meeting).items.get(item)?.proposal ?? null;
  granted(state, entry.decision, entry.fund, entry.granted_cents, proposal);
}

export function undone(state, entry) { // only while nothing has followed yet
  const known = state.grants.get(entry.decision);
  state.grants.delete(entry.decision);
  if (state.confirmed.get(entry.decision) === false || (known && known.now.stage !== "granted")) {
    report(state, "grant-running", { grant: entry.decision });
  }
}

function begun(state, grant, fund, cents) { // where the decision is withheld, the entry's own word is taken
  const strange = !state.grants.has(grant) && state.withheld.has("decision-made") && !state.decisions.has(grant);
  if (strange && cents > 0) {
    state.grants.set(grant, { fund, now: { ...NEW, granted: cents }, seen: false, proposal: null });
  }
  return state.grants.get(grant) ?? null;
}

function barred(state, bar, cents, most) {
  const facts = { found: euro(cents), most: euro(most) };
  if (bar === "over-granted" || bar === "over-agreed") report(state, "grant-overpaid", facts);
  else if (bar === "over-paid") report(state, "over-returned", facts);
  else if (bar !== null) report(state, "grant-order", { bar });
}

function sumFits(state, what, found, right) {
  if (found !== right) report(state, "grant-sum", { what, found: euro(found), right: euro(right) });
}

function sameSource(state, known, entry) {
  if (entry.fund !== known.fund) report(state, "fund", { right: known.fund, found: entry.fund });
  sumFits(state, "granted_cents", entry.granted_cents, known.now.granted);
}

const sensible = (day) => isDay(day) && Number(day.slice(0, 4)) >= YEARS[0] && Number(day.slice(0, 4)) <= YEARS[1];
const dated = (state, day) => { if (!sensible(day)) badValue(state, "day", day); };
const reasoned = (state, why) => { if (!WHY.includes(why)) badValue(state, "why", why); };

function grantOf(state, entry) {
  const known = state.grants.get(entry.grant) ?? null;
  if (!known) report(state, "grant-none", { grant: entry.grant });
  return known;
}

export function agreed(state, entry) {
  const needed = !state.executives.has(entry.grant) && needs(state, entry.grant).every(Boolean);
  if (needed && !state.confirmed.get(entry.grant)) report(state, "not-confirmed", { grant: entry.grant });
  begun(state, entry.grant, entry.fund, entry.granted_cents);
  const known = grantOf(state, entry);
  if (!known) return;
  const { now } = known, { cents, begins, ends } = entry;
  sameSource(state, known, entry);
  barred(state, barAgree(now, cents), cents, now.granted);
  numbered(state, entry.version, now.version + 1, "version");
  if (!sensible(begins) || !sensible(ends) || ends < begins) badValue(state, "begins/ends", `${begins}/${ends}`);
  else if (entry.report_due !== later(ends, REPORT_DAYS)) {
    report(state, "report-due", { right: later(ends, REPORT_DAYS), found: entry.report_due });
  }
  const stage = now.stage === "granted" ? "agreed" : now.stage;
  known.now = { ...now, stage, agreed: cents, version: now.version + 1 };
}

export function paid(state, entry) {
  const known = grantOf(state, entry);
  if (!known) return;
  const { now } = known;
  barred(state, barPay(now, entry.cents), entry.cents, payable(now));
  numbered(state, entry.number, now.payouts + 1, "number");
  dated(state, entry.day);
  known.now = { ...now, paid: now.paid + entry.cents, payouts: now.payouts + 1 };
}

export function accounted(state, entry) {
  const known = grantOf(state, entry);
  if (!known) return;
  barred(state, barAccount(known.now), 0, 0);
  if (entry.receipts.some((one) => one.accepted_cents < 0 || one.accepted_cents > one.cents)) {
    badValue(state, "receipts", "accepted_cents");
  }
  const right = entry.receipts.reduce((all, one) => all + one.accepted_cents, 0);
  known.now = { ...known.now, stage: "accounted", accepted: right };
  sumFits(state, "accepted_cents", entry.accepted_cents, right);
  sumFits(state, "owed_cents", entry.owed_cents, owed(known.now));
}

export function returned(state, entry) {
  const known = grantOf(state, entry);
  if (!known) return;
  const { now } = known;
  barred(state, barReturn(now, entry.cents), entry.cents, held(now));
  numbered(state, entry.number, now.returns + 1, "number");
  dated(state, entry.day);
  reasoned(state, entry.why);
  known.now = { ...now, returned: now.returned + entry.cents, returns: now.returns + 1 };
  free(state, known, entry.cents);
}

export function withdrawn(state, entry) {
  begun(state, entry.grant, entry.fund, entry.granted_cents);
  const known = grantOf(state, entry);
  if (!known) return;
  sameSource(state, known, entry);
  barred(state, barWithdraw(known.now), 0, 0);
  reasoned(state, entry.why);
  ends(state, known, entry, "withdrawn");
}

export function closed(state, entry) {
  const known = grantOf(state, entry);
  if (!known) return;
  barred(state, barClose(known.now), 0, 0);
  ends(state, known, entry, "closed");
}

function ends(state, known, entry, stage) {
  const rest = unpaid(known.now);
  sumFits(state, "released_cents", entry.released_cents, rest);
  known.now = { ...known.now, stage, released: known.now.released + rest };
  free(state, known, rest);
}

function free(state, known, cents) { // of a grant that this bundle does not show, the fund here never had less
  const fund = state.funds.get(known.fund);
  if (fund && known.seen) fund.granted -= cents;
}

// Advice is confirmed or given back, once, before anything is agreed

function needs(state, decision) { // by the bylaws of its evening; where that is withheld, by each that it may have been
  const made = state.decisions.get(decision);
  const said = made ? [saidIn(state, made.meeting)] : [...state.bylaws.values()].map((one) => one.decisions_are);
  return said.map((one) => isAdvice(state.form ?? "", one));
}

function answered(state, entry) {
  const { decision, by, day } = entry;
  if (state.executives.has(decision) || !needs(state, decision).some(Boolean)) {
    report(state, "needs-no-confirming", { decision });
  }
  if (state.confirmed.has(decision)) {
    report(state, "confirmed-twice", { decision });
    return;
  }
  if (!["steering", "borough", "senate"].includes(by) || !isDay(day)) badValue(state, "by/day", `${by}/${day}`);
  if (!["team", "coordinator"].includes(entry.entered_by)) badValue(state, "entered_by", entry.entered_by);
  const known = begun(state, decision, entry.fund, entry.granted_cents);
  if (!known) {
    report(state, "grant-none", { grant: decision });
    return;
  }
  sameSource(state, known, entry);
  if (known.now.stage !== "granted") report(state, "grant-order", { bar: known.now.stage });
}

export function confirmed(state, entry) {
  answered(state, entry);
  state.confirmed.set(entry.decision, true);
}

export function givenBack(state, entry) { // its sum is in the fund again, and its proposal may be decided once more
  answered(state, entry);
  if (isBlank(entry.why)) report(state, "no-reason");
  state.confirmed.set(entry.decision, false);
  const known = state.grants.get(entry.decision);
  if (!known) return;
  state.grants.delete(entry.decision);
  free(state, known, known.now.granted);
  state.decided.delete(known.proposal ?? "");
}
