"""What can be wrong with a contested or late found conflict in a bundle: a German and an English sentence."""

CONFLICT_FAULTS: dict[str, tuple[str, str]] = {
    "order": (
        "Die neue Reihenfolge hat andere Punkte als die Tagesordnung.",
        "The new order has other items than the agenda.",
    ),
    "order-late": (
        "Die Reihenfolge ändert sich, obwohl schon ein Punkt aufgerufen ist.",
        "The order changes, although an item has been called already.",
    ),
    "already-contested": (
        "{member} hat beim Punkt {item} schon widersprochen, oder das Gremium hat schon entschieden.",
        "{member} has already contested the item {item}, or the body has already ruled on it.",
    ),
    "not-contested": (
        "Über die Befangenheit von {member} beim Punkt {item} ist nichts zu entscheiden: Niemand widerspricht.",
        "There is nothing to rule on {member} and the item {item}: nobody contests it.",
    ),
    "contest-open": (
        "Über den Punkt {item} wird abgestimmt, bevor über die Befangenheit von {member} entschieden ist.",
        "There is a ballot on the item {item} before the body has ruled on the conflict of {member}.",
    ),
    "about": (
        "Bei der Frage nach der Befangenheit geht es nicht um Geld oder Los, und sie ist offen: {found}.",
        "A question about a conflict has no money and no lot, and it is open: {found}.",
    ),
    "not-ruled": (
        "Nach der Abstimmung {ballot} fehlt, was daraus für die Befangenheit folgt.",
        "After the ballot {ballot} there is no word on what follows from it for the conflict.",
    ),
    "ruling": (
        "Aus der Abstimmung {ballot} folgt für die Befangenheit etwas anderes, oder nichts.",
        "From the ballot {ballot} something else follows for the conflict, or nothing.",
    ),
    "ruled-already": (
        "Das Gremium hat entschieden, dass {member} befangen ist: Das hebt niemand allein auf.",
        "The body has ruled that {member} is biased: nobody lifts that alone.",
    ),
    "already-found": (
        "Dass {member} befangen war, steht hier zum zweiten Mal.",
        "That {member} was biased is said here for the second time.",
    ),
    "finding": (
        "Ohne die Befangenen stimmt nicht: {field} {found}, nachgerechnet {right}.",
        "Without the biased it is wrong: {field} {found}, recomputed {right}.",
    ),
    "not-decisive": (
        "Der Beschluss {decision} ist aufgehoben, obwohl keine befangene Stimme entscheidend war.",
        "The decision {decision} is reopened, although no biased vote was decisive.",
    ),
    "already-reopened": (
        "Der Beschluss {decision} ist schon aufgehoben.",
        "The decision {decision} is already reopened.",
    ),
}
