"""Numbers and pictures of what was decided. Sums are cents, shares whole percent; a bar's length is in thousandths."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

LENGTH = 1000


class Money(Struct, frozen=True, kw_only=True):
    """`label` is a year or an area."""

    label: str
    decisions: int
    carried: int
    asked_cents: int
    granted_cents: int
    asked_bar: int = 0
    granted_bar: int = 0


class Part(Struct, frozen=True, kw_only=True):
    label: str
    cents: int
    bar: int


class Evenings(Struct, frozen=True, kw_only=True):
    """Of `all` evenings so many were quorate at their opening."""

    label: str
    all: int
    quorate: int

    @property
    def percent(self) -> int:
        """Rounded to the nearest whole number, a half up."""
        return (200 * self.quorate + self.all) // (2 * self.all) if self.all else 0


class Counted(Struct, frozen=True, kw_only=True):
    """One line of the database: an area's year."""

    area: str
    year: int
    decisions: int
    carried: int
    asked_cents: int
    granted_cents: int


def bar(cents: int, most: int) -> int:
    """Nothing is no bar, and whatever is something can be seen."""
    return max(1, LENGTH * cents // most) if cents > 0 and most > 0 else 0


def by(lines: Iterable[Counted], labels: Iterable[str]) -> tuple[Money, ...]:
    """Added up by label, in the order of the labels."""
    sums: dict[str, list[int]] = {}
    for one, label in zip(lines, labels, strict=True):
        added = sums.setdefault(label, [0, 0, 0, 0])
        for place, number in enumerate((one.decisions, one.carried, one.asked_cents, one.granted_cents)):
            added[place] += number
    most = max((max(added[2], added[3]) for added in sums.values()), default=0)
    return tuple(
        Money(
            label=label,
            decisions=added[0],
            carried=added[1],
            asked_cents=added[2],
            granted_cents=added[3],
            asked_bar=bar(added[2], most),
            granted_bar=bar(added[3], most),
        )
        for label, added in sorted(sums.items())
    )


def by_goal(granted: Iterable[tuple[Sequence[str], int]]) -> tuple[Part, ...]:
    """Most money first. What serves several goals counts for each of them: the parts are more than the whole."""
    sums: dict[str, int] = {}
    for goals, cents in granted:
        for goal in goals:
            sums[goal] = sums.get(goal, 0) + cents
    most = max(sums.values(), default=0)
    order = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Part(label=goal, cents=cents, bar=bar(cents, most)) for goal, cents in order)


def evenings(found: Mapping[str, Sequence[bool]]) -> tuple[Evenings, ...]:
    """`found` by year: whether each evening was quorate when it was opened."""
    return tuple(Evenings(label=label, all=len(met), quorate=sum(met)) for label, met in sorted(found.items()))
