// Who counts for what at this moment: who speaks for each seat, who is present, recused, without a vote or suspended.
// S seats, F filled, E entitled, A here, P here with a vote: the numbers that every reading is made of.
import { threshold } from "./verify-bylaws.js";
import { order, sorted } from "./verify-json.js";

export const UNKNOWN =
  { institution: "", household: "", attended: null, absent_in_a_row: 0, unexcused: 0, age: null };
const factOf = (room, member) => room.facts.get(member) ?? UNKNOWN;

// Terms and the room they make

export const holdsOn = (held, day) => held.since <= day && (held.until === null || day <= held.until);

export function roomOf({ seats, holdings, day, ...rest }) { // seats in the order of their numbers
  const now = holdings.filter((held) => holdsOn(held, day)).sort(
    (a, b) => a.rank - b.rank || order(a.since, b.since) || order(a.member, b.member));
  const named = (seat, role) =>
    now.filter((held) => held.seat === seat && held.role === role).map((held) => held.member);
  return {
    seats: seats.map(({ seat, group }) =>
      ({ id: seat, group, holder: named(seat, "holder").at(-1) ?? null, alternates: named(seat, "alternate") })),
    writing: null,
    ...rest,
  };
}

// Who speaks for a seat: its holder, or an alternate by the model of the bylaws

function voteless({ votes }, fact) {
  if (fact.age !== null && fact.age < votes.min_age) return true;
  if (votes.lapses_after_absences && votes.lapses_after_absences <= fact.absent_in_a_row) return true;
  return fact.attended !== null && fact.attended < votes.after_attendances;
}

const hasVote = (bylaws, room, member) => !voteless(bylaws, factOf(room, member));
const holdersOf = (room) => new Set(room.seats.map((seat) => seat.holder).filter((holder) => holder !== null));
const poolOf = (seats, group) =>
  [...new Set(seats.filter((seat) => seat.group === group).flatMap((seat) => seat.alternates))];

function candidates(bylaws, room, seat) {
  const pool = poolOf(room.seats, seat.group);
  const line = {
    none: [],
    vacancy: [],
    personal: seat.alternates,
    ranked: pool,
    drawn: room.drawn.filter((member) => pool.includes(member)),
  }[bylaws.alternates];
  return line.filter((member) => room.present.includes(member) && hasVote(bylaws, room, member));
}

function places(bylaws, room) { // how many absent holders the alternates of a pool may speak for
  if (bylaws.alternates === "personal" || bylaws.alternates_until === "seats") return room.seats.length;
  const holders = holdersOf(room);
  const here = room.present.filter((member) => holders.has(member) && hasVote(bylaws, room, member));
  return bylaws.alternates_until - here.length;
}

function standIn(bylaws, room, holder, free) {
  if (room.recused.has(holder) && !bylaws.recused_alternate) return holder;
  const there = [holder, ...free].filter((member) => room.present.includes(member));
  const unbiased = there.filter((member) => !room.recused.has(member));
  return (unbiased.length && bylaws.recused_alternate ? unbiased : there)[0] ?? holder;
}

function standingIn(bylaws, room) {
  const taken = holdersOf(room), found = [];
  let left = places(bylaws, room);
  for (const seat of room.seats) {
    const { holder } = seat;
    if (holder === null) continue;
    if (!hasVote(bylaws, room, holder)) {
      found.push([seat, holder]);
      continue;
    }
    const away = !room.present.includes(holder);
    const free = candidates(bylaws, room, seat).filter((member) => !taken.has(member));
    const member = away && left <= 0 ? holder : standIn(bylaws, room, holder, free);
    if (away && member !== holder) left -= 1;
    taken.add(member); // one person speaks for one seat, even when named for two
    found.push([seat, member]);
  }
  return found;
}

function movedUp(room) {
  const taken = holdersOf(room), found = [];
  for (const seat of room.seats) {
    const member = seat.holder ?? poolOf(room.seats, seat.group).find((one) => !taken.has(one)) ?? null;
    if (member === null) continue;
    taken.add(member);
    found.push([seat, member]);
  }
  return found;
}

const speakers = (bylaws, room) => (bylaws.alternates === "vacancy" ? movedUp(room) : standingIn(bylaws, room));

function couldStandIn(bylaws, room) { // who would speak for a holder if only enough others were not here
  const found = new Set();
  for (const seat of room.seats) {
    if (seat.holder === null || !hasVote(bylaws, room, seat.holder)) continue;
    if (!bylaws.recused_alternate && room.recused.has(seat.holder)) continue;
    for (const member of candidates(bylaws, room, seat)) found.add(member);
  }
  const holders = holdersOf(room);
  return [...found].filter((member) => !holders.has(member) && !room.recused.has(member));
}

// The heads

export function heads(bylaws, room) {
  const voices = speakers(bylaws, room).map(([seat, member]) => ({
    member,
    group: seat.group,
    present: room.present.includes(member),
    recused: room.recused.has(member),
    votes: hasVote(bylaws, room, member),
  }));
  const free = voices.filter((voice) => voice.votes && voice.present && !voice.recused);
  const twice = sharing(bylaws, room, arrived(room, free.map((voice) => voice.member)));
  const late = latest(bylaws, room, free.filter((voice) => !twice.has(voice.member)));
  const members = (chosen) => chosen.map((voice) => voice.member);
  const unbiased = members(free);
  return {
    seats: room.seats.length,
    voices,
    filled: voices.length,
    entitled: members(voices.filter((voice) => voice.votes && !voice.recused)),
    here: members(voices.filter((voice) => voice.votes && voice.present)),
    unbiased,
    voting: unbiased.filter((member) => !twice.has(member) && !late.has(member)),
    recused: voices.filter((voice) => voice.votes && voice.recused).length,
  };
}

const arrived = (room, members) => members.sort((a, b) => room.present.indexOf(a) - room.present.indexOf(b));

function sharing({ votes: { one_per: by } }, room, members) { // their institution or household has its one vote already
  const spoken = new Set(), late = new Set();
  for (const member of members) {
    const fact = factOf(room, member);
    const homes = ["institution", "household"].filter((kind) => fact[kind] && (by === kind || by === "both"))
      .map((kind) => `${kind} ${fact[kind]}`);
    if (homes.some((home) => spoken.has(home))) late.add(member);
    else homes.forEach((home) => spoken.add(home));
  }
  return late;
}

function latest({ quorum: { group: rule } }, room, free) { // the last of the others, until the group has its share
  if (rule === null || rule.breach !== "suspend-latest") return new Set();
  const others = arrived(room, free.filter((voice) => voice.group !== rule.name).map((voice) => voice.member));
  const ours = free.length - others.length;
  let keep = others.length;
  while (keep && ours < threshold(rule.value, ours + keep)) keep -= 1;
  return new Set(others.slice(keep));
}

export const numbersOf = (counted) => ({
  seats: counted.seats, filled: counted.filled, entitled: counted.entitled.length, voting: counted.voting.length,
});

export function groupNumbers(bylaws, room) { // the same four numbers of every group, sorted by name
  const counted = heads(bylaws, room);
  const groupOf = new Map(counted.voices.map((voice) => [voice.member, voice.group]));
  const inGroup = (members, name) => members.filter((member) => groupOf.get(member) === name).length;
  const names = sorted(new Set(room.seats.map((seat) => seat.group)));
  return new Map(names.map((name) => [name, {
    seats: room.seats.filter((seat) => seat.group === name).length,
    filled: counted.voices.filter((voice) => voice.group === name).length,
    entitled: inGroup(counted.entitled, name),
    voting: inGroup(counted.voting, name),
  }]));
}

export const groupsOfMembers = (bylaws, room) =>
  new Map(heads(bylaws, room).voices.map((voice) => [voice.member, voice.group]));

export function rollOf(bylaws, room) { // present, in function, not recused, not suspended; in writing alternates too
  const more = room.writing === "asked" ? couldStandIn(bylaws, room) : [];
  return sorted(new Set([...heads(bylaws, room).voting, ...more]));
}

export function recusedPresent(room, bylaws) {
  const standing = new Set(room.seats.flatMap((seat) => {
    if (seat.holder === null) return [];
    return room.present.includes(seat.holder) ? [seat.holder] : seat.alternates;
  }));
  if (bylaws) for (const [, member] of speakers(bylaws, room)) standing.add(member);
  return [...standing].filter((member) => room.present.includes(member) && room.recused.has(member)).length;
}

// In writing nobody is in a room

const everybody = (room) =>
  [...new Set(room.seats.flatMap((seat) => [seat.holder, ...seat.alternates]).filter((member) => member !== null))];
export const askedRoom = (room) => ({ ...room, present: everybody(room), writing: "asked" });
export const answeredRoom = (room, voted) => ({
  ...room,
  present: everybody(room).filter((member) => voted.includes(member) || room.recused.has(member)),
  writing: "answered",
});
export const speakFirst = (bylaws, room) => new Set(heads(bylaws, askedRoom(room)).voting);
export function overruled(bylaws, room, voted) {
  const counted = new Set(heads(bylaws, answeredRoom(room, voted)).voting);
  return sorted(new Set(voted.filter((member) => !counted.has(member))));
}
