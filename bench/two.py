"""Two processes on one PostgreSQL against one: what a second process brings where a core is free."""

from contextlib import ExitStack
from statistics import median
from typing import Any

from bench.cast import requests
from bench.crowd import crowd
from bench.load import load, load_on
from tests.house import House
from tests.setup.postgres import postgres

PHONES, TURNS, ROUNDS = 50, 20, 5


def two_processes() -> dict[str, Any]:
    """Casts and pages per second of both together, in times of one alone."""
    with ExitStack() as stack:
        server = stack.enter_context(postgres(fsync=True))
        hall = stack.enter_context(crowd(stack.enter_context(server.fresh()), PHONES))
        second = House(hall.house.database, hall.folder / "log2")
        second.safe = hall.house.safe
        second.start()
        stack.callback(second.stop)
        ports, first, found = (hall.port, second.port), 1, {}
        for name in ("cast", "page"):
            ratios = []
            for _ in range(ROUNDS + 1):
                one = load(hall.port, requests(hall)[name], phones=PHONES, turns=TURNS, first=first)
                both = load_on(ports, requests(hall)[name], phones=PHONES, turns=TURNS, first=first + TURNS)
                ratios.append(both.per_second / one.per_second)
                first += 2 * TURNS
            found[f"{name}_times"] = round(median(ratios[1:]), 2)
        return found
