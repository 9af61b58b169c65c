"""The calculation of the bylaws once more, by brute force and on plain JSON: written for the tests, never shared."""

from typing import Any

Json = dict[str, Any]


def satisfies(k: int, value: str | int, n: int) -> bool:
    text = str(value)
    if text == "all":
        return k >= n
    if "/" not in text:
        return k >= int(text)
    above, below = text.lstrip(">=").split("/")
    left, right = k * int(below), int(above) * n
    return left >= right if text.startswith(">=") else left > right


def smallest(value: str | int, n: int) -> int:
    k = 0
    while not satisfies(k, value, n):
        k += 1
    return k


def people(case: Json) -> list[Json]:
    """Who speaks for each filled seat."""
    bylaws, present, recused = case["bylaws"], case["present"], case["recused"]
    busy = {seat["holder"] for seat in case["seats"]}
    found = []
    for seat in case["seats"]:
        if seat["holder"] is None:
            continue
        who = seat["holder"]
        away = who not in present
        if bylaws["alternates"] == "personal":
            biased = who in recused
            may_step_in = (away or biased) if bylaws["recused_alternate"] else (away and not biased)
            ready = [m for m in seat["alternates"] if m in present and m not in busy]
            clean = [m for m in ready if m not in recused]
            if may_step_in and bylaws["recused_alternate"] and clean:
                who = clean[0]
            elif may_step_in and away and ready:
                who = ready[0]
        busy.add(who)
        found.append({"who": who, "group": seat["group"], "here": who in present, "biased": who in recused})
    return found


def suspended(case: Json, found: list[Json]) -> set[str]:
    rule = case["bylaws"]["quorum"]["group"]
    if rule is None or rule["breach"] != "suspend-latest":
        return set()
    out: set[str] = set()
    for who in reversed(case["present"]):
        rest = [p for p in found if p["here"] and not p["biased"] and p["who"] not in out]
        if satisfies(sum(p["group"] == rule["name"] for p in rest), rule["value"], len(rest)):
            break
        out |= {p["who"] for p in rest if p["who"] == who and p["group"] != rule["name"]}
    return out


def answer(case: Json) -> Json:
    found = people(case)
    out = suspended(case, found)
    entitled = [p["who"] for p in found if not p["biased"]]
    voters = [p for p in found if p["here"] and not p["biased"] and p["who"] not in out]
    size = {"seats": len(case["seats"]), "filled": len(found), "entitled": len(entitled), "present": len(voters)}
    quorum = quorum_of(case, found, voters, size)
    return {
        "entitled": entitled,
        "voting": [p["who"] for p in voters],
        "quorum": quorum,
        "majority": majority_of(case, size, quorate=quorum["met"]),
    }


def quorum_of(case: Json, found: list[Json], voters: list[Json], size: dict[str, int]) -> Json:
    rule = case["bylaws"]["quorum"]
    counted = sum(p["here"] and (rule["recused"] == "count" or not p["biased"]) for p in found)
    needed, lowered = max(smallest(rule["value"], size[rule["of"]]), rule["min"]), False
    options = []
    for low in rule["lowered"]:
        some = any(p["here"] and p["biased"] for p in found)
        most = sum(p["biased"] for p in found) * 2 > len(found)
        if some if low["when"] == "any-recused" else most:
            options.append(smallest(low["value"], size[low["of"]]))
    if options:
        needed, lowered = min(options), True
    second = rule["second_invitation"]
    if case["second_invitation"] and second != "none":
        fixed = "1" if second == "any" else second.removeprefix("min:")
        needed, lowered = smallest(fixed, size[rule["of"]]), False
    group = rule["group"]
    share_holds = group is None or satisfies(
        sum(p["group"] == group["name"] for p in voters), group["value"], len(voters)
    )
    met = counted >= needed and (share_holds or (group or {})["breach"] != "block")
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
        simple = rule["value"] in (">1/2", ">2/4") and rule["of"] == "cast"
        if not quorate:
            outcome = "void"
        elif counts["yes"] >= needed:
            outcome = "carried"
        elif simple and counts["yes"] == counts["no"] >= 1 and rule["tie"] != "reject":
            outcome = "tied"
        else:
            outcome = "rejected"
    return {"needed_yes": needed, "base": base, "of": rule["of"], "outcome": outcome}
