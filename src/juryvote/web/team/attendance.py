"""The sheet for signatures, to print before a meeting."""

from litestar import Response, get
from litestar.params import FromPath

from juryvote.reads.team.attendance import attendance_sheet
from juryvote.rules.refusals import NotFound
from juryvote.web.attendance_paper import attendance_pdf
from juryvote.web.languages import say_in
from juryvote.web.printing import PDF
from juryvote.web.render import language_of
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.threads import in_thread


@get("/team/meetings/{meeting:str}/attendance.pdf", audience=("team",), name="attendance-pdf")
async def paper(request: Asked, meeting: FromPath[str]) -> Response[bytes]:
    """With names."""
    language = language_of(request)
    view = await in_thread(attendance_sheet, hall_of(request), meeting=meeting, area=who(request).area)
    if view is None:
        raise NotFound
    data = await in_thread(attendance_pdf, view, language=language, say=say_in(language))
    headers = {"Content-Disposition": 'attachment; filename="anwesenheitsliste.pdf"'}
    return Response(data, media_type=PDF, headers=headers)
