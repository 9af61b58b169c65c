"""Reading the journal, and taking all of it home."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath

from juryvote.reads.audit import audit_home, bundle
from juryvote.reads.journal import Wanted, journal_page
from juryvote.rules.refusals import NotFound
from juryvote.rules.rosters import read_day
from juryvote.web.answers import Answer
from juryvote.web.render import render
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.threads import in_thread

AUDIENCE = ("auditor", "team")


@get("/audit", audience=AUDIENCE, name="audit")
async def home(request: Asked) -> Answer:
    view = await in_thread(audit_home, hall_of(request), area=who(request).area)
    return render(request, "audit/home.html", view=view)


@get("/audit/bodies/{body_id:str}", audience=AUDIENCE, name="journal")
async def journal(request: Asked, body_id: FromPath[str]) -> Answer:
    wanted = _wanted(body_id, request.query_params)
    view = await in_thread(journal_page, hall_of(request), wanted=wanted, area=who(request).area)
    if view is None:
        raise NotFound
    return render(request, "audit/journal.html", view=view)


def _wanted(body: str, asked: Any) -> Wanted:
    """What is no day or no number is not asked for; the form shows what was understood."""
    return Wanted(
        body=body,
        meeting=asked.get("meeting", ""),
        kind=asked.get("kind", ""),
        since=read_day(asked.get("since", "")) or "",
        until=read_day(asked.get("until", "")) or "",
        page=_page(asked.get("page", "1")),
        seals=_page(asked.get("seals", "1")),
    )


def _page(text: str) -> int:
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 7 else 1


@get("/audit/bodies/{body_id:str}/bundle.zip", audience=AUDIENCE, name="bundle")
async def download(request: Asked, body_id: FromPath[str]) -> Response[bytes]:
    meeting = request.query_params.get("meeting") or None
    data = await in_thread(bundle, hall_of(request), body=body_id, meeting=meeting)
    headers = {"Content-Disposition": f'attachment; filename="juryvote-{meeting or body_id}.zip"'}
    return Response(data, media_type="application/zip", headers=headers)
