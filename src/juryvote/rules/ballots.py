"""The life of a ballot and the guards before a slip is taken. It knows neither tables nor people, only their standing.

prepared → open → closed, or annulled instead of closed; nothing leads back, and a closed ballot stays as it is.
"""

from enum import StrEnum

from msgspec import Struct

from juryvote.rules.refusals import (
    AlreadyDone,
    BallotNotOpen,
    NotOnRoll,
    NotPresent,
    Recused,
    UnknownChoice,
    VotedElsewhere,
)
from juryvote.rules.tally import Choice


class BallotState(StrEnum):
    prepared = "prepared"
    open = "open"
    closed = "closed"
    annulled = "annulled"


class Channel(StrEnum):
    """Equal ways to give a slip; one person uses one of them in a ballot."""

    phone = "phone"
    kiosk = "kiosk"
    hands = "hands"
    paper = "paper"
    helper = "helper"


class Standing(Struct, frozen=True, kw_only=True):
    """How one member stands to one ballot; `gave` is the channel of an earlier slip."""

    on_roll: bool
    present: bool
    recused: bool = False
    gave: Channel | None = None


def open_(state: BallotState) -> BallotState:
    """Opening freezes the roll, so it happens once."""
    if state is not BallotState.prepared:
        raise AlreadyDone(state=state.value)
    return BallotState.open


def close_(state: BallotState) -> BallotState:
    """Only an open ballot can be closed."""
    _refuse_ended(state)
    if state is not BallotState.open:
        raise BallotNotOpen(state=state.value)
    return BallotState.closed


def annul_(state: BallotState) -> BallotState:
    """A ballot without a result can be annulled; what is closed stays."""
    _refuse_ended(state)
    return BallotState.annulled


def accept_slip(standing: Standing, *, state: BallotState, choice: str, channel: Channel) -> Choice:
    """The slip's choice, if every guard lets it pass; the first that does not says why."""
    ensure_may_cast(standing, state=state, channel=channel)
    return ensure_choice(choice)


def ensure_may_cast(standing: Standing, *, state: BallotState, channel: Channel) -> None:
    """The guards that do not need to see the choice."""
    _ensure_open(state)
    _ensure_not_recused(standing)
    _ensure_on_roll(standing)
    _ensure_present(standing)
    _ensure_same_channel(standing, channel)


def _refuse_ended(state: BallotState) -> None:
    if state in (BallotState.closed, BallotState.annulled):
        raise AlreadyDone(state=state.value)


def _ensure_open(state: BallotState) -> None:
    if state is not BallotState.open:
        raise BallotNotOpen(state=state.value)


def _ensure_not_recused(standing: Standing) -> None:
    # Before the roll, because recused members are not on it and deserve the true reason.
    if standing.recused:
        raise Recused


def _ensure_on_roll(standing: Standing) -> None:
    if not standing.on_roll:
        raise NotOnRoll


def _ensure_present(standing: Standing) -> None:
    if not standing.present:
        raise NotPresent


def _ensure_same_channel(standing: Standing, channel: Channel) -> None:
    if standing.gave is not None and standing.gave is not channel:
        raise VotedElsewhere(channel=standing.gave.value)


def ensure_choice(choice: str) -> Choice:
    try:
        return Choice(choice)
    except ValueError:
        raise UnknownChoice(choice=choice) from None
