"""The items of minutes: who was biased, what was voted on and how, what follows from it."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from juryvote.rules import entries as e
from juryvote.rules.entries import AnyEntry
from juryvote.rules.minutes.model import Conflict, MinutesItem, Reading, Resolution, Vote


class Agenda:
    def __init__(self, meeting: str) -> None:
        self.meeting = meeting
        self.known: dict[str, MinutesItem] = {}
        self.of_proposal: dict[str, str] = {}  # titles, for a pot
        self.votes: dict[str, Vote] = {}
        self.opened: dict[str, e.BallotOpened] = {}
        self.resolutions: dict[str, tuple[str, Resolution]] = {}  # by decision, with its ballot

    def items(self) -> tuple[MinutesItem, ...]:
        return tuple(self._whole(item) for item in sorted(self.known.values(), key=lambda one: one.number))

    def _whole(self, item: MinutesItem) -> MinutesItem:
        votes = [vote for name, vote in self.votes.items() if self.opened[name].item == item.id]
        whole = tuple(replace(vote, resolutions=self._of(vote.ballot)) for vote in votes)
        return replace(item, votes=whole, shared_at=self._pot(item.id))

    def _pot(self, item: str) -> int:
        """The number of the item whose pot this one drew from; 0 for none."""
        pots = (one.item for one in self.opened.values() if any(share.item == item for share in one.shares))
        return next((self.known[pot].number for pot in pots), 0)

    def _of(self, ballot: str) -> tuple[Resolution, ...]:
        return tuple(made for about, made in self.resolutions.values() if about == ballot)

    def read(self, item: str, reading: Reading) -> None:
        self._change(item, readings=(*self.known[item].readings, reading))

    def later(self, entry: AnyEntry) -> None:
        """What happens to a decision in no meeting: another committee gives it back."""
        if isinstance(entry, e.DecisionReturned):
            self._resolve(entry.decision, reopened=True)

    def take(self, entry: AnyEntry, at: str) -> None:
        match entry:
            case e.ItemAdded():
                values: dict[str, Any] = {name: getattr(entry, name) for name in ("number", "title", "asked_cents")}
                self.known[entry.item] = MinutesItem(id=entry.item, **values)
                if entry.proposal is not None:
                    self.of_proposal[entry.proposal] = entry.title
            case e.AgendaOrdered():
                for number, item in enumerate(entry.items, 1):
                    self._change(item, number=number)
            case e.ItemCalled():
                self._change(entry.item, called_at=self.known[entry.item].called_at or at)
            case e.SecrecyDemanded():
                self._change(entry.item, demands=entry.demands)
            case e.ConflictDeclared() | e.ConflictLifted() | e.ConflictContested() | e.ConflictRuled():
                self._biased(entry)
            case _:
                self._voted(entry, at)

    def _change(self, item: str, **values: Any) -> None:
        self.known[item] = replace(self.known[item], **values)

    def _biased(self, entry: e.ConflictDeclared | e.ConflictLifted | e.ConflictContested | e.ConflictRuled) -> None:
        """Whoever declares again after taking it back stands there once."""
        before = self.known[entry.item].conflicts
        others = tuple(one for one in before if one.member != entry.member)
        reason = next((one.reason for one in before if one.member == entry.member), "")
        match entry:
            case e.ConflictDeclared():
                now = Conflict(member=entry.member, reason=entry.reason)
            case e.ConflictLifted():
                now = Conflict(member=entry.member, reason=reason, ruled="lifted")
            case e.ConflictContested():
                now = Conflict(member=entry.member, reason=reason, ruled="contested")
            case _:
                now = Conflict(member=entry.member, reason=reason, ruled="upheld" if entry.upheld else "lifted")
        self._change(entry.item, conflicts=(*others, now))

    def _voted(self, entry: AnyEntry, at: str) -> None:
        match entry:
            case e.BallotOpened():
                self.opened[entry.ballot] = entry
                self.votes[entry.ballot] = _begun(entry, at)
            case e.RollStruck():
                self._vote(entry.ballot, struck=self.votes[entry.ballot].struck + 1)
            case e.BallotClosed():
                self._vote(entry.ballot, closed_at=at, **self._closed(entry))
            case e.TieBroken():
                self._vote(entry.ballot, tie=entry.how, outcome=entry.outcome, sentence=entry.majority.sentence)
            case e.ElectionDrawn():
                self._vote(entry.ballot, tie="lot", outcome=entry.outcome, sentence=entry.majority.sentence)
            case e.BallotAnnulled():
                self._vote(entry.ballot, closed_at=at, annulled=entry.why)
            case _:
                self._decided(entry)

    def _vote(self, ballot: str, **values: Any) -> None:
        self.votes[ballot] = replace(self.votes[ballot], **values)

    def _closed(self, entry: e.BallotClosed) -> dict[str, Any]:
        counted: dict[str, Any] = {name: getattr(entry.tally, name) for name in ("yes", "no", "abstain")}
        opened = self.opened[entry.ballot]
        return {
            **counted,
            "recused": entry.recused,
            "by_hand": len(entry.by_hand),
            "outcome": entry.outcome,
            "sentence": entry.majority.sentence,
            "quorum_after": "" if entry.quorum.met else entry.quorum.sentence,
            "elected": _elected(opened.election, entry.votes_for),
            "shares": tuple(
                (self.of_proposal.get(one.proposal, ""), one.granted_cents, one.missed or one.sentence)
                for one in entry.shares
            ),
        }

    def _decided(self, entry: AnyEntry) -> None:
        match entry:
            case e.DecisionMade():
                number = f"{entry.number}/{entry.year}"
                same: dict[str, Any] = {name: getattr(entry, name) for name in ("outcome", "granted_cents", "text")}
                made = Resolution(id=entry.decision, number=number, **same)
                self.resolutions[entry.decision] = (entry.ballot, made)
            case e.DecisionCorrected():
                self._resolve(entry.decision, text=entry.text, version=entry.version)
            case e.DecisionPublished():
                self._resolve(entry.decision, published=True)
            case e.DecisionReopened():
                self._resolve(entry.decision, reopened=True)

    def _resolve(self, decision: str, **values: Any) -> None:
        if decision in self.resolutions:
            ballot, made = self.resolutions[decision]
            self.resolutions[decision] = (ballot, replace(made, **values))


def _begun(entry: e.BallotOpened, at: str) -> Vote:
    return Vote(
        ballot=entry.ballot,
        about=_about(entry),
        question=entry.question,
        mode=entry.mode,
        opened_at=at,
        on_roll=len(entry.roll),
        quorum=entry.quorum.sentence,
        need=entry.majority.sentence,
        amount_cents=entry.amount_cents,
        condition=entry.condition,
    )


def _about(entry: e.BallotOpened) -> str:
    if entry.about is not None:
        return entry.about.kind
    if entry.straw:
        return "straw"
    if entry.election is not None:
        return "election"
    if entry.shares:
        return "pot"
    return "sum" if entry.sums is not None else "proposal"


def _elected(asked: e.ElectionRound | None, votes: Sequence[int]) -> tuple[tuple[int, str, int], ...]:
    if asked is None:
        return ()
    return tuple((one.number, one.member, count) for one, count in zip(asked.candidates, votes, strict=False))
