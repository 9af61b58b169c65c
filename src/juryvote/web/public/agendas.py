"""The agenda of a meeting for everybody, as a file."""

from litestar import Response, get
from litestar.params import FromPath

from juryvote.reads.agenda import public_agenda
from juryvote.rules.refusals import NotFound
from juryvote.web.agenda_paper import agenda_pdf
from juryvote.web.languages import say_in
from juryvote.web.printing import PDF
from juryvote.web.public.lasting import lasting
from juryvote.web.render import language_of
from juryvote.web.session import Asked, hall_of
from juryvote.web.threads import in_thread


@get("/agendas/{agenda_of:str}/tagesordnung.pdf", audience=("anybody",), name="public-agenda")
async def paper(request: Asked, agenda_of: FromPath[str]) -> Response[bytes]:
    language = language_of(request)
    view = await in_thread(public_agenda, hall_of(request), agenda_of)
    if view is None:
        raise NotFound
    data = await in_thread(agenda_pdf, view, language=language, say=say_in(language))
    return lasting(request, data, kind=PDF, changes=[], filename="tagesordnung.pdf")
