"""Clauses that count no heads: who may decide, what may come back, who stays, whose exclusion may be proposed.

Days are ISO texts (2026-03-05), money is cents. Every answer carries its sentence.
"""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from juryvote.rules.bylaws import Bylaws, Urgent
from juryvote.rules.ids import MemberId
from juryvote.rules.money import euro
from juryvote.rules.scene import Fact
from juryvote.rules.sentences import Say, german


class Allowed(Struct, frozen=True, kw_only=True):
    ok: bool
    sentence: str


class Decider(StrEnum):
    office = "office"
    body = "body"


class Deciding(Struct, frozen=True, kw_only=True):
    by: Decider
    sentence: str


class RecusedRights(Struct, frozen=True, kw_only=True):
    """What a recused member may do short of voting."""

    stay: bool
    read: bool
    sentence: str


class Proposed(Struct, frozen=True, kw_only=True):
    """An exclusion that may be put to the vote; nobody is excluded by a number."""

    member: MemberId
    sentence: str


def may_come_back(bylaws: Bylaws, *, rejected: Sequence[str], day: str, say: Say = german) -> Allowed:
    """May a proposal be tabled again on `day`? `rejected` are the days on which it was rejected."""
    rule = bylaws.retabling
    if not rejected:
        return Allowed(ok=True, sentence=say("Dieser Antrag wurde noch nie abgelehnt."))
    if rule.most is not None and len(rejected) > rule.most:
        return Allowed(ok=False, sentence=_used_up(rule.most, say))
    first = months_later(max(rejected), rule.wait_months)
    if day < first:
        text = say("Der Antrag darf erst ab dem {day} wieder gestellt werden.")
        return Allowed(ok=False, sentence=text.format(day=spoken_day(first)))
    return Allowed(ok=True, sentence=say("Der Antrag darf wieder gestellt werden."))


def months_later(day: str, months: int) -> str:
    """The same day of a later month, or the month's last day where it is shorter."""
    start = date.fromisoformat(day)
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])).isoformat()


def who_decides(bylaws: Bylaws, *, amount_cents: int | None, say: Say = german) -> Deciding:
    """The office below the limit, otherwise the body; a question without a sum is always the body's."""
    limit = bylaws.office_below_cents
    if amount_cents is None or amount_cents >= limit:
        return Deciding(by=Decider.body, sentence=say("Darüber entscheidet das Gremium."))
    text = say("Unter {limit} entscheidet das Büro ohne das Gremium.")
    return Deciding(by=Decider.office, sentence=text.format(limit=euro(limit)))


def may_decide_urgently(bylaws: Bylaws, who: Urgent, *, say: Say = german) -> Allowed:
    """May `who` decide when there is no time for a meeting? `none` is nobody, so it never may."""
    allowed = {
        Urgent.none: say("Auch wenn es eilt, entscheidet nur das Gremium."),
        Urgent.office: say("Wenn es eilt, darf das Büro entscheiden. Das Gremium erfährt es in der nächsten Sitzung."),
        Urgent.chair: say(
            "Wenn es eilt, darf die Sitzungsleitung entscheiden. Das Gremium erfährt es in der nächsten Sitzung."
        ),
    }
    rule = bylaws.urgent_decisions
    return Allowed(ok=rule is who and who is not Urgent.none, sentence=allowed[rule])


def recused_rights(bylaws: Bylaws, *, say: Say = german) -> RecusedRights:
    stay, read = bylaws.recused_stay_for_debate, not bylaws.recused_hide_material
    sentence = {
        (True, True): say("Wer befangen ist, darf bei der Beratung bleiben, stimmt aber nicht mit."),
        (True, False): say(
            "Wer befangen ist, darf bei der Beratung bleiben, bekommt aber keine Unterlagen und stimmt nicht mit."
        ),
        (False, True): say("Wer befangen ist, verlässt den Raum für Beratung und Abstimmung."),
        (False, False): say(
            "Wer befangen ist, bekommt keine Unterlagen und verlässt den Raum für Beratung und Abstimmung."
        ),
    }
    return RecusedRights(stay=stay, read=read, sentence=sentence[stay, read])


def exclusion_proposals(
    bylaws: Bylaws, facts: Mapping[MemberId, Fact], *, names: Mapping[str, str] = {}, say: Say = german
) -> tuple[Proposed, ...]:
    """Whose exclusion the body may vote on, sorted by id: the absences are enough, the vote is the body's.

    `names` say what the sentences call people; without one they say the id.
    """
    found = ((member, _too_often(bylaws, names.get(member, member), facts[member], say)) for member in sorted(facts))
    return tuple(Proposed(member=member, sentence=why) for member, why in found if why)


def may_exclude(bylaws: Bylaws, fact: Fact) -> bool:
    """May the body vote on excluding somebody of whom this is known?"""
    return bool(_too_often(bylaws, "", fact, german))


def exclusion_title(seat: int) -> str:
    """What the item is called: by the seat's number, since names stand nowhere but in one entry of the journal."""
    return f"Ausschluss: Mitglied auf Sitz {seat}"


def _too_often(bylaws: Bylaws, member: str, fact: Fact, say: Say) -> str:
    rule = bylaws.exclusion
    if 0 < rule.unexcused <= fact.unexcused:
        text = say("{member} fehlte {n}-mal ohne Entschuldigung. Über einen Ausschluss darf abgestimmt werden.")
        return text.format(member=member, n=fact.unexcused)
    if 0 < rule.in_a_row <= fact.absent_in_a_row:
        text = say("{member} fehlte {n}-mal hintereinander. Über einen Ausschluss darf abgestimmt werden.")
        return text.format(member=member, n=fact.absent_in_a_row)
    return ""


def _used_up(most: int, say: Say) -> str:
    if most == 0:
        return say("Ein abgelehnter Antrag darf nicht wieder gestellt werden.")
    return say("Der Antrag wurde schon {n}-mal wieder gestellt. Mehr ist nicht erlaubt.").format(n=most)


def spoken_day(day: str) -> str:
    """`2026-03-05` is read as 5.3.2026."""
    found = date.fromisoformat(day)
    return f"{found.day}.{found.month}.{found.year}"
