"""What the team's and the public's pages of a draw share: its address as a picture, and the file to draw it again."""

import json
from typing import Any

from litestar import Response
from markupsafe import Markup

from juryvote.rules.refusals import NotFound
from juryvote.web.languages import say_in
from juryvote.web.qr import qr_svg
from juryvote.web.render import language_of
from juryvote.web.session import Asked, base_url


def address_of(request: Asked, draw: str) -> str:
    return f"{base_url(request)}/draws/{draw}"


def picture_of(request: Asked, draw: str, *, commitment: str, digest: str) -> Markup:
    """Whoever scans it before the draw has both numbers in the address, and can compare them afterwards."""
    say = say_in(language_of(request))
    return qr_svg(f"{address_of(request, draw)}#{commitment}.{digest}", say("Adresse der Auslosung für alle"))


def case_file(case: dict[str, Any] | None) -> Response[bytes]:
    """For `juryvote explain`."""
    if case is None:
        raise NotFound
    headers = {"Content-Disposition": 'attachment; filename="auslosung.json"', "Cache-Control": "no-store"}
    data = json.dumps(case, ensure_ascii=False, indent=1).encode()
    return Response(data, media_type="application/json", headers=headers)
