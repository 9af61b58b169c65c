"""The words of minutes: headings, facts, sentences and lists, from which page, text and print are made alike.

Numbers and frozen sentences come from the journal and cannot be edited; only the remarks are free text. Without names
nobody can be recognised: a recusal is a number, an elected person a place on the list.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from juryvote.rules.minutes.model import Minutes, MinutesItem, Person, Reading, crowd
from juryvote.rules.minutes.votes import vote_blocks
from juryvote.rules.money import euro
from juryvote.rules.sentences import Say, german, group_name, one_or_many
from juryvote.world import BERLIN, when

GENERAL = ""  # the place of the remark that belongs to no item


class Block(Struct, frozen=True, kw_only=True):
    """`kind`: text | frozen (a sentence as the journal has it) | list | heading | remark (somebody's free words)."""

    kind: str
    lines: tuple[str, ...]


class Section(Struct, frozen=True, kw_only=True):
    """`place` is the id of the item, or GENERAL: where a remark may stand."""

    heading: str
    blocks: tuple[Block, ...]
    place: str | None = None


class Paper(Struct, frozen=True, kw_only=True):
    """`facts`: label and value. `with_names` is for the body alone."""

    title: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    with_names: bool


def paper_of(
    minutes: Minutes,
    *,
    names: Mapping[str, str] | None = None,
    remarks: Mapping[str, str] | None = None,
    say: Say = german,
) -> Paper:
    """`names` of members by id, None for everybody's eyes; `remarks` by the id of their item, or GENERAL."""
    noted = remarks or {}
    sections = [_attendance(minutes, names, say), *_readings(minutes, say)]
    sections += [_item(item, names, noted.get(item.id, ""), say) for item in minutes.items]
    sections += [*_told(minutes, say), *_general(noted.get(GENERAL, ""), say)]
    title = say("Niederschrift: {title}").format(title=minutes.title)
    return Paper(title=title, facts=tuple(_facts(minutes, say)), sections=tuple(sections), with_names=names is not None)


def text(*lines: str, kind: str = "text") -> Block:
    return Block(kind=kind, lines=lines)


def clock(at: str) -> str:
    return when(at).astimezone(BERLIN).strftime("%H:%M")


def day(at: str) -> str:
    return when(at).astimezone(BERLIN).strftime("%d.%m.%Y")


def _facts(minutes: Minutes, say: Say) -> Iterator[tuple[str, str]]:
    yield say("Gremium"), minutes.body
    yield say("Ort"), minutes.place
    yield say("Tag"), ".".join(reversed(minutes.day.split("-")))
    if minutes.ends_on:
        yield say("Umlaufverfahren bis"), ".".join(reversed(minutes.ends_on.split("-")))
    if minutes.opened_at:
        yield say("Beginn"), clock(minutes.opened_at)
    if minutes.closed_at:
        yield say("Ende"), clock(minutes.closed_at)
    if minutes.bylaws:
        yield say("Geschäftsordnung"), minutes.bylaws
    if minutes.second_invitation:
        yield say("Einladung"), say("zum zweiten Mal")


def _attendance(minutes: Minutes, names: Mapping[str, str] | None, say: Say) -> Section:
    holders = sum(one.role == "holder" for one in minutes.people)
    seats = say("{seats} Sitze, davon {held} besetzt.").format(seats=minutes.seats, held=holders)
    found = [text(seats), *(_by_name(minutes, names, say) if names is not None else _by_number(minutes, say))]
    if minutes.objections:
        found.append(text(say("Gegen das Umlaufverfahren: {n}.").format(n=minutes.objections)))
    return Section(heading=say("Anwesenheit"), blocks=tuple(found))


def _by_number(minutes: Minutes, say: Say) -> Iterator[Block]:
    seated, guests = sum(bool(one.seat) for one in minutes.here), sum(not one.seat for one in minutes.here)
    yield text(
        one_or_many(seated, say("{n} Person mit Sitz war da."), say("{n} Personen mit Sitz waren da.")).format(n=seated)
    )
    if guests:
        one, many = say("{n} Person ohne Sitz war da."), say("{n} Personen ohne Sitz waren da.")
        yield text(one_or_many(guests, one, many).format(n=guests))
    steps = [say("{time}: {n} im Raum").format(time=clock(at), n=n) for at, n in crowd(minutes.people)]
    if steps:
        yield text(*steps, kind="list")


def _by_name(minutes: Minutes, names: Mapping[str, str] | None, say: Say) -> Iterator[Block]:
    known = names or {}
    for heading, people in (
        (say("Da waren:"), minutes.here),
        (say("Entschuldigt:"), tuple(one for one in minutes.away if one.excused)),
        (say("Nicht da:"), tuple(one for one in minutes.away if not one.excused)),
    ):
        if people:
            yield text(heading, kind="heading")
            yield text(*(_person(one, known, minutes.closed_at, say) for one in people), kind="list")


def _person(one: Person, names: Mapping[str, str], closed_at: str, say: Say) -> str:
    seat = {
        "holder": say("Sitz {seat} ({group})"),
        "alternate": say("Vertretung für Sitz {seat} ({group})"),
        "guest": say("ohne Sitz"),
    }[one.role].format(seat=one.seat, group=group_name(one.group, say))
    return ", ".join(filter(None, (name_of(one.member, names, say), seat, _times(one, closed_at, say))))


def _times(one: Person, closed_at: str, say: Say) -> str:
    """From when until when, each time; whoever stays to the end needs no end."""
    spans = []
    for move in one.moves:
        if move.came:
            spans.append(say("ab {time}").format(time=clock(move.at)))
        elif spans:
            left = say("{since} bis {until}")
            spans[-1] = left.format(since=spans[-1], until=clock(min(move.at, closed_at or move.at)))
    return "; ".join(spans)


def name_of(member: str, names: Mapping[str, str], say: Say) -> str:
    return names.get(member) or say("Ehemalige Person")


def _readings(minutes: Minutes, say: Say) -> Iterator[Section]:
    if minutes.readings:
        yield Section(heading=say("Beschlussfähigkeit"), blocks=tuple(_read(one, say) for one in minutes.readings))


def _read(reading: Reading, say: Say) -> Block:
    doubted = say("Jemand zweifelte die Beschlussfähigkeit an.") + " " if reading.doubted else ""
    return text(f"{clock(reading.at)}: {doubted}{reading.sentence}", kind="frozen")


def _item(item: MinutesItem, names: Mapping[str, str] | None, remark: str, say: Say) -> Section:
    heading = say("Punkt {number}: {title}").format(number=item.number, title=item.title)
    return Section(heading=heading, place=item.id, blocks=tuple(_on(item, names, remark, say)))


def _on(item: MinutesItem, names: Mapping[str, str] | None, remark: str, say: Say) -> Iterator[Block]:
    if item.asked_cents:
        yield text(say("Beantragt: {sum}").format(sum=euro(item.asked_cents)))
    if item.shared_at:
        yield text(say("Der Antrag stand bei Punkt {number} mit zur Verteilung.").format(number=item.shared_at))
    elif not item.called_at:
        yield text(say("Der Punkt wurde nicht aufgerufen."))
    yield from (_read(one, say) for one in item.readings)
    yield from _biased(item, names, say)
    if item.demands:
        one, many = say("{n} Person wollte geheim abstimmen."), say("{n} Personen wollten geheim abstimmen.")
        yield text(one_or_many(item.demands, one, many).format(n=item.demands))
    for vote in item.votes:
        for kind, lines in vote_blocks(vote, names, say):
            yield text(*lines, kind=kind)
    if remark:
        yield text(*remark.splitlines(), kind="remark")


def _biased(item: MinutesItem, names: Mapping[str, str] | None, say: Say) -> Iterator[Block]:
    recused = [one for one in item.conflicts if one.ruled != "lifted"]
    if not recused:
        return
    if names is not None:
        told = ", ".join(name_of(one.member, names, say) for one in recused)
        yield text(say("Befangen, ohne Stimme bei diesem Punkt: {names}.").format(names=told))
        return
    one, many = say("{n} Person war befangen und ohne Stimme."), say("{n} Personen waren befangen und ohne Stimme.")
    yield text(one_or_many(len(recused), one, many).format(n=len(recused)))


def _told(minutes: Minutes, say: Say) -> Iterator[Section]:
    lines = tuple(
        f"{one.number}: {one.title}" + (f", {euro(one.granted_cents)}" if one.granted_cents else "")
        for one in minutes.told
    )
    if lines:
        yield Section(heading=say("Ohne das Gremium entschieden"), blocks=(text(*lines, kind="list"),))


def _general(remark: str, say: Say) -> Iterator[Section]:
    blocks = (text(*remark.splitlines(), kind="remark"),) if remark else ()
    yield Section(heading=say("Anmerkungen"), blocks=blocks, place=GENERAL)
