"""How much is enough: exact, rounded up, and never guessed from bad text."""

import pytest

from juryvote.rules.bylaws import threshold
from juryvote.rules.shares import HALF, second_share, share


@pytest.mark.parametrize(
    ("value", "n", "needed"),
    [
        (">1/2", 8, 5),
        (">1/2", 9, 5),
        (">=1/2", 8, 4),
        (">=2/3", 29, 20),
        (">=2/3", 5, 4),
        (">2/3", 9, 7),
        ("all", 7, 7),
        (">=1/1", 7, 7),
        ("all", 0, 0),
        (">0/1", 0, 1),
        (">=0/1", 9, 0),
        (8, 3, 8),
        ("8", 3, 8),
        (0, 3, 0),
        (">1/3", 999_999_999, 333_333_334),
    ],
)
def test_a_threshold_is_the_smallest_whole_number_that_satisfies_the_share(
    value: str | int, n: int, needed: int
) -> None:
    assert threshold(value, n) == needed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1/2",
        "<1/2",
        "> 1/2",
        ">1/2 ",
        ">1/0",
        ">1/1",
        ">=3/2",
        ">=-1/2",
        "-1",
        "0.5",
        "half",
        "ALL",
        "\u0661",
        ">=1",
        "9" * 10,
    ],
)
def test_a_share_that_is_not_written_as_bylaws_write_it_is_refused_with_what_is_allowed(text: str) -> None:
    with pytest.raises(ValueError, match="is not a share") as refused:
        share(text)
    assert str(refused.value) == (
        f"{text!r} is not a share: a share is `>a/b` or `>=a/b` (at most the whole), `all`, or a whole number from 0."
    )


@pytest.mark.parametrize("value", [-1, True, False])
def test_a_number_below_nothing_and_a_yes_or_no_are_not_shares(value: int) -> None:
    assert share(1) == share("1")
    with pytest.raises(ValueError, match="is not a share"):
        share(value)


def test_two_quarters_are_a_half() -> None:
    assert share(">2/4") == HALF


@pytest.mark.parametrize(("text", "needed"), [("any", 1), ("min:3", 3), (">=1/5", 4), (">1/5", 5)])
def test_a_second_invitation_asks_for_fewer_of_twenty(text: str, needed: int) -> None:
    found = second_share(text)
    assert found is not None
    assert found.of(20) == needed


def test_a_second_invitation_may_change_nothing() -> None:
    assert second_share("none") is None


@pytest.mark.parametrize("text", ["", "min:", "min:-1", "3", "all", ">=", "two"])
def test_a_second_invitation_in_other_words_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not"):
        second_share(text)
