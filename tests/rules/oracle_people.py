"""Who speaks, who has a vote and who is set aside: the oracle's half about people, on plain JSON, by brute force."""

from typing import Any

from .oracle_shares import satisfies

Json = dict[str, Any]
NOBODY_KNOWS = {"institution": "", "household": "", "attended": None, "absent_in_a_row": 0, "unexcused": 0, "age": None}


def fact(case: Json, who: str) -> Json:
    return {**NOBODY_KNOWS, **case["facts"].get(who, {})}


def has_vote(case: Json, who: str) -> bool:
    known, rule = fact(case, who), case["bylaws"]["votes"]
    old_enough = known["age"] is None or known["age"] >= rule["min_age"]
    seen_enough = known["attended"] is None or known["attended"] >= rule["after_attendances"]
    gone = rule["lapses_after_absences"] != 0 and known["absent_in_a_row"] >= rule["lapses_after_absences"]
    return old_enough and seen_enough and not gone


def people(case: Json) -> list[Json]:
    """Who speaks for each filled seat."""
    pairs = moved_up(case) if case["bylaws"]["alternates"] == "vacancy" else stood_in(case)
    return [
        {
            "who": who,
            "group": group,
            "here": who in case["present"] and has_vote(case, who),
            "biased": who in case["recused"],
            "votes": has_vote(case, who),
        }
        for who, group in pairs
    ]


def moved_up(case: Json) -> list[tuple[str, str]]:
    waiting = {group: line_of(case, group) for group in {seat["group"] for seat in case["seats"]}}
    gone = {seat["holder"] for seat in case["seats"]}
    pairs = []
    for seat in case["seats"]:
        who = seat["holder"]
        while who is None and waiting[seat["group"]]:
            first = waiting[seat["group"]].pop(0)
            who = None if first in gone else first
        if who is not None:
            gone.add(who)
            pairs.append((who, seat["group"]))
    return pairs


def line_of(case: Json, group: str) -> list[str]:
    line: list[str] = []
    for seat in case["seats"]:
        if seat["group"] == group:
            line += [member for member in seat["alternates"] if member not in line]
    return line


def stood_in(case: Json) -> list[tuple[str, str]]:
    bylaws, present, recused = case["bylaws"], case["present"], case["recused"]
    model, generous = bylaws["alternates"], bylaws["recused_alternate"]
    busy = {seat["holder"] for seat in case["seats"]}
    room_left = 10**6
    if model in ("ranked", "drawn") and bylaws["alternates_until"] != "seats":
        room_left = bylaws["alternates_until"] - len([m for m in busy if m in present and has_vote(case, m)])
    pairs = []
    for seat in case["seats"]:
        who = seat["holder"]
        if who is None:
            continue
        away, biased = who not in present, who in recused
        ready = [m for m in line_for(case, seat) if m in present and m not in busy and has_vote(case, m)]
        clean = [m for m in ready if m not in recused]
        may_step_in = (away or biased) if generous else (away and not biased)
        if has_vote(case, who) and may_step_in and (not away or room_left > 0):
            chosen = clean[:1] if generous and clean else ready[:1] if away else []
            if chosen:
                who = chosen[0]
                room_left -= 1 if away else 0
        busy.add(who)
        pairs.append((who, seat["group"]))
    return pairs


def line_for(case: Json, seat: Json) -> list[str]:
    model = case["bylaws"]["alternates"]
    if model == "personal":
        return list(seat["alternates"])
    if model == "ranked":
        return line_of(case, seat["group"])
    if model == "drawn":
        return [member for member in case["drawn"] if member in line_of(case, seat["group"])]
    return []


def set_aside(case: Json, found: list[Json]) -> set[str]:
    """Present and unbiased, but without a vote: the second of a home, and the latest of the other groups."""
    out = second_of_a_home(case, found)
    rule = case["bylaws"]["quorum"]["group"]
    if rule is None or rule["breach"] != "suspend-latest":
        return out
    for who in reversed(case["present"]):
        rest = [p for p in found if p["here"] and not p["biased"] and p["who"] not in out]
        if satisfies(sum(p["group"] == rule["name"] for p in rest), rule["value"], len(rest)):
            break
        out |= {p["who"] for p in rest if p["who"] == who and p["group"] != rule["name"]}
    return out


def second_of_a_home(case: Json, found: list[Json]) -> set[str]:
    one_per = case["bylaws"]["votes"]["one_per"]
    kinds = {"none": [], "both": ["institution", "household"]}.get(one_per, [one_per])
    could = [p["who"] for p in found if p["here"] and not p["biased"]]
    voted: list[str] = []
    for who in case["present"]:
        shared = [
            other
            for other in voted
            for kind in kinds
            if fact(case, who)[kind] and fact(case, who)[kind] == fact(case, other)[kind]
        ]
        if who in could and not shared:
            voted.append(who)
    return set(could) - set(voted)
