// Days are ISO texts, moments are ISO 8601 in UTC with microseconds. No clock is read.
const DAY = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const MOMENT = /^([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})\.[0-9]{6}Z$/;
const HOUR = 3_600_000, LAST_YEAR = 9999;
export const FOREVER = "9999-12-31";

function dateOf(day) { // null where there is no such day
  const found = DAY.exec(day);
  if (!found) return null;
  const [year, month, date] = found.slice(1).map(Number), at = new Date(0);
  at.setUTCFullYear(year, month - 1, date);
  const is = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
  return year >= 1 && is[0] === year && is[1] === month && is[2] === date ? at : null;
}

export const isDay = (text) => dateOf(text) !== null;
const written = (at) => at.toISOString().slice(0, 10);

export function later(day, days) {
  const at = dateOf(day);
  at.setUTCDate(at.getUTCDate() + days);
  return written(at);
}

export const between = (first, last) => Math.round((dateOf(last) - dateOf(first)) / (24 * HOUR));

export function monthsLater(day, months) { // the month's last day where it is shorter
  const [year, month, date] = day.split("-").map(Number);
  const all = month - 1 + months, long = new Date(0);
  long.setUTCFullYear(year + Math.floor(all / 12), (all % 12) + 1, 0);
  long.setUTCDate(Math.min(date, long.getUTCDate()));
  return written(long);
}

export const spokenDay = (day) => day.split("-").map(Number).reverse().join(".");

export function isMoment(text) {
  const found = MOMENT.exec(text);
  return Boolean(found) && isDay(found[1]) && Number(found[2]) < 24 && Number(found[3]) < 60 && Number(found[4]) < 60;
}

export function berlinDays(at) { // the days it can be in Berlin: one hour ahead of UTC in winter, two in summer
  const here = Date.parse(`${at.slice(0, 23)}Z`);
  const days = [1, 2].map((ahead) => new Date(here + ahead * HOUR));
  return days.some((day) => day.getUTCFullYear() > LAST_YEAR) ? [] : [...new Set(days.map(written))];
}
