"""A conflict that is found after the vote: does the outcome hang on the votes of those who were biased?

Open slips are taken out one by one. Of raised hands and sealed slips nobody knows whose they are: there every choice
is tried, and if only one of them changes the outcome, it may have been decisive.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations_with_replacement, product
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from juryvote.rules.bylaws import Bylaws
from juryvote.rules.doubled import UNTOLD, GroupVotes, without_one
from juryvote.rules.entries import Quorum
from juryvote.rules.ids import MemberId
from juryvote.rules.majority import MajorityReading, Outcome, decide
from juryvote.rules.moment import quorum_of
from juryvote.rules.presumption import Held
from juryvote.rules.room import Numbers, Room
from juryvote.rules.sentences import Say, german, one_or_many, yes_votes
from juryvote.rules.tally import Choice, Counts
from juryvote.rules.ties import OPEN, TieBreak

Taken = Mapping[str, Choice]  # by member, what is taken out


class Voted(Struct, frozen=True, kw_only=True):
    """A ballot as it ended. `room` and `held` are of the moment whose quorum counts.

    `base` and `voting` are those of the majority; `slips` are open choices by member, `unknown` are people who voted
    by hand or sealed, `mixed` what those together said.
    """

    outcome: str
    counts: Counts
    base: int
    voting: int
    room: Room
    held: Held | None
    slips: Mapping[str, Choice]
    unknown: frozenset[str]
    mixed: Counts
    ties: TieBreak = OPEN
    groups: GroupVotes = UNTOLD
    group_of: Mapping[str, str] = {}


class Weight(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the vote comes to without `people` who were biased.

    `basis`: majority or quorum, with `count` of `base` where `needed` are needed; or unknown, without numbers.
    """

    decisive: bool
    basis: str
    people: int
    count: int
    needed: int
    base: int
    sentence: str


def weigh(bylaws: Bylaws, voted: Voted, people: Sequence[str]) -> Weight:
    """`people` were on the roll and are now known to have been biased, all of them together."""
    quorum = _quorum_without(bylaws, voted, people)
    if not quorum.met:
        return _told(Weight(decisive=True, basis="quorum", **_of(people, quorum.counted, quorum.needed, quorum.base)))
    readings = [_read(bylaws, voted, people, taken) for taken in _possible(voted, people)]
    decisive = any(reading.outcome != voted.outcome for _, reading in readings)
    if voted.unknown.intersection(people):
        return _told(Weight(decisive=decisive, basis="unknown", **_of(people, 0, 0, 0)))
    ((yes, reading),) = readings
    return _told(Weight(decisive=decisive, basis="majority", **_of(people, yes, reading.needed_yes, reading.base)))


def weight_sentence(weight: Weight, say: Say = german) -> str:
    """For everybody to read: no name, and nothing that tells whose vote it was."""
    intro = one_or_many(
        weight.people,
        say("Eine befangene Person hat mitgestimmt."),
        say("{people} befangene Personen haben mitgestimmt."),
    ).format(people=weight.people)
    text = _text(weight, say).format(
        yes=yes_votes(weight.count, say), count=weight.count, needed=weight.needed, base=weight.base
    )
    return f"{intro} {text}"


def _text(weight: Weight, say: Say) -> str:
    if weight.basis == "quorum":
        return say(
            "Ohne sie waren nicht genug da: Es zählen {count} von {base}, nötig sind {needed}. "
            "Es muss neu abgestimmt werden."
        )
    if weight.basis == "unknown":
        return (
            say("Wie, das weiß niemand. Es kann entscheidend gewesen sein: Es muss neu abgestimmt werden.")
            if weight.decisive
            else say("Wie, das weiß niemand. Entscheidend war es nicht: Das Ergebnis ist ohne sie immer gleich.")
        )
    if weight.decisive:
        return say(
            "Das war entscheidend: Ohne sie sind es {yes}, nötig sind {needed} von {base}. "
            "Es muss neu abgestimmt werden."
        )
    return say("Das war nicht entscheidend: Auch ohne sie sind es {yes}, nötig sind {needed} von {base}.")


def _told(weight: Weight) -> Weight:
    return replace(weight, sentence=weight_sentence(weight))


def _of(people: Sequence[str], count: int, needed: int, base: int) -> dict[str, Any]:
    return {"people": len(people), "count": count, "needed": needed, "base": base, "sentence": ""}


def _quorum_without(bylaws: Bylaws, voted: Voted, people: Sequence[str]) -> Quorum:
    biased = voted.room.recused | {MemberId(member) for member in people}
    return quorum_of(bylaws, replace(voted.room, recused=biased), voted.held)


def _possible(voted: Voted, people: Sequence[str]) -> Iterator[Taken]:
    """What these people may have said: known of open slips, and of the others whatever the count allows."""
    known = {member: voted.slips[member] for member in people if member in voted.slips}
    groups: dict[str, list[str]] = {}
    for member in sorted(voted.unknown.intersection(people)):
        groups.setdefault(voted.group_of.get(member, "") if voted.groups.numbers else "", []).append(member)
    secret = [member for members in groups.values() for member in members]
    # Within a group it does not matter who said what.
    for said in product(*(combinations_with_replacement(Choice, len(members)) for members in groups.values())):
        choices = [choice for one in said for choice in one]
        if all(choices.count(choice) <= getattr(voted.mixed, choice) for choice in Choice):
            yield known | dict(zip(secret, choices, strict=True))


def _read(bylaws: Bylaws, voted: Voted, people: Sequence[str], taken: Taken) -> tuple[int, MajorityReading]:
    """Whoever was on the roll was entitled: without them so many fewer are. Seats stay seats."""
    left, gone = _less(voted.counts, taken.values()), len(people)
    voting = max(voted.voting - gone, left.all)  # more votes than voters is another problem, told elsewhere
    numbers = Numbers(seats=voted.base, filled=voted.base, entitled=voted.base - gone, voting=voting)
    groups = _groups_without(voted, people, taken)
    return left.yes, decide(bylaws, numbers=numbers, quorate=True, counts=left, ties=voted.ties, groups=groups)


def _groups_without(voted: Voted, people: Sequence[str], taken: Taken) -> GroupVotes:
    """The same for each group of a double majority; where nothing was counted apart, nothing is."""
    numbers, counts = dict(voted.groups.numbers), dict(voted.groups.counts or {})
    for member in people:
        group = voted.group_of.get(member, "")
        if group in numbers:
            numbers = without_one(numbers, group)
        if group in counts and member in taken:
            counts[group] = _less(counts[group], [taken[member]])
    return replace(voted.groups, numbers=numbers, counts=counts if voted.groups.counts is not None else None)


def _less(counts: Counts, taken: Iterable[Choice]) -> Counts:
    """Never below nothing: slips that do not fit their count are another problem, told elsewhere."""
    said = list(taken)
    less = {choice.value: max(0, getattr(counts, choice) - said.count(choice)) for choice in Choice}
    return replace(counts, **less)


def is_decided(outcome: str) -> bool:
    return outcome in (Outcome.carried, Outcome.rejected)
