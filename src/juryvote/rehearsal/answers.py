"""What a server answers, read from a connection: heads, bodies in one piece or many, lines of a live stream."""

import asyncio
import zlib
from collections.abc import AsyncIterator, Mapping

from msgspec import Struct

LARGEST = 256 * 1024 * 1024  # bytes
GZIP = 16 + zlib.MAX_WBITS


class Answer(Struct, frozen=True, kw_only=True):
    """`headers` by lower-case name; `onward`: the path of a redirect, "" where there is none."""

    status: int
    headers: dict[str, str]
    body: bytes
    onward: str = ""

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


async def head_of(reader: asyncio.StreamReader) -> tuple[int, dict[str, str], list[str]]:
    """Status, headers by lower-case name, and the cookies that are set."""
    first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").rstrip("\r\n").split("\r\n")
    if not first.startswith("HTTP/1."):
        raise ValueError(first)
    told = [(name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines)]
    return int(first.split(" ")[1]), dict(told), [value for name, value in told if name == "set-cookie"]


async def body_of(reader: asyncio.StreamReader, headers: Mapping[str, str]) -> bytes:
    if "chunked" in headers.get("transfer-encoding", ""):
        content = b"".join([chunk async for chunk in _chunks(reader)])
    elif (length := int(headers.get("content-length", "0"))) <= LARGEST:
        content = await reader.readexactly(length)
    else:
        raise ValueError(length)
    if headers.get("content-encoding") == "gzip":
        return zlib.decompressobj(GZIP).decompress(content, LARGEST)
    return content


async def _chunks(reader: asyncio.StreamReader) -> AsyncIterator[bytes]:
    total = 0
    while size := int((await reader.readuntil(b"\r\n")).partition(b";")[0], 16):
        total += size
        if total > LARGEST:
            raise ValueError(total)
        yield (await reader.readexactly(size + 2))[:-2]
    await reader.readuntil(b"\r\n")


async def lines_of(reader: asyncio.StreamReader, *, chunked: bool) -> AsyncIterator[str]:
    """Lines of a stream that may go on for hours, whatever pieces it comes in."""
    rest = ""
    while True:
        if chunked:
            size = int((await reader.readuntil(b"\r\n")).partition(b";")[0], 16)
            piece = (await reader.readexactly(size + 2))[:-2]
        else:
            piece = await reader.read(4096)
        if not piece:
            return
        *whole, rest = (rest + piece.decode()).replace("\r\n", "\n").split("\n")
        for line in whole:
            if line:
                yield line
