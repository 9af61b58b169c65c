"""What a member reads about one proposal of the agenda: the papers, and what the others say."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.reads.amendments import Amendments, amendments_of
from juryvote.reads.attachments import Attached, attached
from juryvote.reads.eligibility import QuestionView, questions_of
from juryvote.reads.member import shown_to
from juryvote.reads.parts import ItemView, MeetingHead, Say, agenda_of, head_of
from juryvote.rules.deliberation import Side, may_deliberate, tally_scores
from juryvote.rules.procedure import RecusedRights, recused_rights
from juryvote.store import applying, deliberation, meetings
from juryvote.store.rooms import Moment, moment_of


class ArgumentView(Struct, frozen=True, kw_only=True):
    id: str
    side: str  # pro | contra
    text: str
    by: str
    mine: bool = False
    hidden_why: str = ""


class Deliberation(Struct, frozen=True, kw_only=True):
    """Arguments as this person may see them. `scores` are counts from 1 to 5; () until one's own is given."""

    pro: tuple[ArgumentView, ...] = ()
    contra: tuple[ArgumentView, ...] = ()
    questions: tuple[QuestionView, ...] = ()
    amendments: Amendments = Amendments()
    my_score: int = 0
    scores: tuple[int, ...] = ()


class ItemPage(Struct, frozen=True, kw_only=True):
    """`deliberation` is None for whoever may not read along: a guest, or somebody recused."""

    meeting: MeetingHead
    item: ItemView
    attached: tuple[Attached, ...]
    recused: RecusedRights | None
    deliberation: Deliberation | None
    may_speak: bool


def item_page(hall: Hall, *, item: str, member: str, say: Say) -> ItemPage | None:
    """None where there is no such item, or it is not about a proposal."""
    with hall.reading() as db:
        row = meetings.item(db, item)
        meeting = meetings.meeting(db, row.meeting) if row is not None else None
        if row is None or meeting is None or row.proposal is None:
            return None
        now = moment_of(db, meeting, item)
        agenda = agenda_of(db, meeting.id, bylaws=now.bylaws, with_applicant=True, say=say)
        view, rights = agenda.view(item), _recused(now, member, say)
        assert view is not None
        reads_along = _reads_along(now, member)
        changes = amendments_of(db, view, agenda, bylaws=now.bylaws, say=say, member=member)
        return ItemPage(
            meeting=head_of(meeting),
            item=shown_to(view, rights) if rights else view,
            attached=_papers(db, row.proposal) if rights is None or rights.read else (),
            recused=rights,
            deliberation=_deliberation(db, row.proposal, member, changes) if reads_along else None,
            may_speak=reads_along and meeting.state != "adjourned" and row.state != "decided",
        )


def _recused(now: Moment, member: str, say: Say) -> RecusedRights | None:
    return recused_rights(now.bylaws, say=say) if member in now.room.recused else None


def _reads_along(now: Moment, member: str) -> bool:
    placed = any(member in (seat.holder, *seat.alternates) for seat in now.room.seats)
    return placed and may_deliberate(now.bylaws, recused=member in now.room.recused)


def _papers(db: Connection, proposal: str) -> tuple[Attached, ...]:
    application = applying.of_proposal(db, proposal)
    return attached(db, "application", application.id) if application else ()


def _deliberation(db: Connection, proposal: str, member: str, changes: Amendments) -> Deliberation:
    said, scores = arguments_of(db, proposal, member=member), deliberation.scores(db, proposal)
    return Deliberation(
        pro=tuple(one for one in said if one.side == Side.pro),
        contra=tuple(one for one in said if one.side == Side.contra),
        questions=questions_of(db, proposal, member=member),
        amendments=changes,
        my_score=scores.get(member, 0),
        scores=tally_scores(scores.values()) if member in scores else (),
    )


def said_about(hall: Hall, *, proposal: str) -> tuple[ArgumentView, ...]:
    """All arguments, for the team."""
    with hall.reading() as db:
        return arguments_of(db, proposal)


def arguments_of(db: Connection, proposal: str, *, member: str = "") -> tuple[ArgumentView, ...]:
    """All of them, for the team; with a `member` what is hidden is seen by its author only."""
    rows = deliberation.arguments(db, proposal)
    return tuple(_argument(row, member) for row in _shown(rows, member))


def _shown(rows: Sequence[Row[Any]], member: str) -> list[Row[Any]]:
    return [row for row in rows if not member or not row.hidden_why or row.member == member]


def _argument(row: Row[Any], member: str) -> ArgumentView:
    mine = row.member == member
    return ArgumentView(id=row.id, side=row.side, text=row.text, by=row.name, mine=mine, hidden_why=row.hidden_why)
