"""Files as cities publish them: read exactly, refused with one sentence; and the command that shares them out."""

import json
from pathlib import Path

import pytest

from juryvote.rules.pabulib import read_pabulib
from tests.house import juryvote

FINE = """META
key;value
description;Testkiez 2026
budget;500.50
vote_type;approval
rule;greedy
currency;EUR
PROJECTS
project_id;cost;votes;name;selected
1;450;2;"Hoffest; mit Musik";1
2;100;1;Beete;0
VOTES
voter_id;vote
a;1
b;1,2
c;
"""


def test_a_file_is_read_exactly() -> None:
    found = read_pabulib("\ufeff" + FINE.replace("\n", "\r\n"))
    assert (found.pot.budget_cents, found.title, found.winners) == (50_050, "Testkiez 2026", {"1"})
    assert [(one.title, one.cents) for one in found.pot.asked] == [("Hoffest; mit Musik", 45_000), ("Beete", 10_000)]
    assert found.pot.slips == ({"1": 1}, {"1": 1, "2": 1}, {})


@pytest.mark.parametrize(
    ("kind", "votes", "slips"),
    [
        ("cumulative", "voter_id;vote;points\na;1,2;3,0\n", ({"1": 3},)),
        ("scoring", "voter_id;vote;points\na;2,1;5,2.0\n", ({"2": 5, "1": 2},)),
        ("ordinal", "voter_id;vote\na;2,1\n", ({"2": 2, "1": 1},)),
    ],
)
def test_points_and_orders(kind: str, votes: str, slips: tuple[dict[str, int], ...]) -> None:
    text = FINE.replace("approval", kind).partition("VOTES\n")[0] + f"VOTES\n{votes}"
    assert read_pabulib(text).pot.slips == slips


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (FINE, "", "META is missing"),
        (FINE, "a;b\n", "does not begin with META"),
        ("VOTES", "STIMMEN", "VOTES is missing"),
        ("project_id;cost", "project_id;price", "no column 'cost'"),
        ("budget;500.50", "budget;1e12", "The sum of the budget is not a number"),
        (";450;", ";-450;", "The sum of 1 is not a number"),
        (";450;", ";0;", "must be above 0"),
        ("b;1,2", "b;1,3", "Vote 2 names a project twice, or one that is not on the list"),
        ("b;1,2", "b;1,1", "Vote 2 names a project twice"),
        ("2;100", "1;100", "twice"),
        ("approval", "thumbs", "vote type 'thumbs'"),
        ("rule;greedy", "min_project_score_threshold;viele", "whole number"),
        ("approval", "scoring", "1 projects, but 0 points"),
    ],
)
def test_what_is_no_such_file_is_refused_in_one_sentence(old: str, new: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        read_pabulib(FINE.replace(old, new))


def test_the_command(tmp_path: Path) -> None:
    file = tmp_path / "wahl.pb"
    file.write_text(FINE)
    first, second = juryvote("allocate", str(file)).stdout.splitlines()
    assert first == "„Hoffest; mit Musik“ hat 2 Punkte und bekommt 450,00 €. Es bleiben 50,50 €."
    assert second.endswith("Mit 1 Punkt mehr hätte es gereicht, oder wenn es höchstens 50,50 € kostet.")
    answer = json.loads(juryvote("allocate", str(file), "--method", "equal-shares", "--json").stdout)
    assert (answer["granted"], answer["as_published"]) == ({"2": 10_000}, False)  # after it nothing else fits
    assert answer["missed"] == {"1": "Den Unterstützenden fehlten zusammen 216,34 €."}


def test_the_command_says_no(tmp_path: Path) -> None:
    file = tmp_path / "wahl.pb"
    file.write_bytes(b"\xff\xfe")
    wrong = juryvote("allocate", str(file), check=False)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "Error: " in wrong.stderr
    file.write_text("a;b\n")
    wrong = juryvote("allocate", str(file), "--json", check=False)
    assert (wrong.returncode, json.loads(wrong.stdout).keys()) == (2, {"error"})
