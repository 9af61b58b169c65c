"""Reading the journal, and taking all of it home."""

from litestar import Response, get
from litestar.params import FromPath

from juryvote.reads.audit import audit_home, bundle, journal_page
from juryvote.rules.refusals import NotFound
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
    asked = request.query_params
    page = asked.get("page", "1")
    view = await in_thread(
        journal_page,
        hall_of(request),
        body=body_id,
        area=who(request).area,
        meeting=asked.get("meeting", ""),
        page=int(page) if page.isdecimal() and len(page) < 7 else 1,
    )
    if view is None:
        raise NotFound
    return render(request, "audit/journal.html", view=view)


@get("/audit/bodies/{body_id:str}/bundle.zip", audience=AUDIENCE, name="bundle")
async def download(request: Asked, body_id: FromPath[str]) -> Response[bytes]:
    meeting = request.query_params.get("meeting") or None
    data = await in_thread(bundle, hall_of(request), body=body_id, meeting=meeting)
    headers = {"Content-Disposition": f'attachment; filename="juryvote-{meeting or body_id}.zip"'}
    return Response(data, media_type="application/zip", headers=headers)
