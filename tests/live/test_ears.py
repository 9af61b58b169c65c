"""What one process announces, another hears at once; after its connection was cut it hears again."""

import asyncio
import time
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Engine, text

from juryvote.live.ears import Ears
from juryvote.live.hub import Hub, Progress
from juryvote.store.announcements import notify
from juryvote.store.engine import open_engine, writing

LISTENERS = "SELECT pid FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()"


@pytest.fixture
def engine(fresh_postgres: str) -> Iterator[Engine]:
    engine = open_engine(fresh_postgres)
    yield engine
    engine.dispose()


def until(true: Callable[[], bool], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def announce(engine: Engine, meeting: str, revision: int) -> None:
    with writing(engine) as db:
        notify(db, meeting, revision)


def test_it_hears_again_after_its_connection_was_cut(engine: Engine) -> None:
    heard: list[tuple[str, int]] = []
    ears = Ears(engine, lambda meeting, revision: heard.append((meeting, revision)))
    ears.start()
    try:
        until(lambda: ears.open)
        announce(engine, "m1", 7)
        until(lambda: heard == [("m1", 7)])
        with writing(engine) as db:
            (listener,) = db.execute(text(LISTENERS)).scalars()
            db.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": listener})
        until(lambda: not ears.open)
        until(lambda: ears.open)
        announce(engine, "m1", 8)
        until(lambda: heard[1:] == [("m1", 8)])
    finally:
        ears.stop()
    with writing(engine) as db:
        assert db.execute(text(LISTENERS)).all() == []


def test_what_is_rolled_back_is_never_announced(engine: Engine) -> None:
    heard: list[tuple[str, int]] = []
    ears = Ears(engine, lambda meeting, revision: heard.append((meeting, revision)))
    ears.start()
    try:
        until(lambda: ears.open)
        with engine.connect() as db:
            notify(db, "m1", 1)
            db.rollback()
        announce(engine, "m1", 2)
        until(lambda: bool(heard))
        assert heard == [("m1", 2)]
    finally:
        ears.stop()


def test_a_watcher_is_told_without_looking_into_the_database(engine: Engine) -> None:
    """The hub's own look finds nothing here: only the announcement can have told it."""

    async def watch() -> int | Progress | None:
        hub = Hub(lambda _: {}, lambda _: None, lambda _: None, lambda: True)
        ears = Ears(engine, hub.announce)
        await hub.start()
        ears.start()
        try:
            stream = hub.watch("m1", 3)
            seen = asyncio.ensure_future(anext(stream))
            await asyncio.to_thread(until, lambda: ears.open)
            await asyncio.to_thread(announce, engine, "another", 9)
            await asyncio.to_thread(announce, engine, "m1", 4)
            return await asyncio.wait_for(seen, 10)
        finally:
            await asyncio.to_thread(ears.stop)
            await hub.stop()

    assert asyncio.run(watch()) == 4


def test_whoever_comes_later_is_told_where_things_stand() -> None:
    """Announcements are heard, and nothing happens: a look into the database is due all the same."""

    async def watch() -> int | Progress | None:
        hub = Hub(lambda meetings: dict.fromkeys(meetings, 3), lambda _: None, lambda _: None, lambda: True)
        await hub.start()
        try:
            earlier = hub.watch("m1", -1)
            assert await asyncio.wait_for(anext(earlier), 5) == 3
            await asyncio.sleep(1.5)  # the hub has looked, and now relies on its ears
            return await asyncio.wait_for(anext(hub.watch("m2", -1)), 5)
        finally:
            await hub.stop()

    assert asyncio.run(watch()) == 3


def test_progress_is_told_as_two_numbers_and_is_no_revision() -> None:
    """Many nudges are one count; a new revision makes an old count void."""
    asked: list[str] = []
    told: list[str] = []

    def count(meeting: str) -> Progress:
        asked.append(meeting)
        return (len(asked), 20)

    async def watch() -> list[int | Progress | None]:
        hub = Hub(lambda _: {}, count, told.append, lambda: True)
        await hub.start()
        try:
            stream = hub.watch("m1", -1)
            first = asyncio.ensure_future(anext(stream))
            await asyncio.sleep(0)
            for _ in range(50):
                hub.nudge("m1")
            heard = [await asyncio.wait_for(first, 5)]
            hub.announce("m1", None)  # somebody voted at another process
            heard.append(await asyncio.wait_for(anext(stream), 5))
            hub.announce("m2", None)  # nobody watches there: nobody counts
            hub.announce("m1", 7)
            heard.append(await asyncio.wait_for(anext(stream), 5))
            late = hub.watch("m1", 7)
            waiting = asyncio.ensure_future(anext(late))
            await asyncio.sleep(0.05)
            assert not waiting.done()
            waiting.cancel()
            return heard
        finally:
            await hub.stop()

    assert asyncio.run(watch()) == [(1, 20), (2, 20), 7]
    assert (asked, told) == (["m1", "m1"], ["m1"])


def test_arrivals_before_the_opening_are_for_those_who_lead() -> None:
    """No phone draws its page because somebody else has come; what comes next is told to all."""

    async def watch() -> list[int | Progress | None]:
        hub = Hub(lambda meetings: dict.fromkeys(meetings, 9), lambda _: (3, 0), lambda _: None)
        await hub.start()
        try:
            stream = hub.watch("m1", 4)
            first = asyncio.ensure_future(anext(stream))
            await asyncio.sleep(0)
            for revision in range(5, 10):
                hub.hush("m1", revision)
            heard = [await asyncio.wait_for(first, 5)]
            await asyncio.sleep(1.2)  # the hub has looked into the database: 9 is no news
            hub.announce("m1", 10)
            return [*heard, await asyncio.wait_for(anext(stream), 5)]
        finally:
            await hub.stop()

    assert asyncio.run(watch()) == [(3, 0), 10]


def test_a_crowd_is_told_of_many_changes_in_one() -> None:
    async def watch() -> list[int]:
        hub = Hub(lambda _: {}, lambda _: None, lambda _: None, lambda: True)
        await hub.start()
        try:
            crowd = [hub.watch("m1", 0) for _ in range(150)]
            told = [asyncio.ensure_future(anext(one)) for one in crowd]
            await asyncio.sleep(0)
            hub.announce("m1", 1)
            first = {await asyncio.wait_for(one, 5) for one in told}
            told = [asyncio.ensure_future(anext(one)) for one in crowd]
            for revision in range(2, 30):
                hub.announce("m1", revision)
                await asyncio.sleep(0.001)
            later = {await asyncio.wait_for(one, 5) for one in told}
            return [*first, *later]
        finally:
            await hub.stop()

    assert asyncio.run(watch()) == [1, 29]
