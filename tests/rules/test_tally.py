"""Auszählung: choices in, numbers out."""

import pytest

from juryvote.rules.tally import Choice, Counts, tally


def test_slips_and_hands_make_one_result() -> None:
    slips = [Choice.yes, Choice.no, Choice.yes, Choice.abstain]
    assert tally(slips, Counts(yes=1, invalid=2)) == Counts(yes=3, no=1, abstain=1, invalid=2)


def test_no_slips_are_no_votes() -> None:
    assert tally([]) == Counts()


def test_every_vote_is_in_the_sum() -> None:
    assert Counts(yes=1, no=2, abstain=3, invalid=4).all == 10


@pytest.mark.parametrize("kind", ["yes", "no", "abstain", "invalid"])
def test_no_count_is_below_nothing(kind: str) -> None:
    with pytest.raises(ValueError, match=r"^A count of votes is never below 0\.$"):
        Counts(**{kind: -1})
