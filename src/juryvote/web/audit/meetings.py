"""A meeting as the auditor reads it."""

from litestar import get
from litestar.params import FromPath

from juryvote.reads.auditing import audited_meeting
from juryvote.rules.refusals import NotFound
from juryvote.web.answers import Answer
from juryvote.web.languages import say_in
from juryvote.web.render import language_of, render
from juryvote.web.session import Asked, hall_of
from juryvote.web.threads import in_thread


@get("/audit/meetings/{meeting:str}", audience=("auditor", "team"), name="audited-meeting")
async def page(request: Asked, meeting: FromPath[str]) -> Answer:
    say = say_in(language_of(request))
    view = await in_thread(audited_meeting, hall_of(request), meeting=meeting, say=say)
    if view is None:
        raise NotFound
    return render(request, "audit/meeting.html", view=view)
