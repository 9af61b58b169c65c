"""Three bodies' rules as they are known or assumed: data to start from and to edit, never rules of the code.

No rules of procedure of an Aktionsfondsjury were found, so most of its numbers are borrowed; `origin` says from where.
"""

from typing import Any

from msgspec import Struct


class PresetNote(Struct, frozen=True, kw_only=True):
    """What a preset is called and where its numbers come from."""

    title: str
    origin: str


NOTES = {
    "afj-berlin": PresetNote(
        title="Aktionsfondsjury Berlin",
        origin=(
            "Mehrheit der Anwesenden nah an Beusselstraße; Beschlussfähigkeit, Befangenheit und Stimmengleichheit "
            "in Anlehnung an §§ 20, 90, 91 VwVfG. Eine Geschäftsordnung wurde nicht gefunden: bitte prüfen."
        ),
    ),
    "qr-berlin": PresetNote(
        title="Quartiersrat Berlin",
        origin=(
            "Zwei Drittel nach Kosmosviertel und Schöneberg; mehr als die Hälfte Bewohnerschaft nach der "
            "Rahmengeschäftsordnung. Befangene bleiben wie im Kosmosviertel im Raum und zählen deshalb als anwesend."
        ),
    ),
    "qfj-2001": PresetNote(
        title="Quartiersfondsjury 2001",
        origin=(
            "Die qualifizierte Mehrheit ist belegt. Zwei Drittel der Stimmen und mehr als die Hälfte der Sitze "
            "sind angenommen."
        ),
    ),
}

PRESETS: dict[str, dict[str, Any]] = {
    "afj-berlin": {
        # Recused jurors leave the room for the item, so they cannot carry its quorum.
        "quorum": {"value": ">1/2", "of": "filled", "min": 3, "recused": "exclude", "checked": "each-ballot"},
        "majority": {"value": ">1/2", "of": "present", "tie": "reject"},
        "secrecy": {"default": "open", "persons": "sealed", "on_demand": "1"},
        "alternates": "none",
        "recused_alternate": False,
        "recused_stay_for_debate": False,
    },
    "qr-berlin": {
        "quorum": {
            "value": ">=2/3",
            "of": "filled",
            # The rule asks for two thirds of the members "present", and the same rule lets the recused stay for the
            # debate: whoever stays is present. Where a council sees it otherwise, "exclude" is one edit away.
            "recused": "count",
            # Half/half and even minorities of residents occur, so the room is warned and not blocked.
            "group": {"name": "resident", "value": ">1/2", "of": "present", "breach": "warn"},
            "checked": "each-ballot",
        },
        "majority": {"value": ">=2/3", "of": "present", "tie": "reject"},
        "secrecy": {"default": "open", "persons": "sealed", "on_demand": "1"},
        "alternates": "ranked",
        "recused_alternate": False,
        "recused_stay_for_debate": True,
    },
    "qfj-2001": {
        "quorum": {"value": ">1/2", "of": "seats", "recused": "exclude", "checked": "each-ballot"},
        "majority": {"value": ">=2/3", "of": "cast", "tie": "reject"},
        "secrecy": {"default": "open", "persons": "sealed", "on_demand": ">1/2"},
        "alternates": "none",
        "recused_alternate": False,
        "recused_stay_for_debate": False,
    },
}
