"""What is out of the ordinary in all meetings of a body."""

from litestar import get
from litestar.params import FromPath

from juryvote.reads.auditing import body_findings
from juryvote.rules.refusals import NotFound
from juryvote.web.answers import Answer
from juryvote.web.languages import say_in
from juryvote.web.render import language_of, render
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.threads import in_thread


@get("/audit/bodies/{body_id:str}/findings", audience=("auditor", "team"), name="body-findings")
async def page(request: Asked, body_id: FromPath[str]) -> Answer:
    say, area = say_in(language_of(request)), who(request).area
    view = await in_thread(body_findings, hall_of(request), body=body_id, area=area, say=say)
    if view is None:
        raise NotFound
    return render(request, "audit/findings.html", view=view)
