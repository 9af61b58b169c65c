"""Funds, rounds and proposals: what may be spent, until when one may ask, and what was asked for."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Row
from sqlalchemy.exc import IntegrityError

from juryvote.actions.floor import floor_of_proposal
from juryvote.actions.interests import put_applicant
from juryvote.actions.telling import tell_standing
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.eligibility import Point, Verdict, ensure_passed
from juryvote.rules.money import ABSURD_CENTS
from juryvote.rules.proposals import CostLine, Draft, Goal, check_proposal
from juryvote.rules.refusals import BadForm, DeadlinePassed, NotEligible, NotFound
from juryvote.rules.rounds import ProposalState, admit
from juryvote.store import eligibility, money, people
from juryvote.world import moment


class ProposalForm(Struct, frozen=True, kw_only=True):
    """What the team writes down. Sums in cents; money of other sources may make the lines higher than the sum asked."""

    title: str
    applicant: str
    applicant_consent: bool
    what_for: str
    asked_cents: int
    lines: tuple[tuple[str, int], ...]
    goals: tuple[str, ...]
    applicant_party: str | None = None  # where the applicant stands in the register of interests
    applicant_member: str | None = None
    least_cents: int = 0  # with less it cannot be done at all; 0: any sum helps

    def draft(self) -> Draft:
        lines = tuple(CostLine(label=label, cents=cents) for label, cents in self.lines)
        return Draft(title=self.title, asked_cents=self.asked_cents, cost_lines=lines, goals=self.goals)


def open_fund(hall: Hall, *, body: str, name: str, budget_cents: int, actor: str) -> str:
    if not 1 <= len(name.strip()) <= 120:
        raise BadForm(field="name", problem="length")
    if not 0 < budget_cents < ABSURD_CENTS:
        raise BadForm(field="budget", problem="positive")
    try:
        with hall.acting(actor) as act:
            if people.body(act.db, body) is None:
                raise NotFound(what="body")
            fund = act.new_id()
            money.add_fund(act.db, id=fund, body=body, name=name.strip(), budget_cents=budget_cents)
            act.record(body, e.FundOpened(fund=fund, name=name.strip(), budget_cents=budget_cents))
            return fund
    except IntegrityError as error:
        raise BadForm(field="name", problem="taken") from error


def open_round(
    hall: Hall,
    *,
    body: str,
    fund: str,
    title: str,
    cap_cents: int,
    deadline: datetime,
    actor: str,
    draft: bool = False,
) -> str:
    if not 1 <= len(title.strip()) <= 120:
        raise BadForm(field="title", problem="length")
    if not 0 < cap_cents < ABSURD_CENTS:
        raise BadForm(field="cap", problem="positive")
    if moment(deadline) <= hall.now():
        raise BadForm(field="deadline", problem="past")
    try:
        with hall.acting(actor) as act:
            return begin_round(act, body, fund, title.strip(), cap_cents, moment(deadline), draft=draft)
    except IntegrityError as error:
        raise BadForm(field="title", problem="taken") from error


def begin_round(
    act: Act, body: str, fund: str, title: str, cap_cents: int, deadline: str, *, draft: bool = False
) -> str:
    """A draft is not in the journal before it is opened."""
    purse = money.fund(act.db, fund)
    if purse is None or purse.body != body:
        raise BadForm(field="fund", problem="unknown")
    call = act.new_id()
    values: dict[str, Any] = {"fund": fund, "title": title, "cap_cents": cap_cents, "deadline": deadline}
    money.add_round(act.db, id=call, body=body, draft=draft, **values)
    if not draft:
        act.record(body, e.RoundOpened(round=call, **values))
    return call


def enter_proposal(hall: Hall, *, round_id: str, form: ProposalForm, actor: str) -> str:
    """A draft may still have problems of sums and goals; they are shown until the team admits it."""
    _check_form(form)
    with hall.acting(actor) as act:
        call = money.round_of(act.db, round_id)
        if call is None or call.draft:
            raise NotFound(what="round")
        if call.deadline < act.now:
            raise DeadlinePassed(deadline=call.deadline)
        money.lock_round(act.db, round_id)
        proposal, number = act.new_id(), money.next_proposal_number(act.db, round_id)
        money.add_proposal(
            act.db,
            id=proposal,
            round=round_id,
            number=number,
            state="draft",
            entered_at=act.now,
            **_values(form),
        )
        put_applicant(act, proposal, party=form.applicant_party, member=form.applicant_member)
        return proposal


def _values(form: ProposalForm) -> dict[str, Any]:
    return {
        "title": form.title.strip(),
        "applicant": form.applicant.strip(),
        "applicant_consent": form.applicant_consent,
        "what_for": form.what_for.strip(),
        "asked_cents": form.asked_cents,
        "least_cents": form.least_cents,
        "lines": form.lines,
        "goals": form.goals,
    }


def _check_form(form: ProposalForm) -> None:
    longest = {"title": 200, "applicant": 200, "what_for": 4000}
    for field, most in longest.items():
        if not 1 <= len(getattr(form, field).strip()) <= most:
            raise BadForm(field=field, problem="length")
    if not 0 < form.asked_cents < ABSURD_CENTS:
        raise BadForm(field="asked", problem="positive")
    if not 0 <= form.least_cents <= form.asked_cents:
        raise BadForm(field="least", problem="above-asked")
    if any(goal not in set(Goal) for goal in form.goals):
        raise BadForm(field="goals", problem="unknown")
    if any(not 0 < cents < ABSURD_CENTS or not label.strip() or len(label) > 200 for label, cents in form.lines):
        raise BadForm(field="line_amount", problem="positive")


def change_proposal(hall: Hall, *, proposal: str, form: ProposalForm, actor: str) -> None:
    _check_form(form)
    with hall.acting(actor) as act:
        row = _draft(act, proposal)
        money.change_proposal(act.db, row.id, **_values(form))
        put_applicant(act, row.id, party=form.applicant_party, member=form.applicant_member)


def _draft(act: Act, proposal: str) -> Row[Any]:
    row = money.proposal(act.db, proposal)
    if row is None:
        raise NotFound(what="proposal")
    if row.state != "draft":
        raise NotEligible(state=row.state)
    return row


def admit_proposal(hall: Hall, *, proposal: str, actor: str) -> None:
    """Förderfähig: form and sums are right. Whether it is worth it, the body decides."""
    with hall.acting(actor) as act:
        row, call = floor_of_proposal(act, proposal)
        if row.state == "eligible":
            return
        if row.state != "draft":
            raise NotEligible(state=row.state)
        form = form_of(row, [(line.label, line.cents) for line in money.cost_lines(act.db, [row.id])[row.id]])
        problems = check_proposal(form.draft(), cap_cents=call.cap_cents)
        ensure_passed({Point(one.point): Verdict(one.verdict) for one in eligibility.checks(act.db, proposal)})
        state = admit(ProposalState(row.state), problems)
        money.set_state(act.db, proposal, state, now=act.now)
        tell_standing(act, proposal, "eligible")
        entry = e.ProposalAdmitted(
            proposal=proposal,
            round=row.round,
            number=row.number,
            title=row.title,
            asked_cents=row.asked_cents,
            goals=sorted(form.goals),
            least_cents=row.least_cents,
        )
        act.record(call.body, entry)


def form_of(row: Row[Any], lines: Sequence[tuple[str, int]]) -> ProposalForm:
    return ProposalForm(
        title=row.title,
        applicant=row.applicant,
        applicant_consent=row.applicant_consent,
        what_for=row.what_for,
        asked_cents=row.asked_cents,
        lines=tuple(lines),
        goals=tuple(json.loads(row.goals)),
        least_cents=row.least_cents,
    )
