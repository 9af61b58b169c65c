"""Meinungsbild: a vote that decides nothing. It needs no quorum, sets no money aside and leaves the item as it was."""

from juryvote.rules.entries import Majority
from juryvote.rules.majority import Outcome
from juryvote.rules.sentences import Say, abstentions, german, join, no_votes, yes_votes
from juryvote.rules.tally import Counts

OUTCOME = Outcome.void.value  # whatever was said


def straw_opening(voters: int) -> Majority:
    """Instead of needed numbers: nothing is needed, because nothing follows."""
    return Majority(needed_yes=0, base=voters, sentence=straw_forecast(german))


def straw_closing(voters: int, counts: Counts) -> Majority:
    """More votes than voters is a ValueError, as in every ballot."""
    if counts.all > voters:
        raise ValueError(f"More votes than voters: {counts.all} counted, but only {voters} may vote.")
    return Majority(needed_yes=0, base=voters, sentence=straw_result(counts, german))


def straw_forecast(say: Say) -> str:
    return say("Meinungsbild: Es ist nicht verbindlich. Daraus folgt kein Beschluss.")


def straw_result(counts: Counts, say: Say) -> str:
    yes, no, abstain = yes_votes(counts.yes, say), no_votes(counts.no, say), abstentions(counts.abstain, say)
    said = say("Meinungsbild: {yes}, {no}, {abstain}.").format(yes=yes, no=no, abstain=abstain)
    return join(said, say("Das ist nicht verbindlich, daraus folgt kein Beschluss."))
