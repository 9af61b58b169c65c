"""A file with everything that is stored about one person."""

from litestar import Response

from juryvote.reads.personal import own_data
from juryvote.rules.refusals import NotFound
from juryvote.web.session import Asked, hall_of
from juryvote.web.threads import in_thread


async def own_data_file(request: Asked, member: str) -> Response[bytes]:
    found = await in_thread(own_data, hall_of(request), member=member)
    if found is None:
        raise NotFound
    return data_file(found)


def data_file(content: bytes) -> Response[bytes]:
    headers = {"Content-Disposition": 'attachment; filename="meine-daten.json"', "Cache-Control": "no-store"}
    return Response(content, status_code=200, media_type="application/json", headers=headers)
