"""Meinungsbild: a vote that decides nothing. It needs no quorum, sets no money aside and leaves the item as it was.

A consent round is one as well: it asks whether anybody has a serious objection, before the body decides.
"""

from juryvote.rules.entries import Majority
from juryvote.rules.majority import Outcome
from juryvote.rules.sentences import Say, abstentions, german, join, no_votes, one_or_many, yes_votes
from juryvote.rules.tally import Counts

OUTCOME = Outcome.void.value  # whatever was said
CONSENT = "consent"  # what such a round is about
POLLS = ("straw", CONSENT)  # modes of which nothing follows


def straw_opening(voters: int) -> Majority:
    """Instead of needed numbers: nothing is needed, because nothing follows."""
    return Majority(needed_yes=0, base=voters, sentence=straw_forecast(german))


def consent_question(title: str) -> str:
    """Yes carries it, no is a serious objection."""
    return f"Konsent-Runde: Tragen Sie „{title}“ mit?"


def straw_closing(voters: int, counts: Counts, *, consent: bool = False) -> Majority:
    """More votes than voters is a ValueError, as in every ballot."""
    if counts.all > voters:
        raise ValueError(f"More votes than voters: {counts.all} counted, but only {voters} may vote.")
    return Majority(needed_yes=0, base=voters, sentence=straw_result(counts, german, consent=consent))


def straw_forecast(say: Say) -> str:
    return say("Meinungsbild: Es ist nicht verbindlich. Daraus folgt kein Beschluss.")


def straw_result(counts: Counts, say: Say, *, consent: bool = False) -> str:
    if consent:
        return consent_result(counts, say)
    yes, no, abstain = yes_votes(counts.yes, say), no_votes(counts.no, say), abstentions(counts.abstain, say)
    said = say("Meinungsbild: {yes}, {no}, {abstain}.").format(yes=yes, no=no, abstain=abstain)
    return join(said, say("Das ist nicht verbindlich, daraus folgt kein Beschluss."))


def consent_result(counts: Counts, say: Say) -> str:
    if counts.yes + counts.no == 0:
        return say("Konsent-Runde: Niemand hat sich geäußert.")
    if counts.no == 0:
        return say("Konsent-Runde: Niemand hat einen schwerwiegenden Einwand. Das Gremium kann jetzt beschließen.")
    text = one_or_many(
        counts.no,
        say("Konsent-Runde: {n} schwerwiegender Einwand."),
        say("Konsent-Runde: {n} schwerwiegende Einwände."),
    )
    return join(text.format(n=counts.no), say("Hören Sie zu, ändern Sie den Antrag und fragen Sie noch einmal."))
