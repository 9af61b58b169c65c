"""Ideas as their givers see them, and as the team does."""

from typing import Any

from msgspec import Struct
from sqlalchemy import Row

from juryvote.live.hall import Hall
from juryvote.store import ideas, money, people


class Idea(Struct, frozen=True, kw_only=True):
    """`name` is for the team only; `into`: the text of the idea it was merged into."""

    id: str
    round: str
    text: str
    name: str
    posted_at: str
    state: str  # new | taken-up | merged | put-aside
    reason: str
    into: str = ""
    proposal: str = ""  # once it was handed in


class IdeasPage(Struct, frozen=True, kw_only=True):
    round: str
    title: str
    ideas: tuple[Idea, ...]


def idea_of(hall: Hall, *, mark: str) -> Idea | None:
    """`mark`: the digest of the code."""
    with hall.reading() as db:
        row = ideas.find(db, mark)
        other = ideas.idea(db, row.merged_into) if row is not None and row.merged_into else None
        return _idea(row, other.text if other else "") if row is not None else None


def ideas_page(hall: Hall, *, round_id: str, area: str) -> IdeasPage | None:
    with hall.reading() as db:
        call = money.round_of(db, round_id)
        body = people.body(db, call.body) if call else None
        if call is None or body is None or body.area != area:
            return None
        rows = ideas.of_round(db, round_id)
        texts = {row.id: row.text for row in rows}
        listed = tuple(_idea(row, texts.get(row.merged_into, ""), row.proposal or "") for row in rows)
        return IdeasPage(round=call.id, title=call.title, ideas=listed)


def round_of_idea(hall: Hall, *, idea: str) -> str:
    with hall.reading() as db:
        row = ideas.idea(db, idea)
        return row.round if row is not None else ""


def _idea(row: Row[Any], into: str, proposal: str = "") -> Idea:
    return Idea(
        id=row.id,
        round=row.round,
        text=row.text,
        name=row.name,
        posted_at=row.posted_at,
        state=row.state,
        reason=row.reason,
        into=into,
        proposal=proposal,
    )
