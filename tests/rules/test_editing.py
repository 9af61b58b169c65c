"""Bylaws as questions and answers: whatever the questions cannot say goes through unharmed."""

import json
from pathlib import Path
from typing import Any

import pytest

from juryvote.rules.bylaws import PRESETS, Bylaws, bylaws_from, raw_from
from juryvote.rules.editing import Unread, answers, as_data, as_text, changed, differences, from_text
from juryvote.rules.fields import all_fields, parts
from juryvote.rules.journal import canonical

DOCUMENTED = sorted((Path(__file__).parents[2] / "docs" / "bylaws").glob("*.json"))
TWO_LOWERED = {
    "quorum": {
        "lowered": [
            {"when": "any-recused", "value": 4, "of": "seats"},
            {"when": "more-than-half-recused", "value": ">=1/3"},
        ],
        "no_group": {"value": ">49/100", "breach": "block"},
    },
    "majority": {"also": [{"group": "resident"}, {"group": "partner", "value": ">=2/3", "of": "present"}]},
    "retabling": {"most": 2, "wait_months": 6},
    "alternates_until": 11,
}


def rule_sets() -> list[Any]:
    written = [json.loads(path.read_text(encoding="utf-8")) for path in DOCUMENTED]
    return [*sorted(PRESETS), TWO_LOWERED, {}, *written]


@pytest.mark.parametrize("raw", rule_sets(), ids=lambda raw: raw if isinstance(raw, str) else None)
def test_answers_that_nobody_changes_change_nothing(raw: Any) -> None:
    bylaws = bylaws_from(raw)
    assert changed(bylaws, answers(bylaws)) == bylaws
    assert from_text(as_text(bylaws)) == bylaws
    assert bylaws_from(as_data(bylaws)) == bylaws
    assert canonical(as_data(bylaws))
    assert differences(bylaws, bylaws) == ()


@pytest.mark.parametrize(
    "raw", rule_sets()[:3] + rule_sets()[4:], ids=lambda raw: raw if isinstance(raw, str) else None
)
def test_answering_every_question_gives_the_same_rules(raw: Any) -> None:
    bylaws = bylaws_from(raw)
    assert differences(changed(Bylaws(), answers(bylaws)), bylaws) == ()


def test_what_no_question_shows_stays() -> None:
    bylaws = bylaws_from(TWO_LOWERED)
    after = changed(bylaws, {**answers(bylaws), "low_value_own": "3", "also_group": ""})
    assert [low.value for low in after.quorum.lowered] == [3, ">=1/3"]
    assert [one.group for one in after.majority.also] == ["partner"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5", 5),
        ("3/5", ">=3/5"),
        ("mehr als 3/5", ">3/5"),
        ("> 3/5", ">3/5"),
        ("mindestens 3/5", ">=3/5"),
        ("60 %", ">=60/100"),
        ("60 Prozent", ">=60/100"),
    ],
)
def test_a_share_is_read_as_people_write_it(text: str, value: object) -> None:
    assert changed(Bylaws(), {"q_value": "own", "q_value_own": text}).quorum.value == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("q_value_own", ""),
        ("q_value_own", "5/3"),
        ("q_value_own", "1/0"),
        ("q_value_own", "٣"),
        ("q_value_own", "-1"),
        ("q_min", ""),
        ("q_min", "1.5"),
        ("q_min", "10000"),
        ("m_tie", "coin"),
        ("office_below", "viel"),
        ("back_most", "oft"),
    ],
)
def test_what_cannot_be_read_names_its_question(name: str, text: str) -> None:
    with pytest.raises(Unread) as wrong:
        changed(Bylaws(), {"q_value": "own" if name == "q_value_own" else ">1/2", name: text})
    assert wrong.value.name == name.removesuffix("_own")


def test_a_second_invitation_takes_a_number_or_a_part() -> None:
    for text, kept in (("3", "min:3"), ("1/5", ">=1/5")):
        rules = changed(Bylaws(), {"q_second": "own", "q_second_own": text})
        assert rules.quorum.second_invitation == kept
        assert answers(rules)["q_second_own"] == text


def test_differences_speak_plainly() -> None:
    found = differences(bylaws_from("afj-berlin"), bylaws_from("qr-berlin"))
    assert ("Wie viele müssen da sein?", "mehr als die Hälfte", "mindestens zwei Drittel") in {
        (one.label, one.before, one.after) for one in found
    }
    rest = differences(Bylaws(), changed_rest())
    assert rest[-1].label == "Weitere Angaben, die nur in den Daten stehen"


def changed_rest() -> Bylaws:
    return bylaws_from({"majority": {"also": [{"group": "resident"}, {"group": "partner"}]}})


def test_every_field_of_the_bylaws_has_a_question_but_a_few() -> None:
    asked = {field.place for field in all_fields().values()}
    unasked = {("quorum", "group", "of"), ("majority", "also", "of")}
    assert places(raw_from(Bylaws())) - unasked <= {place[: len(place)] for place in asked} | {p[:2] for p in asked}


def places(raw: dict[str, Any], before: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    found = set()
    for name, value in raw.items():
        here = (*before, name)
        found |= places(value, here) if isinstance(value, dict) else {here}
    return found


def test_no_question_is_asked_twice() -> None:
    names = [field.name for part in parts() for field in part.fields]
    assert len(names) == len(set(names))
    for field in all_fields().values():
        codes = [code for code, _ in field.options]
        assert len(codes) == len(set(codes)), field.name


@pytest.mark.parametrize("text", ["", "[]", "{", "null", '{"quorums": {}}', "[" * 5000, '{"quorum": {"value": 1.5}}'])
def test_data_that_are_no_bylaws_are_told(text: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        from_text(text)
