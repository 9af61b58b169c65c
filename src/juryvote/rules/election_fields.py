"""What the bylaws say about elections, as questions with plain answers."""

from collections.abc import Iterator

from juryvote.rules.questions import Field, share_options, yes_no
from juryvote.rules.sentences import Say


def elections(say: Say) -> Iterator[Field]:
    yield Field(
        name="e_value",
        place=("elections", "majority"),
        label=say("Wer ist im ersten Wahlgang gewählt?"),
        kind="share",
        options=(("most", say("wer die meisten Stimmen hat")), *share_options(say)),
    )
    yield Field(
        name="e_of",
        place=("elections", "of"),
        label=say("Von wem?"),
        options=(
            ("cast", say("der gültigen Stimmzettel")),
            ("present", say("der Anwesenden")),
            ("entitled", say("aller Stimmberechtigten")),
        ),
        hint=say("Leere Stimmzettel sind Enthaltungen und nicht gültig."),
    )
    yield Field(
        name="e_runoff",
        place=("elections", "runoff"),
        label=say("Gibt es eine Stichwahl, wenn Plätze offen bleiben?"),
        options=yes_no(say),
    )
