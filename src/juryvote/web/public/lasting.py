"""Answers that other programs fetch again and again: unchanged ones cost a line (304, RFC 9110 section 13)."""

from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256

from litestar import Response

from juryvote.web.session import Asked
from juryvote.world import when


def lasting(request: Asked, data: bytes, *, kind: str, changes: Iterable[str], filename: str = "") -> Response[bytes]:
    """The bytes with their mark, or 304 for whoever has them. `changes`: the moments at which they changed."""
    mark = f'W/"{sha256(data).hexdigest()[:32]}"'  # weak: on the way it may be compressed
    newest = max(changes, default="")
    headers = {"ETag": mark, "Cache-Control": "no-cache", "Access-Control-Allow-Origin": "*"}
    if newest:
        headers["Last-Modified"] = format_datetime(when(newest).replace(microsecond=0).astimezone(UTC), usegmt=True)
    if _known(request, mark, newest):
        return Response(b"", status_code=304, headers=headers, media_type=kind)
    if filename:
        headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return Response(data, media_type=kind, headers=headers)


def _known(request: Asked, mark: str, newest: str) -> bool:
    """A mark that was sent decides alone; the day counts only without one."""
    if (sent := request.headers.get("if-none-match")) is not None:
        return sent.strip() == "*" or mark.removeprefix("W/") in [
            one.strip().removeprefix("W/") for one in sent.split(",")
        ]
    since = _moment(request.headers.get("if-modified-since", ""))
    return bool(newest and since and when(newest).replace(microsecond=0) <= since)


def _moment(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
