"""Paper before a meeting: the invitation with its agenda, and the sheet for signatures."""

from litestar import Response, get
from litestar.params import FromPath

from juryvote.reads.team.agenda import invitation_sheet
from juryvote.reads.team.attendance import attendance_sheet
from juryvote.rules.refusals import NotFound
from juryvote.web.languages import say_in
from juryvote.web.meeting_paper import attendance_pdf, invitation_pdf
from juryvote.web.printing import PDF
from juryvote.web.render import language_of
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.threads import in_thread

AUDIENCE = ("team", "chair")


@get("/team/meetings/{meeting:str}/attendance.pdf", audience=AUDIENCE, name="attendance-pdf")
async def attendance(request: Asked, meeting: FromPath[str]) -> Response[bytes]:
    """With names."""
    language = language_of(request)
    view = await in_thread(attendance_sheet, hall_of(request), meeting=meeting, area=who(request).area)
    if view is None:
        raise NotFound
    return _file(await in_thread(attendance_pdf, view, language=language, say=say_in(language)), "anwesenheitsliste")


@get("/team/meetings/{meeting:str}/invitation.pdf", audience=AUDIENCE, name="invitation-pdf")
async def invitation(request: Asked, meeting: FromPath[str]) -> Response[bytes]:
    language = language_of(request)
    say, area = say_in(language), who(request).area
    view = await in_thread(invitation_sheet, hall_of(request), meeting=meeting, area=area, say=say)
    if view is None:
        raise NotFound
    return _file(await in_thread(invitation_pdf, view, language=language, say=say), "einladung")


def _file(data: bytes, name: str) -> Response[bytes]:
    return Response(data, media_type=PDF, headers={"Content-Disposition": f'attachment; filename="{name}.pdf"'})
