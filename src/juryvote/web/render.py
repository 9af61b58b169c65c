"""Templates into answers: one environment per language, strict about every name, escaping by default."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from babel.dates import format_date, format_datetime, format_time
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import MediaType, Response
from markupsafe import Markup

from juryvote.paths import TEMPLATES
from juryvote.rules.money import euro
from juryvote.web.labels import labels
from juryvote.web.languages import GERMAN, choose, direction, languages, translations
from juryvote.web.refusals import Problem
from juryvote.web.session import Asked, guest_of, hall_of
from juryvote.web.statics import asset
from juryvote.world import BERLIN, World


@cache
def environment(language: str) -> Environment:
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        auto_reload=False,  # a page is made of a dozen files: each look at the disk would cost it a turn
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    env.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined] # i18n adds it
    env.globals |= {
        "asset": asset,
        "language": language,
        "direction": direction(language),
        "languages": languages(),
        "in_german": "" if language == GERMAN else Markup(' lang="de"'),  # for what people typed, and the record
    }
    env.filters |= _filters(language)
    return env


def _filters(language: str) -> dict[str, Callable[..., Any]]:
    locale = "en_GB" if language == "en" else language

    def local(text: str) -> datetime:
        return datetime.fromisoformat(text).astimezone(BERLIN)

    def when(text: str) -> str:
        return format_datetime(
            local(text), "EEE, d. MMMM, HH:mm" if language == "de" else "EEE d MMMM, HH:mm", locale=locale
        )

    def day(text: str) -> str:
        date = local(text) if len(text) > 10 else datetime.fromisoformat(text).replace(tzinfo=UTC)
        return format_date(date, "long", locale=locale)

    return {
        "euro": lambda cents: euro(cents, language).replace(" ", "\u00a0"),  # the sign stays with its number
        "when": when,
        "clock": lambda text: format_time(local(text), "HH:mm", locale=locale),
        "day": day,
        "listed": lambda typed: typed if isinstance(typed, list) else [typed],  # a field that was sent once or often
        **labels(translations(language).gettext),
    }


def language_of(request: Asked) -> str:
    """As the page itself decides, where it speaks in turns; else as the phone asks for."""
    decided: str | None = request.state.get("language")
    return decided or choose(request.cookies.get("language", ""), request.headers.get("accept-language", ""))


def _here(request: Asked) -> str:
    """The page to come back to after a change of language: a form that was refused stood on another one."""
    page = urlsplit(request.headers.get("referer", "")) if request.method == "POST" else request.url
    return f"{page.path}?{page.query}" if page.query else page.path


def wants_fragment(request: Asked) -> bool:
    return request.headers.get("hx-request") == "true"


def new_key(world: World, turn: int = 0) -> str:
    """The name of one tap: its turn, and chance."""
    return f"{turn}.{world.new_id()}"


def render(request: Asked, template: str, *, status: int = 200, **context: Any) -> Response[str]:
    """A page or a fragment with everything that all templates may use."""
    language = language_of(request)
    shared: dict[str, Any] = {
        "me": guest_of(request),
        "path": request.url.path,
        "here": _here(request),
        "problem": None,
        "typed": {},
        "sends_mail": hall_of(request).sends_mail,
    }
    html = environment(language).get_template(template).render(shared | context)
    problem: Problem | None = context.get("problem")
    return Response(
        html,
        status_code=problem.status if problem else status,
        media_type=MediaType.HTML,
        headers=fragment_headers(language),
    )


def fragment_headers(language: str) -> dict[str, str]:
    return {"Content-Language": language, "Vary": "Cookie, Accept-Language, HX-Request"}
