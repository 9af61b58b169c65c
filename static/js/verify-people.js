// Who belongs to the body: its founding, bylaws, members, seats, and who holds which seat when.
import { bylawsFrom } from "./verify-bylaws.js";
import { FOREVER, isDay, later } from "./verify-days.js";
import { holdsOn } from "./verify-room.js";
import { badValue, known, report, twice, unknown } from "./verify-state.js";

const FORMS = ["aktionsfondsjury", "quartiersfondsjury", "quartiersrat", "other"];

export function founded(state, entry) {
  if (!FORMS.includes(entry.form)) badValue(state, "form", entry.form);
  state.form = entry.form;
}

export function adopted(state, entry) {
  if (state.bylaws.has(entry.bylaws)) twice(state, "bylaws", entry.bylaws);
  numbered(state, entry.version, state.bylaws.size + 1, "version");
  if (entry.in_force && !isDay(entry.in_force)) badValue(state, "in_force", entry.in_force);
  try {
    state.bylaws.set(entry.bylaws, bylawsFrom(entry.rules));
    state.adopted.set(entry.bylaws, entry.in_force);
  } catch (wrong) {
    report(state, "bad-bylaws", { why: wrong.message });
  }
}

export function numbered(state, found, number, what) {
  if (found !== number) report(state, "number", { number, found, what });
}

export const newestBylaws = (state, day) => [...state.adopted].findLast(([, since]) => since <= day)?.[0] ?? "";

export function registered(state, entry) {
  if (state.members.has(entry.member)) twice(state, "member", entry.member);
  state.members.add(entry.member);
}

export function created(state, entry) {
  if (state.seats.has(entry.seat)) twice(state, "seat", entry.seat);
  numbered(state, entry.number, state.seats.size + 1, "seat");
  state.seats.set(entry.seat, entry);
}

export function held(state, entry) {
  const { seat, member, role, since, until, rank } = entry;
  known(state, member);
  if (!state.seats.has(seat)) unknown(state, "seat", seat);
  if (!["holder", "alternate"].includes(role)) badValue(state, "role", role);
  if (!isDay(since) || !isDay(until || FOREVER) || since > (until || FOREVER)) {
    badValue(state, "since/until", `${since}/${until ?? "None"}`);
  }
  if (rank < 0 || (rank && role !== "alternate")) badValue(state, "rank", rank);
  const holding = { seat, member, role, since, until, rank };
  collide(state, holding);
  state.holdings.push(holding);
}

function collide(state, fresh) { // one holder on a seat at a time, one seat for a holder at a time
  for (const old of state.holdings) {
    if (fresh.role !== "holder" || old.role !== "holder" || !overlap(old, fresh)) continue;
    if (old.seat === fresh.seat) report(state, "seat-taken", { seat: old.seat, member: old.member });
    else if (old.member === fresh.member) report(state, "two-seats", { seat: old.seat, member: old.member });
  }
}

const overlap = (one, other) => one.since <= (other.until || FOREVER) && other.since <= (one.until || FOREVER);

export function ended(state, entry) { // a holding that ends the day before it began never held
  const { seat, member, until } = entry;
  const ends = state.holdings.filter((one) => one.seat === seat && one.member === member && one.until !== until
    && (holdsOn(one, until) || (isDay(one.since) && until === later(one.since, -1))));
  if (!ends.length || !isDay(until)) report(state, "not-held", { member, seat });
  state.holdings = state.holdings.map((one) => (ends.includes(one) ? { ...one, until } : one))
    .filter((one) => one.since <= (one.until || FOREVER));
}
