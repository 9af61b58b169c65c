"""Double majority: beside the majority of all, single groups must agree by themselves. Counted apart, never guessed."""

from collections.abc import Mapping

from msgspec import Struct

from juryvote.rules.clauses import GroupMajority, MajorityBase
from juryvote.rules.room import Numbers
from juryvote.rules.sentences import Say, group_name, join, one_or_many, yes_votes
from juryvote.rules.shares import threshold
from juryvote.rules.tally import NONE, Counts

NOBODY = Numbers(seats=0, filled=0, entitled=0, voting=0)


class GroupVotes(Struct, frozen=True, kw_only=True):
    """The groups' sizes, and their votes once counted apart. `sealed`: nobody can tell whose votes they are."""

    numbers: Mapping[str, Numbers] = {}
    counts: Mapping[str, Counts] | None = None
    sealed: bool = False


UNTOLD = GroupVotes()


def ensure_groups_add_up(votes: GroupVotes, counts: Counts) -> None:
    """The groups' votes are the same votes once more, and no group has more than voters."""
    if votes.counts is None:
        return
    for kind in ("yes", "no", "abstain", "invalid"):
        summed, told = sum(getattr(one, kind) for one in votes.counts.values()), getattr(counts, kind)
        if summed != told:
            raise ValueError(f"The votes of the groups do not add up: {summed} counted as {kind!r}, but {told} in all.")
    for group, one in votes.counts.items():
        if votes.numbers and one.all > votes.numbers.get(group, NOBODY).voting:
            raise ValueError(f"More votes than voters in the group {group!r}.")


def groups_agree(rules: tuple[GroupMajority, ...], votes: GroupVotes) -> bool | None:
    """True for all of them; None where the votes were not counted by group. A sealed ballot has no groups."""
    if votes.sealed or not rules:
        return True
    if votes.counts is None or not votes.numbers:
        return None
    return all(votes.counts.get(rule.group, NONE).yes >= _needed(rule, votes)[0] for rule in rules)


def without_one(numbers: Mapping[str, Numbers], group: str) -> dict[str, Numbers]:
    """The sizes after a person of this group was struck from the roll: seats stay seats."""
    one = numbers[group]
    less = Numbers(seats=one.seats, filled=one.filled, entitled=one.entitled - 1, voting=one.voting - 1)
    return {**numbers, group: less}


def groups_forecast(rules: tuple[GroupMajority, ...], votes: GroupVotes, say: Say) -> str:
    """What is announced before the vote, beside the majority of all."""
    if votes.sealed or not rules:
        return ""
    if not votes.numbers:
        return say("Außerdem müssen einzelne Gruppen für sich zustimmen.")
    return join(*(_asked(rule, votes, say) for rule in rules))


def groups_result(rules: tuple[GroupMajority, ...], votes: GroupVotes, say: Say) -> str:
    if not rules:
        return ""
    if votes.sealed:
        return say("Geheime Stimmen werden nicht nach Gruppen gezählt.")
    if votes.counts is None or not votes.numbers:
        return ""
    return join(*(_got(rule, votes, say) for rule in rules))


def groups_warnings(rules: tuple[GroupMajority, ...], votes: GroupVotes, say: Say) -> tuple[str, ...]:
    """What the chair must know before the vote opens."""
    if rules and votes.sealed:
        return (say("Geheim geht die Mehrheit nach Gruppen nicht. Es zählt nur die Mehrheit aller."),)
    short = [rule for rule in rules if votes.numbers and _needed(rule, votes)[0] > _voters(rule, votes)]
    text = say("Gruppe {group}: Die nötigen Ja-Stimmen sind nicht zu erreichen.")
    return tuple(text.format(group=group_name(rule.group, say)) for rule in short)


def _voters(rule: GroupMajority, votes: GroupVotes) -> int:
    return votes.numbers.get(rule.group, NOBODY).voting


def _needed(rule: GroupMajority, votes: GroupVotes) -> tuple[int, int]:
    """How many must say yes, and of how many; at least one, always."""
    numbers = votes.numbers.get(rule.group, NOBODY)
    counts = None if votes.counts is None else votes.counts.get(rule.group, NONE)
    base = {
        MajorityBase.cast: numbers.voting if counts is None else counts.yes + counts.no,
        MajorityBase.present: numbers.voting,
        MajorityBase.entitled: numbers.entitled,
        MajorityBase.filled: numbers.filled,
        MajorityBase.seats: numbers.seats,
    }[rule.of]
    return max(1, threshold(rule.value, base)), base


def _asked(rule: GroupMajority, votes: GroupVotes, say: Say) -> str:
    needed, base = _needed(rule, votes)
    text = one_or_many(
        needed,
        say("Außerdem muss in der Gruppe {group} mindestens {needed} von {base} Ja sagen."),
        say("Außerdem müssen in der Gruppe {group} mindestens {needed} von {base} Ja sagen."),
    )
    return text.format(group=group_name(rule.group, say), needed=needed, base=base)


def _got(rule: GroupMajority, votes: GroupVotes, say: Say) -> str:
    needed, base = _needed(rule, votes)
    yes = NONE.yes if votes.counts is None else votes.counts.get(rule.group, NONE).yes
    text = one_or_many(
        needed,
        say("Gruppe {group}: {yes}, nötig war {needed} von {base}."),
        say("Gruppe {group}: {yes}, nötig waren {needed} von {base}."),
    )
    return text.format(group=group_name(rule.group, say), yes=yes_votes(yes, say), needed=needed, base=base)
