"""Rounds and proposals, with what is still wrong with them."""

import json
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.reads.applying import Move, Sitting, moves_of, sittings_of, texts_of
from juryvote.reads.executive import Way, ways
from juryvote.reads.parts import CostLineView
from juryvote.reads.team.interests import ApplicantChoices, applicant_choices, register_value
from juryvote.rules.procedure import Allowed, may_come_back
from juryvote.rules.proposals import CostLine, Draft, Goal, check_proposal
from juryvote.rules.sentences import Say, german
from juryvote.rules.terms import Terms
from juryvote.store import decisions, meetings, money, people
from juryvote.store.rooms import bylaws_in_force


class ProposalRow(Struct, frozen=True, kw_only=True):
    id: str
    number: int
    title: str
    applicant: str
    asked_cents: int
    state: str  # draft | eligible | on-agenda | decided
    problems: tuple[str, ...]


class RoundPage(Struct, frozen=True, kw_only=True):
    id: str
    title: str
    body: str
    fund: str
    deadline: str
    is_open: bool
    cap_cents: int
    budget_cents: int
    left_cents: int
    goals: tuple[str, ...]  # codes; labels by |goal
    proposals: tuple[ProposalRow, ...]
    choices: ApplicantChoices
    call_text: str = ""
    shows_left: bool = False
    is_draft: bool = False
    texts: tuple[tuple[str, str], ...] = ()
    terms: Terms = Terms()
    sittings: tuple[tuple[Sitting, bool], ...] = ()  # meetings of the body, and whether they decide about it
    moves: tuple[Move, ...] = ()


class Earlier(Struct, frozen=True, kw_only=True):
    """One decision on the proposal, and where it is published ("" where it is not)."""

    id: str
    number: str
    decided_on: str
    outcome: str
    published: bool


class ProposalPage(Struct, frozen=True, kw_only=True):
    id: str
    round: str
    round_title: str
    number: int
    title: str
    applicant: str
    applicant_consent: bool
    what_for: str
    asked_cents: int
    cost_lines: tuple[CostLineView, ...]
    goals: tuple[str, ...]
    state: str
    problems: tuple[str, ...]
    choices: ApplicantChoices
    all_goals: tuple[str, ...] = ()
    register: str = ""  # who of the register applies: party:id | member:id | ""
    decisions: tuple[Earlier, ...] = ()
    ways: tuple[Way, ...] = ()  # to decide it without the body
    may_come_back: Allowed | None = None  # None where there is nothing to table again
    least_cents: int = 0  # with less it cannot be done


def round_page(hall: Hall, *, round_id: str, area: str) -> RoundPage | None:
    with hall.reading() as db:
        row = money.round_of(db, round_id)
        body = people.body(db, row.body) if row else None
        if row is None or body is None or body.area != area:
            return None
        fund = money.fund(db, row.fund)
        assert fund is not None
        return RoundPage(
            id=row.id,
            title=row.title,
            body=body.name,
            fund=row.fund_name,
            deadline=row.deadline,
            is_open=row.deadline >= hall.now() and not row.draft,
            cap_cents=row.cap_cents,
            budget_cents=fund.budget_cents,
            left_cents=money.left(fund),
            goals=tuple(goal.value for goal in Goal),
            proposals=proposal_rows(db, money.proposals(db, round_id=round_id)),
            choices=applicant_choices(db, area),
            call_text=row.call_text,
            shows_left=row.shows_left,
            is_draft=row.draft,
            texts=texts_of(row),
            terms=msgspec.json.decode(row.terms, type=Terms),
            sittings=_sittings(db, row),
            moves=moves_of(db, row.id),
        )


def _sittings(db: Connection, call: Row[Any]) -> tuple[tuple[Sitting, bool], ...]:
    """The next meetings, and those that were chosen, the first one first."""
    chosen = {one.id for one in sittings_of(db, call.id)}
    rows = [row for row in meetings.meetings(db, body_ids=[call.body]) if row.state == "planned" or row.id in chosen]
    return tuple(
        (Sitting(id=row.id, starts_at=row.starts_at, place=row.place), row.id in chosen) for row in reversed(rows)
    )


def proposal_rows(db: Connection, rows: Sequence[Row[Any]]) -> tuple[ProposalRow, ...]:
    lines = money.cost_lines(db, [row.id for row in rows])
    return tuple(
        ProposalRow(
            id=row.id,
            number=row.number,
            title=row.title,
            applicant=row.applicant,
            asked_cents=row.asked_cents,
            state=row.state,
            problems=_problems(row, lines[row.id], row.cap_cents),
        )
        for row in rows
    )


def _problems(row: Row[Any], lines: Sequence[Row[Any]], cap_cents: int) -> tuple[str, ...]:
    draft = Draft(
        title=row.title,
        asked_cents=row.asked_cents,
        cost_lines=tuple(CostLine(label=line.label, cents=line.cents) for line in lines),
        goals=tuple(json.loads(row.goals)),
    )
    return tuple(problem.code for problem in check_proposal(draft, cap_cents=cap_cents))


def proposal_page(hall: Hall, *, proposal: str, area: str, say: Say = german) -> ProposalPage | None:
    with hall.reading() as db:
        rows = money.proposals_by_id(db, [proposal])
        call = money.round_of(db, rows[0].round) if rows else None
        body = people.body(db, call.body) if call else None
        if call is None or body is None or body.area != area:
            return None
        row, lines = rows[0], money.cost_lines(db, [proposal])[proposal]
        return ProposalPage(
            id=row.id,
            round=call.id,
            round_title=call.title,
            number=row.number,
            title=row.title,
            applicant=row.applicant,
            applicant_consent=row.applicant_consent,
            what_for=row.what_for,
            asked_cents=row.asked_cents,
            cost_lines=tuple(CostLineView(label=line.label, cents=line.cents) for line in lines),
            goals=tuple(json.loads(row.goals)),
            state=row.state,
            problems=_problems(row, lines, call.cap_cents),
            choices=applicant_choices(db, area),
            all_goals=tuple(goal.value for goal in Goal),
            register=register_value(row),
            decisions=_decisions(db, row.id),
            ways=_ways(db, row, body, hall.today(), say) if row.state == "eligible" else (),
            least_cents=row.least_cents,
            may_come_back=_may_come_back(db, row, call.body, hall.today(), say),
        )


def _decisions(db: Connection, proposal: str) -> tuple[Earlier, ...]:
    return tuple(
        Earlier(
            id=row.id,
            number=f"{row.number}/{row.year}",
            decided_on=row.decided_at,
            outcome=row.outcome,
            published=row.published_at is not None,
        )
        for row in decisions.of_proposal(db, proposal)
    )


def _may_come_back(db: Connection, row: Row[Any], body: str, today: str, say: Say) -> Allowed | None:
    rejected = decisions.rejected_days(db, row.id) if row.state == "decided" else []
    if not rejected:
        return None
    return may_come_back(bylaws_in_force(db, body, today), rejected=rejected, day=today, say=say)


def _ways(db: Connection, row: Row[Any], body: Row[Any], today: str, say: Say) -> tuple[Way, ...]:
    return ways(db, body=body.id, area=body.area, today=today, proposal=row, say=say)
