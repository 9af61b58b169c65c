"""Bylaws as data: partial objects are enough, unknown words are refused, presets are complete."""

import json
import re
from typing import Any

import pytest

from juryvote.rules.bylaws import (
    NOTES,
    PRESETS,
    Breach,
    Bylaws,
    MajorityBase,
    QuorumBase,
    RecusedCount,
    Secrecy,
    bylaws_from,
    raw_from,
)


def test_an_empty_object_is_bylaws_with_every_default() -> None:
    assert bylaws_from({}) == Bylaws()


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_a_preset_survives_the_journal(name: str) -> None:
    bylaws = bylaws_from(name)
    assert bylaws_from(json.loads(json.dumps(raw_from(bylaws)))) == bylaws


def test_every_preset_has_a_title_and_says_where_its_numbers_come_from() -> None:
    assert set(NOTES) == set(PRESETS) == {"afj-berlin", "qr-berlin", "qfj-2001"}
    assert [(bool(note.title), bool(note.origin)) for note in NOTES.values()] == [(True, True)] * 3


def test_the_action_fund_jury_needs_more_than_half_and_three_without_the_recused() -> None:
    bylaws = bylaws_from("afj-berlin")
    quorum, majority = bylaws.quorum, bylaws.majority
    assert (quorum.value, quorum.of, quorum.min) == (">1/2", QuorumBase.filled, 3)
    assert quorum.recused is RecusedCount.exclude
    assert (majority.value, majority.of) == (">1/2", MajorityBase.present)
    assert (bylaws.secrecy.default, bylaws.secrecy.on_demand) == (Secrecy.open, "1")


def test_the_neighbourhood_council_counts_the_recused_because_they_stay_in_the_room() -> None:
    bylaws = bylaws_from("qr-berlin")
    assert (bylaws.quorum.value, bylaws.quorum.of, bylaws.quorum.min) == (">=2/3", QuorumBase.filled, 0)
    assert bylaws.recused_stay_for_debate
    assert bylaws.quorum.recused is RecusedCount.count
    assert bylaws.quorum.group is not None
    assert bylaws.quorum.group.breach is Breach.warn


def test_the_fund_jury_of_2001_asks_for_two_thirds_of_the_votes_cast() -> None:
    bylaws = bylaws_from("qfj-2001")
    assert (bylaws.quorum.value, bylaws.quorum.of) == (">1/2", QuorumBase.seats)
    assert (bylaws.majority.value, bylaws.majority.of) == (">=2/3", MajorityBase.cast)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("afj", "No preset is called 'afj'; there are afj-berlin, qfj-2001, qr-berlin."),
        ({"qorum": {}}, "These bylaws cannot be read: Object contains unknown field `qorum`."),
        (
            {"quorum": {"vaule": ">1/2"}},
            "These bylaws cannot be read: Object contains unknown field `vaule` (at `$.quorum`).",
        ),
        (
            {"quorum": {"value": 0.5}},
            "These bylaws cannot be read: Expected `int | str`, got `float` (at `$.quorum.value`).",
        ),
        (
            {"quorum": {"value": True}},
            "These bylaws cannot be read: Expected `int | str`, got `bool` (at `$.quorum.value`).",
        ),
        ({"quorum": {"min": -1}}, "These bylaws cannot be read: Expected `int` >= 0 (at `$.quorum.min`)."),
        (
            {"majority": {"of": "everybody"}},
            "These bylaws cannot be read: Invalid enum value 'everybody' (at `$.majority.of`).",
        ),
        (
            {"majority": {"value": "1/2"}},
            (
                "These bylaws cannot be read: '1/2' is not a share: a share is `>a/b` or `>=a/b` (at most the whole), "
                "`all`, or a whole number from 0 (at `$.majority`)."
            ),
        ),
        (
            {"quorum": {"second_invitation": "two"}},
            (
                "These bylaws cannot be read: second_invitation 'two' is not `none`, `any`, `min:3` or a fraction "
                "such as `>=1/5` (at `$.quorum`)."
            ),
        ),
    ],
)
def test_bylaws_that_cannot_be_read_are_refused_with_one_sentence_that_names_the_place(
    raw: str | dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(sentence)) as refused:
        bylaws_from(raw)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    "raw",
    [
        {"quorum": {"lowered": [{"when": "any-recused", "value": "few"}]}},
        {"quorum": {"group": {"value": "most"}}},
        {"secrecy": {"on_demand": "few"}},
        {"majority": {"also": [{"group": "resident", "value": "most"}]}},
        {"quorum": {"no_group": {"value": "most"}}},
    ],
)
def test_every_share_in_the_bylaws_is_read_at_once(raw: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="is not a share"):
        bylaws_from(raw)


def test_every_clause_survives_the_journal() -> None:
    raw: dict[str, Any] = {
        "quorum": {"no_group": {"value": ">49/100", "breach": "block"}},
        "majority": {"also": [{"group": "partner", "value": "all", "of": "present"}]},
        "alternates": "ranked",
        "alternates_until": 11,
        "recused_hide_material": True,
        "votes": {"one_per": "both", "after_attendances": 3, "lapses_after_absences": 6, "min_age": 13},
        "retabling": {"most": 1, "wait_months": 3},
        "office_below_cents": 50_000,
        "exclusion": {"unexcused": 3, "in_a_row": 6},
        "mandates": {"allowed": True, "most_days": 30},
        "written_procedure": {"allowed": True, "days": 10, "objections_to_stop": 2},
        "urgent_decisions": "chair",
        "decisions_are": "advice",
    }
    bylaws = bylaws_from(raw)
    assert bylaws_from(json.loads(json.dumps(raw_from(bylaws)))) == bylaws
    written = raw_from(bylaws)
    assert {key: written[key] for key in raw if key not in ("quorum", "majority")} == {
        key: value for key, value in raw.items() if key not in ("quorum", "majority")
    }


@pytest.mark.parametrize("until", [-1, "all", 1.5, None])
def test_alternates_step_in_until_a_number_or_the_seats(until: object) -> None:
    with pytest.raises(ValueError, match="alternates_until"):
        bylaws_from({"alternates_until": until})
