"""Recounts the groups of a double majority: their frozen sizes, and what each of them said."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from juryvote.rules import entries as e
from juryvote.rules.bylaws import Bylaws
from juryvote.rules.doubled import GroupVotes, without_one
from juryvote.rules.groups import counts_by_group, frozen_groups, group_votes, members_groups
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.state import Vote
from juryvote.rules.room import Numbers, Room
from juryvote.rules.tally import Choice, Counts

KINDS = ("yes", "no", "abstain", "invalid")


def freeze(bylaws: Bylaws, room: Room, vote: Vote) -> Iterator[Problem]:
    """The sizes follow from the room; a straw poll, an election and a sealed ballot have none."""
    entry = vote.opened
    right = (
        {}
        if entry.straw or entry.election or entry.shares
        else frozen_groups(bylaws, room, sealed=entry.mode == "sealed")
    )
    if entry.groups != right:
        yield fault("groups", found=_sizes(entry.groups), right=_sizes(right))
    vote.groups, vote.group_of = right, members_groups(bylaws, room)


def answer(bylaws: Bylaws, room: Room, vote: Vote) -> None:
    """In writing only the closing knows who spoke for which group, and how large the groups are."""
    vote.groups, vote.group_of = frozen_groups(bylaws, room, sealed=False), members_groups(bylaws, room)


def strike(vote: Vote, member: str) -> GroupVotes:
    """The sizes after somebody left the roll."""
    group = vote.group_of.get(member, "")
    if group in vote.groups:
        vote.groups = without_one(vote.groups, group)
    return group_votes(vote.groups, {}, sealed=vote.opened.mode == "sealed")


def told(vote: Vote, entry: e.BallotClosed) -> GroupVotes:
    """What the majority reads of the groups, where `told_rightly` found nothing."""
    counts = {group: Counts(**dict(zip(KINDS, _four(tally), strict=True))) for group, tally in entry.by_group.items()}
    return group_votes(vote.groups, counts, sealed=vote.opened.mode == "sealed")


def told_rightly(vote: Vote, entry: e.BallotClosed) -> Iterator[Problem]:
    """Raised hands are nobody's: of each group there are as many as people of it raised theirs, and all add up."""
    slips = [(slip.member, Choice(slip.choice)) for slip in entry.slips if slip.choice in set(Choice)]
    people = [*(member for member, _ in slips), *entry.by_hand]
    if entry.by_group.keys() != vote.groups.keys():
        yield fault("group-names", found=_names(entry.by_group), right=_names(vote.groups))
    elif vote.groups and all(vote.group_of.get(member) in vote.groups for member in people):
        yield from _adds_up(vote, entry, counts_by_group(vote.group_of, vote.groups, slips, {}))
    elif vote.groups:
        yield fault("group-names", found=_names(set(people) - vote.group_of.keys()), right=_names(vote.group_of))


def _adds_up(vote: Vote, entry: e.BallotClosed, given: Mapping[str, Counts]) -> Iterator[Problem]:
    raised = Counter(vote.group_of[member] for member in entry.by_hand)
    hands: Counter[str] = Counter()
    for group, said in sorted(entry.by_group.items()):
        by_hand = [told - slips for told, slips in zip(_four(said), _four(given[group]), strict=True)]
        if min(by_hand) < 0 or sum(by_hand) != raised[group] or sum(_four(said)) > vote.groups[group].voting:
            yield fault("by-group", group=group)
        hands.update(dict(zip(KINDS, by_hand, strict=True)))
    if any(hands[kind] != getattr(entry.hands, kind) for kind in KINDS):
        yield fault("hands-by-group")


def _four(tally: e.Tally | Counts) -> tuple[int, ...]:
    return tuple(getattr(tally, kind) for kind in KINDS)


def _sizes(groups: Mapping[str, Numbers]) -> str:
    told = (f"{group} {n.voting}/{n.entitled}/{n.filled}/{n.seats}" for group, n in sorted(groups.items()))
    return ", ".join(told) or "–"


def _names(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "–"
