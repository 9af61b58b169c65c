"""The life of minutes: draft, put on an agenda, approved for good. After a no they are a draft again."""

from collections.abc import Sequence

from msgspec import Struct

from juryvote.rules.refusals import Refusal


class Put(Struct, frozen=True, kw_only=True):
    """Minutes on the agenda of the meeting `on`; `over` when it has ended. `outcome` is "" without a valid decision."""

    item: str
    on: str
    entries: int
    digest: str
    over: bool
    outcome: str
    decision: str
    decided_at: str


class Standing(Struct, frozen=True, kw_only=True):
    """`state`: draft | put | approved; `by` is where it is put or was approved."""

    state: str
    by: Put | None = None


class MinutesLocked(Refusal):
    """They are on an agenda, or approved: what the body reads stays as it is."""

    code = "minutes-locked"


class MinutesTooEarly(Refusal):
    """The meeting has not ended, or never began."""

    code = "minutes-too-early"


class RemarkChanged(Refusal):
    """Somebody else wrote there since the page was opened."""

    code = "remark-changed"


def standing_of(puts: Sequence[Put]) -> Standing:
    """From all their agendas, the oldest first."""
    for put in puts:
        if put.outcome == "carried":
            return Standing(state="approved", by=put)
    waiting = [put for put in puts if not put.outcome and not put.over]
    return Standing(state="put", by=waiting[-1]) if waiting else Standing(state="draft")
