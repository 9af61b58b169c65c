"""What `juryvote check` watches of polls, groups and second invitations: broken on purpose, it says so by name."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Connection, text

from juryvote.actions import ballots, meetings, people, presence
from juryvote.actions.hands import count_hands
from juryvote.actions.invitations import invite_again
from juryvote.live.hall import Hall
from juryvote.reads.soundness import check_everything
from juryvote.rules.tally import Counts
from juryvote.store.engine import writing
from tests.town import Town, found_town, open_hall

GROUPS = {"quorum": {"value": ">1/2"}, "majority": {"also": [{"group": "resident"}]}}


def _evening(hall: Hall) -> Town:
    """A poll on the first item; hands of a group on the second, which is decided; the first comes again."""
    town = found_town(hall)
    people.adopt_bylaws(hall, body=town.body, name="Gruppen", rules=GROUPS, actor="team")
    meeting = _meeting(town)
    first, second = (meetings.add_item(hall, meeting=meeting, title=title, actor="team") for title in ("Eins", "Zwei"))
    _close(hall, _opened(hall, meeting, first, "straw"))
    ballot = _opened(hall, meeting, second, "open")
    marked = town.members[:3]
    count_hands(hall, ballot=ballot, people=marked, counts={"resident": Counts(yes=2, no=1)}, actor="chair")
    _close(hall, ballot)
    meetings.adjourn(hall, meeting=meeting, actor="chair")
    now = hall.world.now() + timedelta(days=7)
    invite_again(hall, meeting=meeting, title="Noch einmal", place="Büro", starts=now, actor="team")
    return town


def _meeting(town: Town) -> str:
    hall = town.hall
    meeting = meetings.plan_meeting(
        hall, body=town.body, title="Sitzung", place="Büro", starts=hall.world.now(), actor="team"
    )
    for member in town.members:
        presence.check_in(hall, meeting=meeting, member=member, channel="team", actor="team")
    meetings.open_meeting(hall, meeting=meeting, actor="chair")
    return meeting


def _opened(hall: Hall, meeting: str, item: str, mode: str) -> str:
    meetings.call_item(hall, meeting=meeting, item=item, actor="chair")
    return ballots.open_ballot(hall, meeting=meeting, item=item, amount_cents=None, actor="chair", mode=mode)


def _close(hall: Hall, ballot: str) -> None:
    ballots.close_ballot(hall, ballot=ballot, actor="chair")


def _poll_with_money(db: Connection) -> None:
    db.execute(text("UPDATE ballots SET amount_cents = 1 WHERE straw"))


def _decided_poll(db: Connection) -> None:
    db.execute(text("UPDATE ballots SET straw = true WHERE NOT straw AND state = 'closed'"))


def _other_hands(db: Connection) -> None:
    db.execute(text("""UPDATE hands SET by_group = '{"resident": {"yes": 3}}'"""))


def _came_from_a_decided_item(db: Connection) -> None:
    decided = "SELECT id FROM items WHERE state = 'decided'"
    db.execute(text(f"UPDATE items SET came_from = ({decided} LIMIT 1) WHERE came_from IS NOT NULL"))


@pytest.mark.parametrize(
    ("harm", "name"),
    [
        (_poll_with_money, "straw polls bind nobody"),
        (_decided_poll, "straw polls bind nobody"),
        (_other_hands, "hands of groups add up"),
        (_came_from_a_decided_item, "second invitations are for what was left open"),
    ],
)
def test_what_is_broken_is_named(database_url: str, harm: Callable[[Connection], None], name: str) -> None:
    with open_hall(database_url) as hall:
        _evening(hall)
        assert check_everything(hall) == []
        with writing(hall.engine) as db:
            harm(db)
        assert {one.name for one in check_everything(hall)} == {name}
