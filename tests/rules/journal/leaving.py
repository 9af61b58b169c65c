"""The second of the known evenings, but its one item is about excluding m2, who was absent on the first."""

from typing import Any

from msgspec.structs import replace

from juryvote.rules import entries as e

from .known import ASKS, known
from .unsettled import Entries

TITLE = "Ausschluss: Mitglied auf Sitz 2"
TEXT = f"Der Antrag „{TITLE}“ ist angenommen: 2 Ja, 0 Nein, 0 Enthaltungen, 0 befangen. Die Amtszeit endet am 5.3.2026."
RULES: dict[str, Any] = {**ASKS, "secrecy": {"persons": "open"}}
ENDED = e.HoldingEnded(seat="s2", member="m2", until="2026-03-05")
M2 = e.Excluded(seat="s2", member="m2")


def leaving() -> Entries:
    return [new for entry in known() for new in _told(entry)]


def _told(entry: e.AnyEntry) -> Entries:
    match entry:
        case e.BylawsAdopted(bylaws="b2"):
            return [replace(entry, rules=RULES)]
        case e.ItemAdded():
            return [replace(entry, title=TITLE, persons=True, excludes=M2)]
        case e.BallotOpened():
            return [replace(entry, question=f"Stimmen Sie „{TITLE}“ zu?")]
        case e.DecisionMade():
            return [replace(entry, text=TEXT), ENDED]
        case _:
            return [entry]
