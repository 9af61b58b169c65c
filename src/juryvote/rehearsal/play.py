"""The rehearsal from its founding to its report: everybody joins, the chair opens and closes, all is compared."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Coroutine, Iterable

import msgspec
from msgspec import Struct

from juryvote.rehearsal.measures import Measures, Report
from juryvote.rehearsal.onlooker import Odd, Onlooker, Stage, expect
from juryvote.rehearsal.pages import ballot_of
from juryvote.rehearsal.phone import Phone
from juryvote.rehearsal.results import compare, published
from juryvote.rehearsal.secret import SecretPhone
from juryvote.rehearsal.wire import Place, Unanswered
from juryvote.world import World

DOORS = 20  # so many scan at the same moment
LONGEST, LONGEST_JOIN, LONGEST_BALLOT = 120, 0.5, 90  # seconds; for a rehearsal, each phone and each ballot
STEP = 50  # whenever so many more have come in, the command says so


class Refused(Exception):
    """The server does not let anybody rehearse; `why`: no-juryvote | too-old | not-allowed | too-many."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Asked(Struct, frozen=True, kw_only=True):
    """What is to be rehearsed."""

    phones: int
    ballots: int
    sealed: bool = False
    key: str = ""


class Founded(Struct, frozen=True, kw_only=True):
    """As the server answers."""

    body: str
    meeting: str
    items: list[str]
    phones: list[str]
    chair: str
    auditor: str
    screen: str


Tell = Callable[[str, str], None]  # progress: German, English


async def rehearse(place: Place, asked: Asked, tell: Tell) -> tuple[Report, Counter[str]]:
    """Unanswered and Refused before anybody has joined; afterwards what goes wrong is in the report."""
    stage = Stage(place=place, world=World(), measures=Measures())
    made = await found(stage, asked)
    play = Play(stage, asked, made, tell)
    verified = False
    try:
        async with asyncio.timeout(LONGEST + LONGEST_JOIN * asked.phones + LONGEST_BALLOT * asked.ballots):
            verified = await play.whole()
    except TimeoutError:
        stage.measures.wrong["too-long"] += 1
    except (Odd, Unanswered) as wrong:  # the chair's or the auditor's: without them it cannot go on
        stage.measures.wrong[str(wrong)] += 1
    finally:
        await play.everybody_leaves()
        stage.measures.casts = sum(len(phone.sent) for phone in play.phones)
    return stage.measures.report(asked.phones, verified=verified), stage.measures.wrong


async def found(stage: Stage, asked: Asked) -> Founded:
    browser = stage.browser()
    try:
        health = await browser.get("/healthz")
        if health.status not in (200, 503) or not health.body.startswith(b'{"database"'):
            raise Refused("no-juryvote")
        fields = {"phones": str(asked.phones), "ballots": str(asked.ballots), "key": asked.key}
        answer = await browser.post("/rehearsals", fields)
        if answer.status != 201:
            raise Refused({403: "not-allowed", 404: "too-old", 429: "too-many"}.get(answer.status, "no-juryvote"))
        return msgspec.json.decode(answer.body, type=Founded)
    except msgspec.DecodeError as error:
        raise Refused("no-juryvote") from error
    finally:
        browser.close()


class Play:
    def __init__(self, stage: Stage, asked: Asked, made: Founded, tell: Tell) -> None:
        self.stage, self.asked, self.made, self.tell = stage, asked, made, tell
        self.chair, self.wall = Onlooker(stage, made.chair), Onlooker(stage, made.screen)
        kind = SecretPhone if asked.sealed else Phone
        self.phones = [kind(stage, token, number) for number, token in enumerate(made.phones)]

    async def whole(self) -> bool:
        """True when the bundle is verified."""
        await asyncio.gather(self.chair.watch(), self.wall.watch())
        await self._join()
        await self._press("open")
        for number, item in enumerate(self.made.items, start=1):
            await self._ballot(number, item)
        await self._press("adjourn")
        return await self._compare()

    async def everybody_leaves(self) -> None:
        await asyncio.gather(*(one.leave() for one in (*self.phones, self.chair, self.wall)))

    async def _press(self, button: str, **fields: str) -> str:
        path = f"/desk/{self.made.meeting}/{button}"
        return expect(await self.chair.browser.post(path, fields, fragment=True), 200).text

    async def _join(self) -> None:
        begun, doors, inside = time.perf_counter(), asyncio.Semaphore(DOORS), 0

        async def through(phone: Phone) -> None:
            nonlocal inside
            async with doors:
                await self.stage.guarded(phone.join())
            inside += 1
            if inside % STEP == 0 or inside == len(self.phones):
                took = f"{time.perf_counter() - begun:.1f} s"
                self.tell(f"{inside} Telefone sind da, nach {took}.", f"{inside} phones are in, after {took}.")

        await asyncio.gather(*map(through, self.phones))

    async def _ballot(self, number: int, item: str) -> None:
        await self._press(f"items/{item}/call")
        begun, phones = time.perf_counter(), [phone for phone in self.phones if phone.member]
        desk, *_ = await asyncio.gather(
            self._press(f"items/{item}/ballot", mode="sealed" if self.asked.sealed else "open"),
            self._all(phone.vote(begun) for phone in phones),
        )
        voted = time.perf_counter()
        self.stage.measures.end_ballot()
        ballot = ballot_of(desk)
        await asyncio.gather(
            self._press(f"ballots/{ballot}/close"),
            self._all(phone.see_result(ballot, voted) for phone in phones),
        )
        ended = time.perf_counter()
        cast = sum(ballot in phone.sent for phone in self.phones)
        self.tell(
            f"Abstimmung {number}: {cast} Stimmen in {voted - begun:.1f} s, geschlossen in {ended - voted:.1f} s.",
            f"Ballot {number}: {cast} votes, closed.",
        )

    async def _all(self, works: Iterable[Coroutine[None, None, None]]) -> None:
        await asyncio.gather(*map(self.stage.guarded, works))

    async def _compare(self) -> bool:
        auditor = Onlooker(self.stage, self.made.auditor)
        await auditor.enter()
        bundle = expect(await auditor.browser.get(f"/audit/bodies/{self.made.body}/bundle.zip"), 200).body
        auditor.browser.close()
        found = await asyncio.to_thread(published, bundle)
        compare(self.phones, found, self.asked.ballots, self.stage.measures)
        self.tell(f"Prüfpaket geprüft: {len(bundle)} Bytes.", "Bundle verified.")
        return found.verified
