"""The whole application in one process, with two areas, a visitor of every kind, and something behind every address."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from argon2 import PasswordHasher
from litestar.testing import TestClient
from sqlalchemy import text

from juryvote.actions import (
    accounts,
    agreements,
    attachments,
    coordinators,
    decisions,
    draws,
    entry,
    executive,
    ideas,
    interests,
    meetings,
    minutes,
    outbox,
    people,
    sharing,
)
from juryvote.actions.ballots import close_ballot, open_ballot
from juryvote.actions.sealed import cast_for
from juryvote.app import create_app
from juryvote.live.hall import Hall
from juryvote.reads.register import register
from juryvote.rules.attachments import Belongs
from juryvote.rules.ballots import Channel
from juryvote.rules.entries import Quota
from juryvote.rules.mails import Kind
from juryvote.rules.register import Wanted
from juryvote.settings import Settings
from juryvote.store.upgrade import upgrade
from tests.house import SECRET
from tests.town import Town, convene, found_town


@dataclass
class Building:
    client: TestClient[Any]
    hall: Hall
    sessions: dict[str, str]
    named: dict[str, str]
    town: Town

    def answer(self, role: str, method: str, path: str, **more: Any) -> tuple[int, str]:
        token = self.sessions.get(role)
        headers = {"cookie": f"__Host-juryvote={token}"} if token else {}
        answer = self.client.request(
            method,
            path,
            headers=headers,
            follow_redirects=False,
            **more,
        )
        return answer.status_code, answer.text


@contextmanager
def open_building(database: str) -> Iterator[Building]:
    """The application in this process, furnished."""
    settings = Settings(database=database, secret=SECRET.encode())
    hall = Hall(database=database, secret=settings.secret)
    accounts.hasher = PasswordHasher(time_cost=1, memory_cost=64)  # these tests are not about the cost of guessing
    upgrade(hall.engine)
    sessions, named, town = _furnish(hall)
    app = create_app(settings)
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        yield Building(client, hall, sessions, named, town)
    hall.close()


def _furnish(hall: Hall) -> tuple[dict[str, str], dict[str, str], Town]:
    """Two areas with a meeting each, one published decision, one open ballot, and a session for every role."""
    town, other = found_town(hall, proposals=2), found_town(hall, seats=3, proposals=1)
    shared, sealed = _share_out(other), _seal(town)
    _tell_interests(town)
    _have_an_idea(town)
    council = found_town(hall, seats=5, proposals=1, form="quartiersrat")
    _grant(town)
    _grant(council)
    named = {
        "meeting": town.meeting,
        "agenda_of": town.meeting,
        "item": town.items[1],
        "ballot": town.open(2),
        "sealed": sealed,
        "archive": f"{sealed}.bel",
        "allocation": f"{shared}.pb",
        "decision": register(hall, Wanted(body=town.body)).decisions[0].id,
        "votum": register(hall, Wanted(body=council.body)).decisions[0].id,
        "body_id": town.body,
        "feed_name": f"{town.body}.atom",
        "calendar_name": f"{town.body}.ics",
        "oparl_kind": "organization",
        "oparl_id": town.body,
        "oparl_list": "meeting",
        "code": "abc",
        "draw": _draw(town),
        "fund": town.fund,
        "grant": (grant := _agree(town)),
        "attachment": _attach(town, grant),
        "executive_id": _without_the_body(town),
        "ticket": "1",
        "mail": _write_mail(town),
        "member": town.members[0],
        **_ids(hall, town.body),
        "minuted": approve_minutes(town),
    }
    sessions = {
        "member": enter_as(hall, town.meeting, member=town.members[0]),
        "foreign member": enter_as(hall, other.meeting, member=other.members[0]),
        "screen": enter_as(hall, town.meeting),
        "kiosk": enter_at_kiosk(hall, town.meeting),
        "foreign screen": enter_as(hall, other.meeting),
        **{role: _staff(hall, town.area, role) for role in ("chair", "team", "auditor")},
        "foreign team": _staff(hall, other.area, "team"),
        "coordinator": _coordinator(hall, council.area),
        "foreign coordinator": _coordinator(hall, other.area),
    }
    with hall.reading() as db:
        named["staff"] = str(db.execute(text("SELECT id FROM staff WHERE role = 'auditor'")).scalar_one())
    return sessions, named, town


def _write_mail(town: Town) -> str:
    town.hall.sends_mail = True
    with town.hall.acting("team") as act:
        said = {"kind": Kind.question, "to": "nachbarin@kiez.example", "language": "de"}
        outbox.put(act, body=town.body, values={}, reason="1", **said)
        return str(act.db.execute(text("SELECT id FROM mails")).scalar_one())


def _grant(town: Town) -> None:
    """All five say yes to the first proposal, and everybody may read it."""
    ballot = town.open(1)
    for who in range(5):
        town.cast(ballot, who, "yes")
    close_ballot(town.hall, ballot=ballot, actor="chair")
    decisions.publish_item(town.hall, item=town.items[0], actor="team")


def _have_an_idea(town: Town) -> None:
    call = _ids(town.hall, town.body)["round"]
    said = {"code": "A" * 28, "text": "Ein Hofkino", "name": "", "place": "test"}
    ideas.post_idea(town.hall, round_id=call, **said)


def _tell_interests(town: Town) -> None:
    """One line of the register, which proposes nobody for the items here."""
    party = interests.add_party(town.hall, area=town.area, kind="institution", name="Nachbarschaftshaus", actor="team")
    line = {"party": party, "member": town.members[0], "role": "employed", "since": "2025-01-01"}
    interests.add_interest(town.hall, area=town.area, actor="team", **line)


def _seal(town: Town) -> str:
    """A secret ballot that is closed and published, on an item about people."""
    item = meetings.add_item(town.hall, meeting=town.meeting, title="Sprecherin", persons=True, actor="team")
    meetings.call_item(town.hall, meeting=town.meeting, item=item, actor="chair")
    opening = {"meeting": town.meeting, "item": item, "amount_cents": None, "mode": "sealed"}
    ballot = open_ballot(town.hall, **opening, actor="chair")
    for member in town.members[:5]:
        slip = {"choice": "yes", "turn": "1", "channel": Channel.phone}
        cast_for(town.hall, ballot=ballot, member=member, actor=member, **slip)
    close_ballot(town.hall, ballot=ballot, actor="chair")
    decisions.publish_item(town.hall, item=item, actor="team")
    return ballot


def _share_out(town: Town) -> str:
    """A pot that was shared out and published, with nobody's points; its round is that of the item's proposal."""
    view = town.view()
    rounds: Any = getattr(view, "rounds", ())
    item = sharing.add_sharing(
        town.hall,
        meeting=town.meeting,
        title="Verteilung",
        round_id=rounds[0][0],
        method="greedy",
        answer="points",
        actor="team",
    )
    meetings.call_item(town.hall, meeting=town.meeting, item=item, actor="chair")
    ballot = open_ballot(town.hall, meeting=town.meeting, item=item, amount_cents=None, actor="chair")
    close_ballot(town.hall, ballot=ballot, actor="chair")
    decisions.publish_item(town.hall, item=item, actor="team")
    return ballot


def _without_the_body(town: Town) -> str:
    """Something urgent, by bylaws that begin to count with the next meeting."""
    people.adopt_bylaws(town.hall, body=town.body, name="Eilfälle", rules={"urgent_decisions": "office"}, actor="team")
    order = executive.Order(how="urgent", who="office", outcome="carried", why="Die Frist lief ab.")
    return executive.decide_matter(town.hall, body=town.body, title="Zuschuss", order=order, actor="team")


def _agree(town: Town) -> str:
    """An agreement about the money of the published decision, not yet signed."""
    grant = next(one.id for one in register(town.hall, Wanted(body=town.body)).decisions if one.granted_cents)
    written = agreements.Agreement(
        cents=45_000,
        lines=(("Material", 45_000),),
        plan="Im Mai",
        begins="2099-05-01",
        ends="2099-05-31",
        responsible="Ein Verein",
    )
    agreements.draft_agreement(town.hall, grant=grant, agreement=written, actor="team")
    return grant


def _attach(town: Town, grant: str) -> str:
    scan = b"%PDF-1.4\n%%EOF\n"
    return attachments.store(town.hall, belongs=Belongs.grant, owner=grant, upload=scan, actor="team")


def approve_minutes(town: Town) -> str:
    """Of an evening before, by another evening."""
    hall, act = town.hall, {"actor": "team"}
    before, _ = convene(town, proposals=0, title="Vorher")
    meetings.adjourn(hall, meeting=before, **act)
    after, _ = convene(town, proposals=0, title="Nachher")
    item = minutes.put_for_approval(hall, meeting=before, on=after, **act)
    meetings.call_item(hall, meeting=after, item=item, **act)
    ballot = open_ballot(hall, meeting=after, item=item, amount_cents=None, **act)
    for who in range(5):
        town.cast(ballot, who, "yes")
    close_ballot(hall, ballot=ballot, **act)
    return before


def _draw(town: Town) -> str:
    """A jury of two, drawn by lot."""
    hall, act = town.hall, {"actor": "team"}
    place = {"title": "Auslosung", "day": "2026-03-05", "place": "Büro"}
    draw = draws.prepare_draw(hall, body=town.body, **place, **act)
    draws.fill_pool(hall, draw=draw, text="Ilse;alt\nJuri;jung\nKim;jung\nLea;alt\n", **act)
    draws.set_quotas(hall, draw=draw, quotas=[Quota(group="jung", seats=1, reserves=1)], **act)
    draws.commit_draw(hall, draw=draw, **act)
    draws.draw_jury(hall, draw=draw, public="4 2 6", witnesses=["QM-Team", "Sprecherin"], **act)
    return draw


def _ids(hall: Hall, body: str) -> dict[str, str]:
    with hall.reading() as db:
        return {
            name: str(db.execute(text(query), {"body": body}).scalars().first())
            for name, query in {
                "seat": "SELECT id FROM seats WHERE body = :body",
                "round": "SELECT id FROM rounds WHERE body = :body",
                "idea": "SELECT i.id FROM ideas i JOIN rounds r ON r.id = i.round WHERE r.body = :body",
                "interest": "SELECT i.id FROM interests i JOIN parties p ON p.id = i.party"
                " JOIN bodies b ON b.area = p.area WHERE b.id = :body",
                "proposal": "SELECT p.id FROM proposals p JOIN rounds r ON r.id = p.round WHERE r.body = :body",
            }.items()
        }


def enter_as(hall: Hall, meeting: str, **who: str) -> str:
    kind = "demo" if who else "screen"
    link = entry.issue_link(hall, kind=kind, meeting=meeting, actor="test", **who)
    return entry.enter(hall, code=link.token, place="test").token


def enter_at_kiosk(hall: Hall, meeting: str) -> str:
    link = entry.issue_link(hall, kind="kiosk", meeting=meeting, actor="test")
    return entry.enter(hall, code=link.token, place="test").token


def _staff(hall: Hall, area: str, role: str) -> str:
    email = f"{role}@{area}.example"
    values = {"name": role.title(), "email": email, "role": role, "password": "lang genug für alle"}
    return accounts.open_staff_session(hall, staff=accounts.create_staff(hall, area=area, actor="test", **values))


def _coordinator(hall: Hall, area: str) -> str:
    values = {"name": "Nuri Koordination", "email": f"{area}@bezirk.example", "password": "lang genug für alle"}
    return accounts.open_staff_session(hall, staff=coordinators.appoint(hall, areas=[area], actor="test", **values))
