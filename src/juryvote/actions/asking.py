"""What a ballot puts to the vote, word for word, and what is announced before it."""

from juryvote.rules import entries as e
from juryvote.rules.elected import opening_need
from juryvote.rules.election_words import ask
from juryvote.rules.groups import room_groups
from juryvote.rules.moment import opening_readings, question_of, roll_of, under
from juryvote.rules.refusals import NotQuorate
from juryvote.rules.straw import POLLS, straw_opening
from juryvote.rules.sum_words import ask_sum
from juryvote.rules.sums import sums_need
from juryvote.store.rooms import Moment


def question_for(
    title: str, cents: int | None, asked: e.ElectionRound | None, sums: e.SumsAsked | None, condition: str
) -> str:
    if asked:
        return ask(title, asked.number)
    return under(ask_sum(title, sums.most_cents), condition) if sums else question_of(title, cents, condition)


def readings_for(
    now: Moment, mode: str, asked: e.ElectionRound | None, sums: e.SumsAsked | None
) -> tuple[e.Quorum, e.Majority]:
    """Whether the room is quorate, without which only a straw poll goes on, and how many must say yes."""
    quorum, majority = opening_readings(now.bylaws, now.room, held=now.held, sealed=mode == "sealed")
    if mode in POLLS:
        return quorum, straw_opening(len(roll_of(now.bylaws, now.room)))
    if not quorum.met:
        raise NotQuorate(needed=quorum.needed, counted=quorum.counted)
    if sums:
        return quorum, sums_need(now.bylaws, majority, sums, room_groups(now.bylaws, now.room))
    return quorum, opening_need(now.bylaws, now.room, asked) if asked else majority
