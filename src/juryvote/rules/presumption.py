"""When a quorum is checked: at each ballot, at the opening and then only on a challenge, or at every moment.

Opening-then-challenge (as in § 53 HGO): what was found at the opening is presumed until a member doubts it and the
reading taken then finds otherwise; the doubter counts as present. After that every reading is taken anew.
"""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from juryvote.rules.bylaws import Checked
from juryvote.rules.entries import Quorum
from juryvote.rules.sentences import Say, german, join


class Held(Struct, frozen=True, kw_only=True):
    """The readings of this meeting that later ones lean on: of the opening, and of the newest challenge.

    `second`: the challenge was answered with the easier number of a second invitation.
    """

    opening: Quorum
    challenge: Quorum | None = None
    second: bool = False


def leaning(held: Held | None, *, second: bool) -> Held | None:
    """What an item leans on. A doubt that the easier number answered is not answered where that does not count."""
    return None if held is not None and held.second and not second else held


def is_presumed(checked: Checked, held: Held, *, challenged: bool) -> bool:
    """Does an earlier reading still stand, so that nobody needs to count?"""
    standing = held.challenge or held.opening
    return checked is Checked.opening_then_challenge and held.opening.met and standing.met and not challenged


def presume(checked: Checked, held: Held, now: Quorum, *, challenged: bool) -> Quorum:
    """The reading that counts. `now` is the room as it is, `challenged` says that a member doubts it right now."""
    if is_presumed(checked, held, challenged=challenged):
        return _with(held.challenge or held.opening, still)
    if checked is Checked.continuous and held.opening.met and not now.met:
        return _with(now, lost)
    return now


def still(say: Say) -> str:
    return say("Das ist festgestellt und gilt, bis ein Mitglied es anzweifelt.")


def lost(say: Say) -> str:
    return say("Zu Beginn der Sitzung waren noch genug da.")


def doubter(say: Say) -> str:
    return say("Wer die Beschlussfähigkeit anzweifelt, zählt als anwesend.")


TAILS: tuple[Callable[[Say], str], ...] = (still, lost, doubter)


def _with(quorum: Quorum, tail: Callable[[Say], str]) -> Quorum:
    said = quorum.sentence.removesuffix(f" {tail(german)}")
    return replace(quorum, sentence=join(said, tail(german)))
