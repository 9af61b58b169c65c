"""`juryvote explain`: what a careful user gets for good, odd and impossible cases."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from juryvote.cli.explain import explain

from .rooms import ask, case

JURY = case("afj-berlin", 4, present=3, recused=1)
ANSWER = {
    "entitled": ["m2", "m3", "m4"],
    "voting": ["m2", "m3"],
    "quorum": {
        "met": False,
        "needed": 3,
        "counted": 2,
        "base": 4,
        "of": "filled",
        "lowered": False,
        "sentence": "Nicht beschlussfähig: 2 von 4 besetzten Sitzen zählen, 3 sind nötig; es fehlt 1. "
        "1 befangene Person zählt nicht mit. Es kann nur ein Meinungsbild geben.",
    },
    "majority": {
        "needed_yes": 2,
        "base": 2,
        "of": "present",
        "outcome": None,
        "sentence": "Angenommen, wenn mindestens 2 von 2 Stimmberechtigten Ja sagen.",
    },
    "warnings": [],
}


def run(*args: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(explain, list(args), input=stdin)


@pytest.fixture
def jury(tmp_path: Path) -> str:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(JURY), encoding="utf-8")
    return str(path)


def test_a_file_gets_one_indented_answer(jury: str) -> None:
    result = run(jury)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == json.dumps(ANSWER, indent=2, ensure_ascii=False) + "\n"


def test_a_file_gets_one_line_on_request(jury: str) -> None:
    result = run("--json", jury)
    assert result.stdout == json.dumps(ANSWER, separators=(",", ":"), ensure_ascii=False) + "\n"


def test_a_case_saved_by_a_windows_editor_is_read_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(JURY, indent=1).replace("\n", "\r\n").encode())
    assert json.loads(run(str(path)).stdout) == ANSWER


def test_a_missing_file_is_wrong_use(tmp_path: Path) -> None:
    path = str(tmp_path / "none.json")
    sentence = f"{path} cannot be read: No such file or directory."
    spoken, asked = run(path), run("--json", path)
    assert (spoken.exit_code, spoken.stdout, spoken.stderr) == (2, "", f"Error: {sentence}\n")
    assert (asked.exit_code, json.loads(asked.stdout)) == (2, {"error": sentence})


def test_no_case_at_all_is_wrong_use() -> None:
    assert run().exit_code == 2


def test_no_lines_get_no_answers() -> None:
    result = run("-", stdin="")
    assert (result.exit_code, result.stdout) == (0, "")


def test_an_erroneous_line_is_answered_in_its_place() -> None:
    good = json.dumps(JURY)
    result = run("-", stdin=f"{good}\n{{\n{good}\n")
    first, second, third = map(json.loads, result.stdout.splitlines())
    assert (first, third) == (ANSWER, ANSWER)
    assert second == {"error": "This case cannot be read: Input data was truncated."}
    assert result.exit_code == 2


def error(**changes: Any) -> str:
    [answer] = ask([{**JURY, **changes}])
    assert list(answer) == ["error"]
    return str(answer["error"])


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"bylaws": "afj"}, "No preset is called 'afj'; there are afj-berlin, qfj-2001, qr-berlin."),
        ({"bylaws": {"quorom": {}}}, "These bylaws cannot be read: Object contains unknown field `quorom`."),
        ({"bylaws": 3}, "This case cannot be read: Expected `str | object`, got `int` (at `$.bylaws`)."),
        ({"absent": []}, "This case cannot be read: Object contains unknown field `absent`."),
        (
            {"seats": [{"id": "s1", "member": "m1"}]},
            "This case cannot be read: Object contains unknown field `member` (at `$.seats[0]`).",
        ),
        ({"seats": [{"id": "s1"}, {"id": "s1"}]}, "Seat 's1' is listed more than once."),
        (
            {"seats": [{"id": "s1", "holder": "m1"}, {"id": "s2", "holder": "m1"}]},
            "Member 'm1' holds more than one seat; one person has one vote.",
        ),
        ({"counts": {"yes": -1}}, "This case cannot be read: Expected `int` >= 0 (at `$.counts.yes`)."),
        ({"counts": {"yes": 1.5}}, "This case cannot be read: Expected `int`, got `float` (at `$.counts.yes`)."),
        ({"counts": {"maybe": 1}}, "This case cannot be read: Object contains unknown field `maybe` (at `$.counts`)."),
        ({"counts": {"yes": 3}}, "More votes than voters: 3 counted, but only 2 present may vote."),
        (
            {"facts": {"m1": {"shoe_size": 43}}},
            "This case cannot be read: Object contains unknown field `shoe_size` (at `$.facts[...]`).",
        ),
        (
            {"facts": {"m1": {"age": -1}}},
            "This case cannot be read: Expected `int` >= 0 (at `$.facts[...].age`).",
        ),
        ({"chair_vote": "maybe"}, "This case cannot be read: Invalid enum value 'maybe' (at `$.chair_vote`)."),
        (
            {"opening": {"met": True}},
            "This case cannot be read: Object missing required field `needed` (at `$.opening`).",
        ),
        (
            {"bylaws": {"votes": {"one_per": "dog"}}},
            "These bylaws cannot be read: Invalid enum value 'dog' (at `$.votes.one_per`).",
        ),
        (
            {"bylaws": {"written_procedure": {"days": 0}}},
            "These bylaws cannot be read: Expected `int` >= 1 (at `$.written_procedure.days`).",
        ),
        ({"present": "m1"}, "This case cannot be read: Expected `array`, got `str` (at `$.present`)."),
    ],
)
def test_an_impossible_case_is_refused_in_one_sentence(changes: dict[str, Any], sentence: str) -> None:
    assert error(**changes) == sentence


@pytest.mark.parametrize("missing", ["bylaws", "seats"])
def test_a_case_needs_bylaws_and_seats(missing: str) -> None:
    [answer] = ask([{key: value for key, value in JURY.items() if key != missing}])
    assert answer == {"error": f"This case cannot be read: Object missing required field `{missing}`."}


@pytest.mark.parametrize("line", [b"", b"[]", b'"\xff"', b"[" * 100_000, b"\x00"])
def test_a_line_that_is_no_case_is_an_error_and_never_a_crash(line: bytes) -> None:
    result = run("-", stdin=line + b"\n")
    assert (result.exit_code, list(json.loads(result.stdout))) == (2, ["error"])


def warned(**changes: Any) -> dict[str, Any]:
    [answer] = ask([{**JURY, **changes}])
    return answer


def test_guests_are_warned_about_and_not_counted() -> None:
    answer = warned(present=["m1", "zoe", "m2", "m3", "adam"])
    assert answer == {
        **ANSWER,
        "warnings": [
            "adam ist da, hat aber keinen Sitz und zählt nicht mit.",
            "zoe ist da, hat aber keinen Sitz und zählt nicht mit.",
        ],
    }


def test_whoever_is_listed_as_present_twice_counts_once() -> None:
    answer = warned(present=["m1", "m2", "m1", "m3"])
    assert answer == {**ANSWER, "warnings": ["m1 ist mehrfach als anwesend genannt und zählt einmal."]}


def test_a_recused_person_without_a_seat_is_warned_about() -> None:
    answer = warned(recused=["m1", "zoe"])
    assert answer == {**ANSWER, "warnings": ["zoe ist als befangen genannt, hat aber keinen Sitz."]}


def test_an_alternate_who_waits_is_neither_a_guest_nor_counted() -> None:
    held = [{**seat, "alternates": [f"a{at}"]} for at, seat in enumerate(JURY["seats"])]
    assert warned(seats=held, present=["m1", "m2", "m3", "a0"]) == ANSWER


def test_an_empty_room_is_not_quorate() -> None:
    answer = warned(seats=[], present=[], recused=[])
    assert (answer["quorum"]["met"], answer["majority"]["needed_yes"]) == (False, 1)


def test_the_warnings_of_the_readings_are_in_the_answer() -> None:
    [answer] = ask([case({"majority": {"of": "seats"}}, 5, present=1)])
    assert answer["warnings"] == ["Nicht zu erreichen: 3 Ja-Stimmen sind nötig, nur 1 Person darf abstimmen."]


def test_a_lot_that_names_somebody_else_is_warned_about() -> None:
    held = [{**seat, "alternates": ["a1"]} for seat in JURY["seats"]]
    answer = warned(seats=held, drawn=["a1", "zoe"])
    assert answer == {**ANSWER, "warnings": ["zoe ist ausgelost, hat aber keinen Platz als Stellvertretung."]}


def test_absences_that_allow_an_exclusion_are_in_the_answer() -> None:
    rules = {"exclusion": {"in_a_row": 6}}
    [answer] = ask([case(rules, 3, present=3, facts={"m3": {"absent_in_a_row": 6}})])
    assert answer["warnings"] == ["m3 fehlte 6-mal hintereinander. Über einen Ausschluss darf abgestimmt werden."]


def test_a_case_with_everything_gets_an_answer() -> None:
    rules = {
        "quorum": {"value": 8, "checked": "opening-then-challenge"},
        "majority": {"tie": "chair", "also": [{"group": "resident"}]},
        "votes": {"one_per": "household", "after_attendances": 3},
    }
    [answer] = ask(
        [
            case(
                rules,
                6,
                present=6,
                facts={"m1": {"household": "h", "attended": 3}, "m2": {"household": "h"}, "m3": {"attended": 0}},
                opening={"met": True, "needed": 8, "counted": 8, "base": 6, "sentence": "Beschlussfähig."},
                counts={"yes": 2, "no": 2},
                counts_by_group={"resident": {"yes": 2, "no": 2}},
                chair_vote="yes",
            )
        ]
    )
    assert answer["voting"] == ["m1", "m4", "m5", "m6"]
    assert answer["quorum"]["sentence"] == (
        "Beschlussfähig. Das ist festgestellt und gilt, bis ein Mitglied es anzweifelt."
    )
    # The chair decides the tie of all, but the group has not agreed.
    assert answer["majority"]["outcome"] == "rejected"
    assert answer["warnings"] == [
        "1 Person stimmt nicht mit, weil ihr Haushalt schon eine Stimme hat.",
        "1 Person ist da, war aber noch nicht oft genug da und hat noch keine Stimme.",
        "Von 4 Personen ist nicht bekannt, wie oft sie da waren. Sie zählen mit.",
    ]
