"""The register in numbers and pictures, and a small piece of it for the area's own site."""

from litestar import get

from juryvote.reads.register import register
from juryvote.reads.statistics import statistics_page
from juryvote.web.answers import Answer
from juryvote.web.headers import POLICY
from juryvote.web.public.register import query_of, wanted_of
from juryvote.web.render import render
from juryvote.web.session import Asked, base_url, hall_of
from juryvote.web.threads import in_thread

FRAMED = POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")  # nothing can be done on that page
PREVIEW = f"{POLICY}; frame-src 'self'"


@get("/statistics", audience=("anybody",), name="statistics")
async def page(request: Asked) -> Answer:
    view = await in_thread(statistics_page, hall_of(request), wanted_of(request))
    return render(request, "public/statistics.html", view=view, query=query_of(request))


@get("/embed", audience=("anybody",), name="embed")
async def embedded(request: Asked) -> Answer:
    """For a frame on another site: no cookie, no script, no button."""
    view = await in_thread(register, hall_of(request), wanted_of(request))
    answer = render(request, "public/embed.html", view=view, query=query_of(request))
    answer.headers["Content-Security-Policy"] = FRAMED
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


@get("/embed/code", audience=("anybody",), name="embed-code")
async def code(request: Asked) -> Answer:
    query = query_of(request)
    path = f"/embed?{query}" if query else "/embed"
    whole = f"{base_url(request)}{path}"
    answer = render(request, "public/embed_code.html", whole=whole, address=path, query=query)
    answer.headers["Content-Security-Policy"] = PREVIEW
    return answer
