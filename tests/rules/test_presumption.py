"""When the quorum is checked: presumed until doubted, or at every moment; and what a second invitation is for."""

from typing import Any

import pytest
from msgspec.structs import replace

from juryvote.rules.bylaws import bylaws_from
from juryvote.rules.entries import Quorum
from juryvote.rules.ids import ItemId, MemberId
from juryvote.rules.invitation import second_counts, second_told
from juryvote.rules.moment import closing, opening_readings, quorum_of, roll_of
from juryvote.rules.presumption import Held
from juryvote.rules.quorum import presumed, read_quorum, restate
from juryvote.rules.room import Room
from juryvote.rules.tally import Counts

from .rooms import members, room

FULL, FEW = room(9, present=6), room(9, present=4)
STILL = "Das ist festgestellt und gilt, bis ein Mitglied es anzweifelt."
MET = "Beschlussfähig: 6 von 9 besetzten Sitzen sind da, 5 sind nötig."
NOT_MET = (
    "Nicht beschlussfähig: 4 von 9 besetzten Sitzen sind da, 5 sind nötig; es fehlt 1. "
    "Es kann nur ein Meinungsbild geben."
)


def rules(checked: str, **more: Any) -> Any:
    return bylaws_from({"quorum": {"checked": checked}, **more})


OPENING = quorum_of(rules("each-ballot"), FULL)
LOST = quorum_of(rules("each-ballot"), FEW)
PRESUME = rules("opening-then-challenge")


def test_the_opening_stands_whoever_leaves_until_somebody_doubts_it() -> None:
    assert presumed(PRESUME, FEW, opening=OPENING) == replace(OPENING, sentence=f"{MET} {STILL}")


def test_a_doubt_takes_the_reading_anew_and_the_doubter_counts_as_present() -> None:
    doubted = replace(FEW, challenged_by=MemberId("m1"))
    assert presumed(PRESUME, doubted, opening=OPENING).sentence == NOT_MET
    walked_out = replace(FEW, challenged_by=MemberId("m9"))
    found = presumed(PRESUME, walked_out, opening=OPENING)
    assert (found.met, found.counted) == (True, 5)
    assert found.sentence == (
        "Beschlussfähig: 5 von 9 besetzten Sitzen sind da, 5 sind nötig. "
        "Wer die Beschlussfähigkeit anzweifelt, zählt als anwesend."
    )


def test_a_guest_who_doubts_counts_as_nobody() -> None:
    doubted = replace(FEW, challenged_by=MemberId("guest"))
    assert presumed(PRESUME, doubted, opening=OPENING).sentence == NOT_MET


def test_a_doubt_that_was_right_ends_the_presumption_and_one_that_was_wrong_renews_it() -> None:
    assert presumed(PRESUME, FULL, opening=OPENING, challenge=LOST).sentence == MET
    assert presumed(PRESUME, FEW, opening=OPENING, challenge=LOST).sentence == NOT_MET
    confirmed = replace(OPENING, counted=7)
    assert presumed(PRESUME, FEW, opening=OPENING, challenge=confirmed).counted == 7


def test_an_opening_that_was_not_quorate_presumes_nothing() -> None:
    assert presumed(PRESUME, FEW, opening=LOST).sentence == NOT_MET
    assert presumed(PRESUME, FULL, opening=LOST).sentence == MET


@pytest.mark.parametrize(
    ("checked", "sentence"),
    [("each-ballot", NOT_MET), ("continuous", f"{NOT_MET} Zu Beginn der Sitzung waren noch genug da.")],
)
def test_elsewhere_the_room_counts_as_it_is_now(checked: str, sentence: str) -> None:
    assert presumed(rules(checked), FEW, opening=OPENING) == replace(LOST, sentence=sentence)
    assert presumed(rules(checked), FULL, opening=OPENING) == OPENING


def test_a_presumed_reading_that_is_presumed_again_says_so_once() -> None:
    again = presumed(PRESUME, FEW, opening=presumed(PRESUME, FEW, opening=OPENING))
    assert again.sentence.count(STILL) == 1


def marked(text: str) -> str:
    return f"¤{text}"


@pytest.mark.parametrize(
    ("bylaws", "where"),
    [
        (PRESUME, FEW),
        (rules("continuous"), FEW),
        (PRESUME, replace(FEW, challenged_by=MemberId("m9"))),
        (rules("continuous"), FULL),
    ],
)
def test_a_frozen_sentence_can_be_said_in_another_language(bylaws: Any, where: Room) -> None:
    kept = presumed(bylaws, where, opening=OPENING)
    said = restate(bylaws, kept, say=marked)
    assert said.startswith("¤")
    assert said.replace("¤", "") == kept.sentence


def test_a_ballot_opens_and_closes_on_a_presumed_quorum() -> None:
    held = Held(opening=OPENING)
    opening = opening_readings(PRESUME, FEW, held=held)
    found = closing(
        PRESUME, room(9, present=1), opening=opening, roll=roll_of(PRESUME, FEW), counts=Counts(yes=4), held=held
    )
    assert (opening[0].met, found[0].met, found[2]) == (True, True, "carried")
    calm = closing(PRESUME, room(9, present=1), opening=opening, roll=roll_of(PRESUME, FEW), counts=Counts(yes=4))
    assert (calm[0].met, calm[2]) == (False, "void")


def test_the_doubter_gets_no_vote_by_doubting() -> None:
    assert roll_of(PRESUME, replace(FEW, challenged_by=MemberId("m9"))) == list(members(4))


OPEN = ItemId("i4"), ItemId("i5")


@pytest.mark.parametrize(
    ("second", "item", "counts", "sentence"),
    [
        (
            "any",
            "i4",
            True,
            "Dieser Punkt blieb in der ersten Sitzung offen. Es gilt die Zahl für die zweite Einladung.",
        ),
        ("any", "i9", False, "Dieser Punkt ist neu. Die zweite Einladung gilt für ihn nicht."),
        ("none", "i4", False, "Auch bei einer zweiten Einladung gilt die übliche Zahl."),
    ],
)
def test_a_second_invitation_is_for_the_open_items_only(
    second: str,
    item: str,
    counts: bool,
    sentence: str,
) -> None:
    bylaws = bylaws_from({"quorum": {"second_invitation": second}})
    assert second_counts(bylaws, item=ItemId(item), open_items=OPEN) is counts
    assert second_told(bylaws, item=ItemId(item), open_items=OPEN) == sentence


@pytest.mark.parametrize(("breach", "met"), [("warn", True), ("block", False)])
def test_no_group_may_have_too_many_votes(breach: str, met: bool) -> None:
    said = "Gruppe Bewohnerschaft: 6 von 6 Stimmen, das ist zu viel."
    reading = read_quorum(bylaws_from({"quorum": {"no_group": {"breach": breach}}}), FULL)
    assert (reading.met, reading.warnings) == (met, (said,) if met else ())
    assert (said in reading.sentence) is not met


def test_a_kept_reading_has_the_numbers_of_the_reading() -> None:
    assert Quorum(met=True, needed=5, counted=6, base=9, sentence=MET) == OPENING
