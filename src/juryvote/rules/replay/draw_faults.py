"""What can be wrong with a jury drawn by lot in a bundle, by kind: a German and an English sentence."""

DRAW_FAULTS: dict[str, tuple[str, str]] = {
    "draw-running": (
        "Die Auslosung {draw} ist festgelegt, aber weder gezogen noch abgesagt.",
        "The draw {draw} is committed, but neither drawn nor called off.",
    ),
    "draw-state": (
        "Die Auslosung {draw} ist {found}, das geht nur, wenn sie {needed} ist.",
        "The draw {draw} is {found}; this is possible only while it is {needed}.",
    ),
    "draw-mark": (
        "Das Prüfzeichen der Person mit Los {ticket} ist keines oder kommt zweimal vor.",
        "The mark of the person with ticket {ticket} is none, or occurs twice.",
    ),
    "draw-digest": (
        "Die Prüfsumme des Lostopfs ist {found}, nachgerechnet {right}: Die Liste wurde verändert.",
        "The digest of the pool is {found}, recomputed {right}: the list was changed.",
    ),
    "draw-quota": (
        "So kann nicht gelost werden: {why}",
        "The pool cannot be drawn by these quotas.",
    ),
    "draw-taken": (
        "Für „{group}“ zieht das Los {right}, hier steht {found}.",
        "For “{group}” the lot draws {right}, this says {found}.",
    ),
    "draw-reserves": (
        "Auf der Ersatzliste „{group}“ stehen nach dem Los {right}, hier steht {found}.",
        "By the lot the reserves of “{group}” are {right}, this says {found}.",
    ),
    "draw-witnesses": (
        "Es braucht mindestens zwei verschiedene Zeuginnen oder Zeugen, hier steht: {found}.",
        "At least two different witnesses are needed, this says: {found}.",
    ),
    "draw-unseated": (
        "Los {ticket} hat keinen Platz, der frei werden könnte.",
        "Ticket {ticket} has no seat that could become free.",
    ),
    "draw-successor": (
        "Für Los {ticket} rückt {right} nach, hier steht {found}.",
        "{right} moves up for ticket {ticket}, this says {found}.",
    ),
}
