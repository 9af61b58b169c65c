"""Contact data go by themselves when they have served, and not a day earlier."""

from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from juryvote.actions import agreements, ballots, grants, meetings, money
from juryvote.actions.applying import hand_in
from juryvote.actions.eligibility import refuse
from juryvote.actions.retention import forget_contacts
from juryvote.live.hall import Hall
from juryvote.reads.soundness import check_everything
from juryvote.rules.applications import Typed
from juryvote.store import tables as t
from tests.mailing import Clock
from tests.town import Town, found_town, open_hall

FORM = Typed(
    title="Hofkino",
    applicant="Verein Hofkino",
    representative="Frau Öztürk",
    address="Hofweg 3, 12345 Berlin",
    phone="030 123456",
    email="oeztuerk@kiez.example",
    place="Hof",
    begins="2027-05-01",
    what_for="Ein Abend mit Filmen für alle.",
    goals=("participation",),
    target="Alle",
    line_label=("Leinwand",),
    line_amount=("300",),
    line_own=("",),
    line_other=("",),
    asked="300",
    not_begun="yes",
    honest="yes",
    consent="yes",
)
PERSONAL = ("Öztürk", "Hofweg", "030 123456", "oeztuerk@kiez.example")


def applied(hall: Hall, call: str) -> str:
    """A proposal that somebody handed in."""
    sent = hand_in(hall, round_id=call, code="A" * 28, typed=FORM, place="test")
    assert sent.handed_in, sent.problems
    with hall.reading() as db:
        return str(db.execute(select(t.applications.c.proposal)).scalar_one())


def call_of(town: Town) -> str:
    with town.hall.reading() as db:
        return str(db.execute(select(t.rounds.c.id).where(t.rounds.c.body == town.body)).scalar_one())


def fields(hall: Hall) -> tuple[str, Any]:
    with hall.reading() as db:
        row = db.execute(select(t.applications)).one()
    return row.fields, row.contact_forgotten_at


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_year_after_it_ended_without_money(database_url: str, clock: Clock) -> None:
    with open_hall(database_url, clock.world()) as hall:
        town = found_town(hall, seats=3, proposals=0)
        proposal = applied(hall, call_of(town))
        clock.turn(days=400)
        forget_contacts(hall)
        assert all(word in fields(hall)[0] for word in PERSONAL)  # nobody has answered yet
        refuse(hall, proposal=proposal, why="Das ist keine Aktion für den Kiez.", actor="team")
        clock.turn(days=366)
        forget_contacts(hall)
        assert all(word in fields(hall)[0] for word in PERSONAL)
        clock.turn(seconds=1)
        forget_contacts(hall)
        left, at = fields(hall)
        assert not any(word in left for word in PERSONAL)
        kept = msgspec.json.decode(left, type=Typed)
        assert (kept.title, kept.applicant, kept.asked) == ("Hofkino", "Verein Hofkino", "300")
        forget_contacts(hall)
        assert fields(hall) == (left, at)


def granted(town: Town, proposal: str) -> str:
    """The body says yes; the grant has the decision's id."""
    hall = town.hall
    money.admit_proposal(hall, proposal=proposal, actor="team")
    meetings.put_on_agenda(hall, meeting=town.meeting, proposals=[proposal], actor="team")
    with hall.reading() as db:
        item = str(db.execute(select(t.items.c.id).where(t.items.c.proposal == proposal)).scalar_one())
    meetings.call_item(hall, meeting=town.meeting, item=item, actor="chair")
    ballot = ballots.open_ballot(hall, meeting=town.meeting, item=item, amount_cents=30_000, actor="chair")
    for who in range(3):
        town.cast(ballot, who, "yes")
    ballots.close_ballot(hall, ballot=ballot, actor="chair")
    with hall.reading() as db:
        return str(db.execute(select(t.decisions.c.id).where(t.decisions.c.item == item)).scalar_one())


def test_six_years_after_the_grant_was_closed(database_url: str, clock: Clock) -> None:
    with open_hall(database_url, clock.world()) as hall:
        town = found_town(hall, seats=3, proposals=0)
        grant = granted(town, applied(hall, call_of(town)))
        clock.turn(days=9_999)
        forget_contacts(hall)
        assert "Hofweg" in fields(hall)[0]  # nobody has begun with it
        written = agreements.Agreement(
            cents=30_000,
            lines=(("Leinwand", 30_000),),
            plan="Im Mai",
            begins="2099-05-01",
            ends="2099-05-31",
            responsible="Frau Öztürk",
        )
        agreements.draft_agreement(hall, grant=grant, agreement=written, actor="team")
        clock.turn(days=9_999)
        forget_contacts(hall)
        assert "Hofweg" in fields(hall)[0]
        grants.withdraw(hall, grant=grant, why="declined", note="", actor="team")
        grants.close(hall, grant=grant, actor="team")
        clock.turn(days=6 * 366)
        forget_contacts(hall)
        assert "Hofweg" in fields(hall)[0]
        clock.turn(seconds=1)
        forget_contacts(hall)
        with hall.reading() as db:
            responsible = db.execute(select(t.agreements.c.responsible)).scalar_one()
        assert (responsible, any(word in fields(hall)[0] for word in PERSONAL)) == ("", False)
        assert check_everything(hall) == []
