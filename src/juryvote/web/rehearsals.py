"""Founding a rehearsal: for `juryvote rehearse`, which then does over HTTP what phones do."""

import msgspec
from litestar import Response, post
from msgspec import Struct

from juryvote.actions.rehearsals import check_key, found_rehearsal
from juryvote.web.forms import parse, typed_of, whole
from juryvote.web.session import LOOPBACK, Asked, hall_of, place_of, settings_of
from juryvote.web.threads import in_thread


class RehearsalForm(Struct, forbid_unknown_fields=True):
    phones: str
    ballots: str
    key: str = ""


@post("/rehearsals", audience=("anybody",), name="rehearsals")
async def found(request: Asked) -> Response[bytes]:
    """The tokens of everybody's doors, as JSON."""
    form, hall, settings = parse(await typed_of(request), RehearsalForm), hall_of(request), settings_of(request)
    place = place_of(request)
    if not (settings.demo and place in LOOPBACK):
        await in_thread(check_key, hall, given=form.key, known=settings.rehearsal_key, place=place)
    phones, ballots = whole(form.phones, "phones"), whole(form.ballots, "ballots")
    made = await in_thread(found_rehearsal, hall, phones=phones, ballots=ballots)
    return Response(msgspec.json.encode(made), status_code=201, media_type="application/json")
