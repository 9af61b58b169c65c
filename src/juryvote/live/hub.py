"""Tells open pages that a meeting has a new revision, or how many have voted. It carries numbers, never content.

Truth is in the database. Other processes announce through it (see ears); the hub also looks there by itself, for those
meetings only that somebody is watching: once a second, or every ten where announcements are heard. A lost announcement
costs seconds, not a vote. That one more has voted is no new revision: no phone has to draw its page for it.
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

CROWD = 100  # watchers, from which on changes are told in turn, and pages spread
SECONDS_EACH, LONGEST_SECONDS = 0.002, 1.0  # what a process needs for one page; nobody waits longer than that

Progress = tuple[int, int]  # how many have voted, of how many; without a ballot how many are there, of 0


class Hub:
    def __init__(
        self,
        peek: Callable[[set[str]], dict[str, int]],
        count: Callable[[str], Progress | None],
        tell: Callable[[str], None],
        hears: Callable[[], bool] = lambda: False,
    ) -> None:
        """`count` says how many have voted in the running ballot; `tell` asks the other processes to count, too."""
        self._peek, self._count, self._tell, self._hears = peek, count, tell, hears
        self._revision: dict[str, int] = {}
        self._hushed: dict[str, int] = {}
        self._progress: dict[str, Progress] = {}
        self._told: dict[str, float] = {}
        self._late: set[str] = set()
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

    def announce(self, meeting: str, revision: int | None) -> None:
        """A new revision, or None: progress in another process. Safe from any thread; without a server nobody hears."""
        if self._loop and revision is None:
            self._loop.call_soon_threadsafe(self._recount, meeting)
        elif self._loop and revision is not None:
            self._loop.call_soon_threadsafe(self._note, meeting, revision)

    def hush(self, meeting: str, revision: int) -> None:
        """A revision that no phone needs to draw; who looks on from the desk or the wall is told with the progress."""
        if self._loop:
            self._loop.call_soon_threadsafe(self._hush, meeting, revision)

    def nudge(self, meeting: str) -> None:
        """One more has voted: it is counted soon, many nudges in one."""
        if self._loop:
            self._loop.call_soon_threadsafe(self._nudge, meeting)

    async def watch(self, meeting: str, seen: int) -> AsyncIterator[int | Progress | None]:
        """Revisions newer than `seen` and progress, as they come; None as a sign of life."""
        awake = asyncio.Event()
        self._watchers[meeting].add(awake)
        told = self._progress.get(meeting)
        try:
            while not self._closing:
                awake.clear()
                if self._revision.get(meeting, -1) > seen:
                    seen, told = self._revision[meeting], self._progress.get(meeting)
                    yield seen
                    continue
                if (progress := self._progress.get(meeting)) is not None and progress != told:
                    told = progress
                    yield progress
                    continue
                if self._closing:
                    break
                try:
                    await asyncio.wait_for(awake.wait(), BREATH_SECONDS)
                except TimeoutError:
                    yield None
        finally:
            self._watchers[meeting].discard(awake)
            if not self._watchers[meeting]:
                del self._watchers[meeting]
                self._revision.pop(meeting, None)
                for known in (self._progress, self._hushed, self._told):
                    known.pop(meeting, None)

    def watching(self, meeting: str | None = None) -> int:
        """How many streams are open, of one meeting or of all."""
        return sum(len(held) for name, held in self._watchers.items() if meeting in (None, name))

    def _note(self, meeting: str, revision: int) -> None:
        if meeting in self._watchers and revision > max(self._revision.get(meeting, -1), self._hushed.get(meeting, -1)):
            self._revision[meeting] = revision
            self._progress.pop(meeting, None)  # what is drawn now says it
            self._wake_in_turn(meeting)

    def _hush(self, meeting: str, revision: int) -> None:
        if meeting in self._watchers:
            self._hushed[meeting] = max(revision, self._hushed.get(meeting, -1))
        self._nudge(meeting)

    def _wake_in_turn(self, meeting: str) -> None:
        """A crowd is told of several changes at once: the first at once, the next not before it has drawn that one."""
        assert self._loop
        many, now = len(self._watchers[meeting]), self._loop.time()
        due = self._told.get(meeting, 0.0) + (min(many * SECONDS_EACH, LONGEST_SECONDS) if many > CROWD else 0.0)
        if due <= now:
            self._told[meeting] = now
            self._wake(meeting)
        elif meeting not in self._late:
            self._late.add(meeting)
            self._loop.call_at(due, self._wake_late, meeting)

    def _wake_late(self, meeting: str) -> None:
        self._late.discard(meeting)
        if self._loop:
            self._told[meeting] = self._loop.time()
            self._wake(meeting)

    def _wake(self, meeting: str) -> None:
        for awake in self._watchers.get(meeting, ()):
            awake.set()

    def _nudge(self, meeting: str) -> None:
        if meeting not in self._nudged:
            self._nudged.add(meeting)
            self._spawn(self._tell_soon(meeting))

    async def _tell_soon(self, meeting: str) -> None:
        await asyncio.sleep(NUDGE_SECONDS)
        self._nudged.discard(meeting)
        with contextlib.suppress(OSError, SQLAlchemyError):  # the next slip will be announced
            await asyncio.to_thread(self._tell, meeting)
        self._recount(meeting)

    def _recount(self, meeting: str) -> None:
        if meeting in self._watchers:
            self._spawn(self._count_now(meeting))

    async def _count_now(self, meeting: str) -> None:
        with contextlib.suppress(OSError, SQLAlchemyError):
            progress = await asyncio.to_thread(self._count, meeting)
            if progress is not None and meeting in self._watchers and progress != self._progress.get(meeting):
                self._progress[meeting] = progress
                self._wake(meeting)

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
                for meeting in list(self._progress) if missed else ():
                    self._recount(meeting)

    def _spawn(self, work: "asyncio._CoroutineLike[None]") -> None:
        assert self._loop
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
