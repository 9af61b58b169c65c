"""The public register: decisions by body and year, with numbers and sentences, without private persons."""

import json
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.reads.confirming import ConfirmationView, confirmation
from juryvote.reads.conflicts import FlagView, flag_of
from juryvote.reads.elections import ElectionView, public_election, round_sentence
from juryvote.reads.eligibility import QuestionView, public_questions
from juryvote.reads.executive import ExecutiveRow, executive_rows
from juryvote.reads.grants import PublicGrant, public_grants
from juryvote.reads.named import NamedVotes, named_votes
from juryvote.reads.parts import ResultView, Say, frozen_need, frozen_quorum, result_of, shared_result
from juryvote.reads.sealed import SealView, seal_view
from juryvote.rules.bylaws import Bylaws, bylaws_from
from juryvote.rules.decisions import DecisionKind, kind_of
from juryvote.rules.sentences import german
from juryvote.store import ballots, decisions, executives, journal, meetings, money, people


class DecisionLine(Struct, frozen=True, kw_only=True):
    id: str
    number: str  # "3/2026"
    title: str
    body: str
    decided_on: str
    outcome: str
    granted_cents: int | None
    corrected: bool
    reopened: bool = False
    written: bool = False  # decided in writing
    grant: str = ""  # how far the money has come


class BodyChoice(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    area: str
    chosen: bool


class RegisterView(Struct, frozen=True, kw_only=True):
    bodies: tuple[BodyChoice, ...]
    years: tuple[int, ...]
    body: str  # chosen id or ""
    year: int | None
    decisions: tuple[DecisionLine, ...]
    granted_cents: int
    executives: tuple[ExecutiveRow, ...] = ()  # decided without the body


class TextVersion(Struct, frozen=True, kw_only=True):
    version: int
    text: str
    at: str
    why: str


class DecisionPage(Struct, frozen=True, kw_only=True):
    id: str
    number: str
    title: str
    body: str
    body_id: str
    area: str
    decided_on: str
    advisory: bool  # Votum, not Beschluss
    text: str
    result: ResultView
    quorum_sentence: str
    quorum_kept: bool  # the sentence stayed in the journal's language
    majority_sentence: str
    applicant: str  # "" without consent
    asked_cents: int | None
    goals: tuple[str, ...]
    versions: tuple[TextVersion, ...]  # newest last; more than one = corrected
    checkpoint: str
    ballot: str = ""
    written: bool = False  # decided in writing
    seal: SealView | None = None
    flag: FlagView | None = None  # biased votes that were found later
    reopened: bool = False
    earlier: tuple[DecisionLine, ...] = ()  # published decisions on the same proposal, before this one
    election: ElectionView | None = None
    named: NamedVotes | None = None  # who voted how, where the bylaws publish it
    grant: PublicGrant | None = None  # what became of the money
    confirmation: ConfirmationView | None = None  # of advice
    questions: tuple[QuestionView, ...] = ()  # that members asked for everybody to read


def register(hall: Hall, *, body: str, year: int | None) -> RegisterView:
    """All published decisions, or those of one body, one year."""
    with hall.reading() as db:
        rows = decisions.published(db, body=body or None, year=year)
        return RegisterView(
            bodies=tuple(
                BodyChoice(id=known.id, name=known.name, area=known.area_name, chosen=known.id == body)
                for known in people.bodies(db)
            ),
            years=tuple(decisions.years(db)),
            body=body,
            year=year,
            decisions=_with_grants(db, [_line(row) for row in rows]),
            granted_cents=sum(row.granted_cents or 0 for row in rows if row.reopened_at is None),
            executives=_executives(db, body, year),
        )


def _with_grants(db: Connection, lines: list[DecisionLine]) -> tuple[DecisionLine, ...]:
    found = public_grants(db, [line.id for line in lines])
    return tuple(replace(line, grant=found[line.id].stage) if line.id in found else line for line in lines)


def _executives(db: Connection, body: str, year: int | None) -> tuple[ExecutiveRow, ...]:
    names = {known.id: known.name for known in people.bodies(db)}
    found = executives.of_bodies(db, [body] if body else list(names))
    return executive_rows([row for row in found if year in (None, row.year)], names)


def _line(row: Row[Any]) -> DecisionLine:
    return DecisionLine(
        id=row.id,
        number=f"{row.number}/{row.year}",
        title=row.title,
        body=row.body_name,
        decided_on=row.decided_at,
        outcome=row.outcome,
        granted_cents=row.granted_cents,
        corrected=row.versions > 1,
        reopened=row.reopened_at is not None,
        written=row.ends_on is not None,
    )


def decision_page(hall: Hall, decision: str, *, say: Say = german) -> DecisionPage | None:
    """One published decision; what is not published does not exist here."""
    with hall.reading() as db:
        row = decisions.decision(db, decision)
        if row is None or row.published_at is None:
            return None
        return _page(db, row, say)


def _page(db: Connection, row: Row[Any], say: Say) -> DecisionPage:
    body, ballot, bylaws = people.body(db, row.body), ballots.ballot(db, row.ballot), _bylaws(db, row.meeting)
    assert body is not None
    assert ballot is not None
    result, proposal = result_of(ballot, row.granted_cents, bylaws=bylaws, say=say), _proposal(db, row.item)
    assert result is not None
    if shared := shared_result(db, row, ballot, _numbers(db, row.meeting), say=say):
        result = shared
    held = meetings.meeting(db, row.meeting)
    item, election = meetings.item(db, row.item), None
    if item is not None and item.seats_to_fill:
        election, count = public_election(db, item, ballot, bylaws)
        result = replace(result, election=count, sentence=round_sentence(db, item, ballot, bylaws, say=say))
    quorum, quorum_kept = frozen_quorum(ballot, bylaws=bylaws, say=say)
    _, on_roll = ballots.progress(db, ballot.id)
    versions = tuple(
        TextVersion(version=known.version, text=known.text, at=known.at, why=known.why)
        for known in decisions.texts(db, row.id)
    )
    return DecisionPage(
        id=row.id,
        number=f"{row.number}/{row.year}",
        title=row.title,
        body=body.name,
        body_id=body.id,
        area=body.area_name,
        decided_on=row.decided_at,
        advisory=kind_of(body.form, bylaws.decisions_are) is DecisionKind.advice,
        text=versions[-1].text,
        result=result,
        quorum_sentence=quorum,
        quorum_kept=quorum_kept,
        majority_sentence=frozen_need(ballot, bylaws=bylaws, on_roll=on_roll, say=say).sentence,
        applicant=proposal.applicant if proposal and proposal.applicant_consent else "",
        asked_cents=proposal.asked_cents if proposal else None,
        goals=tuple(json.loads(proposal.goals)) if proposal else (),
        versions=versions,
        checkpoint=journal.newest_checkpoint(db, row.body),
        ballot=ballot.id,
        written=bool(held and held.ends_on),
        seal=seal_view(db, ballot, result=result, say=say),
        flag=flag_of(db, row.id, say=say),
        reopened=row.reopened_at is not None,
        earlier=_earlier(db, row, proposal),
        election=election,
        named=named_votes(db, ballot, bylaws=bylaws, area=body.area),
        grant=public_grants(db, [row.id]).get(row.id),
        confirmation=confirmation(db, row.id),
        questions=public_questions(db, proposal.id) if proposal else (),
    )


def _numbers(db: Connection, meeting: str) -> dict[str, int]:
    return {item.id: item.number for item in meetings.items(db, meeting)}


def _bylaws(db: Connection, meeting: str) -> Bylaws:
    """The rules that were pinned when the meeting opened."""
    held = meetings.meeting(db, meeting)
    assert held is not None
    return bylaws_from(people.bylaws_rules(db, held.bylaws))


def _proposal(db: Connection, item_id: str) -> Row[Any] | None:
    item = meetings.item(db, item_id)
    proposals = money.proposals_by_id(db, [item.proposal]) if item and item.proposal else []
    return proposals[0] if proposals else None


def _earlier(db: Connection, row: Row[Any], proposal: Row[Any] | None) -> tuple[DecisionLine, ...]:
    """It was rejected before and tabled again."""
    if proposal is None:
        return ()
    made = [known.id for known in decisions.of_proposal(db, proposal.id)]
    before = set(made[: made.index(row.id)])
    return (
        tuple(_line(known) for known in decisions.published(db, body=row.body) if known.id in before) if before else ()
    )
