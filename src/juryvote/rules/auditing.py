"""A meeting as an auditor reads it: every quorum and every ballot as a calculation, and what is out of the ordinary.

All of it comes from the entries alone; each line names the height of its entry, so that it can be looked up.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from juryvote.rules import entries as e
from juryvote.rules.ledger import Recorded
from juryvote.rules.minutes import Minutes, Move
from juryvote.rules.sentences import Say, german, one_or_many
from juryvote.world import BERLIN, when

PERMILLE = 1000
SILENCE_MINUTES = 45  # without any entry in a running meeting


class Calculation(Struct, frozen=True, kw_only=True):
    """`kind`: reading | opening | closing. Of a quorum counted, base and needed; of a majority needed and base."""

    height: int
    at: str
    kind: str
    item: int  # its number on the agenda; 0 is none
    counted: int
    base: int
    needed: int
    met: bool
    sentence: str
    majority_needed: int = 0
    majority_base: int = 0
    majority: str = ""
    yes: int = 0
    no: int = 0
    abstain: int = 0
    recused: int = 0


class Finding(Struct, frozen=True, kw_only=True):
    """Nothing wrong, but worth a look. `kind` stays the same in every language."""

    height: int
    at: str
    kind: str
    sentence: str


class Bar(Struct, frozen=True, kw_only=True):
    """From when until when somebody was there, in permille of the evening. `seat` 0 is a guest."""

    seat: int
    role: str
    start: int
    length: int
    since: str
    until: str


def calculations(meeting: str, records: Iterable[Recorded]) -> tuple[Calculation, ...]:
    numbers: dict[str, int] = {}
    items: dict[str, str] = {}  # of ballots
    return tuple(one for record in records for one in _calculated(record, meeting, numbers, items))


def _calculated(
    record: Recorded, meeting: str, numbers: dict[str, int], items: dict[str, str]
) -> Iterator[Calculation]:
    entry = record.entry
    if getattr(entry, "meeting", "") != meeting:
        return
    match entry:
        case e.ItemAdded():
            numbers[entry.item] = entry.number
        case e.AgendaOrdered():
            numbers.update({item: number for number, item in enumerate(entry.items, 1)})
        case e.ReadingTaken():
            yield _of_ballot(record, "reading", numbers.get(entry.item or "", 0), entry.quorum)
        case e.BallotOpened():
            items[entry.ballot] = entry.item
            yield _of_ballot(record, "opening", numbers[entry.item], entry.quorum, entry.majority)
        case e.BallotClosed():
            number = numbers[items[entry.ballot]]
            yield _of_ballot(record, "closing", number, entry.quorum, entry.majority, entry.tally, entry.recused)


def _of_ballot(
    record: Recorded,
    kind: str,
    item: int,
    quorum: e.Quorum,
    majority: e.Majority | None = None,
    tally: e.Tally | None = None,
    recused: int = 0,
) -> Calculation:
    return Calculation(
        height=record.height,
        at=record.at,
        kind=kind,
        item=item,
        counted=quorum.counted,
        base=quorum.base,
        needed=quorum.needed,
        met=quorum.met,
        sentence=quorum.sentence,
        majority_needed=majority.needed_yes if majority else 0,
        majority_base=majority.base if majority else 0,
        majority=majority.sentence if majority else "",
        yes=tally.yes if tally else 0,
        no=tally.no if tally else 0,
        abstain=tally.abstain if tally else 0,
        recused=recused,
    )


def findings(meeting: str, records: Iterable[Recorded], *, say: Say = german) -> tuple[Finding, ...]:
    """In the order of the journal, with what became known after the meeting."""
    about = [record for record in records if getattr(record.entry, "meeting", "") == meeting]
    found = [*_of_entries(about, say), *_of_time(about, say)]
    return tuple(sorted(found, key=lambda one: one.height))


def _of_entries(records: Iterable[Recorded], say: Say) -> Iterator[Finding]:
    quorate: dict[str, bool] = {}  # ballots, at their opening
    voted: dict[str, int] = {}  # ballots on an item that count for something
    for record in records:
        entry = record.entry
        if isinstance(entry, e.BallotOpened):
            quorate[entry.ballot] = entry.quorum.met
            voted[entry.item] = voted.get(entry.item, 0) + (entry.about is None and not entry.straw)
            again = voted[entry.item] if entry.about is None and not entry.straw else 0
        else:
            again = 0
        for kind, sentence in _unusual(entry, quorate, again, say):
            yield Finding(height=record.height, at=record.at, kind=kind, sentence=sentence)


def _of_time(records: Iterable[Recorded], say: Say) -> Iterator[Finding]:
    """Long silences of a meeting in a room, and what was entered only on a later day. A vote in writing takes days."""
    began = before = ""
    for record in records:
        if isinstance(record.entry, e.MeetingPlanned) and record.entry.ends_on:
            return
        if isinstance(record.entry, e.MeetingOpened):
            began = record.at
        elif began and before:
            if (minutes := (_seconds(record.at) - _seconds(before)) // 60) >= SILENCE_MINUTES:
                quiet = say("Davor steht {n} Minuten lang nichts im Protokollbuch.").format(n=minutes)
                yield Finding(height=record.height, at=record.at, kind="gap", sentence=quiet)
            if _day(record.at) != _day(began):
                late = say("Die Sitzung hatte an einem früheren Tag begonnen; dieser Eintrag kam später.")
                yield Finding(height=record.height, at=record.at, kind="late", sentence=late)
                return
        if isinstance(record.entry, e.MeetingAdjourned):
            return
        before = record.at


def _day(at: str) -> date:
    return when(at).astimezone(BERLIN).date()


def _unusual(entry: e.AnyEntry, quorate: dict[str, bool], again: int, say: Say) -> Iterator[tuple[str, str]]:
    match entry:
        case e.BallotOpened() if again > 1 and entry.election is None:
            yield "vote-again", say("Über diesen Punkt wurde zum {n}. Mal abgestimmt.").format(n=again)
        case e.BallotClosed():
            yield from _of_closing(entry, quorate, say)
        case e.BallotAnnulled():
            yield "annulled", say("Eine Abstimmung wurde aufgehoben: {why}").format(why=entry.why)
        case e.RollStruck():
            yield "struck", say("Jemand war befangen und wurde während der Abstimmung gestrichen.")
        case e.QuorumChallenged():
            yield "challenged", say("Jemand zweifelte die Beschlussfähigkeit an.")
        case e.TieBroken():
            by = {"chair": say("Die Sitzungsleitung entschied bei Gleichstand."), "lot": say("Das Los entschied.")}
            yield "tie", by[entry.how]
        case e.FactCorrected():
            yield "fact", say("Eine Angabe zu einer Person wurde während der Sitzung berichtigt.")
        case _:
            yield from _of_decision(entry, say)


def _of_closing(entry: e.BallotClosed, quorate: dict[str, bool], say: Say) -> Iterator[tuple[str, str]]:
    if quorate.get(entry.ballot) and not entry.quorum.met:
        yield "quorum-lost", say("Während dieser Abstimmung ging die Beschlussfähigkeit verloren.")
    if hands := len(entry.by_hand):
        one = say("{n} Stimme wurde als gehobene Hand gezählt.")
        many = say("{n} Stimmen wurden als gehobene Hände gezählt.")
        yield "hands", one_or_many(hands, one, many).format(n=hands)
    helped = sum(slip.channel == "helper" for slip in entry.slips)
    if entry.sealed is not None:
        helped += sum(one.channel == "helper" for one in entry.sealed.voted)
    if helped:
        one = say("{n} Stimme hat eine Hilfsperson eingetragen.")
        many = say("{n} Stimmen hat eine Hilfsperson eingetragen.")
        yield "helper", one_or_many(helped, one, many).format(n=helped)
    if entry.overruled:
        yield "overruled", say("Eine Vertretung stimmte auch ab; gezählt wurde das Mitglied.")


def _of_decision(entry: e.AnyEntry, say: Say) -> Iterator[tuple[str, str]]:
    match entry:
        case e.DecisionCorrected():
            yield "corrected", say("Der Wortlaut eines Beschlusses wurde berichtigt: {why}").format(why=entry.why)
        case e.DecisionReopened():
            yield "reopened", say("Ein Beschluss wurde aufgehoben, weil eine befangene Stimme den Ausschlag gab.")
        case e.ConflictFound():
            yield "found-later", say("Nach der Abstimmung stellte sich heraus, dass jemand befangen war.")
        case e.ExecutiveTold():
            yield "executive", say("Das Gremium hörte von einer Entscheidung, die ohne das Gremium fiel.")
        case e.ProcedureObjected():
            yield "objected", say("Ein Mitglied widersprach dem Umlaufverfahren.")


def timeline(minutes: Minutes) -> tuple[Bar, ...]:
    """One bar for each time somebody was there, by seat; from the first arrival to the end."""
    moments = [move.at for one in minutes.here for move in one.moves]
    if not moments:
        return ()
    first, last = min(moments), max([*moments, minutes.closed_at])
    return tuple(bar for one in minutes.here for bar in _bars(one.seat, one.role, _spans(one.moves, last), first, last))


def _spans(moves: Iterable[Move], last: str) -> Iterator[tuple[str, str]]:
    since = ""
    for move in moves:
        if move.came:
            since = since or move.at
        elif since:
            yield since, move.at
            since = ""
    if since:
        yield since, last


def _bars(seat: int, role: str, spans: Iterable[tuple[str, str]], first: str, last: str) -> Iterator[Bar]:
    for since, until in spans:
        start, end = _share(since, first, last), _share(until, first, last)
        yield Bar(seat=seat, role=role, start=start, length=max(end - start, 4), since=since, until=until)


def _share(at: str, first: str, last: str) -> int:
    whole = _seconds(last) - _seconds(first)
    return PERMILLE * (_seconds(at) - _seconds(first)) // whole if whole else 0


def _seconds(at: str) -> int:
    return int(when(at).timestamp())
