"""Who has a vote at all, by what is known of a person. Whatever nobody knows never takes a vote away."""

from collections.abc import Iterable
from enum import StrEnum

from juryvote.rules.clauses import OnePer, VoteRule
from juryvote.rules.ids import MemberId
from juryvote.rules.scene import Fact, Room
from juryvote.rules.sentences import Say, german, one_or_many


class Voteless(StrEnum):
    """Why somebody on a seat has no vote."""

    young = "young"
    lapsed = "lapsed"
    new = "new"


def voteless(rule: VoteRule, fact: Fact) -> Voteless | None:
    """The first reason that takes the vote, or None: the person votes."""
    if fact.age is not None and fact.age < rule.min_age:
        return Voteless.young
    if 0 < rule.lapses_after_absences <= fact.absent_in_a_row:
        return Voteless.lapsed
    if fact.attended is not None and fact.attended < rule.after_attendances:
        return Voteless.new
    return None


def sharing(rule: VoteRule, room: Room, voters: Iterable[MemberId]) -> frozenset[MemberId]:
    """Of `voters` in order of arrival, those whose institution or household already has its one vote."""
    spoken: set[tuple[OnePer, str]] = set()
    late: set[MemberId] = set()
    for member in voters:
        homes = _homes(rule, room.fact(member))
        if homes & spoken:
            late.add(member)  # without a vote one does not speak for one's other home either
        else:
            spoken |= homes
    return frozenset(late)


def voteless_told(reason: Voteless, n: int, say: Say = german) -> str:
    one, many = {
        Voteless.young: (
            say("{n} Person ist da, aber zu jung für eine Stimme."),
            say("{n} Personen sind da, aber zu jung für eine Stimme."),
        ),
        Voteless.lapsed: (
            say("{n} Person ist da, hat aber zu oft gefehlt und deshalb keine Stimme mehr."),
            say("{n} Personen sind da, haben aber zu oft gefehlt und deshalb keine Stimme mehr."),
        ),
        Voteless.new: (
            say("{n} Person ist da, war aber noch nicht oft genug da und hat noch keine Stimme."),
            say("{n} Personen sind da, waren aber noch nicht oft genug da und haben noch keine Stimme."),
        ),
    }[reason]
    return one_or_many(n, one, many).format(n=n)


def sharing_told(one_per: OnePer, n: int, say: Say = german) -> str:
    if one_per is OnePer.institution:
        one = say("{n} Person stimmt nicht mit, weil ihre Einrichtung schon eine Stimme hat.")
        many = say("{n} Personen stimmen nicht mit, weil ihre Einrichtung schon eine Stimme hat.")
    elif one_per is OnePer.both:
        one = say("{n} Person stimmt nicht mit, weil ihr Haushalt oder ihre Einrichtung schon eine Stimme hat.")
        many = say("{n} Personen stimmen nicht mit, weil ihr Haushalt oder ihre Einrichtung schon eine Stimme hat.")
    else:
        one = say("{n} Person stimmt nicht mit, weil ihr Haushalt schon eine Stimme hat.")
        many = say("{n} Personen stimmen nicht mit, weil ihr Haushalt schon eine Stimme hat.")
    return one_or_many(n, one, many).format(n=n)


def unknown_told(rule: VoteRule, facts: list[Fact], say: Say = german) -> tuple[str, ...]:
    """What would decide over a vote and is not known."""
    ages = sum(fact.age is None for fact in facts) if rule.min_age else 0
    times = sum(fact.attended is None for fact in facts) if rule.after_attendances else 0
    age = one_or_many(
        ages,
        say("Von {n} Person ist das Alter nicht bekannt. Sie zählt mit."),
        say("Von {n} Personen ist das Alter nicht bekannt. Sie zählen mit."),
    )
    time = one_or_many(
        times,
        say("Von {n} Person ist nicht bekannt, wie oft sie da war. Sie zählt mit."),
        say("Von {n} Personen ist nicht bekannt, wie oft sie da waren. Sie zählen mit."),
    )
    return tuple(text.format(n=n) for text, n in ((age, ages), (time, times)) if n)


def _homes(rule: VoteRule, fact: Fact) -> set[tuple[OnePer, str]]:
    """The institution or household, or both, that have one vote together; nobody's is nothing."""
    named = {(OnePer.institution, fact.institution), (OnePer.household, fact.household)}
    return {(kind, name) for kind, name in named if name and rule.one_per in (kind, OnePer.both)}
