"""The rule sets of real bodies in docs/bylaws: each is read, asked about one evening, and says what the page says."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from juryvote.rules.bylaws import bylaws_from
from juryvote.rules.procedure import who_decides

from .rooms import ask

DOCS = Path(__file__).parents[2] / "docs"
FILES = sorted((DOCS / "bylaws").glob("*.json"))
PAGE = (DOCS / "rules.md").read_text(encoding="utf-8")


def people(*groups: tuple[str, int]) -> list[dict[str, Any]]:
    """So many seats of each group, held by m1, m2, … all through."""
    names = [group for group, n in groups for _ in range(n)]
    return [{"id": f"s{i}", "group": group, "holder": f"m{i}"} for i, group in enumerate(names, start=1)]


def here(*ranges: tuple[int, int], more: tuple[str, ...] = ()) -> list[str]:
    """m-first to m-last of each range, in this order of arrival."""
    return [f"m{i}" for first, last in ranges for i in range(first, last + 1)] + list(more)


def known(n: int, **facts: Any) -> dict[str, Any]:
    return {f"m{i}": {"attended": 9, **facts} for i in range(1, n + 1)}


def waiting(seats: list[dict[str, Any]], **alternates: list[str]) -> list[dict[str, Any]]:
    return [{**seat, "alternates": alternates.get(seat["id"], [])} for seat in seats]


OPENING = {"met": True, "needed": 8, "counted": 9, "base": 20, "sentence": "Beschlussfähig: 9 sind da."}
ELEVEN = waiting(people(("resident", 11)), s1=["a1", "a2", "a3"])
FLUGHAFEN = waiting(people(("resident", 18), ("partner", 9)), s1=["a1", "a2"], s19=["p1"])
OST = waiting(people(("resident", 6), ("partner", 4)), s1=["a1", "a2"], s7=["p1"])

EVENINGS: dict[str, dict[str, Any]] = {
    "kosmosviertel": {"seats": people(("resident", 27)), "present": here((1, 18)), "recused": ["m1"]},
    "schillerpromenade": {"seats": people(("resident", 21), ("partner", 8)), "present": here((1, 19))},
    "schoeneberg": {"seats": people(("resident", 19), ("partner", 11)), "present": here((1, 17))},
    "sparrplatz": {"seats": ELEVEN, "present": here((1, 9), more=("a3", "a2", "a1"))},
    "flughafenstrasse": {"seats": FLUGHAFEN, "present": here((2, 8), (19, 27), more=("a1", "a2", "p1"))},
    "beusselstrasse": {"seats": people(("resident", 9)), "present": here((1, 6)), "counts": {"yes": 4, "no": 2}},
    "wrangelkiez": {"seats": people(("resident", 7)), "present": here((1, 7)), "counts": {"yes": 3, "abstain": 4}},
    "marzahn-nordwest": {"seats": people(("resident", 11)), "present": here((1, 5))},
    "lichtenberg": {"seats": people(("Ausgeloste", 9), ("Organisierte", 6)), "present": here((1, 5), (10, 14))},
    "dulsberg": {"seats": people(("resident", 20)), "present": here((1, 5)), "opening": OPENING},
    "phoenix": {
        "seats": people(("resident", 5)),
        "present": here((1, 5)),
        "facts": {**known(3, household="h1"), "m4": {"attended": 2}, "m5": {"attended": 5, "absent_in_a_row": 1}},
    },
    "wilhelmsburg-ost": {"seats": OST, "present": here((3, 10), more=("a1", "a2", "p1")), "drawn": ["a2", "p1"]},
    "heidelberg": {
        "seats": people(("Bezirk", 3), ("Verein", 3), ("Bürger", 6)),
        "present": here((1, 10)),
        "counts": {"yes": 5, "no": 5},
    },
    "hohenstuecken": {"seats": people(("resident", 6), ("partner", 6)), "present": here((1, 2), (7, 10))},
    "nottuln": {"seats": people(("Rat", 8), ("Sachkundige", 7)), "present": here((1, 4), (9, 14))},
    "friedrichshafen": {"seats": people(("resident", 9)), "present": here((1, 9))},
    "leader": {
        "seats": people(("Verwaltung", 4), ("Wirtschaft", 4), ("Bürger", 4)),
        "present": here((1, 4), (5, 6), (9, 9)),
    },
    "hessen": {"seats": people(("resident", 9)), "present": here((1, 2)), "second_invitation": True},
}


def sentences(name: str) -> list[str]:
    """Everything that is said about the evening."""
    bylaws = json.loads((DOCS / "bylaws" / f"{name}.json").read_text(encoding="utf-8"))
    [answer] = ask([{"bylaws": bylaws, **EVENINGS[name]}])
    return [answer["quorum"]["sentence"], answer["majority"]["sentence"], *answer["warnings"]]


def told(name: str) -> str:
    """What the page says: the quotation in the rule set's paragraph."""
    [said] = re.findall(rf"bylaws/{name}\.json\).*?„(.*?)“", PAGE, flags=re.DOTALL)
    return re.sub(r"\s+", " ", said)


def test_every_file_is_on_the_page_and_has_an_evening() -> None:
    names = [path.stem for path in FILES]
    assert sorted(EVENINGS) == names == sorted(re.findall(r"\(bylaws/([a-z-]+)\.json\)", PAGE))
    assert len(names) >= 12


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_rule_set_is_read_as_it_is_written(path: Path) -> None:
    raw = json.loads(path.read_text(encoding="utf-8"))
    assert path.read_text(encoding="utf-8") == json.dumps(raw, indent=2, ensure_ascii=False) + "\n"
    assert bylaws_from(raw)


@pytest.mark.parametrize("name", sorted(set(EVENINGS) - {"friedrichshafen"}))
def test_the_page_says_what_the_rules_say(name: str) -> None:
    assert told(name) in sentences(name)


def test_below_the_limit_the_office_decides_alone() -> None:
    raw = json.loads((DOCS / "bylaws/friedrichshafen.json").read_text(encoding="utf-8"))
    bylaws = bylaws_from(raw)
    assert who_decides(bylaws, amount_cents=350_000).sentence == told("friedrichshafen")
    assert who_decides(bylaws, amount_cents=350_001).by == "body"
