"""The calculation of the bylaws once more, by brute force and on plain JSON: written for the tests, never shared."""

from typing import Any

from .oracle_people import people, set_aside
from .oracle_shares import smallest

Json = dict[str, Any]
SIMPLE = (">1/2", ">2/4")


def answer(case: Json) -> Json:
    found = people(case)
    size = sizes(case, found)
    quorum = standing_quorum(case)
    return {
        "entitled": [p["who"] for p in found if p["votes"] and not p["biased"]],
        "voting": [p["who"] for p in voters_of(case, found)],
        "quorum": quorum,
        "majority": majority_of(case, size, quorate=quorum["met"]),
    }


def voters_of(case: Json, found: list[Json]) -> list[Json]:
    out = set_aside(case, found)
    return [p for p in found if p["here"] and not p["biased"] and p["who"] not in out]


def sizes(case: Json, found: list[Json], group: str | None = None) -> dict[str, int]:
    """S, F, E and P of everybody, or of one group."""
    mine = [p for p in found if group in (None, p["group"])]
    names = {p["who"] for p in mine}
    return {
        "seats": len([seat for seat in case["seats"] if group in (None, seat["group"])]),
        "filled": len(mine),
        "entitled": len([p for p in mine if p["votes"] and not p["biased"]]),
        "present": len([p for p in voters_of(case, found) if p["who"] in names]),
    }


def standing_quorum(case: Json) -> Json:
    """The reading now, with whoever doubts it; or the one that still stands from before."""
    doubter, present = case["challenged_by"], case["present"]
    there = present if doubter is None or doubter in present else [*present, doubter]
    now = quorum_of({**case, "present": there})
    earlier = [kept for kept in (case["opening"], case["challenge"]) if kept is not None]
    nobody_asks = case["bylaws"]["quorum"]["checked"] == "opening-then-challenge" and doubter is None
    if nobody_asks and case["opening"] is not None and all(kept["met"] for kept in earlier):
        numbers = {key: earlier[-1][key] for key in ("met", "needed", "counted", "base")}
        return {**numbers, "of": now["of"], "lowered": False}
    return now


def quorum_of(case: Json) -> Json:
    found = people(case)
    voters, size = voters_of(case, found), sizes(case, found)
    rule = case["bylaws"]["quorum"]
    counted = sum(p["here"] and (rule["recused"] == "count" or not p["biased"]) for p in found)
    needed, lowered = max(smallest(rule["value"], size[rule["of"]]), rule["min"]), False
    options = []
    for low in rule["lowered"]:
        some = any(p["here"] and p["biased"] for p in found)
        most = sum(p["biased"] and p["votes"] for p in found) * 2 > len(found)
        if some if low["when"] == "any-recused" else most:
            options.append(smallest(low["value"], size[low["of"]]))
    if options:
        needed, lowered = min(options), True
    second = rule["second_invitation"]
    if case["second_invitation"] and second != "none":
        fixed = "1" if second == "any" else second.removeprefix("min:")
        needed, lowered = smallest(fixed, size[rule["of"]]), False
    group = rule["group"]
    share_holds = group is None or sum(p["group"] == group["name"] for p in voters) >= smallest(
        group["value"], len(voters)
    )
    met = counted >= needed and (share_holds or (group or {})["breach"] != "block")
    most = rule["no_group"]
    if most is not None and most["breach"] == "block":
        for name in {p["group"] for p in voters}:
            met = met and sum(p["group"] == name for p in voters) < smallest(most["value"], len(voters))
    return {
        "met": met,
        "needed": needed,
        "counted": counted,
        "base": size[rule["of"]],
        "of": rule["of"],
        "lowered": lowered,
    }


def majority_of(case: Json, size: dict[str, int], *, quorate: bool) -> Json:
    rule, counts = case["bylaws"]["majority"], case["counts"]
    cast = size["present"] if counts is None else counts["yes"] + counts["no"]
    base = {**size, "cast": cast}[rule["of"]]
    needed = max(1, smallest(rule["value"], base))
    outcome = None
    if counts is not None:
        outcome = "void" if not quorate else by_groups(case, by_all(case, needed))
    return {"needed_yes": needed, "base": base, "of": rule["of"], "outcome": outcome}


def by_all(case: Json, needed: int) -> str:
    rule, counts = case["bylaws"]["majority"], case["counts"]
    if counts["yes"] >= needed:
        return "carried"
    if rule["value"] not in SIMPLE or rule["of"] != "cast" or not counts["yes"] == counts["no"] >= 1:
        return "rejected"
    chair = {None: "tied", "yes": "carried", "no": "rejected", "abstain": "rejected"}[case["chair_vote"]]
    lot = {None: "tied", True: "carried", False: "rejected"}[case["lot"]]
    again = "rejected" if case["tie_again"] else "tied"
    return {"reject": "rejected", "chair": chair, "lot": lot, "repeat": again}[rule["tie"]]


def by_groups(case: Json, outcome: str) -> str:
    also = case["bylaws"]["majority"]["also"]
    if not also or case["sealed"] or not case["seats"]:
        # Without seats there are no groups at all, and nothing can be carried either.
        return outcome
    told = case["counts_by_group"]
    if told is None:
        return "void" if outcome == "carried" else outcome
    found = people(case)
    for rule in also:
        counts = told.get(rule["group"], {"yes": 0, "no": 0})
        size = {**sizes(case, found, rule["group"]), "cast": counts["yes"] + counts["no"]}
        if counts["yes"] < max(1, smallest(rule["value"], size[rule["of"]])):
            return "rejected"
    return outcome
