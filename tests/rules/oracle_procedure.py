"""The clauses that count no heads, once more: by walking through the calendar day by day, and by plain tables."""

from datetime import date, timedelta
from typing import Any

Json = dict[str, Any]
ONE_DAY = timedelta(days=1)


def may_come_back(rule: Json, rejected: list[str], day: str) -> bool:
    if not rejected:
        return True
    came_back = len(rejected) - 1
    if rule["most"] is not None and came_back >= rule["most"]:
        return False
    return day >= walk(max(rejected), rule["wait_months"])


def walk(day: str, months: int) -> str:
    """Over so many ends of months, then on to the same number in the month or to its last day."""
    wanted, here = int(day[-2:]), date.fromisoformat(day)
    for _ in range(months):
        month = here.month
        while here.month == month:
            here += ONE_DAY
    if months:
        while here.day < wanted and (here + ONE_DAY).month == here.month:
            here += ONE_DAY
    return here.isoformat()


def written(rule: Json, started: str, day: str, objections: int) -> str:
    if not rule["allowed"]:
        return "forbidden"
    if objections >= rule["objections_to_stop"]:
        return "stopped"
    here, left = date.fromisoformat(started), rule["days"]
    while here < date.fromisoformat(day):
        here, left = here + ONE_DAY, left - 1
    return "running" if left >= 0 else "over"


def holds(mandate: Json, day: str, item: str) -> bool:
    here, days = date.fromisoformat(mandate["since"]), []
    while here <= date.fromisoformat(mandate["until"]):
        days.append(here.isoformat())
        here += ONE_DAY
    return day in days and item in mandate["items"]


def may_give(rule: Json, mandate: Json) -> bool:
    here, days = date.fromisoformat(mandate["since"]), 0
    while here <= date.fromisoformat(mandate["until"]):
        here, days = here + ONE_DAY, days + 1
    named = bool(mandate["members"]) and bool(mandate["items"])
    return rule["allowed"] and named and days > 0 and (rule["most_days"] == 0 or days <= rule["most_days"])


def excluded(rule: Json, facts: dict[str, Json]) -> list[str]:
    return sorted(
        member
        for member, known in facts.items()
        if (rule["unexcused"] and known.get("unexcused", 0) >= rule["unexcused"])
        or (rule["in_a_row"] and known.get("absent_in_a_row", 0) >= rule["in_a_row"])
    )


def decider(below: int, amount: int | None) -> str:
    return "office" if amount is not None and amount < below else "body"
