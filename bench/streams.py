"""Live streams: how soon the last of so many phones knows that the room has changed, and what a stream costs."""

import asyncio
import resource
import time
from multiprocessing import get_context
from statistics import median
from typing import Any, Self

from bench.cast import requests
from bench.crowd import Crowd, crowd
from bench.load import load

SIZES = (100, 1_000, 5_000)
CHANGES = 7
TURNS = 20
PHONES = 50  # cast while 1,000 streams are open
PAUSE = 1.2  # a crowd is told of changes that follow each other sooner in one
SPARE = 200  # files that are open anyway


def stream_times() -> dict[str, Any]:
    """By number of open streams: milliseconds from a tap at the desk to the first, the median and the last client."""
    allowed = _raise_limit()
    found: dict[str, Any] = {}
    with crowd("", PHONES) as hall:
        for size in SIZES:
            if size + SPARE > allowed:
                found[f"{size:,} streams"] = {"skipped": f"only {allowed} files may be open here"}
                continue
            found[f"{size:,} streams"] = _measure(hall, size)
        found["cast rate with 1,000 streams, in percent of without"] = _beside(hall)
    return found


def _raise_limit() -> int:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return max(soft, hard)


def _measure(hall: Crowd, size: int) -> dict[str, Any]:
    before = hall.megabytes()
    with _listening(hall, size) as told:
        kilobytes = (hall.megabytes() - before) * 1000 / size
        rounds = [_change(hall, told, 1 + number % 5) for number in range(CHANGES)]
    return {
        "first_ms": round(median(times[0] for times in rounds), 1),
        "median_ms": round(median(times[len(times) // 2] for times in rounds), 1),
        "last_ms": round(median(times[-1] for times in rounds), 1),
        "kilobytes_per_stream": round(kilobytes, 1),
    }


def _change(hall: Crowd, told: "_Listeners", minutes: int) -> list[float]:
    """Milliseconds from the chair's tap, sorted: the tap's own way, its transaction and the telling."""
    time.sleep(PAUSE)
    begun = time.monotonic()
    hall.change(minutes)
    return sorted(1000 * (at - begun) for at in told.moments())


class _Listeners:
    """Clients in a process of their own; they answer with the moments at which each of them was told."""

    def __init__(self, hall: Crowd, size: int) -> None:
        context = get_context("spawn")
        self._here, there = context.Pipe()
        cookies = [hall.cookies[number % len(hall.cookies)] for number in range(size)]
        path = f"/events/{hall.meeting}"
        self._process = context.Process(target=_listen, args=(there, hall.port, path, cookies), daemon=True)

    def __enter__(self) -> Self:
        self._process.start()
        assert self._here.recv() == "listening"
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.join(10)
        time.sleep(1)  # the server notices that they have gone

    def moments(self) -> list[float]:
        self._here.send("what happened?")
        found: list[float] = self._here.recv()
        return found


_listening = _Listeners


def _listen(pipe: Any, port: int, path: str, cookies: list[str]) -> None:
    _raise_limit()
    asyncio.run(_all(pipe, port, path, cookies))


async def _all(pipe: Any, port: int, path: str, cookies: list[str]) -> None:
    heard: asyncio.Queue[float] = asyncio.Queue()
    ears = []
    for begin in range(0, len(cookies), 100):
        opened = [_open(port, path, cookie) for cookie in cookies[begin : begin + 100]]
        for reader, writer in await asyncio.gather(*opened):
            ears.append(asyncio.ensure_future(_hear(reader, writer, heard)))
    for _ in cookies:  # where things stand
        await asyncio.wait_for(heard.get(), 60)
    pipe.send("listening")
    while await asyncio.to_thread(pipe.recv):
        pipe.send([await asyncio.wait_for(heard.get(), 60) for _ in cookies])


async def _open(port: int, path: str, cookie: str) -> Any:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n".encode())
    return reader, writer


async def _hear(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter, heard: "asyncio.Queue[float]") -> None:
    """Only a revision has an id; progress and the size of the crowd have none."""
    while line := await reader.readline():
        if line.startswith(b"id:"):
            heard.put_nowait(time.monotonic())


def _beside(hall: Crowd) -> float:
    cast, first, alone, beside = requests(hall)["cast"], 1, [], []
    for _ in range(5):
        alone.append(load(hall.port, cast, phones=PHONES, turns=TURNS, first=first).per_second)
        with _listening(hall, 1_000):
            beside.append(load(hall.port, cast, phones=PHONES, turns=TURNS, first=first + TURNS).per_second)
        first += 2 * TURNS
    return round(100 * median(two / one for one, two in zip(alone, beside, strict=True)), 1)
