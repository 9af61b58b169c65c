"""The bylaws of one body: its versions, one of them in the editor, two of them beside each other."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.reads.team.office import Choice
from juryvote.rules.bylaws import NOTES, PRESETS, Bylaws, bylaws_from
from juryvote.rules.editing import Change, answers, as_text, differences
from juryvote.rules.fields import parts
from juryvote.rules.plain import describe
from juryvote.rules.questions import Part
from juryvote.rules.sentences import Say, german
from juryvote.rules.situations import Situation, situations
from juryvote.rules.told import describe_more
from juryvote.store import meetings, people


class Home(Struct, frozen=True, kw_only=True):
    """The body that the bylaws are for; `groups` has one entry for each seat."""

    id: str
    name: str
    groups: tuple[str, ...]
    today: str


class PinnedBy(Struct, frozen=True, kw_only=True):
    id: str
    title: str
    day: str


class Version(Struct, frozen=True, kw_only=True):
    """`state`: now, later (not yet in force), or past."""

    number: int
    name: str
    since: str  # the first day, or "" at once after `adopted_at`
    adopted_at: str
    state: str
    meetings: tuple[PinnedBy, ...]


class VersionsPage(Struct, frozen=True, kw_only=True):
    home: Home
    versions: tuple[Version, ...]
    sources: tuple[Choice, ...]  # what a comparison and a new version can be made of


class Meaning(Struct, frozen=True, kw_only=True):
    """What bylaws mean for the body, in sentences and situations; `text` are the data."""

    sentences: tuple[str, ...]
    situations: tuple[Situation, ...]
    text: str

    @property
    def quorate(self) -> int:
        return sum(one.met for one in self.situations)


class Editor(Struct, frozen=True, kw_only=True):
    """`shown` are the texts of all questions; `unfolded` are the parts where something rare is answered."""

    home: Home
    parts: tuple[Part, ...]
    shown: Mapping[str, str]
    unfolded: frozenset[str]
    meaning: Meaning
    groups: tuple[str, ...]
    sources: tuple[Choice, ...]
    source: str


class Beside(Struct, frozen=True, kw_only=True):
    """One situation under both bylaws; None where it cannot happen."""

    title: str
    one: Situation | None
    other: Situation | None

    @property
    def differs(self) -> bool:
        """In a number or a word; the sentence may say the same in another way."""
        return _seen(self.one) != _seen(self.other)


def _seen(one: Situation | None) -> object:
    return one and (one.here, one.recused, one.met, one.needed_yes, one.outcome)


class ComparePage(Struct, frozen=True, kw_only=True):
    home: Home
    sources: tuple[Choice, ...]
    one: Choice
    other: Choice
    changes: tuple[Change, ...]
    beside: tuple[Beside, ...]


def versions_page(hall: Hall, *, body: str, say: Say = german) -> VersionsPage | None:
    with hall.reading() as db:
        home = _home(db, body, hall.today())
        if home is None:
            return None
        rows, now = people.bylaws(db, body), people.newest_bylaws(db, body, home.today)
        pinned = meetings.meetings(db, body_ids=[body])
        return VersionsPage(
            home=home,
            versions=tuple(_version(row, now, home.today, pinned) for row in rows),
            sources=_sources(db, body, say),
        )


def source_of(hall: Hall, *, body: str, token: str) -> Bylaws | None:
    """A version by its number, a preset by its name; "" is the version in force today."""
    with hall.reading() as db:
        return _source(db, body, token, hall.today())


def editor(
    hall: Hall, *, body: str, bylaws: Bylaws, typed: Mapping[str, str], source: str = "", say: Say = german
) -> Editor | None:
    """The questions with what was typed, else with what the bylaws answer, and what the bylaws mean."""
    with hall.reading() as db:
        home = _home(db, body, hall.today())
        sources = _sources(db, body, say)
    if home is None:
        return None
    known, plain = answers(bylaws), answers(Bylaws())
    shown = known | {name: text for name, text in typed.items() if name in known}
    asked = parts(say)
    return Editor(
        home=home,
        parts=asked,
        shown=shown,
        unfolded=frozenset(
            part.code for part in asked if any(one.rare and shown[one.name] != plain[one.name] for one in part.fields)
        ),
        meaning=meaning(bylaws, home.groups, say=say),
        groups=tuple(sorted({"resident", "partner", *home.groups, shown["group_name"], shown["also_group"]} - {""})),
        sources=sources,
        source=source,
    )


def meaning(bylaws: Bylaws, groups: tuple[str, ...], *, say: Say = german) -> Meaning:
    return Meaning(
        sentences=(*describe(bylaws, say=say), *describe_more(bylaws, say=say)),
        situations=situations(bylaws, groups, say=say),
        text=as_text(bylaws),
    )


def compare_page(hall: Hall, *, body: str, a: str, b: str, say: Say = german) -> ComparePage | None:
    """Without a choice the two last versions, or the only one and its own copy."""
    with hall.reading() as db:
        home, known = _home(db, body, hall.today()), [str(row.version) for row in people.bylaws(db, body)]
        if home is None or not known:
            return None
        a, b = a or known[min(1, len(known) - 1)], b or known[0]
        one, other = (_source(db, body, token, home.today) for token in (a, b))
        sources = _sources(db, body, say)
    if one is None or other is None:
        return None
    names = {source.id: source for source in sources}
    return ComparePage(
        home=home,
        sources=sources,
        one=names[a],
        other=names[b],
        changes=differences(one, other, say=say),
        beside=_beside(situations(one, home.groups, say=say), situations(other, home.groups, say=say)),
    )


def _beside(ours: tuple[Situation, ...], theirs: tuple[Situation, ...]) -> tuple[Beside, ...]:
    left, right = ({one.code: one for one in each} for each in (ours, theirs))
    titles = {one.code: one.title for one in (*ours, *theirs)}
    return tuple(Beside(title=title, one=left.get(code), other=right.get(code)) for code, title in titles.items())


def _home(db: Connection, body: str, today: str) -> Home | None:
    row = people.body(db, body)
    if row is None:
        return None
    return Home(id=row.id, name=row.name, groups=tuple(seat.group for seat in people.seats(db, body)), today=today)


def _sources(db: Connection, body: str, say: Say) -> tuple[Choice, ...]:
    version, preset = say("Fassung {number}: {name}"), say("Vorlage: {name}")
    rows = people.bylaws(db, body)
    return (
        *(Choice(id=str(row.version), name=version.format(number=row.version, name=row.name)) for row in rows),
        *(Choice(id=name, name=preset.format(name=NOTES[name].title)) for name in PRESETS),
    )


def _source(db: Connection, body: str, token: str, today: str) -> Bylaws | None:
    if token in PRESETS:
        return bylaws_from(token)
    now = people.newest_bylaws(db, body, today)
    wanted = [row for row in people.bylaws(db, body) if str(row.version) == token or (now == row and not token)]
    return bylaws_from(people.bylaws_rules(db, wanted[0].id)) if wanted else None


def _version(row: Row[Any], now: Row[Any] | None, today: str, held: Any) -> Version:
    newest = now.version if now is not None else 0
    # A later decision replaces an earlier one, also one that has not yet taken effect.
    state = "now" if row.version == newest else "later" if row.version > newest and row.in_force > today else "past"
    return Version(
        number=row.version,
        name=row.name,
        since=row.in_force,
        adopted_at=row.adopted_at,
        state=state,
        meetings=tuple(PinnedBy(id=one.id, title=one.title, day=one.day) for one in held if one.bylaws == row.id),
    )
