"""A page that keeps itself fresh like `live.js`: desk, wall and phones are one."""

import asyncio
from collections.abc import Callable, Coroutine

from msgspec import Struct

from juryvote.rehearsal.answers import Answer
from juryvote.rehearsal.measures import Measures
from juryvote.rehearsal.pages import Page, read_page, said
from juryvote.rehearsal.wire import Browser, Place, Unanswered, secured
from juryvote.world import World

JITTER_MS = 300  # as live.js waits before it asks again, so that not all phones of a room come at once
BACK_SECONDS = 2  # as the service tells EventSource
SEEN_WITHIN = 60


class Odd(Exception):
    """An answer that should not have come; the text names it for the report."""


class Stage(Struct, frozen=True, kw_only=True):
    """Where it is played, and what all players share."""

    place: Place
    world: World
    measures: Measures

    def browser(self) -> Browser:
        return Browser(self.place, secured(self.place))

    async def guarded(self, work: Coroutine[None, None, None]) -> None:
        """What goes wrong for one phone is counted and stops nobody else."""
        try:
            await work
        except Unanswered as wrong:
            self.measures.wrong[wrong.why] += 1
        except TimeoutError:
            self.measures.wrong["not-seen"] += 1
        except Odd as wrong:
            self.measures.wrong[str(wrong)] += 1


def expect(answer: Answer, status: int) -> Answer:
    if answer.status != status:
        raise Odd(f"status-{answer.status}")
    return answer


class Onlooker:
    """Somebody with a link: comes in, reads the page, listens, and reads its fragment again when told."""

    def __init__(self, stage: Stage, token: str) -> None:
        self.stage, self.token, self.browser = stage, token, stage.browser()
        self.page = Page(revision=-1)
        self._told = -1
        self._live = self._fragment = ""
        self._fresh, self._stale, self._heard = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    async def enter(self) -> str:
        """Signs in; where the link leads."""
        return expect(await self.browser.post("/enter", {"code": self.token}), 303).onward

    async def watch(self) -> str:
        """Comes in and stays; returns the page when its stream is open, too."""
        text = expect(await self.browser.get(await self.enter()), 200).text
        self._live, self._fragment = said(text, "live"), said(text, "fragment")
        self.read(text)
        self._tasks = [asyncio.create_task(self._listen()), asyncio.create_task(self._look_again())]
        async with asyncio.timeout(SEEN_WITHIN):
            await self._heard.wait()
        return text

    def read(self, text: str) -> Page:
        found = read_page(text)
        if found is None:
            raise Odd("another-page")
        if found.revision >= self.page.revision:
            self.page = found
            self._fresh.set()
        return found

    async def until(self, wanted: Callable[[Page], bool]) -> Page:
        """The page as soon as it is like that; TimeoutError after a minute."""
        async with asyncio.timeout(SEEN_WITHIN):
            while not wanted(self.page):
                self._fresh.clear()
                await self._fresh.wait()
        return self.page

    async def leave(self) -> None:
        for task in self._tasks:
            task.cancel()
        for ended in await asyncio.gather(*self._tasks, return_exceptions=True):
            if isinstance(ended, Exception):
                raise ended
        self.browser.close()

    async def _listen(self) -> None:
        while True:
            await self.stage.guarded(self._hear())
            await asyncio.sleep(BACK_SECONDS)

    async def _hear(self) -> None:
        async for revision in self.browser.events(self._live, seen=self._told):
            self._heard.set()
            if revision is not None:
                self._told = max(self._told, revision)
                if self._told > self.page.revision:
                    self._stale.set()
        raise Odd("stream-ended")

    async def _look_again(self) -> None:
        while True:
            await self._stale.wait()
            self._stale.clear()
            await asyncio.sleep(self.stage.world.below(JITTER_MS) / 1000)
            await self.stage.guarded(self._look())

    async def _look(self) -> None:
        if self._told > self.page.revision:
            self.read(expect(await self.browser.get(self._fragment, fragment=True), 200).text)
