"""What programs may read: as OpenAPI, and as a page."""

import msgspec
from litestar import Response, get

from juryvote.rules.reference import document, readings
from juryvote.web.answers import Answer
from juryvote.web.languages import say_in
from juryvote.web.public.lasting import lasting
from juryvote.web.render import language_of, render
from juryvote.web.session import Asked, base_url


@get("/schema", audience=("anybody",), name="reference")
async def page(request: Asked) -> Answer:
    return render(request, "public/reference.html", readings=readings(say_in(language_of(request))))


@get("/schema/openapi.json", audience=("anybody",), name="openapi")
async def openapi(request: Asked) -> Response[bytes]:
    """In English: the same bytes for everybody."""
    data = msgspec.json.encode(document(base_url(request), say_in("en")))
    return lasting(request, data, kind="application/json", changes=[])
