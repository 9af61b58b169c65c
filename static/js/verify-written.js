// Votes in writing: that they are allowed, who objected, when they were counted and whose slips count.
import { berlinDays, isDay, later } from "./verify-days.js";
import { same } from "./verify-json.js";
import { answeredRoom, overruled, rollOf, speakFirst } from "./verify-room.js";
import { inWriting, report, roomNow } from "./verify-state.js";
import { count, named, say } from "./verify-words.js";

export function opensRightly(state, evening) {
  const { planned, bylaws } = evening;
  if (!inWriting(evening) || !bylaws) return;
  if (!bylaws.written_procedure.allowed) report(state, "written-forbidden");
  if (!berlinDays(state.at).includes(planned.day)) {
    report(state, "meeting-day", { day: planned.day, starts_at: state.at });
  }
  const right = isDay(planned.day) ? later(planned.day, bylaws.written_procedure.days) : "";
  if (planned.ends_on !== right) report(state, "written-end", { found: planned.ends_on, right });
  const { group } = bylaws.quorum; // nobody comes last here: where the last would not vote there is no decision
  if (group?.breach !== "suspend-latest") return;
  evening.bylaws = { ...bylaws, quorum: { ...bylaws.quorum, group: { ...group, breach: "block" } } };
}

export function oneQuestion(state, evening, entry) {
  if (!inWriting(evening)) return;
  const again = [...state.votes.values()].some((vote) => vote.opened.meeting === entry.meeting);
  const { straw, election, sums, shares } = entry;
  if (again || evening.items.size !== 1 || entry.mode !== "open" || straw || election || sums || shares.length) {
    report(state, "written-question");
  }
}

export function objected(state, entry) {
  const evening = state.meetings.get(entry.meeting), { member } = entry, vote = evening.running;
  if (!inWriting(evening) || !vote || !evening.bylaws) {
    report(state, "objection", { member });
    return;
  }
  const own = speakFirst(evening.bylaws, roomNow(state, evening, vote.opened.item));
  if (!own.has(member) || evening.objections.has(member)) report(state, "objection", { member });
  evening.objections.add(member);
  const n = evening.objections.size, { allowed, objections_to_stop: enough } = evening.bylaws.written_procedure;
  if (n >= enough) evening.stop = allowed ? count(n, "written.stopped") : say("written.never");
}

export function stopped(state, evening, entry) { // after enough objections nothing comes but the end
  if (!evening.stop) return;
  if (entry.kind !== "ballot-annulled" || entry.why !== evening.stop) {
    report(state, "objection-ignored", { why: evening.stop });
  }
  evening.stop = "";
}

export function counted(state, evening, vote, entry) {
  let right = [];
  if (inWriting(evening) && evening.bylaws) {
    const room = roomNow(state, evening, vote.opened.item), voted = entry.slips.map((slip) => slip.member);
    right = overruled(evening.bylaws, room, voted);
    const all = [...speakFirst(evening.bylaws, room)].every((member) => voted.includes(member));
    const { ends_on: end } = evening.planned;
    if ((berlinDays(state.at).at(-1) ?? "") <= end && !all) report(state, "written-early", { ends_on: end });
    if (entry.by_hand.length) report(state, "hands", { hands: entry.by_hand.length, people: 0 });
  }
  if (!same(entry.overruled, right)) {
    report(state, "overruled", { found: named(entry.overruled), right: named(right) });
  }
}

export function roomAtEnd(state, evening, vote, entry) { // in writing it is known only now who took part
  const room = roomNow(state, evening, vote.opened.item);
  return inWriting(evening) ? answeredRoom(room, entry.slips.map((slip) => slip.member)) : room;
}

export function thatCount(evening, room, entry) { // only those slips that count, whatever it says itself
  if (!inWriting(evening) || !evening.bylaws) return entry;
  const roll = rollOf(evening.bylaws, room);
  return { ...entry, slips: entry.slips.filter((slip) => roll.includes(slip.member)) };
}
