"""Who votes for which group, and what each group said: frozen at the opening, counted apart at the closing.

Only bylaws with majorities of single groups (`majority.also`) need it; everywhere else all of it is empty.
"""

from collections.abc import Iterable, Mapping

from juryvote.rules.bylaws import Bylaws
from juryvote.rules.doubled import GroupVotes
from juryvote.rules.room import Numbers, Room, count_heads, group_numbers
from juryvote.rules.tally import NONE, Choice, Counts, tally

Slips = Iterable[tuple[str, Choice]]  # who said what


def frozen_groups(bylaws: Bylaws, room: Room, *, sealed: bool) -> dict[str, Numbers]:
    """The groups' sizes that an opening freezes. Sealed slips are nobody's, so there they are of no use."""
    return group_numbers(bylaws, room) if bylaws.majority.also and not sealed else {}


def room_groups(bylaws: Bylaws, room: Room) -> GroupVotes:
    """The groups of an open ballot before anybody votes, for a forecast."""
    return GroupVotes(numbers=group_numbers(bylaws, room))


def members_groups(bylaws: Bylaws, room: Room) -> dict[str, str]:
    """By member: the group of the seat that the person speaks for."""
    return {voice.member: voice.group for voice in count_heads(bylaws, room).voices}


def counts_by_group(
    group_of: Mapping[str, str], groups: Mapping[str, Numbers], slips: Slips, hands: Mapping[str, Counts]
) -> dict[str, Counts]:
    """The votes of each frozen group. Somebody of no group at all is a KeyError."""
    given: dict[str, list[Choice]] = {group: [] for group in groups}
    for member, choice in slips:
        given[group_of[member]].append(choice)
    return {group: tally(choices, hands.get(group, NONE)) for group, choices in given.items()}


def group_votes(groups: Mapping[str, Numbers], counts: Mapping[str, Counts], *, sealed: bool = False) -> GroupVotes:
    """What the majority reads. Where nothing was frozen, nothing was counted apart."""
    return GroupVotes(numbers=groups, counts=counts if groups else None, sealed=sealed)
