"""What a rehearsal has measured so far, shared by all its phones, and the report that it comes to."""

import time
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct, field

KINDS = ("join", "opened", "cast", "closed")
SHARES = (50, 95, 99)


class Report(Struct, frozen=True, kw_only=True):
    """Times in milliseconds. `lost`: slips that were confirmed and are not in the result; `double`: counted twice."""

    phones: int
    casts: int
    lost: int
    double: int
    errors: int
    join_ms_p50: int
    join_ms_p95: int
    join_ms_p99: int
    opened_ms_p50: int
    opened_ms_p95: int
    opened_ms_p99: int
    cast_ms_p50: int
    cast_ms_p95: int
    cast_ms_p99: int
    closed_ms_p50: int
    closed_ms_p95: int
    closed_ms_p99: int
    casts_per_s: float
    verified: bool

    @property
    def fine(self) -> bool:
        return self.verified and not (self.lost or self.double or self.errors)


class Measures(Struct, kw_only=True):
    """`times` in seconds by kind, `casting`: the seconds in which slips were under way, `wrong`: errors by what.

    `first` and `last` moment of slips in the ballot that runs, by `time.perf_counter`.
    """

    times: dict[str, list[float]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    wrong: Counter[str] = field(default_factory=Counter)
    casts: int = 0
    casting: float = 0.0
    first: float = 0.0
    last: float = 0.0
    lost: int = 0
    double: int = 0

    def took(self, kind: str, since: float) -> None:
        """`since` by `time.perf_counter`."""
        self.times[kind].append(time.perf_counter() - since)

    def took_cast(self, since: float) -> None:
        self.took("cast", since)
        self.first, self.last = min(self.first or since, since), time.perf_counter()

    def end_ballot(self) -> None:
        self.casting += self.last - self.first
        self.first = self.last = 0.0

    def report(self, phones: int, *, verified: bool) -> Report:
        cuts = {
            f"{kind}_ms_p{share}": round(1000 * percentile(found, share))
            for kind, found in self.times.items()
            for share in SHARES
        }
        return Report(
            phones=phones,
            casts=self.casts,
            lost=self.lost,
            double=self.double,
            errors=self.wrong.total(),
            casts_per_s=round(self.casts / self.casting, 1) if self.casting else 0.0,
            verified=verified,
            **cuts,
        )


def percentile(found: Sequence[float], share: int) -> float:
    """The smallest value that `share` of a hundred do not exceed; 0 of nothing."""
    return sorted(found)[-(-len(found) * share // 100) - 1] if found else 0.0
