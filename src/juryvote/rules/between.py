"""Decisions outside a meeting: a written vote (Umlaufverfahren), and a mandate that lets members decide for the body.

Days are ISO texts (2026-03-05); the last day of a time limit still counts.
"""

from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from juryvote.rules.bylaws import Bylaws
from juryvote.rules.ids import ItemId, MemberId
from juryvote.rules.procedure import Allowed
from juryvote.rules.sentences import Say, german, one_or_many


class WrittenState(StrEnum):
    forbidden = "forbidden"
    running = "running"
    stopped = "stopped"
    over = "over"


class Written(Struct, frozen=True, kw_only=True):
    state: WrittenState
    sentence: str


class Mandate(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`members` decide for the body on `items`, from `since` up to and including `until`."""

    members: tuple[MemberId, ...]
    items: tuple[ItemId, ...]
    since: str
    until: str


def written_vote(bylaws: Bylaws, *, started: str, day: str, objections: int, say: Say = german) -> Written:
    """How a written vote stands on `day`; whoever objects sends the item to the next meeting."""
    rule = bylaws.written_procedure
    if not rule.allowed:
        return Written(state=WrittenState.forbidden, sentence=say("Abgestimmt wird nur in einer Sitzung."))
    if objections >= rule.objections_to_stop:
        return Written(state=WrittenState.stopped, sentence=_stopped(objections, say))
    last = last_day(bylaws, started)
    if day > last:
        return Written(state=WrittenState.over, sentence=say("Die Frist ist vorbei, niemand hat es aufgehalten."))
    left = (date.fromisoformat(last) - date.fromisoformat(day)).days
    return Written(state=WrittenState.running, sentence=_running(left, say))


def last_day(bylaws: Bylaws, started: str) -> str:
    """The last day of a written vote that started on this one."""
    return (date.fromisoformat(started) + timedelta(days=bylaws.written_procedure.days)).isoformat()


def mandate_holds(mandate: Mandate, day: str, item: ItemId) -> bool:
    """Is the item in its scope and the day in its time?"""
    return item in mandate.items and mandate.since <= day <= mandate.until


def mandate_told(mandate: Mandate, day: str, item: ItemId, *, say: Say = german) -> str:
    if item not in mandate.items:
        return say("Der Auftrag gilt nicht für diesen Punkt. Darüber entscheidet das Gremium.")
    if not mandate_holds(mandate, day, item):
        return say("Der Auftrag gilt an diesem Tag nicht. Darüber entscheidet das Gremium.")
    n = len(mandate.members)
    return one_or_many(
        n, say("{n} beauftragtes Mitglied entscheidet."), say("{n} beauftragte Mitglieder entscheiden.")
    ).format(n=n)


def may_give(bylaws: Bylaws, mandate: Mandate, *, say: Say = german) -> Allowed:
    """May the body give this mandate? It names members and items, ends after it began, and is not too long."""
    rule = bylaws.mandates
    if not rule.allowed:
        return Allowed(ok=False, sentence=say("Das Gremium darf niemanden beauftragen, für es zu entscheiden."))
    if not mandate.members or not mandate.items or mandate.until < mandate.since:
        return Allowed(ok=False, sentence=say("Ein Auftrag nennt Mitglieder, Punkte und ein Ende."))
    days = (date.fromisoformat(mandate.until) - date.fromisoformat(mandate.since)).days + 1
    if 0 < rule.most_days < days:
        text = say("Ein Auftrag gilt höchstens {most} Tage, dieser {days}.")
        return Allowed(ok=False, sentence=text.format(most=rule.most_days, days=days))
    return Allowed(ok=True, sentence=say("Das Gremium darf diesen Auftrag geben."))


def _stopped(objections: int, say: Say) -> str:
    return one_or_many(
        objections,
        say("{n} Widerspruch: Der Punkt kommt in die nächste Sitzung."),
        say("{n} Widersprüche: Der Punkt kommt in die nächste Sitzung."),
    ).format(n=objections)


def _running(left: int, say: Say) -> str:
    if left == 0:
        return say("Die Abstimmung läuft. Heute ist der letzte Tag.")
    return one_or_many(
        left,
        say("Die Abstimmung läuft noch {n} Tag."),
        say("Die Abstimmung läuft noch {n} Tage."),
    ).format(n=left)
