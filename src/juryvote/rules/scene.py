"""What is known of a meeting at one moment: seats, people, and the facts about people that their vote hangs on."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from juryvote.rules.clauses import Count
from juryvote.rules.ids import MemberId
from juryvote.rules.people import Seat


class Fact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`attended`: earlier meetings that count, today is none of them. None is "nobody knows"; `age` is in years.

    `absent_in_a_row` are the absences just before today, `unexcused` those without an excuse.
    """

    institution: str = ""
    household: str = ""
    attended: Count | None = None
    absent_in_a_row: Count = 0
    unexcused: Count = 0
    age: Count | None = None


UNKNOWN = Fact()


class Writing(StrEnum):
    """In a vote in writing nobody is in a room: present are all who are asked, and at the counting who answered."""

    asked = "asked"
    answered = "answered"


class Room(Struct, frozen=True, kw_only=True, dict=True):
    """`seats` in the order of their numbers, `present` in order of arrival, `recused` on the item at hand.

    `drawn` are the alternates in the order of tonight's lot. `challenged_by` doubts the quorum at this moment.
    `writing` is set where it is no room at all (`rules.written`).
    """

    seats: tuple[Seat, ...]
    present: tuple[MemberId, ...] = ()
    recused: frozenset[MemberId] = frozenset()
    second_invitation: bool = False
    drawn: tuple[MemberId, ...] = ()
    facts: Mapping[MemberId, Fact] = {}
    challenged_by: MemberId | None = None
    writing: Writing | None = None

    @cached_property
    def here(self) -> Mapping[MemberId, int]:
        """Who is present, and at which place in the order of arrival."""
        return {member: place for place, member in reversed(list(enumerate(self.present)))}

    def fact(self, member: MemberId) -> Fact:
        return self.facts.get(member, UNKNOWN)
