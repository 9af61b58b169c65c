"""The languages of the pages: German is written in the sources, the others are catalogues beside the code."""

from collections.abc import Callable
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES = Path(__file__).resolve().parents[1] / "locale"
GERMAN = "de"
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


@cache
def languages() -> tuple[str, ...]:
    return (GERMAN, *sorted(path.parents[1].name for path in LOCALES.glob("*/LC_MESSAGES/juryvote.po")))


@cache
def translations(language: str) -> NullTranslations:
    """Compiled in memory at the start: no build step, no stale file."""
    path = LOCALES / language / "LC_MESSAGES" / "juryvote.po"
    if language == GERMAN or not path.is_file():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def say_in(language: str) -> Callable[[str], str]:
    return translations(language).gettext


def choose(cookie: str, accepted: str) -> str:
    """The chosen language, else the first of the browser's that we speak, else German."""
    if cookie in languages():
        return cookie
    for part in accepted.split(","):
        language = part.split(";")[0].strip().lower()[:2]
        if language in languages():
            return language
    return GERMAN


def direction(language: str) -> str:
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"
