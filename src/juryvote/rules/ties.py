"""What happens when it is equal: rejected, or the chair, the lot or a second ballot brings it to an end."""

from msgspec import Struct

from juryvote.rules.bylaws import Tie
from juryvote.rules.sentences import Say
from juryvote.rules.tally import Choice


class TieBreak(Struct, frozen=True, kw_only=True):
    """What is known of the way out; None is "not yet". `again`: the second ballot on the same question is equal too."""

    chair_vote: Choice | None = None
    lot: bool | None = None
    again: bool = False


OPEN = TieBreak()


def broken(tie: Tie, told: TieBreak) -> bool | None:
    """Carried, rejected, or None while it stays open."""
    if tie is Tie.chair:
        return None if told.chair_vote is None else told.chair_vote is Choice.yes
    if tie is Tie.lot:
        return told.lot
    if tie is Tie.repeat and not told.again:
        return None
    return False


def tie_sentence(tie: Tie, told: TieBreak, say: Say) -> str:
    """To be filled with `yes` and `no`."""
    outcome = broken(tie, told)
    if tie is Tie.chair and outcome is not None:
        return _chair(told, say)
    if tie is Tie.lot and outcome is not None:
        return (
            say("Es steht gleich: {yes}, {no}. Das Los sagt Ja: angenommen.")
            if outcome
            else say("Es steht gleich: {yes}, {no}. Das Los sagt Nein: abgelehnt.")
        )
    if tie is Tie.repeat and outcome is not None:
        return say("Es steht wieder gleich: {yes}, {no}. Damit ist es abgelehnt.")
    return {
        Tie.reject: say("Abgelehnt, weil es gleich steht: {yes}, {no}."),
        Tie.chair: say("Es steht gleich: {yes}, {no}. Die Sitzungsleitung entscheidet."),
        Tie.lot: say("Es steht gleich: {yes}, {no}. Das Los entscheidet."),
        Tie.repeat: say("Es steht gleich: {yes}, {no}. Die Abstimmung wird wiederholt."),
    }[tie]


def _chair(told: TieBreak, say: Say) -> str:
    if told.chair_vote is Choice.yes:
        return say("Es steht gleich: {yes}, {no}. Die Sitzungsleitung sagt Ja: angenommen.")
    if told.chair_vote is Choice.no:
        return say("Es steht gleich: {yes}, {no}. Die Sitzungsleitung sagt Nein: abgelehnt.")
    # § 91 VwVfG: where the chair does not decide, a tie is a rejection.
    return say("Es steht gleich: {yes}, {no}. Die Sitzungsleitung enthält sich: abgelehnt.")
