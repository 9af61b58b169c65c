"""The tables of the case folder, cell by cell, through the real command."""

import csv
from pathlib import Path
from typing import Any

from .rooms import ask, case

TABLES = Path(__file__).parents[1] / "vectors" / "cases"
ANYBODY = {"value": 0}

VOTES = {
    "simple (yes > no)": {"value": ">1/2", "of": "cast"},
    "> 1/2 of present entitled": {"value": ">1/2", "of": "present"},
    ">= 2/3 of cast yes+no": {"value": ">=2/3", "of": "cast"},
    ">= 2/3 of present entitled": {"value": ">=2/3", "of": "present"},
    "unanimous (cast)": {"value": "all", "of": "cast"},
    "unanimous (present)": {"value": "all", "of": "present"},
}

HALF = {"value": ">1/2", "of": "seats"}
TWO_THIRDS = {"value": ">=2/3", "of": "seats"}
QUORUMS: dict[str, dict[str, Any]] = {
    "base seats, recused count as present, > 1/2": {**HALF, "recused": "count"},
    "base seats, recused not counted, > 1/2": {**HALF, "recused": "exclude"},
    "base entitled on the item (9-4=5), > 1/2": {"value": ">1/2", "of": "entitled", "recused": "exclude"},
    "GemO BW 37: >= 1/2 present and entitled of 9 seats; 1/4 only if more than half recused": {
        "value": ">=1/2",
        "of": "seats",
        "recused": "exclude",
        "lowered": [{"when": "more-than-half-recused", "value": ">=1/4", "of": "seats"}],
    },
    "GemO RP 39: any recusal lowers to 1/3 of seats (3)": {
        **HALF,
        "recused": "exclude",
        "lowered": [{"when": "any-recused", "value": ">=1/3", "of": "seats"}],
    },
    "QR 2/3 of seats, recused counted": {**TWO_THIRDS, "recused": "count"},
    "QR 2/3 of seats, recused not counted": {**TWO_THIRDS, "recused": "exclude"},
    "VwVfG 90: > 1/2 of members present and >= 3, recused counted": {**HALF, "min": 3, "recused": "count"},
}


def rows(name: str) -> list[dict[str, str]]:
    with (TABLES / name).open(newline="", encoding="utf-8") as table:
        return list(csv.DictReader(table))


def test_every_threshold_of_the_table_is_the_needed_number_of_a_quorum() -> None:
    cells = [(row["n"], share, row[share]) for row in rows("thresholds.csv") for share in row if share != "n"]
    answers = ask([case({"quorum": {"value": share, "of": "seats"}}, int(n)) for n, share, _ in cells])
    assert [str(answer["quorum"]["needed"]) for answer in answers] == [needed for _, _, needed in cells]
    assert len(cells) == 15 * 6


def test_every_threshold_of_the_table_is_the_needed_yes_of_a_majority() -> None:
    cells = [(row["n"], share, row[share]) for row in rows("thresholds.csv") for share in row if share != "n"]
    answers = ask(
        [case({"majority": {"value": share, "of": "present"}}, int(n), present=int(n)) for n, share, _ in cells]
    )
    assert [str(answer["majority"]["needed_yes"]) for answer in answers] == [needed for _, _, needed in cells]


def test_every_vote_of_the_table_comes_out_as_the_table_says() -> None:
    cells = [(row, rule, row[rule]) for row in rows("votes.csv") for rule in VOTES]
    answers = ask([_vote(row, VOTES[rule]) for row, rule, _ in cells])
    assert [answer["majority"]["outcome"] for answer in answers] == [outcome for _, _, outcome in cells]
    assert len(cells) == 11 * 6


def test_nine_seats_with_four_recused_come_out_as_the_eight_rules_say() -> None:
    table = rows("quorum.csv")
    answers = ask([_quorum(row) for row in table])
    assert [_calculation(answer) for answer in answers] == [(row["calculation"], row["answer"]) for row in table]
    assert len(table) == 8


def _vote(row: dict[str, str], majority: dict[str, str]) -> dict[str, Any]:
    counts = {choice: int(row[choice]) for choice in ("yes", "no", "abstain")}
    voters = sum(counts.values())
    return case({"quorum": ANYBODY, "majority": majority}, voters, present=voters, counts=counts)


def _quorum(row: dict[str, str]) -> dict[str, Any]:
    bylaws = {"quorum": QUORUMS[row["rule"]]}
    return case(bylaws, int(row["seats"]), present=int(row["present"]), recused=int(row["recused"]))


def _calculation(answer: dict[str, Any]) -> tuple[str, str]:
    quorum = answer["quorum"]
    sign = ">=" if quorum["counted"] >= quorum["needed"] else "<"
    return f"{quorum['counted']} {sign} {quorum['needed']}", "quorate" if quorum["met"] else "not quorate"
