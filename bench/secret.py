"""An evening in a secret ballot: what a sealed slip costs beside an open one, on both engines.

floor    GET of a small static file from memory: what this server, with its middleware, can do at all
refused  POST of a slip with a faulty key: session, rights, form and page, but nothing to write
cast     POST of a good open slip
page     GET of the member's page
sealed   POST of a good sealed slip: every proof checked, on disk before the answer
sealed-page  GET of the member's page while a sealed ballot is open
"""

from collections.abc import Callable
from statistics import median
from typing import Any
from urllib.parse import urlencode

from bench.evening import PHONES, Evening, SealedHall, served
from bench.load import Measured, get, load, post
from juryvote.web.statics import asset
from tests.setup.postgres import postgres

ROUNDS, TURNS = 5, 8
Row = dict[str, float]


def _requests(evening: Evening) -> dict[str, Callable[[int, int], bytes]]:
    slip, small = f"/ballots/{evening.ballot}/slip", asset("img/mark.svg")

    def cast(phone: int, turn: int) -> bytes:
        body = f"choice={('yes', 'no', 'abstain')[turn % 3]}&key={turn}.{evening.members[phone]}"
        return post(slip, body, evening.cookies[phone])

    return {
        "floor": lambda _phone, _turn: get(small),
        "refused": lambda phone, _turn: post(slip, "choice=yes&key=bad", evening.cookies[phone]),
        "cast": cast,
        "page": lambda phone, _turn: get("/meeting", evening.cookies[phone]),
        "sealed": lambda phone, turn: _sealed_slip(evening.sealed, phone, turn),
        "sealed-page": lambda phone, _turn: get("/meeting", evening.sealed.cookies[phone]),
    }


def _sealed_slip(hall: SealedHall, phone: int, turn: int) -> bytes:
    """Two slips in turn: each is a change of mind, checked and written like a first one."""
    fields = urlencode({"slip": hall.slips[phone][turn % 2], "turn": turn + 1})
    return post(f"/ballots/{hall.ballot}/sealed", fields, hall.cookies[phone])


def _measure(evening: Evening) -> dict[str, Row]:
    """Rounds in turn, so that a slow moment of the machine hits all alike."""
    rounds: dict[str, list[Measured]] = {}
    requests = _requests(evening)
    for number in range(ROUNDS + 1):
        for name, request in requests.items():
            found = load(evening.port, request, phones=PHONES, turns=TURNS, first=number * TURNS)
            if number:  # the first round only warms up
                rounds.setdefault(name, []).append(found)
            if found.failed and name != "refused":
                raise SystemExit(f"{name}: {found.failed} requests failed")
    return {name: _row(found, rounds) for name, found in rounds.items()}


def _row(found: list[Measured], rounds: dict[str, list[Measured]]) -> Row:
    def against(other: str) -> float:
        pairs = zip(found, rounds[other], strict=True)
        return round(100 * median(one.per_second / two.per_second for one, two in pairs), 1)

    return {
        "per_second": round(median(one.per_second for one in found)),
        "percent_of_floor": against("floor"),
        "percent_of_refused": against("refused"),
        "percent_of_cast": against("cast"),
        "p50_ms": round(median(one.p50_ms for one in found), 1),
        "p99_ms": round(median(one.p99_ms for one in found), 1),
    }


def sealed_rates() -> dict[str, Any]:
    """By engine and request, with fifty phones at once."""
    results: dict[str, Any] = {}
    with served("") as evening:
        results["sqlite"] = _measure(evening)
    with postgres(fsync=True) as server, server.fresh() as url, served(url) as evening:
        results["postgresql"] = _measure(evening)
    return results
