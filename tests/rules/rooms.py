"""Builders with sensible defaults: rooms of m1, m2, … on seats s1, s2, …, and the real command to ask."""

import json
from typing import Any

from click.testing import CliRunner

from juryvote.cli.explain import explain
from juryvote.rules.ids import MemberId, SeatId
from juryvote.rules.people import Seat
from juryvote.rules.room import Room


def members(n: int, *, first: int = 1) -> tuple[MemberId, ...]:
    return tuple(MemberId(f"m{i}") for i in range(first, first + n))


def seats(residents: int, *, partners: int = 0, vacant: int = 0) -> tuple[Seat, ...]:
    groups = ["resident"] * residents + ["partner"] * partners
    held = [Seat(id=SeatId(f"s{i}"), group=g, holder=MemberId(f"m{i}")) for i, g in enumerate(groups, start=1)]
    empty = [Seat(id=SeatId(f"v{i}")) for i in range(1, vacant + 1)]
    return (*held, *empty)


def room(residents: int, *, present: int = 0, recused: int = 0, vacant: int = 0, second: bool = False) -> Room:
    """The first `present` members are there, the first `recused` are biased."""
    return Room(
        seats=seats(residents, vacant=vacant),
        present=members(present),
        recused=frozenset(members(recused)),
        second_invitation=second,
    )


def case(bylaws: str | dict[str, Any], n: int, *, present: int = 0, recused: int = 0, **more: Any) -> dict[str, Any]:
    return {
        "bylaws": bylaws,
        "seats": [{"id": f"s{i}", "group": "resident", "holder": f"m{i}"} for i in range(1, n + 1)],
        "present": list(members(present)),
        "recused": list(members(recused)),
        **more,
    }


def ask(cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All cases through `juryvote explain -`; every one must have an answer."""
    lines = "".join(json.dumps(one) + "\n" for one in cases)
    result = CliRunner().invoke(explain, ["-"], input=lines)
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == (2 if any("error" in answer for answer in answers) else 0)
    assert len(answers) == len(cases)
    return answers
