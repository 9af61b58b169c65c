"""Alternates, ages and registers for stories, entered over HTTP as the team does it."""

import re

from tests.house import text_of
from tests.jury import Jury


def register(jury: Jury, name: str) -> str:
    """A person without a seat; the id."""
    jury.team.post("/team/members", {"name": name, "language": "de"})
    page = jury.team.get(f"/team/bodies/{jury.body}")
    found = re.search(rf'<option value="(\w+)"[^>]*>\s*(?:<bdi>)?{re.escape(name)}<', page)
    assert found, text_of(page)
    jury.members[name] = found[1]
    return found[1]


def seat_of(jury: Jury, number: int) -> str:
    seats = re.findall(r'id="seat-(\w+)"', jury.team.get(f"/team/bodies/{jury.body}"))
    return str(seats[number - 1])


def name_alternate(jury: Jury, name: str, *, seat: int, rank: int | str = "", since: str = "2026-01-01") -> None:
    member = jury.members.get(name) or register(jury, name)
    form = {"member": member, "role": "alternate", "since": since, "rank": str(rank)}
    jury.team.post(f"/team/seats/{seat_of(jury, seat)}/holder", form)


def person_line(jury: Jury, name: str) -> str:
    """What the desk says of one person."""
    desk = jury.desk()
    start = desk.index(f'id="p-{jury.members[name]}"')
    return text_of(desk[start : desk.index("</details>", start)])
