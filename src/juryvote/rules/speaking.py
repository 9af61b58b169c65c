"""The list of speakers: who is next. It knows only who asked, in which order, and who has spoken on this item."""

from collections.abc import Iterable

from msgspec import Struct

from juryvote.rules.ids import MemberId


class Asker(Struct, frozen=True, kw_only=True):
    """`asked_at` is ISO 8601 in UTC; `spoken` counts the turns on this item."""

    member: MemberId
    asked_at: str
    spoken: int = 0


def in_order(askers: Iterable[Asker]) -> tuple[Asker, ...]:
    """Who has not spoken on this item yet, then who has spoken least often; of equals, who asked first."""
    return tuple(sorted(askers, key=lambda one: (one.spoken, one.asked_at, one.member)))


def initials(name: str) -> str:
    """What the wall shows of a name: the first letters of its first and last word.

    >>> initials("Ada Königin von Lovelace"), initials("Gül"), initials("")
    ('A. L.', 'G.', '')
    """
    words = [word for word in name.split() if word[0].isalpha()]
    ends = [words[0], words[-1]] if len(words) > 1 else words
    return " ".join(f"{word[0].upper()}." for word in ends)
