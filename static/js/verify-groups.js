// The groups of a double majority: their frozen sizes, and what each of them said.
import { same, sorted } from "./verify-json.js";
import { allOf, KINDS, NONE, tally, withoutOne } from "./verify-majority.js";
import { groupNumbers, groupsOfMembers } from "./verify-room.js";
import { report } from "./verify-state.js";
import { named } from "./verify-words.js";

const CHOICES = ["yes", "no", "abstain"];
export const isChoice = (choice) => CHOICES.includes(choice);

const frozenGroups = (bylaws, room, sealed) =>
  (bylaws.majority.also.length && !sealed ? groupNumbers(bylaws, room) : new Map());

export function freeze(state, bylaws, room, vote) { // a straw poll, an election, a pot and a sealed ballot have none
  const entry = vote.opened, none = entry.straw || entry.election || entry.shares.length;
  const right = none ? new Map() : frozenGroups(bylaws, room, entry.mode === "sealed");
  if (!same(entry.groups, right)) report(state, "groups", { found: sizes(entry.groups), right: sizes(right) });
  vote.groups = right;
  vote.groupOf = groupsOfMembers(bylaws, room);
}

export function answer(bylaws, room, vote) { // in writing only the closing knows who spoke for which group
  vote.groups = frozenGroups(bylaws, room, false);
  vote.groupOf = groupsOfMembers(bylaws, room);
}

const votesOf = (vote, counts) =>
  ({ numbers: vote.groups, counts: vote.groups.size ? counts : null, sealed: vote.opened.mode === "sealed" });

export function strikeGroup(vote, member) { // the sizes after somebody left the roll
  const group = vote.groupOf.get(member) ?? "";
  if (vote.groups.has(group)) vote.groups = withoutOne(vote.groups, group);
  return votesOf(vote, new Map());
}

export const told = (vote, entry) => votesOf(vote, entry.by_group);

export function countsByGroup(groupOf, groups, slips) { // `slips` are [member, choice]
  const of = (group) => slips.filter(([member]) => groupOf.get(member) === group).map(([, choice]) => choice);
  return new Map([...groups.keys()].map((group) => [group, tally(of(group))]));
}

export function toldRightly(state, vote, entry) { // hands are nobody's: as many as people of the group raised theirs
  const before = state.found.length;
  const slips = entry.slips.filter((slip) => isChoice(slip.choice)).map((slip) => [slip.member, slip.choice]);
  const people = [...slips.map(([member]) => member), ...entry.by_hand];
  if (!same(sorted(entry.by_group.keys()), sorted(vote.groups.keys()))) {
    report(state, "group-names", { found: names(entry.by_group.keys()), right: names(vote.groups.keys()) });
  } else if (vote.groups.size && people.every((member) => vote.groups.has(vote.groupOf.get(member)))) {
    addsUp(state, vote, entry, countsByGroup(vote.groupOf, vote.groups, slips));
  } else if (vote.groups.size) {
    const strange = new Set(people.filter((member) => !vote.groupOf.has(member)));
    report(state, "group-names", { found: names(strange), right: names(vote.groupOf.keys()) });
  }
  return state.found.length === before;
}

function addsUp(state, vote, entry, given) {
  const hands = { ...NONE };
  for (const group of sorted(entry.by_group.keys())) {
    const said = entry.by_group.get(group), isOurs = (member) => vote.groupOf.get(member) === group;
    const byHand = KINDS.map((kind) => said[kind] - given.get(group)[kind]);
    const sum = byHand.reduce((all, one) => all + one, 0), raised = entry.by_hand.filter(isOurs).length;
    if (Math.min(...byHand) < 0 || sum !== raised || allOf(said) > vote.groups.get(group).voting) {
      report(state, "by-group", { group });
    }
    KINDS.forEach((kind, at) => { hands[kind] += byHand[at]; });
  }
  if (KINDS.some((kind) => hands[kind] !== entry.hands[kind])) report(state, "hands-by-group");
}

const names = (all) => named(sorted(all));
const sizes = (groups) => named(sorted(groups.keys()).map((group) => {
  const n = groups.get(group);
  return `${group} ${n.voting}/${n.entitled}/${n.filled}/${n.seats}`;
}));
