"""What was decided without the body, and that the body was told."""

from juryvote.rules.entries.base import Entry


class ExecutiveDecision(Entry, frozen=True, kw_only=True, tag="executive-decision", omit_defaults=True):
    """Numbered by itself within the year. `how`: office | urgent | mandate; `who`: office | chair | members.

    `by` are the members who decided under the mandate that the decision `mandate` gave.
    """

    executive: str
    number: int
    year: int
    how: str
    who: str
    by: list[str]
    title: str
    outcome: str
    text: str
    why: str
    proposal: str | None = None
    fund: str | None = None
    granted_cents: int | None = None
    mandate: str = ""


class ExecutiveTold(Entry, frozen=True, kw_only=True, tag="executive-told"):
    """In this meeting the body heard of it."""

    meeting: str
    executive: str
