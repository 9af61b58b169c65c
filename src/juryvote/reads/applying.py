"""What people see who want to apply: the call, their own application, and where it stands."""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.reads.attachments import Attached, attached
from juryvote.reads.eligibility import Milestone, QuestionView, for_applicant, history_of, questions_of
from juryvote.reads.grants import PublicGrant, public_grants, reached
from juryvote.rules.applications import Line, Typed, lines_of
from juryvote.rules.eligibility import WITHDRAWABLE
from juryvote.rules.grants import Standing
from juryvote.rules.proposals import Goal
from juryvote.rules.terms import LANGUAGES, Terms
from juryvote.store import applying, calls, decisions, executives, grants, money, people

CHAIN = ("in-check", "eligible", "on-agenda", "decided")
ENDED = {"not-eligible": ("in-check", "not-eligible"), "taken-back": ("taken-back",)}
SHOWN = {"draft": "in-check", "withdrawn": "taken-back"}  # states whose word is another for the writer


class OpenRound(Struct, frozen=True, kw_only=True):
    id: str
    title: str
    body: str
    deadline: str
    cap_cents: int


class Sitting(Struct, frozen=True, kw_only=True):
    """A meeting that decides about a round."""

    id: str
    starts_at: str
    place: str


class Move(Struct, frozen=True, kw_only=True):
    """A deadline that was moved, with the team's words about it."""

    at: str
    earlier: str
    deadline: str
    reason: str


class Call(Struct, frozen=True, kw_only=True):
    """A round as everybody may see it."""

    id: str
    title: str
    body: str
    body_id: str
    area: str
    fund: str
    text: str
    deadline: str
    is_open: bool
    cap_cents: int
    left_cents: int | None  # None where the team does not publish it
    goals: tuple[str, ...]
    next: OpenRound | None = None  # when this one is over
    texts: tuple[tuple[str, str], ...] = ()  # (language, words) beside the German ones
    terms: Terms = Terms()
    meetings: tuple[Sitting, ...] = ()
    moves: tuple[Move, ...] = ()
    is_draft: bool = False


class Step(Struct, frozen=True, kw_only=True):
    code: str  # draft | handed-in | in-check | eligible | on-agenda | decided
    done: bool
    at: str = ""  # a moment, where one is known


class Application(Struct, frozen=True, kw_only=True):
    """What the writer sees under the code, and the team beside the proposal."""

    call: Call
    typed: Typed
    attached: tuple[Attached, ...]
    lines: tuple[Line, ...]
    changed_at: str
    handed_in_at: str  # "" while it is a draft
    number: int = 0
    proposal: str = ""
    received_on: str = ""  # a form on paper: the day on which it came
    asked_cents: int = 0
    steps: tuple[Step, ...] = ()
    decision: str = ""  # id of the newest published decision
    grant: PublicGrant | None = None  # the money, once something is agreed
    questions: tuple[QuestionView, ...] = ()
    why: str = ""  # it is not eligible
    may_withdraw: bool = False


def call_page(hall: Hall, *, round_id: str, drafts: bool = False) -> Call | None:
    """`drafts`: also one that is not public yet."""
    with hall.reading() as db:
        call = _call(db, hall, round_id)
    return None if call and call.is_draft and not drafts else call


def _call(db: Connection, hall: Hall, round_id: str) -> Call | None:
    row = money.round_of(db, round_id)
    if row is None:
        return None
    body, fund, now = people.body(db, row.body), money.fund(db, row.fund), hall.now()
    assert body is not None
    assert fund is not None
    return Call(
        id=row.id,
        title=row.title,
        body=body.name,
        body_id=body.id,
        area=body.area_name,
        fund=row.fund_name,
        text=row.call_text,
        deadline=row.deadline,
        is_open=row.deadline >= now,
        cap_cents=row.cap_cents,
        left_cents=money.left(fund) if row.shows_left else None,
        goals=tuple(goal.value for goal in Goal),
        next=_next(db, row.body, now) if row.deadline < now else None,
        texts=texts_of(row),
        terms=msgspec.json.decode(row.terms, type=Terms),
        meetings=sittings_of(db, row.id),
        moves=moves_of(db, row.id),
        is_draft=row.draft,
    )


def texts_of(row: Row[Any]) -> tuple[tuple[str, str], ...]:
    said = msgspec.json.decode(row.call_texts, type=dict[str, str])
    return tuple((code, said[code]) for code in LANGUAGES if code in said)


def sittings_of(db: Connection, round_id: str) -> tuple[Sitting, ...]:
    return tuple(Sitting(id=row.id, starts_at=row.starts_at, place=row.place) for row in calls.meetings(db, round_id))


def moves_of(db: Connection, round_id: str) -> tuple[Move, ...]:
    return tuple(
        Move(at=row.at, earlier=row.earlier, deadline=row.deadline, reason=row.reason)
        for row in calls.moves(db, round_id)
    )


def _next(db: Connection, body: str, now: str) -> OpenRound | None:
    return next((_open(row) for row in applying.open_rounds(db, now=now, body=body)), None)


def _open(row: Row[Any]) -> OpenRound:
    values = {"title": row.title, "body": row.body_name, "deadline": row.deadline}
    return OpenRound(id=row.id, cap_cents=row.cap_cents, **values)


def open_calls(db: Connection, now: str) -> tuple[OpenRound, ...]:
    return tuple(_open(row) for row in applying.open_rounds(db, now=now))


def application(hall: Hall, *, mark: str) -> Application | None:
    """`mark`: the digest of the code."""
    with hall.reading() as db:
        row = applying.find(db, mark, lock=False)
        return _application(db, hall, row) if row else None


def application_of(hall: Hall, *, proposal: str) -> Application | None:
    with hall.reading() as db:
        row = applying.of_proposal(db, proposal)
        return _application(db, hall, row) if row else None


def _application(db: Connection, hall: Hall, row: Row[Any]) -> Application:
    call = _call(db, hall, row.round)
    assert call is not None
    typed = msgspec.json.decode(row.fields, type=Typed)
    lines, files = lines_of(typed), attached(db, "application", row.id)
    if row.proposal is None:
        return Application(
            call=call, typed=typed, attached=files, lines=lines, changed_at=row.changed_at, handed_in_at=""
        )
    proposal = money.proposals_by_id(db, [row.proposal])[0]
    published = [one.id for one in decisions.of_proposal(db, row.proposal) if one.published_at is not None]
    alone = executives.of_proposal(db, row.proposal)  # decided without the body: public at once
    made = [*published, alone.id] if alone else published
    history = history_of(db, row.proposal)
    return Application(
        call=call,
        typed=typed,
        attached=files,
        lines=lines,
        changed_at=row.changed_at,
        handed_in_at=row.handed_in_at,
        number=proposal.number,
        proposal=row.proposal,
        received_on=row.received_on or "",
        asked_cents=proposal.asked_cents,
        steps=(*_steps(row.handed_in_at, proposal.state, history, public=bool(made)), *_money_steps(db, made)),
        decision=published[-1] if published else "",
        grant=_grant(db, hall, made),
        questions=for_applicant(questions_of(db, row.proposal)),
        why=history[-1].why if proposal.state == "not-eligible" else "",
        may_withdraw=proposal.state in WITHDRAWABLE,
    )


def _money_steps(db: Connection, made: Sequence[str]) -> tuple[Step, ...]:
    """What follows a public decision that grants money."""
    source = grants.source(db, made[-1]) if made else None
    if source is None or not source.stands:
        return ()
    row = grants.find(db, source.id)
    standing = grants.standing(row) if row is not None else Standing(granted=source.granted_cents)
    return tuple(Step(code=code, done=done) for code, done in reached(standing))


def _grant(db: Connection, hall: Hall, made: Sequence[str]) -> PublicGrant | None:
    found = public_grants(db, made[-1:], today=hall.today())
    return next(iter(found.values()), None)


def _steps(handed_in_at: str, state: str, history: Sequence[Milestone], *, public: bool) -> tuple[Step, ...]:
    """The chain in order, each with its newest moment. What is decided stays "on the agenda" until it is published."""
    shown = "on-agenda" if state == "decided" and not public else SHOWN.get(state, state)
    chain = ENDED.get(shown, CHAIN)
    moments = {SHOWN.get(milestone.state, milestone.state): milestone.at for milestone in history}
    reached = chain.index(shown)
    rest = (
        Step(code=code, done=place <= reached, at=moments.get(code, "") if place <= reached else "")
        for place, code in enumerate(chain)
    )
    return (Step(code="handed-in", done=True, at=handed_in_at), *rest)
