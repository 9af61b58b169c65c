"""A clock that can be set back to last autumn and then runs on by itself: the demo's past has real-looking times."""

from datetime import UTC, datetime, timedelta

from juryvote.world import World


class Clock:
    """Starts at `at`; `ahead` moves it; `run` lets it follow the wall clock from now on."""

    def __init__(self, at: datetime) -> None:
        self._at: datetime | None = at

    def now(self) -> datetime:
        if self._at is None:
            return datetime.now(UTC)  # noqa: TID251 - the demo's own world: this is its clock
        self._at += timedelta(milliseconds=317)
        return self._at

    def ahead(self, **step: float) -> None:
        if self._at is not None:
            self._at += timedelta(**step)

    def set(self, at: datetime) -> None:
        self._at = at

    def run(self) -> None:
        self._at = None

    def world(self) -> World:
        return World(now=self.now)
