"""Decisions without the body: small sums by the office, in urgency, by members under a mandate. None is a Beschluss."""

from enum import StrEnum

from msgspec import Struct

from juryvote.rules.between import Mandate, mandate_holds, mandate_told
from juryvote.rules.bylaws import Bylaws, Urgent
from juryvote.rules.entries import Delegation
from juryvote.rules.ids import ItemId, MemberId
from juryvote.rules.majority import Outcome
from juryvote.rules.money import euro
from juryvote.rules.procedure import Allowed, Decider, may_decide_urgently, who_decides
from juryvote.rules.sentences import Say, german, join


def mandate_of(asked: Delegation) -> Mandate:
    """As the rules take it; what it is for are proposals."""
    return Mandate(
        members=tuple(MemberId(member) for member in asked.members),
        items=tuple(ItemId(proposal) for proposal in asked.proposals),
        since=asked.since,
        until=asked.until,
    )


class How(StrEnum):
    """On what ground nobody asked the body: below a sum, because it was urgent, or because it had given a mandate."""

    office = "office"
    urgent = "urgent"
    mandate = "mandate"


class Who(StrEnum):
    office = "office"
    chair = "chair"
    members = "members"


URGENT = {Who.office: Urgent.office, Who.chair: Urgent.chair}


class Executive(Struct, frozen=True, kw_only=True):
    """What is to be decided: `asked_cents` of a proposal (None: no money), on the Berlin day `day`."""

    how: How
    who: Who
    title: str
    asked_cents: int | None
    day: str
    proposal: str = ""
    mandate: Mandate | None = None


def may_decide(bylaws: Bylaws, case: Executive, *, say: Say = german) -> Allowed:
    """May these people decide this without the body, by the bylaws of that day?"""
    if case.how is How.urgent:
        return may_decide_urgently(bylaws, URGENT.get(case.who, Urgent.none), say=say)
    if case.how is How.mandate:
        return _mandated(case, say)
    deciding = who_decides(bylaws, amount_cents=case.asked_cents, say=say)
    return Allowed(ok=deciding.by is Decider.office and case.who is Who.office, sentence=deciding.sentence)


def _mandated(case: Executive, say: Say) -> Allowed:
    if case.mandate is None:
        return Allowed(ok=False, sentence=say("Das Gremium hat niemanden beauftragt."))
    item = ItemId(case.proposal)
    holds = mandate_holds(case.mandate, case.day, item) and case.who is Who.members
    return Allowed(ok=holds, sentence=mandate_told(case.mandate, case.day, item, say=say))


def state_executive(
    case: Executive, outcome: Outcome, granted_cents: int | None, *, language: str = "de", say: Say = german
) -> str:
    """The record's sentence; it always says that the body did not decide."""
    ground = {
        (How.office, Who.office): say("Das Büro hat entschieden, weil die Summe klein ist."),
        (How.urgent, Who.office): say("Das Büro hat entschieden, weil es eilte."),
        (How.urgent, Who.chair): say("Die Sitzungsleitung hat entschieden, weil es eilte."),
        (How.mandate, Who.members): say("Beauftragte Mitglieder haben entschieden."),
    }.get((case.how, case.who), "")
    verdict = say("„{title}“ ist angenommen.") if outcome is Outcome.carried else say("„{title}“ ist abgelehnt.")
    sum_told = say("Bewilligt: {sum}.").format(sum=euro(granted_cents, language)) if granted_cents else ""
    return join(ground, verdict.format(title=case.title), sum_told, say("Das ist kein Beschluss des Gremiums."))
