"""The operator writes what everybody must be able to read."""

from juryvote.live.hall import Hall
from juryvote.rules.notices import LONGEST, Notice
from juryvote.rules.refusals import BadForm
from juryvote.store import notices


def write_notice(hall: Hall, *, kind: str, language: str, words: str) -> None:
    """`words` are Markdown; empty ones bring the built-in text back."""
    if kind not in set(Notice):
        raise BadForm(field="kind", problem="unknown")
    if len(words) > LONGEST:
        raise BadForm(field="words", problem="length")
    with hall.acting("operator") as act:
        notices.keep(act.db, kind=kind, language=language, words=words.strip(), now=act.now)
