"""The sentence that states what a ballot came to: a Beschluss, or a Votum where others decide after the body."""

from enum import StrEnum

from msgspec import Struct

from juryvote.rules.clauses import DecisionsAre
from juryvote.rules.entries import SumsCounted
from juryvote.rules.majority import Outcome
from juryvote.rules.money import euro
from juryvote.rules.procedure import spoken_day
from juryvote.rules.sentences import Say, abstentions, german, join
from juryvote.rules.sum_words import numbers as sum_numbers
from juryvote.rules.tally import Counts


class DecisionKind(StrEnum):
    """`advice` is never called approved funding: the steering committee decides after it."""

    decision = "decision"
    advice = "advice"


def kind_of(form: str, said: str = DecisionsAre.by_form) -> DecisionKind:
    """`said` is what the bylaws say (`decisions_are`); by its form a Quartiersrat advises and juries decide."""
    if said != DecisionsAre.by_form:
        return DecisionKind.advice if said == DecisionsAre.advice else DecisionKind.decision
    return DecisionKind.advice if form == "quartiersrat" else DecisionKind.decision


class Decision(Struct, frozen=True, kw_only=True):
    """What there is to state; a sum counts only where the proposal was carried."""

    title: str
    kind: DecisionKind = DecisionKind.decision
    outcome: Outcome
    counts: Counts
    recused: int = 0
    granted_cents: int | None = None
    ends_on: str = ""  # of an exclusion: the last day of the term
    sums: SumsCounted | None = None  # where everybody named a sum
    condition: str = ""  # what the grant hangs on


def state_decision(decision: Decision, *, language: str = "de", say: Say = german) -> str:
    """One sentence with all the numbers, and the sum where one was granted."""
    counts = decision.counts
    if decision.sums:
        cast = counts.yes + counts.no
        numbers = sum_numbers(decision.sums, cast=cast, abstained=counts.abstain, recused=decision.recused, say=say)
    else:
        numbers = _numbers(counts, decision.recused, say)
    verdict = _verdict(decision.kind, decision.outcome, say).format(title=decision.title, numbers=numbers)
    return join(verdict, _granted(decision, language, say), _condition(decision, say), _ended(decision, say))


def _condition(decision: Decision, say: Say) -> str:
    if decision.outcome is not Outcome.carried or not decision.condition:
        return ""
    return say("Auflage: {condition}").format(condition=decision.condition)


def _ended(decision: Decision, say: Say) -> str:
    if decision.outcome is not Outcome.carried or not decision.ends_on:
        return ""
    return say("Die Amtszeit endet am {day}.").format(day=spoken_day(decision.ends_on))


def _granted(decision: Decision, language: str, say: Say) -> str:
    if decision.outcome is not Outcome.carried or decision.granted_cents is None:
        return ""
    text = say("Bewilligt: {sum}.") if decision.kind is DecisionKind.decision else say("Empfohlen: {sum}.")
    return text.format(sum=euro(decision.granted_cents, language))


def _verdict(kind: DecisionKind, outcome: Outcome, say: Say) -> str:
    if kind is DecisionKind.advice and outcome is Outcome.carried:
        return say("Votum: Der Antrag „{title}“ wird befürwortet: {numbers}.")
    if kind is DecisionKind.advice and outcome is Outcome.rejected:
        return say("Votum: Der Antrag „{title}“ wird nicht befürwortet: {numbers}.")
    return {
        Outcome.carried: say("Der Antrag „{title}“ ist angenommen: {numbers}."),
        Outcome.rejected: say("Der Antrag „{title}“ ist abgelehnt: {numbers}."),
        Outcome.tied: say("Über den Antrag „{title}“ ist noch nicht entschieden, es steht gleich: {numbers}."),
        Outcome.void: say("Über den Antrag „{title}“ ist nicht entschieden, nur ein Meinungsbild: {numbers}."),
    }[outcome]


def _numbers(counts: Counts, recused: int, say: Say) -> str:
    parts = [
        say("{n} Ja").format(n=counts.yes),
        say("{n} Nein").format(n=counts.no),
        abstentions(counts.abstain, say),
        say("{n} ungültig").format(n=counts.invalid) if counts.invalid else "",
        say("{n} befangen").format(n=recused),
    ]
    return ", ".join(filter(None, parts))
