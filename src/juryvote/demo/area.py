"""Founds the neighbourhood: bodies, seats, people, fund, rounds and proposals."""

from datetime import datetime, timedelta

from msgspec import Struct

from juryvote.actions import accounts, meetings, money, people
from juryvote.demo.cast import AREA, GUEST, JURY, PARTNERS, RESIDENTS, Idea
from juryvote.live.hall import Hall
from juryvote.reads.team.people import body_page

PASSWORD = "lindenkiez-demo"  # noqa: S105 - a demo's password, printed on purpose


class Staff(Struct, frozen=True, kw_only=True):
    team: str
    chair: str
    auditor: str


class Place(Struct, frozen=True, kw_only=True):
    """What the demo has made, by id; `jury` in the order of the cast."""

    area: str
    afj: str
    council: str
    fund: str
    jury: tuple[str, ...]
    guest: str
    staff: Staff


def found(hall: Hall, *, since: str) -> Place:
    area = people.found_area(hall, name=AREA)
    staff = _staff(hall, area)
    afj = people.found_body(
        hall,
        area=area,
        name="Aktionsfondsjury",
        form="aktionsfondsjury",
        preset="afj-berlin",
        seats=9,
        actor=staff.team,
    )
    council = people.found_body(
        hall,
        area=area,
        name="Quartiersrat",
        form="quartiersrat",
        preset="qr-berlin",
        seats=len(RESIDENTS),
        actor=staff.team,
    )
    for _ in PARTNERS:
        people.add_seat(hall, body=council, group="partner", actor=staff.team)
    jury = _seat(hall, area, afj, JURY, staff.team, since)
    _seat(hall, area, council, RESIDENTS + PARTNERS, staff.team, since)
    guest = people.register_member(hall, area=area, name=GUEST[0], language=GUEST[1], actor=staff.team)
    fund = money.open_fund(hall, body=afj, name=f"Aktionsfonds {since[:4]}", budget_cents=1_000_000, actor=staff.team)
    return Place(area=area, afj=afj, council=council, fund=fund, jury=jury, guest=guest, staff=staff)


def _staff(hall: Hall, area: str) -> Staff:
    def account(name: str, email: str, role: str) -> str:
        return accounts.create_staff(
            hall, area=area, name=name, email=email, role=role, password=PASSWORD, actor="operator"
        )

    return Staff(
        team=account("Mira Sommerfeld", "team@lindenkiez.example", "team"),
        chair=account("Tobias Wendt", "leitung@lindenkiez.example", "chair"),
        auditor=account("Dr. Ruth Albers", "pruefung@bezirk.example", "auditor"),
    )


def _seat(
    hall: Hall, area: str, body: str, cast: tuple[tuple[str, str], ...], actor: str, since: str
) -> tuple[str, ...]:
    """Everybody of the cast registered and on a seat for two years."""
    page = body_page(hall, body=body, area=area)
    assert page is not None
    until = f"{int(since[:4]) + 2}{since[4:]}"
    made = []
    for (name, language), seat in zip(cast, page.seats, strict=False):
        member = people.register_member(hall, area=area, name=name, language=language, actor=actor)
        people.hold_seat(hall, seat=seat.seat, member=member, role="holder", since=since, until=until, actor=actor)
        made.append(member)
    return tuple(made)


def call_for_ideas(hall: Hall, place: Place, *, title: str, deadline: datetime, ideas: tuple[Idea, ...]) -> list[str]:
    """A round with its proposals, all of them admitted."""
    team = place.staff.team
    call = money.open_round(
        hall, body=place.afj, fund=place.fund, title=title, cap_cents=150_000, deadline=deadline, actor=team
    )
    made = []
    for idea in ideas:
        form = money.ProposalForm(
            title=idea.title,
            applicant=idea.applicant,
            applicant_consent=idea.consent,
            what_for=idea.what_for,
            asked_cents=idea.asked_cents,
            lines=idea.lines,
            goals=idea.goals,
        )
        made.append(money.enter_proposal(hall, round_id=call, form=form, actor=team))
        money.admit_proposal(hall, proposal=made[-1], actor=team)
    return made


def invite(hall: Hall, place: Place, *, title: str, starts: datetime, proposals: list[str]) -> str:
    """A meeting with its agenda."""
    team = place.staff.team
    meeting = meetings.plan_meeting(
        hall, body=place.afj, title=title, place="Quartiersbüro, Ahornstraße 3", starts=starts, actor=team
    )
    meetings.put_on_agenda(hall, meeting=meeting, proposals=proposals, actor=team)
    return meeting


def deadline_before(starts: datetime) -> datetime:
    return starts - timedelta(days=7)
