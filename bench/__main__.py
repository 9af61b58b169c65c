"""`make bench`: one table of ratios, medians of five rounds in turn; `--json` for machines.

floor    GET of a small static file from memory: what this server, with its middleware, can do at all
refused  POST of a slip with a faulty key: session, rights, form and page, but nothing to write
cast     POST of a good slip: the same, checked by the rules and on disk before the answer
page     GET of the member's page
sealed   POST of a good sealed slip: every proof checked, on disk before the answer; % of cast beside it
sealed-page  GET of the member's page while a sealed ballot is open

Then what one core needs to check a slip, in multiplications of the base point, what a phone needs to make one, and
how sharing a pot out grows with proposals and voters, the register with its decisions, and the way from a scanned link
to the slip on a slow network.
"""

import json
import sys
from collections.abc import Callable
from statistics import median
from typing import Any
from urllib.parse import urlencode

from bench.allocation import allocation_times
from bench.evening import PHONES, Evening, SealedHall, served
from bench.load import Measured, get, load, post
from bench.phone_load import phone_load
from bench.register import FEW, MANY, register_times
from bench.sealed import check_rates
from bench.sealed_phone import sealed_phone
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


def main() -> None:
    results: dict[str, Any] = {}
    with served("") as evening:
        results["sqlite"] = _measure(evening)
    with postgres(fsync=True) as server, server.fresh() as url, served(url) as evening:
        results["postgresql"] = _measure(evening)
    checks, phone, shares, lists = check_rates(), sealed_phone(), allocation_times(), register_times()
    scan = phone_load()
    if "--json" in sys.argv:
        rest = {"check": checks, "phone": phone, "scan": scan, "allocation": shares, "register": lists}
        print(json.dumps({**results, **rest}))
        return
    for engine, rows in results.items():
        _table(engine, rows)
    print("\none core checks sealed slips")
    for kind, found in checks.items():
        points, size = found["base_multiplications"], found["bytes"]
        print(f"  {kind:18}{found['per_second']:>6} per s, {points} base points, {size} bytes")
    print("\nsharing a pot out (proposals x voters)")
    for case, found in shares.items():
        print(f"  {case:24}{found['ms']:>9} ms {found['times_greedy']:>8} x greedy for a jury")
    print(f"\nthe register with {FEW} and with {MANY} decisions")
    for case, found in lists.items():
        print(f"  {case:24}{found['ms_few']:>9} ms {found['ms_many']:>8} ms, times {found['ratio']}")
    print("\na phone makes them (Chromium)")
    print("\n".join(f"  {name}: {value}" for name, value in phone.items()))
    print("\nfrom a scanned link to the slip, Slow 3G, processor six times slower (Chromium)")
    print("\n".join(f"  {name}: {value}" for name, value in scan.items()))


def _table(engine: str, rows: dict[str, Row]) -> None:
    print(f"\n{engine}, {PHONES} phones at once, medians of {ROUNDS} rounds")
    print(f"  {'':12}{'per s':>8}{'% floor':>9}{'% refused':>11}{'% cast':>8}{'p50 ms':>8}{'p99 ms':>8}")
    for name, row in rows.items():
        values = zip(row.values(), (8, 9, 11, 8, 8, 8), strict=True)
        print(f"  {name:12}" + "".join(f"{value:>{width}}" for value, width in values))


main()
