"""Who must not vote on an item, and why: people declare, the body may lift. It knows classes of reasons, no stories."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from juryvote.rules.ids import ItemId, MemberId
from juryvote.rules.sentences import Say, german


class Reason(StrEnum):
    applicant = "applicant"
    relative = "relative"
    employed = "employed"
    contract = "contract"
    institution = "institution"
    household = "household"
    other = "other"


class Declaration(Struct, frozen=True, kw_only=True):
    """Declared by the member or raised by others; `lifted` when the body found that there is no conflict."""

    member: MemberId
    item: ItemId
    reason: Reason = Reason.other
    lifted: bool = False


def recused_on(item: ItemId, declarations: Iterable[Declaration]) -> frozenset[MemberId]:
    """One declaration that stands is enough; lifting one reason leaves the others."""
    return frozenset(known.member for known in declarations if known.item == item and not known.lifted)


def reason_about(reason: Reason, say: Say = german) -> str:
    """The same class of reason, said of somebody else."""
    return {
        Reason.applicant: say("stellt den Antrag selbst"),
        Reason.relative: say("ist mit der antragstellenden Person verwandt"),
        Reason.employed: say("arbeitet dort oder ist im Vorstand"),
        Reason.contract: say("bekommt von dort Aufträge oder Honorar"),
        Reason.institution: say("vertritt die Einrichtung, die den Antrag stellt"),
        Reason.household: say("lebt mit der antragstellenden Person in einem Haushalt"),
        Reason.other: say("hat einen anderen Grund"),
    }[reason]


def reason_label(reason: Reason, say: Say = german) -> str:
    """What a member taps on: the class of the reason, never the story behind it."""
    return {
        Reason.applicant: say("Ich habe den Antrag selbst gestellt."),
        Reason.relative: say("Ich bin mit der antragstellenden Person verwandt."),
        Reason.employed: say("Ich arbeite dort oder bin im Vorstand."),
        Reason.contract: say("Ich soll aus dem Antrag Geld bekommen."),
        Reason.institution: say("Ich vertrete die Einrichtung, die den Antrag stellt."),
        Reason.household: say("Ich lebe mit der antragstellenden Person in einem Haushalt."),
        Reason.other: say("Ich habe einen anderen Grund."),
    }[reason]
