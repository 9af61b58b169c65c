// What was decided without the body, and proposals that come back: as the bylaws of that day allow it.
import { berlinDays, monthsLater, spokenDay } from "./verify-days.js";
import { yearFits } from "./verify-decisions.js";
import { granted } from "./verify-grants.js";
import { sorted } from "./verify-json.js";
import { book, roundOf } from "./verify-money.js";
import { newestBylaws, numbered } from "./verify-people.js";
import { badValue, inState, known, report, twice, unknown, unseen } from "./verify-state.js";
import { count, euro, isBlank, join, named, say, sum } from "./verify-words.js";

const HOW = ["office", "urgent", "mandate"], WHO = ["office", "chair", "members"];

export function decided(state, entry) {
  alone(state, entry);
  granted(state, entry.executive, entry.fund, entry.granted_cents, entry.proposal);
}

function alone(state, entry) {
  const { executive, how, who, outcome, year } = entry;
  if (state.executives.has(executive)) twice(state, "executive", executive);
  state.executives.set(executive, false);
  const number = (state.executiveNumbers.get(year) ?? 0) + 1;
  numbered(state, entry.number, number, "executive");
  yearFits(state, year);
  state.executiveNumbers.set(year, number);
  if (!HOW.includes(how) || !WHO.includes(who) || !["carried", "rejected"].includes(outcome)) {
    badValue(state, "how/who/outcome", `${how}/${who}/${outcome}`);
    return;
  }
  if (isBlank(entry.why)) report(state, "no-reason");
  for (const member of entry.by) known(state, member);
  about(state, entry);
  allowed(state, entry);
  money(state, entry);
}

function about(state, { proposal, title }) {
  if (proposal === null) return;
  const right = state.proposals.get(proposal);
  if (!right) unknown(state, "proposal", proposal);
  else if (title !== right.title) report(state, "question", { found: title, right: right.title });
  if (state.decided.has(proposal)) report(state, "item-decided", { item: proposal });
  state.decided.add(proposal);
}

function allowed(state, entry) { // a mandate that another meeting gave may be withheld from this bundle
  const mandate = state.mandates.get(entry.mandate), byMandate = entry.how === "mandate";
  const withheld = byMandate && !mandate && unseen(state, "decision-made") > 0;
  const forbidden = berlinDays(state.at)
    .map((day) => [day, state.bylaws.get(newestBylaws(state, day))]).filter(([, bylaws]) => bylaws)
    .map(([day, bylaws]) => whyForbidden(state, entry, mandate, bylaws, day));
  if (forbidden.length && !withheld && forbidden.every((why) => why !== null)) {
    report(state, "executive-forbidden", { why: forbidden[0] });
  }
  if (byMandate && mandate && !(entry.by.length && entry.by.every((member) => mandate.members.includes(member)))) {
    report(state, "executive-members", { found: named(entry.by) });
  }
  const right = stated(entry);
  if (berlinDays(state.at).length && entry.text !== right) report(state, "decision-text", { right });
}

function whyForbidden(state, entry, mandate, bylaws, day) { // null where it was allowed
  const { how, who } = entry, rule = bylaws.urgent_decisions;
  if (how === "urgent") return who !== "members" && rule === who ? null : say(`urgent.${rule}`);
  if (how === "mandate") return whyNoMandate(entry, mandate, day);
  const asked = state.proposals.get(entry.proposal ?? "")?.asked_cents ?? null, limit = bylaws.office_below_cents;
  if (asked === null || asked >= limit) return say("office.body");
  return who === "office" ? null : say("office.below", { limit: euro(limit) });
}

function whyNoMandate({ proposal, who }, mandate, day) {
  if (!mandate) return say("mandate.nobody");
  if (!mandate.proposals.includes(proposal ?? "")) return say("mandate.other");
  if (day < mandate.since || day > mandate.until) return say("mandate.over");
  return who === "members" ? null : count(mandate.members.length, "mandate.members");
}

function stated({ how, who, title, outcome, granted_cents: cents }) {
  const known = ["office.office", "urgent.office", "urgent.chair", "mandate.members"].includes(`${how}.${who}`);
  return join(
    known ? say(`alone.${how}.${who}`) : "",
    say(`alone.${outcome}`, { title }),
    cents ? say("decision.sum.final", { sum: euro(cents) }) : "",
    say("alone.never"),
  );
}

function money(state, entry) {
  const call = roundOf(state, entry.proposal), right = call ? call.fund : null, cents = entry.granted_cents;
  const asked = state.proposals.get(entry.proposal ?? "")?.asked_cents ?? 0;
  if (entry.fund !== right) report(state, "fund", { right, found: entry.fund });
  const most = call ? Math.min(asked, call.cap_cents || asked) : 0;
  let fits = cents === null && !call;
  if (call && cents !== null) fits = entry.outcome === "carried" ? cents > 0 && cents <= most : cents === 0;
  if (!fits) report(state, "amount", { found: sum(cents), most: euro(most) });
  else if (cents) book(state, entry.fund, { granted: cents });
}

export function told(state, { meeting, executive }) {
  inState(state, state.meetings.get(meeting), "open");
  if (!state.executives.has(executive)) unknown(state, "executive", executive);
  else if (state.executives.get(executive)) report(state, "executive-told-twice", { executive });
  state.executives.set(executive, true);
}

export function retabled(state, { proposal, times: found }) {
  if (!state.proposals.has(proposal)) unknown(state, "proposal", proposal);
  const times = (state.retabled.get(proposal) ?? 0) + 1, rejected = state.rejected.get(proposal) ?? [];
  numbered(state, found, times, "times");
  state.retabled.set(proposal, times);
  if (rejected.length < times && rejected.length + unseen(state, "decision-made") < times) {
    report(state, "retabled-undecided", { proposal });
  }
  state.decided.delete(proposal);
  const day = berlinDays(state.at).at(-1) ?? "", bylaws = state.bylaws.get(newestBylaws(state, day));
  if (!bylaws || !day) return;
  const why = whyTooEarly(bylaws.retabling, rejected, Math.max(times, rejected.length), day);
  if (why) report(state, "retabled-early", { why });
}

function whyTooEarly({ most, wait_months: months }, rejected, times, day) { // of unseen ones only the number counts
  if (most !== null && times > most) return most === 0 ? say("retabling.never") : say("retabling.most", { n: most });
  const first = monthsLater(sorted(rejected).at(-1) ?? "0001-01-01", months);
  return day < first ? say("retabling.early", { day: spokenDay(first) }) : "";
}
