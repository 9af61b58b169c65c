"""How sentences are made: every text is a German msgid given to `say`, which answers it in the reader's language.

The journal is always written with `german`. Nothing here knows a rule; the readings pass numbers and get words.
"""

from collections.abc import Callable

Say = Callable[[str], str]


def german(text: str) -> str:
    """The msgids are German already."""
    return text


def one_or_many(n: int, one: str, many: str) -> str:
    """The form that fits the number; 0 takes the plural, as it is spoken."""
    return one if n == 1 else many


def join(*sentences: str) -> str:
    """Sentences one after the other; empty ones are left out."""
    return " ".join(filter(None, sentences))


def yes_votes(n: int, say: Say = german) -> str:
    return one_or_many(n, say("{n} Ja-Stimme"), say("{n} Ja-Stimmen")).format(n=n)


def no_votes(n: int, say: Say = german) -> str:
    return one_or_many(n, say("{n} Nein-Stimme"), say("{n} Nein-Stimmen")).format(n=n)


def abstentions(n: int, say: Say = german) -> str:
    return one_or_many(n, say("{n} Enthaltung"), say("{n} Enthaltungen")).format(n=n)


def group_name(group: str, say: Say = german) -> str:
    """What the room calls a group; names of a body's own are left as they are."""
    if group == "resident":
        return say("Bewohnerschaft")
    if group == "partner":
        return say("Partner")
    return group
