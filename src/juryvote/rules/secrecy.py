"""Secret or open: what the bylaws ask for, and what no cryptography can hide in a small room."""

from collections.abc import Collection
from enum import StrEnum

from msgspec import Struct

from juryvote.rules.bylaws import Bylaws, Secrecy, threshold
from juryvote.rules.sentences import Say, german

SMALL = 7  # with fewer votes a glance round the table and the numbers tell who voted what


class Why(StrEnum):
    """Why a ballot is sealed."""

    persons = "persons"
    default = "default"
    demanded = "demanded"
    chair = "chair"


class Demands(Struct, frozen=True, kw_only=True):
    """How many ask for a secret ballot on an item, and how many are needed of those who may vote."""

    count: int
    needed: int

    @property
    def enough(self) -> bool:
        return self.count >= self.needed


def demands_of(bylaws: Bylaws, *, count: int, voters: int) -> Demands:
    # A share of nobody is nobody: at least one person must ask.
    return Demands(count=count, needed=max(1, threshold(bylaws.secrecy.on_demand, voters)))


def why_sealed(bylaws: Bylaws, *, persons: bool, demands: Demands) -> Why | None:
    """The reason for which the bylaws leave no choice; None where the chair may choose."""
    if persons and bylaws.secrecy.persons is Secrecy.sealed:
        return Why.persons
    if bylaws.secrecy.default is Secrecy.sealed:
        return Why.default
    return Why.demanded if demands.enough else None


def warnings_before(voters: Collection[str], *, before: Collection[str] | None, say: Say = german) -> tuple[str, ...]:
    """Before a sealed ballot opens. `before` is the roll of the last sealed ballot on the same question, if any."""
    found = []
    if len(voters) < SMALL:
        found.append(say("Bei nur {n} Stimmen lässt sich das Geheime leicht erraten.").format(n=len(voters)))
    if before is not None and 1 <= len(set(voters) ^ set(before)) <= 2:
        found.append(
            say(
                "Fast dieselben Personen haben schon einmal darüber geheim abgestimmt. "
                "Der Vergleich der beiden Ergebnisse kann verraten, wie die Hinzugekommenen oder Fehlenden stimmen."
            )
        )
    return tuple(found)


def warning_after_votes(votes: Collection[int], *, valid: int, blank: int, say: Say = german) -> str:
    """The same for an election: everybody is on all valid slips or on none, and no slip is blank, or every one."""
    alike = all(one in (0, valid) for one in votes) and not (valid and blank)
    return warning_after(valid + blank, say=say) if alike else ""


def warning_after(*counts: int, say: Say = german) -> str:
    """After the closing: a result in which all said the same tells everybody's vote."""
    if sum(counts) and max(counts) == sum(counts):
        return say("Alle haben gleich gestimmt. Damit ist bekannt, wie jede Person gestimmt hat.")
    return ""
