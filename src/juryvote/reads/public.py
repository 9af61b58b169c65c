"""One published decision: its numbers and sentences, its versions, what followed, without private persons."""

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
from juryvote.reads.grants import PublicGrant, public_grants
from juryvote.reads.named import NamedVotes, named_votes
from juryvote.reads.parts import ResultView, Say, frozen_need, frozen_quorum, result_of, shared_result
from juryvote.reads.register import DecisionLine, decision_line
from juryvote.reads.sealed import SealView, seal_view
from juryvote.rules.bylaws import Bylaws, bylaws_from
from juryvote.rules.decisions import DecisionKind, kind_of
from juryvote.rules.sentences import german
from juryvote.store import ballots, decisions, journal, meetings, minutes, money, people, register


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
    minutes: str = ""  # the meeting, where its minutes are approved
    meeting: str = ""  # where it was in a room
    questions: tuple[QuestionView, ...] = ()  # that members asked for everybody to read


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
        minutes=row.meeting if minutes.standing(db, row.meeting).state == "approved" else "",
        ballot=ballot.id,
        written=bool(held and held.ends_on),
        meeting="" if held and held.ends_on else row.meeting,
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
    before = made[: made.index(row.id)]
    return tuple(decision_line(known) for known in register.published_ones(db, before)) if before else ()
