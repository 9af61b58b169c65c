"""Tells open pages that a meeting has a new revision. It carries a number, never content.

Truth is in the database. Other processes announce through it (see ears); the hub also looks there by itself, for those
meetings only that somebody is watching: once a second, or every ten where announcements are heard. A lost announcement
costs seconds, not a vote.
"""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import AsyncIterator, Callable

from sqlalchemy.exc import SQLAlchemyError

PEEK_SECONDS = 1.0
PEEKS_WITH_EARS = 10
BREATH_SECONDS = 20.0
NUDGE_SECONDS = 0.4


class Hub:
    def __init__(
        self,
        peek: Callable[[set[str]], dict[str, int]],
        bump: Callable[[str], int],
        hears: Callable[[], bool] = lambda: False,
    ) -> None:
        self._peek, self._bump, self._hears = peek, bump, hears
        self._revision: dict[str, int] = {}
        self._watchers: dict[str, set[asyncio.Event]] = defaultdict(set)
        self._nudged: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closing = False

    async def start(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._closing = False
        self._spawn(self._look_around())

    async def stop(self) -> None:
        """Ends every stream, so that a shutdown does not wait for phones."""
        self._closing = True
        for meeting in list(self._watchers):
            self._wake(meeting)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._loop = None

    def announce(self, meeting: str, revision: int) -> None:
        """Safe from any thread; outside a running server there is nobody to tell."""
        if self._loop:
            self._loop.call_soon_threadsafe(self._note, meeting, revision)

    def nudge(self, meeting: str) -> None:
        """Something small changed (one more has voted): a new revision soon, many nudges in one."""
        if self._loop:
            self._loop.call_soon_threadsafe(self._nudge, meeting)

    async def watch(self, meeting: str, seen: int) -> AsyncIterator[int | None]:
        """Revisions newer than `seen`, as they come; None as a sign of life."""
        awake = asyncio.Event()
        self._watchers[meeting].add(awake)
        try:
            while not self._closing:
                if self._revision.get(meeting, -1) > seen:
                    seen = self._revision[meeting]
                    yield seen
                awake.clear()
                if self._revision.get(meeting, -1) > seen or self._closing:
                    continue
                try:
                    await asyncio.wait_for(awake.wait(), BREATH_SECONDS)
                except TimeoutError:
                    yield None
        finally:
            self._watchers[meeting].discard(awake)
            if not self._watchers[meeting]:
                del self._watchers[meeting]
                self._revision.pop(meeting, None)

    def watching(self) -> int:
        return sum(map(len, self._watchers.values()))

    def _note(self, meeting: str, revision: int) -> None:
        if meeting in self._watchers and revision > self._revision.get(meeting, -1):
            self._revision[meeting] = revision
            self._wake(meeting)

    def _wake(self, meeting: str) -> None:
        for awake in self._watchers.get(meeting, ()):
            awake.set()

    def _nudge(self, meeting: str) -> None:
        if meeting not in self._nudged:
            self._nudged.add(meeting)
            self._spawn(self._bump_soon(meeting))

    async def _bump_soon(self, meeting: str) -> None:
        await asyncio.sleep(NUDGE_SECONDS)
        self._nudged.discard(meeting)
        with contextlib.suppress(OSError, SQLAlchemyError):  # the next change will be announced
            self._note(meeting, await asyncio.to_thread(self._bump, meeting))

    async def _look_around(self) -> None:
        waited, heard = 0, False
        while True:
            await asyncio.sleep(PEEK_SECONDS)
            before, heard, waited = heard, self._hears(), waited + 1
            new = not self._revision.keys() >= self._watchers.keys()  # nobody has told them yet where things stand
            missed = new or not (before and heard)  # something may have been said before anybody listened
            if self._watchers and (missed or waited >= PEEKS_WITH_EARS):
                waited = 0
                with contextlib.suppress(OSError, SQLAlchemyError):  # the database is away: look again in a second
                    for meeting, revision in (await asyncio.to_thread(self._peek, set(self._watchers))).items():
                        self._note(meeting, revision)

    def _spawn(self, work: "asyncio._CoroutineLike[None]") -> None:
        assert self._loop
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
