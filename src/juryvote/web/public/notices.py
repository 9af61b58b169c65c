"""Imprint, privacy, accessibility: the operator's own words, or what juryvote can say by itself."""

from litestar import get
from markdown_it import MarkdownIt

from juryvote.reads.notices import notice
from juryvote.rules.notices import Notice
from juryvote.web.answers import Answer
from juryvote.web.render import language_of, render
from juryvote.web.session import Asked, hall_of
from juryvote.web.threads import in_thread

# No HTML, and no pictures: the policy of our pages lets none in from elsewhere.
WORDS = MarkdownIt("commonmark", {"html": False}).disable("image")


async def _show(request: Asked, kind: Notice) -> Answer:
    view = await in_thread(notice, hall_of(request), kind=kind, language=language_of(request))
    return render(request, f"public/{kind.value}.html", view=view, words=WORDS.render(view.words))


@get("/imprint", audience=("anybody",), name="imprint")
async def imprint(request: Asked) -> Answer:
    return await _show(request, Notice.imprint)


@get("/privacy", audience=("anybody",), name="privacy")
async def privacy(request: Asked) -> Answer:
    return await _show(request, Notice.privacy)


@get("/accessibility", audience=("anybody",), name="accessibility")
async def accessibility(request: Asked) -> Answer:
    return await _show(request, Notice.accessibility)
