"""A tie and its ways out, and the majority that groups must reach for themselves."""

from typing import Any

import pytest

from juryvote.rules.bylaws import bylaws_from
from juryvote.rules.doubled import GroupVotes, without_one
from juryvote.rules.majority import MajorityReading, decide, read_majority
from juryvote.rules.moment import closing, opening_readings, roll_of, strike
from juryvote.rules.room import Numbers, Room, group_numbers
from juryvote.rules.tally import Choice, Counts
from juryvote.rules.ties import TieBreak

from .rooms import members, seats

SIX = Numbers(seats=6, filled=6, entitled=6, voting=6)
EVEN = "Es steht gleich: 3 Ja-Stimmen, 3 Nein-Stimmen."


@pytest.mark.parametrize(
    ("tie", "told", "outcome", "sentence"),
    [
        ("chair", TieBreak(), "tied", f"{EVEN} Die Sitzungsleitung entscheidet."),
        ("chair", TieBreak(chair_vote=Choice.yes), "carried", f"{EVEN} Die Sitzungsleitung sagt Ja: angenommen."),
        ("chair", TieBreak(chair_vote=Choice.no), "rejected", f"{EVEN} Die Sitzungsleitung sagt Nein: abgelehnt."),
        (
            "chair",
            TieBreak(chair_vote=Choice.abstain),
            "rejected",
            f"{EVEN} Die Sitzungsleitung enthält sich: abgelehnt.",
        ),
        ("lot", TieBreak(), "tied", f"{EVEN} Das Los entscheidet."),
        ("lot", TieBreak(lot=True), "carried", f"{EVEN} Das Los sagt Ja: angenommen."),
        ("lot", TieBreak(lot=False), "rejected", f"{EVEN} Das Los sagt Nein: abgelehnt."),
        ("repeat", TieBreak(), "tied", f"{EVEN} Die Abstimmung wird wiederholt."),
        (
            "repeat",
            TieBreak(again=True),
            "rejected",
            "Es steht wieder gleich: 3 Ja-Stimmen, 3 Nein-Stimmen. Damit ist es abgelehnt.",
        ),
        (
            "reject",
            TieBreak(chair_vote=Choice.yes, lot=True),
            "rejected",
            "Abgelehnt, weil es gleich steht: 3 Ja-Stimmen, 3 Nein-Stimmen.",
        ),
        ("lot", TieBreak(chair_vote=Choice.yes), "tied", f"{EVEN} Das Los entscheidet."),
    ],
)
def test_how_a_tie_ends(tie: str, told: TieBreak, outcome: str, sentence: str) -> None:
    reading = decide(
        bylaws_from({"majority": {"tie": tie}}), numbers=SIX, quorate=True, counts=Counts(yes=3, no=3), ties=told
    )
    assert (reading.outcome, reading.sentence) == (outcome, sentence)


def test_without_a_quorum_nobody_s_vote_breaks_a_tie() -> None:
    bylaws = bylaws_from({"majority": {"tie": "chair"}})
    counts, told = Counts(yes=3, no=3), TieBreak(chair_vote=Choice.yes)
    assert decide(bylaws, numbers=SIX, quorate=False, counts=counts, ties=told).outcome == "void"


COUNCIL = Room(seats=seats(6, partners=4), present=members(9))
BOTH = bylaws_from(
    {"majority": {"of": "present", "also": [{"group": "resident"}, {"group": "partner", "of": "seats"}]}}
)


def read(residents: tuple[int, int], partners: tuple[int, int], **more: Any) -> MajorityReading:
    groups = {
        "resident": Counts(yes=residents[0], no=residents[1]),
        "partner": Counts(yes=partners[0], no=partners[1]),
    }
    counts = Counts(yes=residents[0] + partners[0], no=residents[1] + partners[1])
    return read_majority(BOTH, COUNCIL, quorate=True, counts=counts, groups=GroupVotes(counts=groups), **more)


def test_before_the_vote_both_needed_numbers_are_told() -> None:
    reading = read_majority(BOTH, COUNCIL, quorate=True)
    assert (reading.needed_yes, reading.base) == (5, 9)
    assert reading.sentence == (
        "Angenommen, wenn mindestens 5 von 9 Stimmberechtigten Ja sagen. "
        "Außerdem müssen in der Gruppe Bewohnerschaft mindestens 4 von 6 Ja sagen. "
        "Außerdem müssen in der Gruppe Partner mindestens 3 von 4 Ja sagen."
    )


@pytest.mark.parametrize(
    ("residents", "partners", "outcome", "sentence"),
    [
        (
            (4, 2),
            (3, 0),
            "carried",
            (
                "Angenommen: 7 Ja-Stimmen, nötig waren 5 von 9. "
                "Gruppe Bewohnerschaft: 4 Ja-Stimmen, nötig waren 4 von 6. "
                "Gruppe Partner: 3 Ja-Stimmen, nötig waren 3 von 4."
            ),
        ),
        (
            (6, 0),
            (2, 1),
            "rejected",
            (
                "Abgelehnt: 8 Ja-Stimmen, nötig waren 5 von 9. "
                "Gruppe Bewohnerschaft: 6 Ja-Stimmen, nötig waren 4 von 6. "
                "Gruppe Partner: 2 Ja-Stimmen, nötig waren 3 von 4."
            ),
        ),
        (
            (1, 0),
            (3, 0),
            "rejected",
            (
                "Abgelehnt: 4 Ja-Stimmen, nötig waren 5 von 9. Gruppe Bewohnerschaft: 1 Ja-Stimme, nötig war 1 von 1. "
                "Gruppe Partner: 3 Ja-Stimmen, nötig waren 3 von 4."
            ),
        ),
    ],
)
def test_every_group_must_agree(
    residents: tuple[int, int], partners: tuple[int, int], outcome: str, sentence: str
) -> None:
    reading = read(residents, partners)
    assert (reading.outcome, reading.sentence) == (outcome, sentence)


def test_an_open_ballot_that_was_not_counted_by_group_carries_nothing() -> None:
    reading = read_majority(BOTH, COUNCIL, quorate=True, counts=Counts(yes=9))
    assert (reading.outcome, reading.sentence) == (
        "void",
        "Kein Beschluss, weil die Stimmen der Gruppen nicht getrennt gezählt sind: 9 Ja-Stimmen als Meinungsbild.",
    )
    assert read_majority(BOTH, COUNCIL, quorate=True, counts=Counts(no=9)).outcome == "rejected"


def test_a_sealed_ballot_knows_no_groups_and_says_so() -> None:
    sealed = GroupVotes(sealed=True)
    before = read_majority(BOTH, COUNCIL, quorate=True, groups=sealed)
    assert before.sentence == "Angenommen, wenn mindestens 5 von 9 Stimmberechtigten Ja sagen."
    assert before.warnings == ("Geheim geht die Mehrheit nach Gruppen nicht. Es zählt nur die Mehrheit aller.",)
    after = read_majority(BOTH, COUNCIL, quorate=True, counts=Counts(yes=9), groups=sealed)
    assert (after.outcome, after.sentence) == (
        "carried",
        "Angenommen: 9 Ja-Stimmen, nötig waren 5 von 9. Geheime Stimmen werden nicht nach Gruppen gezählt.",
    )


def test_a_group_that_cannot_agree_is_warned_about() -> None:
    alone = Room(seats=seats(6, partners=4), present=members(6))
    assert read_majority(BOTH, alone, quorate=True).warnings == (
        "Gruppe Partner: Die nötigen Ja-Stimmen sind nicht zu erreichen.",
    )


def test_a_chair_s_vote_does_not_speak_for_a_group() -> None:
    bylaws = bylaws_from({"majority": {"tie": "chair", "also": [{"group": "partner"}]}})
    groups = {"resident": Counts(yes=3, no=1), "partner": Counts(no=2)}
    reading = read_majority(
        bylaws,
        COUNCIL,
        quorate=True,
        counts=Counts(yes=3, no=3),
        ties=TieBreak(chair_vote=Choice.yes),
        groups=GroupVotes(counts=groups),
    )
    assert reading.outcome == "rejected"
    assert reading.sentence.startswith("Abgelehnt: 3 Ja-Stimmen")


@pytest.mark.parametrize(
    ("counts", "groups", "sentence"),
    [
        (
            Counts(yes=3),
            {"resident": Counts(yes=2)},
            "The votes of the groups do not add up: 2 counted as 'yes', but 3 in all.",
        ),
        (Counts(yes=4), {"partner": Counts(yes=4)}, "More votes than voters in the group 'partner'."),
        (Counts(yes=1), {"youth": Counts(yes=1)}, "More votes than voters in the group 'youth'."),
    ],
)
def test_votes_of_groups_that_cannot_be_true_are_refused(
    counts: Counts, groups: dict[str, Counts], sentence: str
) -> None:
    with pytest.raises(ValueError, match=r"group") as refused:
        read_majority(BOTH, COUNCIL, quorate=True, counts=counts, groups=GroupVotes(counts=groups))
    assert str(refused.value) == sentence


def test_a_frozen_roll_keeps_its_groups_to_the_end() -> None:
    sizes = group_numbers(BOTH, COUNCIL)
    opening = opening_readings(BOTH, COUNCIL)
    struck = without_one(sizes, "resident")
    fewer = strike(BOTH, before=opening[1], left=8, groups=GroupVotes(numbers=struck))
    assert "Bewohnerschaft mindestens 3 von 5 Ja sagen" in fewer.sentence
    by_group = {"resident": Counts(yes=3, no=2), "partner": Counts(yes=3)}
    roll = roll_of(BOTH, COUNCIL)[1:]
    _, majority, outcome = closing(
        BOTH,
        COUNCIL,
        opening=(opening[0], fewer),
        roll=roll,
        counts=Counts(yes=6, no=2),
        groups=GroupVotes(numbers=struck, counts=by_group),
    )
    assert outcome == "carried"
    assert majority.sentence.endswith("Gruppe Partner: 3 Ja-Stimmen, nötig waren 3 von 4.")


def test_without_sizes_the_groups_are_announced_and_nothing_is_carried() -> None:
    before = decide(BOTH, numbers=SIX, quorate=True)
    assert before.sentence.endswith("Außerdem müssen einzelne Gruppen für sich zustimmen.")
    assert decide(BOTH, numbers=SIX, quorate=True, counts=Counts(yes=6)).outcome == "void"
