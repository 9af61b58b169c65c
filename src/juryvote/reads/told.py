"""Why a closed ballot ended as it did, in the reader's language, where the rules still say what the journal says."""

from collections.abc import Callable
from typing import Any

from msgspec import convert
from sqlalchemy import Row

from juryvote.reads.sharing import shares_sentence
from juryvote.reads.sums import sums_sentence
from juryvote.rules.bylaws import Bylaws
from juryvote.rules.doubled import GroupVotes
from juryvote.rules.entries import Quorum
from juryvote.rules.majority import Outcome, decide
from juryvote.rules.quorum import restate
from juryvote.rules.room import Numbers
from juryvote.rules.sentences import Say, german
from juryvote.rules.straw import straw_result
from juryvote.rules.tally import Counts
from juryvote.rules.tied import read_tie, told
from juryvote.rules.ties import TieBreak
from juryvote.store.openings import groups_of, opening_of


def said(kept: str, speak: Callable[[Say], str], say: Say) -> str:
    """A frozen sentence in the reader's language, if the rules still say the very same in the journal's."""
    return speak(say) if speak(german) == kept else kept


def ended(ballot: Row[Any], closing: dict[str, Any], tie: dict[str, Any] | None, bylaws: Bylaws, say: Say) -> str:
    if ballot.straw:
        counts, consent = convert(closing["tally"], Counts), bool(ballot.about)
        return said(closing["majority"]["sentence"], lambda say: straw_result(counts, say, consent=consent), say)
    if opening_of(ballot).election:
        return str((tie or closing)["majority"]["sentence"])  # `with_election` tells it in other languages
    if opening_of(ballot).sharing:
        return shares_sentence(ballot, say=say)
    if opening_of(ballot).sums and closing["outcome"] != Outcome.void:
        return said(closing["majority"]["sentence"], lambda say: sums_sentence(ballot, bylaws, say), say)
    if tie:
        return _tie_sentence(closing, tie, groups_of(ballot), bylaws, say)
    return _closing_sentence(closing, groups_of(ballot), bylaws, say)


def _closing_sentence(closing: dict[str, Any], groups: GroupVotes, bylaws: Bylaws, say: Say) -> str:
    """Why there is no decision, or what the votes came to."""
    quorum, majority = convert(closing["quorum"], Quorum), closing["majority"]
    if closing["outcome"] == "void" and not quorum.met:
        return restate(bylaws, quorum, say=say) or quorum.sentence
    counts, base = convert(closing["tally"], Counts), majority["base"]
    # Only one of the four is read, by the bylaws' `of`; all slips are from the roll.
    numbers = Numbers(seats=base, filled=base, entitled=base, voting=max(base, counts.all))

    # A tie that was to be repeated and ended the ballot was the second one.
    ties = TieBreak(again=closing["outcome"] == Outcome.rejected)

    def speak(say: Say) -> str:
        met = quorum.met
        return decide(bylaws, numbers=numbers, quorate=met, counts=counts, ties=ties, say=say, groups=groups).sentence

    return said(majority["sentence"], speak, say)


def _tie_sentence(closing: dict[str, Any], tie: dict[str, Any], groups: GroupVotes, bylaws: Bylaws, say: Say) -> str:
    """What the chair or the lot made of an equal count."""
    counts, base = convert(closing["tally"], Counts), closing["majority"]["base"]
    ties = told(tie["how"], tie["choice"])

    def speak(say: Say) -> str:
        voting = max(base, counts.all)
        return read_tie(bylaws, base=base, voting=voting, counts=counts, ties=ties, say=say, groups=groups).sentence

    return said(tie["majority"]["sentence"], speak, say)
