"""An open meeting made through the actions: seven residents, one fund, as many items as a test wants."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from tempfile import TemporaryDirectory

from juryvote.actions import ballots, meetings, money, people, presence, slips
from juryvote.live.hall import Hall
from juryvote.reads.chair import desk
from juryvote.reads.team.people import body_page
from juryvote.rules.sentences import german
from juryvote.store.upgrade import upgrade
from juryvote.world import World
from tests.house import SECRET


@dataclass
class Town:
    hall: Hall
    area: str
    body: str
    members: list[str]
    fund: str
    meeting: str
    items: list[str] = field(default_factory=list)

    def call(self, number: int = 1) -> str:
        meetings.call_item(self.hall, meeting=self.meeting, item=self.items[number - 1], actor="chair")
        return self.items[number - 1]

    def open(self, number: int = 1, cents: int = 45_000) -> str:
        """A ballot on an item, called first."""
        item = self.call(number)
        return ballots.open_ballot(self.hall, meeting=self.meeting, item=item, amount_cents=cents, actor="chair")

    def cast(self, ballot: str, who: int, choice: str, turn: int = 0) -> slips.Receipt:
        return slips.cast_slip(
            self.hall,
            ballot=ballot,
            member=self.members[who],
            choice=choice,
            key=f"{turn}.key{who}abcdefgh",
            channel="phone",
        )

    def view(self, meeting: str = "") -> object:
        found = desk(self.hall, meeting=meeting or self.meeting, say=german)
        assert found is not None
        return found


@contextmanager
def open_hall(database: str, world: World | None = None) -> Iterator[Hall]:
    with TemporaryDirectory() as keys:  # on PostgreSQL they would lie in the working directory
        safe = "" if database.startswith("sqlite") else keys
        hall = Hall(database=database, secret=SECRET.encode(), safe=safe, world=world)
        upgrade(hall.engine)
        try:
            yield hall
        finally:
            hall.close()


def found_town(
    hall: Hall, *, seats: int = 7, budget: int = 1_000_000, proposals: int = 2, form: str = "aktionsfondsjury"
) -> Town:
    area = people.found_area(hall, name="Testkiez")
    body = people.found_body(
        hall,
        area=area,
        name="Aktionsfondsjury",
        form=form,
        preset="afj-berlin",
        seats=seats,
        actor="team",
    )
    page = body_page(hall, body=body, area=area)
    assert page is not None
    members = []
    for seat in page.seats:
        member = people.register_member(hall, area=area, name=f"Mitglied {seat.number}", language="de", actor="team")
        people.hold_seat(
            hall, seat=seat.seat, member=member, role="holder", since="2020-01-01", until=None, actor="team"
        )
        members.append(member)
    fund = money.open_fund(hall, body=body, name="Aktionsfonds", budget_cents=budget, actor="team")
    town = Town(hall=hall, area=area, body=body, members=members, fund=fund, meeting="")
    town.meeting, town.items = convene(town, proposals=proposals)
    return town


def convene(town: Town, *, proposals: int, asked: int = 45_000, title: str = "Sitzung") -> tuple[str, list[str]]:
    """A round with eligible proposals, and an open meeting with all of them where everybody is present."""
    hall, now = town.hall, town.hall.world.now()
    call = money.open_round(
        hall,
        body=town.body,
        fund=town.fund,
        title=f"Runde {hall.world.new_id()}",
        cap_cents=150_000,
        deadline=now + timedelta(days=1),
        actor="team",
    )
    made = [_propose(hall, call, f"{title}, Antrag {number}", asked) for number in range(1, proposals + 1)]
    meeting = meetings.plan_meeting(hall, body=town.body, title=title, place="Büro", starts=now, actor="team")
    meetings.put_on_agenda(hall, meeting=meeting, proposals=made, actor="team")
    for member in town.members:
        presence.check_in(hall, meeting=meeting, member=member, channel="team", actor="team")
    meetings.open_meeting(hall, meeting=meeting, actor="chair")
    view = desk(hall, meeting=meeting, say=german)
    assert view is not None
    return meeting, [item.id for item in view.agenda]


def _propose(hall: Hall, call: str, title: str, asked: int) -> str:
    form = money.ProposalForm(
        title=title,
        applicant="Ein Verein",
        applicant_consent=False,
        what_for="Für die Nachbarschaft.",
        asked_cents=asked,
        lines=(("Material", asked),),
        goals=("participation",),
    )
    proposal = money.enter_proposal(hall, round_id=call, form=form, actor="team")
    money.admit_proposal(hall, proposal=proposal, actor="team")
    return proposal


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
