"""HTTP/1.1 as a phone's browser speaks it: kept connections, its own cookies, one server and never another.

Few lines on purpose: five hundred phones share two cores with the server that they rehearse with.
"""

import asyncio
import ssl
import zlib
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import cache
from urllib.parse import urlencode, urlsplit

from msgspec import Struct

from juryvote.rehearsal.answers import Answer, body_of, head_of, lines_of

PATIENCE = 30  # seconds until an answer counts as none
DATA, FRAGMENT = "data: ", {"HX-Request": "true"}


class Unanswered(Exception):
    """No usable answer; `why`: away | slow | not-http | elsewhere | cut."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Place(Struct, frozen=True, kw_only=True):
    """The one server that is talked to."""

    host: str
    port: int
    tls: bool

    @property
    def name(self) -> str:
        """As it stands in the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.tls else 80) else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        return f"{'https' if self.tls else 'http'}://{self.name}"


def place_of(url: str) -> Place:
    """ValueError for what is no address of a service."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        raise ValueError(url)
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        raise ValueError(url)
    tls = parts.scheme == "https"
    return Place(host=parts.hostname, port=parts.port or (443 if tls else 80), tls=tls)


@cache
def secured(place: Place) -> ssl.SSLContext | None:
    return ssl.create_default_context() if place.tls else None


class Wire(Struct, kw_only=True):
    """One open connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter


class Browser:
    """What one phone has open: connections, which are kept, and cookies."""

    def __init__(self, place: Place, tls: ssl.SSLContext | None = None) -> None:
        self.place, self.tls = place, tls
        self.cookies: dict[str, str] = {}
        self._idle: list[Wire] = []

    async def get(self, path: str, *, fragment: bool = False) -> Answer:
        return await self._ask("GET", path, FRAGMENT if fragment else {}, None)

    async def post(self, path: str, fields: Mapping[str, str], *, fragment: bool = False) -> Answer:
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.place.origin}
        return await self._ask("POST", path, kind | (FRAGMENT if fragment else {}), urlencode(fields).encode())

    async def events(self, path: str, *, seen: int) -> AsyncIterator[int | None]:
        """The numbers that a live stream tells, None as a sign of life; ends when the server ends it."""
        async with self._answering():
            wire = await self._connect()
        try:
            async with self._answering():
                self._send(wire, "GET", path, {"Accept": "text/event-stream", "Last-Event-ID": str(seen)}, None)
                status, headers = await self._head(wire)
            if status != 200:
                raise Unanswered("cut")
            async for line in lines_of(wire.reader, chunked="chunked" in headers.get("transfer-encoding", "")):
                yield int(line.removeprefix(DATA)) if line.startswith(DATA) and line[len(DATA) :].isdecimal() else None
        except (OSError, asyncio.IncompleteReadError, ValueError) as error:
            raise Unanswered("cut") from error
        finally:
            wire.writer.close()

    def close(self) -> None:
        for wire in self._idle:
            wire.writer.close()
        self._idle.clear()

    async def _ask(self, method: str, path: str, headers: Mapping[str, str], body: bytes | None) -> Answer:
        async with self._answering():
            while self._idle:  # one that the server has closed meanwhile is no trouble: there is a next one
                wire = self._idle.pop()
                try:
                    return await self._exchange(wire, method, path, headers, body)
                except (OSError, asyncio.IncompleteReadError):
                    continue
            return await self._exchange(await self._connect(), method, path, headers, body)

    @asynccontextmanager
    async def _answering(self) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(PATIENCE):
                yield
        except TimeoutError as error:
            raise Unanswered("slow") from error
        except (ValueError, asyncio.LimitOverrunError, zlib.error) as error:
            raise Unanswered("not-http") from error
        except (OSError, asyncio.IncompleteReadError) as error:
            raise Unanswered("away") from error

    async def _connect(self) -> Wire:
        reader, writer = await asyncio.open_connection(self.place.host, self.place.port, ssl=self.tls)
        return Wire(reader=reader, writer=writer)

    async def _exchange(
        self, wire: Wire, method: str, path: str, headers: Mapping[str, str], body: bytes | None
    ) -> Answer:
        try:
            self._send(wire, method, path, headers, body)
            status, found = await self._head(wire)
            content = b"" if status in (204, 304) else await body_of(wire.reader, found)
        except BaseException:  # also given up: half an answer is nobody's beginning
            wire.writer.close()
            raise
        if found.get("connection", "").lower() == "close":
            wire.writer.close()
        else:
            self._idle.append(wire)
        onward = self._onward(found["location"]) if 300 <= status < 400 and "location" in found else ""
        return Answer(status=status, headers=found, body=content, onward=onward)

    def _send(self, wire: Wire, method: str, path: str, headers: Mapping[str, str], body: bytes | None) -> None:
        sent = {"Host": self.place.name, "Accept-Encoding": "gzip", "Accept-Language": "de", **headers}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            sent["Content-Length"] = str(len(body))
        lines = "".join(f"{name}: {value}\r\n" for name, value in sent.items())
        wire.writer.write(f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode("latin-1") + (body or b""))

    async def _head(self, wire: Wire) -> tuple[int, dict[str, str]]:
        status, headers, cookies = await head_of(wire.reader)
        for cookie in cookies:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return status, headers

    def _onward(self, location: str) -> str:
        """The path of a redirect; to another host nobody goes."""
        path = location.removeprefix(self.place.origin)
        if not path.startswith("/") or path.startswith(("//", "/\\")):
            raise Unanswered("elsewhere")
        return path
