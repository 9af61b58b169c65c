"""A pot that was shared out, as a file that other programs read."""

from litestar import Response, get
from litestar.params import FromPath

from juryvote.reads.sharing import election_file
from juryvote.rules.refusals import NotFound
from juryvote.web.session import Asked, guest_of, hall_of
from juryvote.web.threads import in_thread


@get("/allocations/{allocation:str}", audience=("anybody",), name="allocation")
async def allocation(request: Asked, allocation: FromPath[str]) -> Response[bytes]:
    """`<ballot>.pb`, in the format of Pabulib."""
    guest, ballot = guest_of(request), allocation.removesuffix(".pb")
    where = {"area": guest.area if guest.kind == "staff" else "", "meeting": guest.meeting} if guest else {}
    text = await in_thread(election_file, hall_of(request), ballot=ballot, **where)
    if text is None:
        raise NotFound
    headers = {"Content-Disposition": f'attachment; filename="{ballot}.pb"'}
    return Response(text.encode(), media_type="text/plain; charset=utf-8", headers=headers)
