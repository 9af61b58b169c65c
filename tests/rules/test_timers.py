"""The clock of a pitch: shown rounded up, one minute more, never above an hour."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juryvote.rules.timers import HOUR, longer, shown


@pytest.mark.parametrize(
    ("milliseconds", "text"),
    [(90_000, "1:30"), (89_001, "1:30"), (89_000, "1:29"), (0, "0:00"), (-5, "0:00"), (3_600_000, "60:00")],
)
def test_what_the_clock_shows(milliseconds: int, text: str) -> None:
    assert shown(milliseconds) == text


def test_one_minute_more_than_what_is_left_or_than_nothing() -> None:
    assert (longer(30), longer(0), longer(-300), longer(HOUR - 1)) == (90, 60, 60, HOUR)


@given(st.integers(1, HOUR), st.integers(1, HOUR))
def test_more_time_is_never_shown_as_less(one: int, other: int) -> None:
    minutes = [shown(left * 1000).split(":") for left in sorted((one, other))]
    assert [int(figure) for figure in minutes[0]] <= [int(figure) for figure in minutes[1]]
