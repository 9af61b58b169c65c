"""The clock of a pitch or a debate, in whole seconds. It decides nothing: nobody loses a word when it runs out."""

MINUTES = (1, 2, 3, 5)  # what one tap sets
LONGEST = 60  # minutes
MINUTE = 60
HOUR = 60 * MINUTE


def shown(milliseconds: int) -> str:
    """As a clock shows it, rounded up: 0:00 only when nothing is left.

    >>> shown(90_000), shown(89_001), shown(1), shown(-5)
    ('1:30', '1:30', '0:01', '0:00')
    """
    minutes, seconds = divmod(max(0, -(-milliseconds // 1000)), MINUTE)
    return f"{minutes}:{seconds:02}"


def longer(left: int) -> int:
    """The seconds left with one minute more; a clock that has run out begins with that minute. An hour at most."""
    return min(max(left, 0) + MINUTE, HOUR)
