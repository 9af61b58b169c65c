// The money: funds, rounds, proposals, what is set aside while a ballot is open and what is granted. Sums in cents.
import { badValue, report, twice, unknown } from "./verify-state.js";
import { euro, isBlank, sum } from "./verify-words.js";

export function fundOpened(state, entry) {
  if (state.funds.has(entry.fund)) twice(state, "fund", entry.fund);
  if (entry.budget_cents < 0) badValue(state, "budget_cents", entry.budget_cents);
  state.funds.set(entry.fund, { budget: entry.budget_cents, reserved: 0, granted: 0 });
}

export function fundChanged(state, entry) { // more or less, with a reason
  if (!state.funds.has(entry.fund)) {
    unknown(state, "fund", entry.fund);
    return;
  }
  if (!entry.change_cents) badValue(state, "change_cents", entry.change_cents);
  if (isBlank(entry.reason)) badValue(state, "reason", entry.reason);
  allot(state, entry.fund, entry.change_cents);
}

export function carriedOver(state, { fund, target, cents }) { // what is free goes from one fund to another
  const strange = [fund, target].filter((name) => !state.funds.has(name));
  for (const name of strange) unknown(state, "fund", name);
  if (cents <= 0) badValue(state, "cents", cents);
  if (fund === target) badValue(state, "target", target);
  if (strange.length) return;
  allot(state, fund, -cents);
  allot(state, target, cents);
}

function allot(state, name, change) { // what is spent or set aside cannot be taken away
  const fund = state.funds.get(name), spent = fund.reserved + fund.granted;
  fund.budget += change;
  if (change < 0 && spent > fund.budget) {
    report(state, "overdrawn", { fund: name, spent: euro(spent), budget: euro(fund.budget) });
  }
}

export function roundOpened(state, entry) {
  if (state.rounds.has(entry.round)) twice(state, "round", entry.round);
  if (!state.funds.has(entry.fund)) unknown(state, "fund", entry.fund);
  if (entry.cap_cents < 0) badValue(state, "cap_cents", entry.cap_cents);
  state.rounds.set(entry.round, entry);
}

export function roundMoved(state, entry) {
  const call = state.rounds.get(entry.round);
  if (!call) {
    unknown(state, "round", entry.round);
    return;
  }
  if (entry.deadline === call.deadline) badValue(state, "deadline", entry.deadline);
  if (isBlank(entry.reason)) badValue(state, "reason", entry.reason);
  state.rounds.set(entry.round, { ...call, deadline: entry.deadline });
}

export function admitted(state, entry) {
  const call = state.rounds.get(entry.round), asked = entry.asked_cents;
  if (state.proposals.has(entry.proposal)) twice(state, "proposal", entry.proposal);
  if (!call) unknown(state, "round", entry.round);
  else if (asked <= 0 || (call.cap_cents > 0 && asked > call.cap_cents)) {
    report(state, "amount", { found: euro(asked), most: euro(call.cap_cents) });
  }
  const same = [...state.proposals.values()].some((old) => old.round === entry.round && old.number === entry.number);
  if (same) twice(state, "proposalNumber", entry.number);
  state.proposals.set(entry.proposal, entry);
}

export const roundOf = (state, proposal) => state.rounds.get(state.proposals.get(proposal ?? "")?.round) ?? null;

export function reserved(state, entry, item) { // at most what was asked, at most the cap, from the round's fund
  const call = roundOf(state, item.proposal), right = call ? call.fund : null, cents = entry.amount_cents;
  if (entry.fund !== right) report(state, "fund", { right, found: entry.fund });
  const asked = item.asked_cents ?? 0, most = call?.cap_cents ? Math.min(asked, call.cap_cents) : asked;
  if ((cents ?? 0) > most || (cents === null) !== (call === null) || cents === 0) {
    report(state, "amount", { found: sum(cents), most: euro(most) });
  }
  if ((cents ?? 0) < 0) badValue(state, "amount_cents", cents);
  book(state, entry.fund, { reserved: cents ?? 0 });
}

export const settled = (state, opened, granted) => // what was set aside is granted, or free again
  book(state, opened.fund, { reserved: -(opened.amount_cents ?? 0), granted });

export function takenBack(state, opened, ended) { // what it granted is in the fund again
  const fund = state.funds.get(opened.fund ?? "");
  if (fund && ended) fund.granted -= grantedBy(opened, ended) ?? 0;
}

export function grantedBy(opened, ended) { // null where there is nothing to grant
  if (opened.amount_cents === null) return null;
  if (ended.outcome !== "carried") return 0;
  if (opened.shares.length) return ended.shares.reduce((all, step) => all + step.granted_cents, 0);
  return ended.sums ? ended.sums.granted_cents : opened.amount_cents;
}

export function book(state, name, { reserved: aside = 0, granted = 0 }) {
  const fund = state.funds.get(name ?? "");
  if (!fund) return;
  fund.reserved += aside;
  fund.granted += granted;
  const spent = fund.reserved + fund.granted;
  if (spent > fund.budget && (aside > 0 || granted > 0)) {
    report(state, "overdrawn", { fund: name, spent: euro(spent), budget: euro(fund.budget) });
  }
}
