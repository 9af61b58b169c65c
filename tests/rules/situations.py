"""Random situations with every field written out: any bylaws, any room, counts that fit into it."""

from random import Random
from typing import Any

from .oracle import answer

SHARES = [">1/2", ">=1/2", ">=2/3", ">2/3", ">=1/3", ">=1/4", ">1/5", ">=3/4", ">2/4", "all", 0, 1, 3, "4", 7]
GROUPS = ["resident", "resident", "partner", "youth"]


def situation(dice: Random) -> dict[str, Any]:
    seats, people = _seats(dice)
    case: dict[str, Any] = {
        "bylaws": _bylaws(dice),
        "seats": seats,
        "present": dice.sample(people, dice.randint(0, len(people))),
        "recused": dice.sample(people, dice.choice([0, 0, 1, 2, len(people) // 2])),
        "second_invitation": dice.random() < 0.2,
        "counts": None,
    }
    if dice.random() < 0.8:
        case["counts"] = _counts(dice, len(answer(case)["voting"]))
    return case


def _seats(dice: Random) -> tuple[list[dict[str, Any]], list[str]]:
    seats: list[dict[str, Any]] = []
    people = ["guest1", "guest2"]
    for number in range(dice.randint(0, 14)):
        holder = None if dice.random() < 0.15 else f"m{number}"
        alternates = [f"a{number}", f"b{number}", "pool", f"m{number + 1}"][: dice.randint(0, 4)]
        people += [m for m in (holder, *alternates) if m is not None and m not in people]
        seats.append({"id": f"s{number}", "group": dice.choice(GROUPS), "holder": holder, "alternates": alternates})
    return seats, people


def _bylaws(dice: Random) -> dict[str, Any]:
    return {
        "quorum": {
            "value": dice.choice(SHARES),
            "of": dice.choice(["seats", "filled", "entitled"]),
            "min": dice.choice([0, 0, 3]),
            "recused": dice.choice(["count", "exclude"]),
            "lowered": [_lowered(dice) for _ in range(dice.choice([0, 0, 1, 2]))],
            "group": _group(dice) if dice.random() < 0.6 else None,
            "second_invitation": dice.choice(["none", "any", ">=1/5", ">1/4", "min:3"]),
        },
        "majority": {
            "value": dice.choice(SHARES),
            "of": dice.choice(["cast", "cast", "present", "entitled", "filled", "seats"]),
            "tie": dice.choice(["reject", "chair", "lot", "repeat"]),
        },
        "alternates": dice.choice(["none", "ranked", "personal", "personal", "drawn", "vacancy"]),
        "recused_alternate": dice.random() < 0.5,
    }


def _lowered(dice: Random) -> dict[str, Any]:
    return {
        "when": dice.choice(["any-recused", "more-than-half-recused"]),
        "value": dice.choice(SHARES),
        "of": dice.choice(["seats", "filled", "entitled"]),
    }


def _group(dice: Random) -> dict[str, Any]:
    return {
        "name": "resident",
        "value": dice.choice(SHARES),
        "of": "present",
        "breach": dice.choice(["ignore", "warn", "block", "suspend-latest", "suspend-latest"]),
    }


def _counts(dice: Random, voters: int) -> dict[str, int]:
    counts = dict.fromkeys(("yes", "no", "abstain", "invalid"), 0)
    for _ in range(dice.randint(0, voters)):
        counts[dice.choice(["yes", "yes", "yes", "no", "no", "abstain", "invalid"])] += 1
    if dice.random() < 0.2:
        counts["yes"] = counts["no"] = voters // 2
        counts["abstain"] = counts["invalid"] = 0
    return counts
