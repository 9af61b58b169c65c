"""Random situations with every field written out: any bylaws, any room, counts that fit into it."""

from random import Random
from typing import Any

from .oracle import answer, voters_of
from .oracle_people import people

SHARES = [">1/2", ">=1/2", ">=2/3", ">2/3", ">=1/3", ">=1/4", ">1/5", ">=3/4", ">2/4", "all", 0, 1, 3, "4", 7]
GROUPS = ["resident", "resident", "partner", "youth"]
BASES = ["cast", "cast", "present", "entitled", "filled", "seats"]
KINDS = ("yes", "no", "abstain", "invalid")


def situation(dice: Random) -> dict[str, Any]:
    seats, known = _seats(dice)
    present = dice.sample(known, dice.randint(0, len(known)))
    case: dict[str, Any] = {
        "bylaws": _bylaws(dice),
        "seats": seats,
        "present": present,
        "recused": dice.sample(known, dice.choice([0, 0, 1, 2, len(known) // 2])),
        "second_invitation": dice.random() < 0.2,
        "drawn": dice.sample(known, dice.choice([0, len(known) // 2, len(known)])),
        "facts": {who: _fact(dice) for who in known if dice.random() < 0.7} if dice.random() < 0.5 else {},
        "challenged_by": dice.choice(known) if dice.random() < 0.15 else None,
        "opening": _reading(dice) if dice.random() < 0.5 else None,
        "challenge": _reading(dice) if dice.random() < 0.2 else None,
        "sealed": dice.random() < 0.2,
        "chair_vote": dice.choice([None, "yes", "no", "abstain"]),
        "lot": dice.choice([None, True, False]),
        "tie_again": dice.random() < 0.3,
        "counts": None,
        "counts_by_group": None,
    }
    if dice.random() < 0.8:
        _vote(dice, case)
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


def _fact(dice: Random) -> dict[str, Any]:
    return {
        "institution": dice.choice(["", "", "Kita", "Verein"]),
        "household": dice.choice(["", "", "h1", "h2"]),
        "attended": dice.choice([None, 0, 2, 3, 9, 9]),
        "absent_in_a_row": dice.choice([0, 0, 0, 2, 6]),
        "unexcused": dice.choice([0, 0, 3]),
        "age": dice.choice([None, 12, 16, 40, 40, 40]),
    }


def _reading(dice: Random) -> dict[str, Any]:
    counted = dice.randint(0, 9)
    return {
        "met": dice.random() < 0.7,
        "needed": dice.randint(0, 9),
        "counted": counted,
        "base": counted + dice.randint(0, 3),
        "sentence": "So war es.",
    }


def _bylaws(dice: Random) -> dict[str, Any]:
    return {
        "quorum": {
            "value": dice.choice(SHARES),
            "of": dice.choice(["seats", "filled", "entitled"]),
            "min": dice.choice([0, 0, 3]),
            "recused": dice.choice(["count", "exclude"]),
            "lowered": [_lowered(dice) for _ in range(dice.choice([0, 0, 1, 2]))],
            "group": _group(dice) if dice.random() < 0.6 else None,
            "no_group": dice.choice([None, None, {"value": ">49/100", "breach": dice.choice(["warn", "block"])}]),
            "checked": dice.choice(["each-ballot", "opening-then-challenge", "continuous"]),
            "second_invitation": dice.choice(["none", "any", ">=1/5", ">1/4", "min:3"]),
        },
        "majority": {
            "value": dice.choice(SHARES),
            "of": dice.choice(BASES),
            "tie": dice.choice(["reject", "chair", "lot", "repeat"]),
            "also": [_also(dice) for _ in range(dice.choice([0, 0, 0, 1, 2]))],
        },
        "alternates": dice.choice(["none", "ranked", "ranked", "personal", "personal", "drawn", "drawn", "vacancy"]),
        "alternates_until": dice.choice(["seats", "seats", 0, 3, 6]),
        "recused_alternate": dice.random() < 0.5,
        "votes": _votes(dice),
        "exclusion": {"unexcused": dice.choice([0, 3]), "in_a_row": dice.choice([0, 6])},
    }


def _votes(dice: Random) -> dict[str, Any]:
    return {
        "one_per": dice.choice(["none", "none", "institution", "household", "both"]),
        "after_attendances": dice.choice([0, 0, 3]),
        "lapses_after_absences": dice.choice([0, 0, 1, 6]),
        "min_age": dice.choice([0, 0, 13, 16]),
    }


def _also(dice: Random) -> dict[str, Any]:
    return {"group": dice.choice(GROUPS), "value": dice.choice([1, ">1/2", *SHARES]), "of": dice.choice(BASES)}


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


def _vote(dice: Random, case: dict[str, Any]) -> None:
    """Slips of some who may vote; now and then counted by group, now and then a tie."""
    if dice.random() < 0.4:
        # Most rooms of pure chance are not quorate, and most majorities not simple.
        easy = {"value": 1, "min": 0, "lowered": [], "no_group": None, "checked": "each-ballot"}
        case["bylaws"]["quorum"] |= easy
        case["bylaws"]["majority"] |= {"value": ">1/2", "of": "cast"}
    groups = [one["group"] for one in voters_of(case, people(case))]
    assert len(groups) == len(answer(case)["voting"])
    slips = [(group, dice.choice(["yes", "yes", "yes", "no", "no", "abstain", "invalid"])) for group in groups]
    slips = slips[: dice.randint(0, len(slips))]
    if dice.random() < 0.3:
        half = len(groups) // 2
        slips = [(group, "yes" if at < half else "no") for at, group in enumerate(groups[: half * 2])]
    case["counts"] = _counted([kind for _, kind in slips])
    if dice.random() < 0.6:
        case["counts_by_group"] = {
            group: _counted([kind for other, kind in slips if other == group]) for group in sorted(set(groups))
        }


def _counted(kinds: list[str]) -> dict[str, int]:
    return {kind: kinds.count(kind) for kind in KINDS}
