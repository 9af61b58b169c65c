// A conflict that is found after the vote: does the outcome hang on those who were biased? Open slips are taken out one
// by one; of raised hands and sealed slips every possible choice is tried.
import { sorted } from "./verify-json.js";
import { allOf, decide, withoutOne } from "./verify-majority.js";
import { quorumOf } from "./verify-quorum.js";
import { count, say } from "./verify-words.js";

const CHOICES = ["yes", "no", "abstain"];

export function weigh(bylaws, voted, people) {
  const room = { ...voted.room, recused: new Set([...voted.room.recused, ...people]) };
  const quorum = quorumOf(bylaws, room, voted.held);
  if (!quorum.met) return weight(true, "quorum", people, [quorum.counted, quorum.needed, quorum.base]);
  const readings = possible(voted, people).map((taken) => readWithout(bylaws, voted, people, taken));
  const decisive = readings.some(({ reading }) => reading.outcome !== voted.outcome);
  if (people.some((member) => voted.unknown.has(member))) return weight(decisive, "unknown", people, [0, 0, 0]);
  const [{ yes, reading: { majority } }] = readings;
  return weight(decisive, "majority", people, [yes, majority.needed_yes, majority.base]);
}

function weight(decisive, basis, people, [n, needed, base]) {
  const which = basis === "quorum" ? basis : `${basis}.${decisive ? "decisive" : "idle"}`;
  const text = say(`weight.${which}`, { yes: count(n, "votes.yes"), count: n, needed, base });
  const sentence = `${count(people.length, "weight.people")} ${text}`;
  return { decisive, basis, people: people.length, count: n, needed, base, sentence };
}

function combined(n, from = 0) { // every choice of n people, whoever said what
  if (n === 0) return [[]];
  return CHOICES.slice(from).flatMap((choice, at) => combined(n - 1, from + at).map((rest) => [choice, ...rest]));
}

function possible(voted, people) { // what they may have said: by member, as far as the count allows
  const known = people.filter((member) => voted.slips.has(member)).map((member) => [member, voted.slips.get(member)]);
  const groups = new Map();
  for (const member of sorted(people.filter((one) => voted.unknown.has(one)))) {
    const group = voted.groups.numbers.size ? voted.groupOf.get(member) ?? "" : "";
    groups.set(group, [...(groups.get(group) ?? []), member]);
  }
  const secret = [...groups.values()].flat();
  const all = [...groups.values()].reduce(
    (before, members) => before.flatMap((said) => combined(members.length).map((more) => [...said, ...more])), [[]]);
  const times = (said, choice) => said.filter((one) => one === choice).length;
  return all.filter((said) => CHOICES.every((choice) => times(said, choice) <= voted.mixed[choice]))
    .map((said) => new Map([...known, ...secret.map((member, at) => [member, said[at]])]));
}

function less(counts, taken) { // never below nothing
  const left = (choice) => Math.max(0, counts[choice] - taken.filter((one) => one === choice).length);
  return { ...counts, ...Object.fromEntries(CHOICES.map((choice) => [choice, left(choice)])) };
}

function readWithout(bylaws, voted, people, taken) { // without them so many fewer are entitled; seats stay seats
  const left = less(voted.counts, [...taken.values()]), gone = people.length, { base } = voted;
  const voting = Math.max(voted.voting - gone, allOf(left));
  const numbers = { seats: base, filled: base, entitled: base - gone, voting };
  const groups = groupsWithout(voted, people, taken);
  const reading = decide(bylaws, { numbers, quorate: true, counts: left, ties: voted.ties, groups });
  return { yes: left.yes, reading };
}

function groupsWithout({ groups, groupOf }, people, taken) {
  let { numbers } = groups;
  const counts = new Map(groups.counts ?? []);
  for (const member of people) {
    const group = groupOf.get(member) ?? "";
    if (numbers.has(group)) numbers = withoutOne(numbers, group);
    if (counts.has(group) && taken.has(member)) counts.set(group, less(counts.get(group), [taken.get(member)]));
  }
  return { ...groups, numbers, counts: groups.counts === null ? null : counts };
}
