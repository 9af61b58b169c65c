"""The situations that a preview of bylaws shows: real readings of rooms as large as the body."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juryvote.rules.bylaws import PRESETS, Bylaws, bylaws_from
from juryvote.rules.majority import Outcome
from juryvote.rules.situations import Situation, _mixed, situations

DOCUMENTED = sorted((Path(__file__).parents[2] / "docs" / "bylaws").glob("*.json"))
SEVEN = ["resident"] * 7


def by_code(raw: str | dict[str, Any], groups: list[str] = SEVEN) -> dict[str, Situation]:
    return {one.code: one for one in situations(bylaws_from(raw), groups)}


def test_the_example_of_the_issue() -> None:
    """7 seats, 5 there, 2 biased: quorate, 2 yes needed."""
    one = by_code("qr-berlin")["two-recused"]
    assert (one.here, one.recused, one.met, one.needed_yes) == (5, 2, True, 2)
    other = by_code("afj-berlin")["two-recused"]
    assert (other.here, other.recused, other.met, other.needed_yes) == (5, 2, False, None)


def test_just_quorate_and_one_too_few() -> None:
    found = by_code("afj-berlin")
    assert (found["least"].here, found["least"].met, found["least"].needed_yes) == (4, True, 3)
    assert (found["too-few"].here, found["too-few"].met) == (3, False)
    assert "es fehlt 1" in found["too-few"].sentence


@pytest.mark.parametrize(("tie", "outcome"), [("reject", Outcome.rejected), ("lot", Outcome.tied)])
def test_a_tie_is_counted(tie: str, outcome: Outcome) -> None:
    found = by_code({"majority": {"value": ">1/2", "of": "cast", "tie": tie}})["tie"]
    assert (found.here, found.outcome) == (6, outcome)


def test_a_second_invitation_is_shown_where_it_helps() -> None:
    assert not by_code({})["second"].met
    assert by_code({"quorum": {"second_invitation": "any"}})["second"].met


def test_a_lowered_quorum_is_shown() -> None:
    lowered = [{"when": "more-than-half-recused", "value": 3, "of": "seats"}]
    assert not by_code({})["most-recused"].met
    assert by_code({"quorum": {"lowered": lowered}})["most-recused"].met


def test_a_quorum_that_nobody_reaches_leaves_out_what_cannot_be() -> None:
    found = by_code({"quorum": {"value": 9}})
    assert "least" not in found
    assert not any(one.met for one in found.values())
    assert {one.needed_yes for one in found.values()} == {None}


def test_a_body_without_seats_has_no_situations() -> None:
    assert situations(Bylaws(), []) == ()


def test_a_body_of_one_has_them() -> None:
    found = by_code({}, ["resident"])
    assert (found["all"].met, found["all"].needed_yes) == (True, 1)
    assert "tie" not in found


def test_groups_come_in_their_proportion() -> None:
    groups = ["resident"] * 4 + ["partner"] * 2
    assert [groups[seat] for seat in _mixed(groups)] == ["resident", "partner", "resident"] * 2


@pytest.mark.parametrize("rules", [*sorted(PRESETS), *DOCUMENTED], ids=lambda one: getattr(one, "stem", one))
@given(sizes=st.tuples(st.integers(0, 9), st.integers(0, 9)))
def test_every_rule_set_can_be_shown_for_every_body(rules: str | Path, sizes: tuple[int, int]) -> None:
    raw = rules if isinstance(rules, str) else json.loads(rules.read_text(encoding="utf-8"))
    groups = ["resident"] * sizes[0] + ["partner"] * sizes[1]
    for one in situations(bylaws_from(raw), groups):
        assert 0 <= one.recused <= one.here <= len(groups)
        assert one.sentence
        assert (one.needed_yes is not None) <= one.met
