"""Deciding without the body: small sums, urgency, mandates. The body is told in its next meeting."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Row

from juryvote.actions.floor import floor_of_proposal, running
from juryvote.actions.people import introduce
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.between import Mandate
from juryvote.rules.executive import Executive, How, Who, may_decide, state_executive
from juryvote.rules.majority import Outcome
from juryvote.rules.refusals import BadForm, FundExhausted, NotEligible, NotFound, NotWithoutBody, OverCap
from juryvote.rules.rounds import ProposalState
from juryvote.store import executives, journal, money, people
from juryvote.store.rooms import bylaws_in_force
from juryvote.world import BERLIN, when


class Order(Struct, frozen=True, kw_only=True):
    """What is decided: `cents` is the sum of a yes to a proposal; `by` are the members under the mandate `mandate`."""

    how: str
    who: str
    outcome: str
    why: str
    cents: int | None = None
    by: tuple[str, ...] = ()
    mandate: str = ""


class Matter(Struct, frozen=True, kw_only=True):
    """What it is about: a proposal with its fund, or a title alone."""

    body: str
    title: str
    proposal: str | None = None
    asked: int | None = None
    most: int = 0
    fund: str | None = None


def decide_proposal(hall: Hall, *, proposal: str, order: Order, actor: str) -> str:
    """An eligible proposal; afterwards it is decided, and the sum is booked."""
    with hall.acting(actor) as act:
        row, call = floor_of_proposal(act, proposal)
        before = executives.of_proposal(act.db, proposal)
        if before is not None:
            return str(before.id)  # pressed twice
        if row.state != ProposalState.eligible:
            raise NotEligible(state=row.state)
        matter = Matter(
            body=call.body,
            title=row.title,
            proposal=proposal,
            asked=row.asked_cents,
            most=min(row.asked_cents, call.cap_cents or row.asked_cents),
            fund=call.fund,
        )
        made = _decide(act, matter, order)
        money.set_state(act.db, proposal, ProposalState.decided, now=act.now)
        return made


def decide_matter(hall: Hall, *, body: str, title: str, order: Order, actor: str) -> str:
    """Something urgent that asks for no money."""
    if not 3 <= len(title.strip()) <= 200:
        raise BadForm(field="title", problem="length")
    with hall.acting(actor) as act:
        if people.body(act.db, body) is None:
            raise NotFound(what="body")
        journal.lock(act.db, body)
        same = (title.strip(), order.why.strip())
        for known in executives.untold(act.db, body):
            if (known.title, known.why) == same:
                return str(known.id)  # pressed twice
        return _decide(act, Matter(body=body, title=title.strip()), order)


def _decide(act: Act, matter: Matter, order: Order) -> str:
    if not 3 <= len(order.why.strip()) <= 300:
        raise BadForm(field="why", problem="length")
    if order.how not in set(How) or order.who not in set(Who) or order.outcome not in ("carried", "rejected"):
        raise BadForm(field="how", problem="unknown")
    case = _case(act, matter, order)
    bylaws = bylaws_in_force(act.db, matter.body, case.day)
    if not may_decide(bylaws, case).ok or not _members_fit(order, case.mandate):
        raise NotWithoutBody
    granted = _pay(act, matter, order)
    _introduce(act, matter.body, order.by)
    return _record(act, matter, order, case, granted)


def _case(act: Act, matter: Matter, order: Order) -> Executive:
    return Executive(
        how=How(order.how),
        who=Who(order.who),
        title=matter.title,
        asked_cents=matter.asked,
        day=act.hall.today(),
        proposal=matter.proposal or "",
        mandate=executives.mandates(act.db, matter.body).get(order.mandate),
    )


def _members_fit(order: Order, mandate: Mandate | None) -> bool:
    if order.how != How.mandate:
        return not order.by
    return mandate is not None and bool(order.by) and set(mandate.members) >= set(order.by)


def _pay(act: Act, matter: Matter, order: Order) -> int | None:
    """Booked at once; the fund is never overdrawn."""
    if matter.fund is None:
        return None
    if order.outcome == "rejected":
        return 0
    if order.cents is None or order.cents <= 0:
        raise BadForm(field="amount", problem="positive")
    if order.cents > matter.most:
        raise OverCap(most=matter.most, asked=order.cents)
    if not money.reserve(act.db, matter.fund, order.cents):
        fund = money.fund(act.db, matter.fund)
        raise FundExhausted(left=money.left(fund) if fund else 0, asked=order.cents)
    money.settle(act.db, matter.fund, reserved=order.cents, granted=order.cents)
    return order.cents


def _introduce(act: Act, body: str, members: Sequence[str]) -> None:
    for member in members:
        who = people.member(act.db, member)
        assert who is not None  # the mandate names members
        introduce(act, body, member, who.name)


def _record(act: Act, matter: Matter, order: Order, case: Executive, granted: int | None) -> str:
    year, made = when(act.now).astimezone(BERLIN).year, act.new_id()
    shared: dict[str, Any] = {
        "number": executives.next_number(act.db, body=matter.body, year=year),
        "year": year,
        "how": order.how,
        "who": order.who,
        "title": matter.title,
        "outcome": order.outcome,
        "text": state_executive(case, Outcome(order.outcome), granted),
        "why": order.why.strip(),
        "proposal": matter.proposal,
        "fund": matter.fund,
        "granted_cents": granted,
    }
    executives.add(
        act.db, id=made, body=matter.body, decided_at=act.now, mandate=order.mandate or None, told_in=None, **shared
    )
    entry = e.ExecutiveDecision(executive=made, by=sorted(order.by), mandate=order.mandate, **shared)
    act.record(matter.body, entry)
    return made


def tell(hall: Hall, *, meeting: str, executive: str, actor: str) -> None:
    """The body has heard of it, in this meeting; told twice is told once."""
    with hall.acting(actor) as act:
        row: Row[Any] = running(act, meeting)
        if executives.tell(act.db, executive, body=row.body, meeting=meeting):
            act.record(row.body, e.ExecutiveTold(meeting=meeting, executive=executive), meeting=meeting)
