"""Paper for a meeting: the invitation with its agenda, the sheet for signatures, and slips to vote on."""

from litestar import Response, get
from litestar.params import FromPath

from juryvote.reads.team.agenda import invitation_sheet
from juryvote.reads.team.attendance import attendance_sheet
from juryvote.reads.team.slips import slip_sheet
from juryvote.rules.refusals import BadForm, NotFound
from juryvote.web.answers import Answer, problem_for
from juryvote.web.languages import say_in
from juryvote.web.meeting_paper import attendance_pdf, invitation_pdf
from juryvote.web.printing import PDF
from juryvote.web.render import language_of
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.slip_paper import slips_pdf
from juryvote.web.team.meetings import meeting_shower
from juryvote.web.threads import in_thread

AUDIENCE = ("team", "chair")
MOST_SLIPS = 200  # of one item
LONGEST_NUMBER = 4


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


@get("/team/meetings/{meeting:str}/slips.pdf", audience=AUDIENCE, name="slips-pdf")
async def slips(request: Asked, meeting: FromPath[str]) -> Answer:
    """Of the item with that number, or of all; as many as asked for, or as there are seats."""
    language = language_of(request)
    say, area, number = say_in(language), who(request).area, _number(request, "item")
    view = await in_thread(slip_sheet, hall_of(request), meeting=meeting, area=area, number=number, say=say)
    if view is None:
        raise NotFound
    if not view.slips:
        nothing = BadForm(field="item", problem="no-slip")
        return await meeting_shower(meeting)(request, problem_for(request, nothing))
    count = min(_number(request, "count") or view.seats, MOST_SLIPS)
    data = await in_thread(slips_pdf, view, count=count, language=language, say=say)
    return _file(data, "stimmzettel")


def _number(request: Asked, name: str) -> int | None:
    """What the address says; None where it says nothing that is a number."""
    said = request.query_params.get(name, "")
    return int(said) if said.isdecimal() and len(said) <= LONGEST_NUMBER else None


def _file(data: bytes, name: str) -> Response[bytes]:
    return Response(data, media_type=PDF, headers={"Content-Disposition": f'attachment; filename="{name}.pdf"'})
