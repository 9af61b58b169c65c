"""How many must say yes, and the sentence that says so before and after the vote."""

from typing import Any

import pytest

from juryvote.rules.bylaws import bylaws_from
from juryvote.rules.majority import Outcome, decide, read_majority
from juryvote.rules.quorum import read_quorum
from juryvote.rules.room import Numbers
from juryvote.rules.tally import Counts

from .rooms import room

SIX = Numbers(seats=9, filled=8, entitled=7, voting=6)
IF_NOBODY_ABSTAINS = "Das gilt, wenn sich niemand enthält. Mit Enthaltungen reichen vielleicht weniger."


def before(majority: dict[str, Any], numbers: Numbers = SIX) -> str:
    return decide(bylaws_from({"majority": majority}), numbers=numbers, quorate=True).sentence


def after(majority: dict[str, Any], counts: Counts, *, quorate: bool = True) -> tuple[Outcome | None, str]:
    reading = decide(bylaws_from({"majority": majority}), numbers=SIX, quorate=quorate, counts=counts)
    return reading.outcome, reading.sentence


@pytest.mark.parametrize(
    ("majority", "sentence"),
    [
        ({"of": "present"}, "Angenommen, wenn mindestens 4 von 6 Stimmberechtigten Ja sagen."),
        ({"of": "cast"}, f"Angenommen, wenn mindestens 4 von 6 Stimmberechtigten Ja sagen. {IF_NOBODY_ABSTAINS}"),
        ({"of": "cast", "value": 2}, "Angenommen, wenn mindestens 2 von 6 Stimmberechtigten Ja sagen."),
        ({"of": "present", "value": 0}, "Angenommen, wenn mindestens 1 von 6 Stimmberechtigten Ja sagt."),
        ({"of": "entitled"}, "Angenommen, wenn mindestens 4 von allen 7 Stimmberechtigten (auch wer fehlt) Ja sagen."),
        ({"of": "filled"}, "Angenommen, wenn mindestens 5 von 8 besetzten Sitzen Ja sagen."),
        ({"of": "seats"}, "Angenommen, wenn mindestens 5 von 9 Sitzen Ja sagen."),
    ],
)
def test_the_sentence_before_the_vote_names_the_needed_number(majority: dict[str, Any], sentence: str) -> None:
    assert before(majority) == sentence


@pytest.mark.parametrize(
    ("of", "sentence"),
    [
        ("entitled", "Angenommen, wenn mindestens 1 von 1 Stimmberechtigten (auch wer fehlt) Ja sagt."),
        ("filled", "Angenommen, wenn mindestens 1 von 1 besetzten Sitz Ja sagt."),
        ("seats", "Angenommen, wenn mindestens 1 von 1 Sitz Ja sagt."),
    ],
)
def test_one_person_is_spoken_of_in_the_singular(of: str, sentence: str) -> None:
    assert before({"of": of}, Numbers(seats=1, filled=1, entitled=1, voting=1)) == sentence


@pytest.mark.parametrize(
    ("majority", "counts", "expected"),
    [
        ({"of": "present"}, Counts(yes=4, no=2), (Outcome.carried, "Angenommen: 4 Ja-Stimmen, nötig waren 4 von 6.")),
        (
            {"of": "present"},
            Counts(yes=3, no=2, abstain=1),
            (Outcome.rejected, "Abgelehnt: 3 Ja-Stimmen, nötig waren 4 von 6."),
        ),
        ({"of": "cast"}, Counts(yes=1), (Outcome.carried, "Angenommen: 1 Ja-Stimme, nötig war 1 von 1 (Ja und Nein).")),
        (
            {"of": "cast"},
            Counts(abstain=5),
            (Outcome.rejected, "Abgelehnt: 0 Ja-Stimmen, niemand hat Ja oder Nein gesagt."),
        ),
        (
            {"of": "entitled"},
            Counts(yes=6),
            (
                Outcome.carried,
                "Angenommen: 6 Ja-Stimmen, nötig waren 4 von allen 7 Stimmberechtigten (auch wer fehlt).",
            ),
        ),
        (
            {"of": "cast"},
            Counts(yes=2, no=2),
            (Outcome.rejected, "Abgelehnt, weil es gleich steht: 2 Ja-Stimmen, 2 Nein-Stimmen."),
        ),
        (
            {"of": "cast", "tie": "chair"},
            Counts(yes=1, no=1),
            (Outcome.tied, "Es steht gleich: 1 Ja-Stimme, 1 Nein-Stimme. Die Sitzungsleitung entscheidet."),
        ),
        (
            {"of": "cast", "tie": "lot"},
            Counts(yes=2, no=2, abstain=2),
            (Outcome.tied, "Es steht gleich: 2 Ja-Stimmen, 2 Nein-Stimmen. Das Los entscheidet."),
        ),
        (
            {"of": "cast", "tie": "repeat"},
            Counts(yes=3, no=3),
            (Outcome.tied, "Es steht gleich: 3 Ja-Stimmen, 3 Nein-Stimmen. Die Abstimmung wird wiederholt."),
        ),
        (
            {"of": "present", "tie": "lot"},
            Counts(yes=3, no=3),
            (Outcome.rejected, "Abgelehnt: 3 Ja-Stimmen, nötig waren 4 von 6."),
        ),
    ],
)
def test_the_sentence_after_the_vote_justifies_the_outcome(
    majority: dict[str, Any], counts: Counts, expected: tuple[Outcome, str]
) -> None:
    assert after(majority, counts) == expected


def test_without_a_quorum_the_votes_are_a_straw_poll() -> None:
    assert after({"of": "present"}, Counts(yes=6), quorate=False) == (
        Outcome.void,
        "Kein Beschluss, weil nicht genug Stimmberechtigte da waren: 6 Ja-Stimmen als Meinungsbild.",
    )


def test_where_nobody_may_vote_the_sentence_says_that_nothing_can_be_carried() -> None:
    nobody = Numbers(seats=3, filled=3, entitled=0, voting=0)
    assert before({}, nobody) == "Niemand im Raum darf abstimmen, deshalb kann nichts angenommen werden."


@pytest.mark.parametrize(("voting", "who"), [(1, "1 Person darf"), (2, "2 Personen dürfen")])
def test_a_number_that_the_room_cannot_reach_is_warned_about(voting: int, who: str) -> None:
    few = Numbers(seats=9, filled=9, entitled=9, voting=voting)
    reading = decide(bylaws_from({"majority": {"of": "seats"}}), numbers=few, quorate=True)
    assert reading.warnings == (f"Nicht zu erreichen: 5 Ja-Stimmen sind nötig, nur {who} abstimmen.",)


def test_more_votes_than_voters_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^More votes than voters: 7 counted, but only 6 present may vote\.$"):
        after({}, Counts(yes=4, no=1, abstain=1, invalid=1))


def test_eleven_to_five_passes_by_votes_cast_and_fails_by_those_present() -> None:
    seventeen = Numbers(seats=20, filled=20, entitled=17, voting=17)
    counts = Counts(yes=11, no=5, abstain=1)
    outcomes = [
        decide(
            bylaws_from({"majority": {"value": ">=2/3", "of": of}}), numbers=seventeen, quorate=True, counts=counts
        ).outcome
        for of in ("cast", "present")
    ]
    assert outcomes == [Outcome.carried, Outcome.rejected]


def test_the_needed_number_changes_as_people_leave_and_arrive() -> None:
    bylaws = bylaws_from("qr-berlin")
    assert [read_majority(bylaws, room(18, present=n), quorate=True).needed_yes for n in (17, 15, 18)] == [12, 10, 12]


def test_two_thirds_of_the_four_who_may_vote_are_three() -> None:
    bylaws, council = bylaws_from("qr-berlin"), room(9, present=8, recused=4)
    quorum = read_quorum(bylaws, council)
    assert (quorum.met, quorum.counted, quorum.needed) == (True, 8, 6)
    assert read_majority(bylaws, council, quorate=quorum.met).needed_yes == 3
