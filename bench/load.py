"""Many phones at once over plain HTTP/1.1: few lines, so that the load costs less than what it measures."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import quantiles


@dataclass(frozen=True)
class Measured:
    per_second: float
    p50_ms: float
    p99_ms: float
    failed: int


Request = Callable[[int, int], bytes]  # (phone, turn) → the bytes of one request


def get(path: str, cookie: str = "") -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n".encode()


def post(path: str, body: str, cookie: str = "") -> bytes:
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\nHX-Request: true\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return (head + body).encode()


async def _phone(port: int, requests: Sequence[bytes], times: list[float]) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    failed = 0
    for request in requests:
        begun = time.perf_counter()
        writer.write(request)
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = next(int(line[15:]) for line in head.split("\r\n") if line.startswith("content-length:"))
        await reader.readexactly(length)
        times.append((time.perf_counter() - begun) * 1000)
        failed += head[9:10] not in "23"
    writer.close()
    return failed


async def _all(ports: Sequence[int], request: Request, phones: int, turns: int, first: int) -> Measured:
    times: list[float] = []
    begun = time.perf_counter()
    failed = await asyncio.gather(
        *(
            _phone(ports[phone % len(ports)], [request(phone, first + turn) for turn in range(turns)], times)
            for phone in range(phones)
        )
    )
    took = time.perf_counter() - begun
    cuts = quantiles(times, n=100)
    return Measured(per_second=len(times) / took, p50_ms=cuts[49], p99_ms=cuts[98], failed=sum(failed))


def load(port: int, request: Request, *, phones: int, turns: int, first: int = 0) -> Measured:
    """Every phone sends its requests one after the other, all phones at once."""
    return load_on([port], request, phones=phones, turns=turns, first=first)


def load_on(ports: Sequence[int], request: Request, *, phones: int, turns: int, first: int = 0) -> Measured:
    """The same, with the phones spread over several processes."""
    return asyncio.run(_all(ports, request, phones, turns, first))
