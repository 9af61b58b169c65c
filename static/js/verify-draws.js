// A jury drawn by lot: what was promised, whom the seed draws, who watched, and who moved up.
import { bytesOf, hex, sha256 } from "./verify-bytes.js";
import { isDay } from "./verify-days.js";
import { same } from "./verify-json.js";
import { draw, isHash, seedFits, seedOf } from "./verify-lots.js";
import { badValue, report, twice, unknown } from "./verify-state.js";
import { isBlank, named, say, words } from "./verify-words.js";

const MOST_DRAWN = 200, LONGEST = 120;
const tidy = (text) => words(text.normalize("NFC")).join(" ");
const isShort = (text) => text === tidy(text) && [...text].length <= LONGEST;
const spoken = (now) => say(`draw.${now}`);

export function committed(state, entry) {
  if (state.draws.has(entry.draw)) twice(state, "draw", entry.draw);
  for (const [id, other] of state.draws) if (other.state === "committed") report(state, "draw-running", { draw: id });
  if (!isDay(entry.day)) badValue(state, "day", entry.day);
  if (!isHash(entry.commitment)) report(state, "lot-commitment", { found: entry.commitment });
  poolFits(state, entry);
  const groups = entry.pool.map((ticket) => ticket.group), why = quotaProblems(groups, entry.quotas);
  if (why.length) report(state, "draw-quota", { why: why.join(" ") });
  state.draws.set(entry.draw,
    { promise: entry, groups, state: "committed", seated: new Map(), used: new Set(), reserves: [] });
}

function poolFits(state, { pool, digest }) {
  const marks = new Set();
  for (const [at, { mark, group }] of pool.entries()) {
    if (!isHash(mark) || marks.has(mark)) report(state, "draw-mark", { ticket: at + 1 });
    marks.add(mark);
    if (group !== tidy(group) || group.includes("|")) badValue(state, "group", group);
  }
  const lines = pool.map(({ group, mark }, at) => `${at + 1}|${group}|${mark}\n`);
  const right = hex(sha256(bytesOf(lines.join(""))));
  if (digest !== right) report(state, "draw-digest", { found: digest, right });
}

function quotaProblems(groups, quotas) { // why this pool cannot be drawn so
  const asked = quotas.reduce((all, quota) => all + quota.seats, 0), names = quotas.map((quota) => quota.group);
  if (!groups.length) return [say("draw.empty")];
  if (asked < 1) return [say("draw.nothing")];
  const found = [
    new Set(names).size < names.length && say("draw.doubled"),
    names.slice(0, -1).includes("") && say("draw.last"),
    quotas.some(({ seats, reserves }) => [seats, reserves].some((n) => n < 0 || n > MOST_DRAWN)) && say("draw.large"),
    ...quotas.map((quota) => short(groups, quota)),
  ].filter(Boolean);
  const few = !found.length && asked > groups.length;
  return few ? [say("draw.few", { there: groups.length, needed: asked })] : found;
}

function short(groups, { group, seats }) {
  const there = groups.filter((one) => one === group).length;
  if (group === "" || there >= seats) return "";
  return say(`draw.short.${there < 2 ? ["none", "one"][there] : "many"}`, { group, there, needed: seats });
}

function stateIs(state, entry, needed) { // the draw, or null where it is not its time
  const known = state.draws.get(entry.draw);
  if (known?.state === needed) return known;
  if (!known) unknown(state, "draw", entry.draw);
  else report(state, "draw-state", { draw: entry.draw, found: spoken(known.state), needed: spoken(needed) });
  return null;
}

export function drawn(state, entry) {
  const known = stateIs(state, entry, "committed");
  if (!known) return;
  known.state = "drawn";
  if (!isShort(entry.public)) badValue(state, "public", entry.public);
  const { witnesses } = entry, apart = new Set(witnesses.map((role) => role.toUpperCase().toLowerCase())).size;
  if (!witnesses.every((role) => role && isShort(role)) || apart < witnesses.length || apart < 2) {
    report(state, "draw-witnesses", { found: named(witnesses) });
  }
  const { commitment, quotas } = known.promise;
  if (!seedFits(entry.seed, commitment)) report(state, "lot-seed", { commitment });
  const right = redrawn(known, entry);
  differences(state, "draw-taken", quotas, entry.taken, right.taken);
  differences(state, "draw-reserves", quotas, entry.reserves, right.reserves);
  known.reserves = right.reserves;
  known.seated = new Map(right.taken.flatMap((tickets, quota) => tickets.map((ticket) => [ticket, quota])));
  known.used = new Set(known.seated.keys());
}

function redrawn({ promise, groups }, entry) { // the seats of each quota in their order, then the reserves
  const seed = entry.public ? sha256(seedOf(entry.seed), bytesOf(`|${entry.public}`)) : seedOf(entry.seed);
  let left = groups.map((_, at) => at + 1);
  const take = (kind, asked) => promise.quotas.map((quota, at) => {
    const of = left.filter((ticket) => quota.group === "" || quota.group === groups[ticket - 1]).map(String);
    const found = draw(seed, `${promise.draw}/${kind}/${at + 1}`, of, Math.max(0, Math.min(asked(quota), of.length)));
    left = left.filter((ticket) => !found.includes(String(ticket)));
    return found.map(Number);
  });
  const taken = take("seats", (quota) => quota.seats);
  return { taken, reserves: take("reserves", (quota) => quota.reserves) };
}

function differences(state, kind, quotas, said, right) { // a list too few or too many counts as empty
  for (let at = 0; at < Math.max(said.length, right.length); at += 1) {
    const ours = right[at] ?? [], theirs = said[at] ?? [];
    if (same(ours, theirs) && said.length === right.length) continue;
    report(state, kind, { group: quotas[at]?.group || say("draw.all"), right: named(ours), found: named(theirs) });
  }
}

export function declined(state, entry) { // the first of the quota's own reserves, then of everybody's of the same group
  const known = stateIs(state, entry, "drawn"), { ticket, successor } = entry;
  if (!known) return;
  if (!known.seated.has(ticket)) {
    report(state, "draw-unseated", { ticket });
    return;
  }
  const quota = known.seated.get(ticket), { quotas } = known.promise, { group } = quotas[quota];
  known.seated.delete(ticket);
  const shared = known.reserves.filter((_, at) => quotas[at].group === "").flat();
  const others = group === "" ? [] : shared.filter((one) => known.groups[one - 1] === group);
  const right = [...known.reserves[quota], ...others].find((one) => !known.used.has(one)) ?? null;
  if (successor !== right) {
    report(state, "draw-successor", { ticket, right: right || named([]), found: successor || named([]) });
  }
  if (right === null) return;
  known.seated.set(right, quota);
  known.used.add(right);
}

export function calledOff(state, entry) {
  const known = stateIs(state, entry, "committed");
  if (!known) return;
  if (isBlank(entry.why)) report(state, "no-reason");
  known.state = "called-off";
}
