"""Scripts, styles and pictures, held in memory: a phone loads each of them once, ever.

One digest over all of them stands in front of every address, so that a script finds its neighbours by relative paths.
"""

import gzip
import mimetypes
from functools import cache
from hashlib import sha256
from pathlib import Path

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from msgspec import Struct

from juryvote.paths import STATIC
from juryvote.web.session import Asked

TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}
FOREVER = "public, max-age=31536000, immutable"


class Asset(Struct, frozen=True, kw_only=True):
    data: bytes
    zipped: bytes
    kind: str


@cache
def assets() -> dict[str, Asset]:
    found = {}
    for path in sorted(STATIC.rglob("*")):
        if path.is_file():
            found[path.relative_to(STATIC).as_posix()] = _asset(path)
    return found


def _asset(path: Path) -> Asset:
    data = path.read_bytes()
    kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Asset(data=data, zipped=gzip.compress(data, 9, mtime=0), kind=kind)


@cache
def edition() -> str:
    return edition_of(assets())


def edition_of(found: dict[str, Asset]) -> str:
    """The digest over all names and contents."""
    lines = (f"{sha256(one.data).hexdigest()}  {name}\n" for name, one in found.items())
    return sha256("".join(lines).encode()).hexdigest()[:12]


def asset(name: str) -> str:
    """The address of a file; a name that does not exist is a mistake in a template."""
    if name not in assets():
        raise KeyError(name)
    return f"/static/{edition()}/{name}"


@get("/static/{digest:str}/{name:path}", audience=("anybody",), include_in_schema=False)
async def static_file(request: Asked, digest: FromPath[str], name: FromPath[str]) -> Response[bytes]:
    found = assets().get(name.lstrip("/"))
    if found is None or digest != edition():
        raise NotFoundException
    headers = {"Cache-Control": FOREVER, "Vary": "Accept-Encoding", "Content-Type": found.kind}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(found.zipped, headers={**headers, "Content-Encoding": "gzip"}, media_type=found.kind)
    return Response(found.data, headers=headers, media_type=found.kind)
