"""The register of interests: who belongs where, who of it applies, and what people answer to what it proposes.

Nothing of it goes into a journal: the register proposes, and only what is declared counts.
"""

from typing import Any

from sqlalchemy import Row
from sqlalchemy.exc import IntegrityError

from juryvote.actions.floor import take_floor
from juryvote.live.hall import Act, Hall
from juryvote.rules.interests import ROLES, PartyKind
from juryvote.rules.moment import day_before
from juryvote.rules.refusals import AlreadyDone, BadForm, NotFound
from juryvote.store import interests, meetings, money, people
from juryvote.store.hints import Hint, hints_of

LONGEST = 120


def add_party(hall: Hall, *, area: str, kind: str, name: str, actor: str) -> str:
    if kind not in set(PartyKind):
        raise BadForm(field="kind", problem="unknown")
    tidy = " ".join(name.split())
    if not 1 <= len(tidy) <= LONGEST:
        raise BadForm(field="name", problem="length")
    try:
        with hall.acting(actor) as act:
            party = act.new_id()
            interests.add_party(act.db, id=party, area=area, kind=kind, name=tidy)
            return party
    except IntegrityError as error:
        raise BadForm(field="name", problem="taken") from error


def add_interest(hall: Hall, *, area: str, party: str, member: str, role: str, since: str, actor: str) -> None:
    """From `since` on; the same line added twice is one line."""
    with hall.acting(actor) as act:
        home, who = interests.party(act.db, party), people.member(act.db, member)
        if home is None or home.area != area:
            raise BadForm(field="party", problem="unknown")
        if who is None or who.area != area:
            raise BadForm(field="member", problem="unknown")
        if role not in ROLES[PartyKind(home.kind)]:
            raise BadForm(field="role", problem="unknown")
        if not any(_same(row, party, role) for row in interests.interests_of(act.db, member)):
            values = {"party": party, "member": member, "role": role, "since": since}
            interests.add_interest(act.db, id=act.new_id(), until=None, **values)


def _same(row: Row[Any], party: str, role: str) -> bool:
    return bool(row.party == party and row.role == role and row.until is None)


def end_interest(hall: Hall, *, interest: str, until: str, actor: str) -> None:
    """`until` is the last day. The day before the first one takes the line back: it was a mistake."""
    with hall.acting(actor) as act:
        row = interests.interest(act.db, interest)
        if row is None:
            raise AlreadyDone(what="interest")
        if until <= day_before(row.since):
            interests.take_back_interest(act.db, interest)
        else:
            interests.end_interest(act.db, interest, until)


def name_applicant(hall: Hall, *, proposal: str, party: str | None, member: str | None, actor: str) -> None:
    """Who of the register applies. It may be told at any time before the decision: only hints hang on it."""
    with hall.acting(actor) as act:
        row = money.proposal(act.db, proposal)
        if row is None:
            raise NotFound(what="proposal")
        put_applicant(act, proposal, party=party, member=member)


def put_applicant(act: Act, proposal: str, *, party: str | None, member: str | None) -> None:
    area = _area_of(act, proposal)
    home = interests.party(act.db, party) if party else None
    who = people.member(act.db, member) if member else None
    if (party and (home is None or home.area != area)) or (member and (who is None or who.area != area)):
        raise BadForm(field="register", problem="unknown")
    interests.set_applicant(act.db, proposal, party=party, member=member)


def _area_of(act: Act, proposal: str) -> str:
    row = money.proposals_by_id(act.db, [proposal])[0]
    call = money.round_of(act.db, row.round)
    body = people.body(act.db, call.body) if call else None
    assert body is not None
    return str(body.area)


def dismiss_hint(hall: Hall, *, item: str, member: str, actor: str) -> None:
    """The chair finds no conflict in what the register proposes; it does not come back."""
    with hall.acting(actor) as act:
        hint = _hint(act, item, member)
        if hint is not None:
            interests.answer_hint(act.db, proposal=hint.proposal, member=member, answer="dismissed")


def deny_hint(hall: Hall, *, item: str, member: str, actor: str) -> None:
    """The person was asked and says no; the chair sees that and decides."""
    with hall.acting(actor) as act:
        hint = _hint(act, item, member)
        if hint is not None:
            interests.answer_hint(act.db, proposal=hint.proposal, member=member, answer="denied")


def _hint(act: Act, item: str, member: str) -> Hint | None:
    """What is proposed now; None where it was answered or declared a moment ago."""
    called = meetings.item(act.db, item)
    if called is None:
        raise NotFound(what="item")
    row = take_floor(act, called.meeting)
    act.touch(called.meeting)
    return next((hint for hint in hints_of(act.db, row) if (hint.item, hint.member) == (item, member)), None)
