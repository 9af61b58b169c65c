"""Every sentence over a grid of rooms: the right numbers in the right order, and German that can be read aloud."""

import ast
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from juryvote.rules import sentences
from juryvote.rules.bylaws import Bylaws, bylaws_from
from juryvote.rules.majority import read_majority
from juryvote.rules.quorum import read_quorum
from juryvote.rules.room import Room, count_heads
from juryvote.rules.sentences import abstentions, join, no_votes, yes_votes
from juryvote.rules.tally import Counts

from .rooms import room

ROOMS = [
    room(filled, present=present, recused=recused, vacant=vacant)
    for filled, vacant in product(range(7), (0, 1))
    for present in range(filled + 1)
    for recused in range(filled + 1)
]
WRONG_GERMAN = re.compile(
    r"\b1 (Sitzen|besetzten Sitzen|\w+-Stimmen|Stimmen|Enthaltungen|befangene Personen|Personen|sind|zählen|dürfen)\b"
    r"|\b(0|[2-9]|\d\d+) (ist nötig|Ja-Stimme|Nein-Stimme|Enthaltung|befangene Person|Person)\b"
    r"|\bfehlen 1\b|\bfehlt ([02-9]|\d\d)|\bwar ([02-9]|\d\d)|\bwaren 1\b|\{|\}| {2}|,\.|\.\."
)


def numbers(sentence: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", sentence)]


def all_bylaws() -> Iterator[Bylaws]:
    for quorum_of, recused in product(("seats", "filled", "entitled"), ("count", "exclude")):
        for majority_of in ("cast", "present", "entitled", "filled", "seats"):
            yield bylaws_from(
                {"quorum": {"of": quorum_of, "recused": recused}, "majority": {"of": majority_of, "tie": "lot"}}
            )


def readings() -> Iterator[tuple[Bylaws, Room]]:
    return product(all_bylaws(), ROOMS)


def test_a_quorum_sentence_holds_exactly_the_numbers_of_its_reading() -> None:
    for bylaws, where in readings():
        reading = read_quorum(bylaws, where)
        aside = len(count_heads(bylaws, where).here) - reading.counted
        over = reading.counted > reading.base
        expected = [reading.counted, reading.base, reading.needed]
        expected += [] if reading.met else [reading.needed - reading.counted]
        expected += [aside] if aside else []
        assert numbers(reading.sentence) == expected, reading
        assert reading.sentence.startswith("Beschlussfähig:" if reading.met else "Nicht beschlussfähig:")
        assert ("bei" in reading.sentence) == over


def test_a_majority_sentence_holds_exactly_the_numbers_of_its_reading() -> None:
    for bylaws, where in readings():
        reading = read_majority(bylaws, where, quorate=True)
        voting = len(count_heads(bylaws, where).voting)
        assert numbers(reading.sentence) == ([reading.needed_yes, reading.base] if voting else []), reading


def test_a_result_sentence_holds_the_votes_and_the_needed_number() -> None:
    for bylaws, where in readings():
        voting = len(count_heads(bylaws, where).voting)
        for yes in range(voting + 1):
            reading = read_majority(bylaws, where, quorate=True, counts=Counts(yes=yes, abstain=voting - yes))
            nobody = reading.base == 0 and reading.of == "cast"
            assert numbers(reading.sentence) == ([yes] if nobody else [yes, reading.needed_yes, reading.base]), reading


def test_every_sentence_of_the_grid_is_good_german() -> None:
    for bylaws, where in readings():
        quorum = read_quorum(bylaws, where)
        voting = len(count_heads(bylaws, where).voting)
        votes = [None, *(Counts(yes=yes, no=voting - yes) for yes in range(voting + 1))]
        found = [read_majority(bylaws, where, quorate=quorum.met, counts=counts) for counts in votes]
        for sentence in (quorum.sentence, *quorum.warnings, *(m.sentence for m in found), *found[0].warnings):
            assert WRONG_GERMAN.search(sentence) is None, sentence
            assert sentence.endswith(".")


@pytest.mark.parametrize("n", [0, 2, 11])
def test_many_votes_are_plural(n: int) -> None:
    assert (yes_votes(n), no_votes(n), abstentions(n)) == (f"{n} Ja-Stimmen", f"{n} Nein-Stimmen", f"{n} Enthaltungen")


def test_one_vote_is_singular() -> None:
    assert (yes_votes(1), no_votes(1), abstentions(1)) == ("1 Ja-Stimme", "1 Nein-Stimme", "1 Enthaltung")


def test_sentences_are_joined_without_holes() -> None:
    assert join("Eins.", "", "Zwei.") == "Eins. Zwei."


def test_every_text_given_to_say_stands_there_literally_so_that_it_can_be_translated() -> None:
    folder = Path(sentences.__file__).parent
    calls = [
        node
        for path in sorted(folder.glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say"
    ]
    texts = [arg.value for call in calls for arg in call.args if isinstance(arg, ast.Constant)]
    assert len(texts) == len(calls) > 50
    assert [text for text in texts if not isinstance(text, str)] == []
