"""What a question about the bylaws is made of: a label, answers in plain words, and where the data keep it."""

from typing import Literal

from msgspec import Struct

from juryvote.rules.sentences import Say

Kind = Literal["choice", "share", "second", "count", "until", "euros", "group"]
Options = tuple[tuple[str, str], ...]


class Field(Struct, frozen=True, kw_only=True):
    """`place` is the way through the data. `rare` ones are folded away."""

    name: str
    place: tuple[str, ...]
    label: str
    kind: Kind = "choice"
    options: Options = ()
    hint: str = ""
    rare: bool = False


class Part(Struct, frozen=True, kw_only=True):
    code: str
    title: str
    fields: tuple[Field, ...]


def yes_no(say: Say) -> Options:
    return (("no", say("Nein")), ("yes", say("Ja")))


def share_options(say: Say) -> Options:
    return (
        (">1/2", say("mehr als die Hälfte")),
        (">=1/2", say("mindestens die Hälfte")),
        (">=2/3", say("mindestens zwei Drittel")),
        (">=1/3", say("mindestens ein Drittel")),
        (">=3/4", say("mindestens drei Viertel")),
        ("all", say("alle")),
        ("own", say("eigene Zahl oder eigener Bruch")),
    )
