// What is known of people: attendance from the earlier meetings, and nothing that the bylaws do not ask for.
import { asksAttendance } from "./verify-bylaws.js";
import { later } from "./verify-days.js";
import { order, same, sorted } from "./verify-json.js";
import { holdsOn, UNKNOWN } from "./verify-room.js";
import { inState, nothingRunning, report, unseen } from "./verify-state.js";
import { say } from "./verify-words.js";

const seatedOf = (state, evening) =>
  new Set(state.holdings.filter((held) => holdsOn(held, evening.planned.day)).map((held) => held.member));

export function pinned(state, evening, entry) {
  evening.facts = new Map(entry.facts);
  if (!evening.bylaws) return;
  const seated = seatedOf(state, evening);
  for (const member of sorted(entry.facts.keys()).filter((one) => !seated.has(one))) {
    report(state, "fact-stranger", { member });
  }
  for (const member of sorted(seated)) factFits(state, evening, member, entry.facts.get(member) ?? UNKNOWN);
}

export function factCorrected(state, entry) {
  const evening = state.meetings.get(entry.meeting), { member, fact } = entry;
  inState(state, evening, "open");
  nothingRunning(state, evening);
  if (!seatedOf(state, evening).has(member)) report(state, "fact-stranger", { member });
  else if (evening.bylaws) factFits(state, evening, member, fact);
  evening.facts.set(member, fact);
}

export function excused(state, entry) {
  const evening = state.meetings.get(entry.meeting), { member } = entry;
  inState(state, evening, "planned", "open");
  if (!seatedOf(state, evening).has(member)) report(state, "fact-stranger", { member });
  if (entry.excused === evening.excused.has(member)) report(state, "excuse", { member });
  if (entry.excused) evening.excused.add(member);
  else evening.excused.delete(member);
}

function neededFact({ votes, exclusion }, fact) { // without what the bylaws do not use
  const most = (value, enough) => (value === null || !enough ? null : Math.min(value, enough));
  const shared = (kind) => (votes.one_per === kind || votes.one_per === "both" ? fact[kind] : "");
  return {
    institution: shared("institution"),
    household: shared("household"),
    attended: most(fact.attended, votes.after_attendances),
    absent_in_a_row: votes.lapses_after_absences || exclusion.in_a_row ? fact.absent_in_a_row : 0,
    unexcused: exclusion.unexcused ? fact.unexcused : 0,
    age: most(fact.age, votes.min_age),
  };
}

function factFits(state, evening, member, fact) {
  const { bylaws, planned: { day } } = evening;
  if (!same(neededFact(bylaws, fact), fact)) report(state, "fact-unneeded", { member });
  if (!asksAttendance(bylaws) || unseen(state, "meeting-opened")) return; // else what was pinned is taken
  const right = neededFact(bylaws, { ...fact, ...attendance(state, member, day) });
  for (const name of ["attended", "absent_in_a_row", "unexcused"].filter((one) => fact[one] !== right[one])) {
    report(state, "attendance",
      { member, field: say(`times.${name}`), field_en: name, found: fact[name], right: right[name] });
  }
}

function attendance(state, member, day) { // since the term began, from the earlier meetings in their order
  const own = state.holdings.filter((held) => held.member === member), began = termBegan(own, day);
  const mine = [...state.meetings.values()]
    .filter(({ state: now, bylaws, planned }) => now === "adjourned" && bylaws && !planned.ends_on)
    .filter(({ planned }) => began && planned.day >= began)
    .sort((a, b) => order(a.planned.starts_at, b.planned.starts_at) || order(a.planned.meeting, b.planned.meeting));
  const last = mine.findLastIndex((one) => one.came.has(member));
  const missed = (one) => own.some((held) => held.role === "holder" && holdsOn(held, one.planned.day));
  const away = mine.slice(last + 1).filter(missed);
  return {
    attended: mine.filter((one) => one.came.has(member)).length,
    absent_in_a_row: away.length,
    unexcused: away.filter((one) => !one.excused.has(member)).length,
  };
}

function termBegan(own, day) { // terms without a gap are one; "" for none
  let began = sorted(own.filter((held) => holdsOn(held, day)).map((held) => held.since))[0] ?? "";
  while (began) {
    const before = own.filter((held) => held.since < began && (held.until || day) >= later(began, -1));
    if (!before.length) break;
    [began] = sorted(before.map((held) => held.since));
  }
  return began;
}
