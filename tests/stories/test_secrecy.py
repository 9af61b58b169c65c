"""After a secret ballot: what is found by whoever holds database, raw bytes and master secret, but not the key."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import Connection, text

from juryvote.actions.paper import Count
from juryvote.live.safe import BallotKey, Safe
from juryvote.reads.audit import bundle
from juryvote.reads.soundness import check_everything
from juryvote.rules.refusals import KeyGone
from juryvote.sealed import verify
from juryvote.sealed.group import ED25519 as G
from juryvote.store import urn
from juryvote.store.engine import writing
from juryvote.store.tables import metadata
from tests.sealed_town import SealedTown, open_sealed_town

LISTS = {"journal_payloads", "ballots"}  # rows in which all names and all credentials stand, each list sorted by itself
CHOICES = ("yes", "no", "abstain")


@dataclass
class Held:
    """A secret ballot that has been held, and all that its key knew."""

    jury: SealedTown
    ballot: str
    key: BallotKey
    raw_key: bytes
    credentials: dict[str, str]  # of each member whose phone had a key
    trackers: list[str]

    @property
    def scalars(self) -> list[int]:
        return [self.key.trustee, *(self.key.assisted(member) for member in self.jury.town.members)]


@pytest.fixture
def held(database_url: str, tmp_path: Path) -> Iterator[Held]:
    with open_sealed_town(database_url, tmp_path) as jury:
        yield _hold(jury)
        assert check_everything(jury.hall) == []


def _hold(jury: SealedTown) -> Held:
    """In the opposite order of the members' ids: whoever finds the order of casting finds this one."""
    ballot = jury.open()
    key = jury.hall.safe.open(ballot)
    with jury.hall.reading() as db:
        seal = urn.seal(db, ballot)
    assert seal is not None
    jury.on_paper(ballot, 5, 6, yes=1, abstain=1)
    trackers = []
    for phone in sorted(jury.phones[:5], key=lambda one: one.member, reverse=True):
        phone.vote(ballot, "no")
        trackers.append(phone.vote(ballot, "yes", turn=2))
    credentials = {phone.member: key.credential(seal.uuid, phone.key) for phone in jury.phones[:5]}
    if jury.hall.engine.dialect.name == "postgresql":
        with writing(jury.hall.engine) as db:
            db.execute(text("ANALYZE roll"))  # as the server does by itself: small tables are then read as they lie
    jury.close(ballot)
    return Held(jury, ballot, key, key._key, credentials, trackers)


def rows(db: Connection) -> Iterator[tuple[str, dict[str, object]]]:
    for name, table in metadata.tables.items():
        for row in db.execute(table.select()):
            yield name, dict(row._mapping)


def as_text(row: dict[str, object]) -> str:
    return "|".join(value.decode("latin-1") if isinstance(value, bytes) else str(value) for value in row.values())


def test_no_row_pairs_a_person_with_a_slip(held: Held) -> None:
    secret = [*held.credentials.values(), *held.trackers]
    with held.jury.hall.reading() as db:
        for name, row in rows(db):
            said = as_text(row)
            both = any(member in said for member in held.jury.town.members) and any(one in said for one in secret)
            assert not both or name in LISTS, name


def test_where_names_and_credentials_stand_together_they_are_sorted(held: Held) -> None:
    with held.jury.hall.reading() as db:
        query = text("SELECT payload FROM journal_payloads WHERE payload LIKE :b")
        told = [json.loads(one) for one in db.scalars(query, {"b": f"%{held.ballot}%"})]
    opened, counted, closed = (one for one in told if one["kind"] != "decision-made")
    assert opened["roll"] == sorted(held.jury.town.members)
    assert opened["seal"]["credentials"] == sorted(opened["seal"]["credentials"])
    assert counted["by"] == sorted(counted["by"])
    voted = closed["sealed"]["voted"]
    assert [one["member"] for one in voted] == sorted(held.jury.town.members)
    assert {key for one in voted for key in one} == {"member", "channel"}
    assert closed["sealed"]["assisted"] == sorted(closed["sealed"]["assisted"])
    assert not set(closed["sealed"]["assisted"]) & set(held.credentials.values())


def test_no_column_holds_a_choice(held: Held) -> None:
    with held.jury.hall.reading() as db:
        for name, row in rows(db):
            if held.ballot in as_text(row):
                assert not set(map(str, row.values())) & set(CHOICES), name


def test_nothing_of_the_key_is_in_the_raw_bytes(held: Held, tmp_path: Path) -> None:
    """Live rows, free pages and what was written ahead: no key, no exponent, no clear count of paper."""
    data = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    if "postgresql" in str(held.jury.hall.engine.url):
        with held.jury.hall.reading() as db:
            data = "\n".join(as_text(row) for _, row in rows(db)).encode("latin-1", "ignore")
    secrets = [held.raw_key, held.raw_key.hex().encode(), msgspec.json.encode(Count(yes=1, no=0, abstain=1))]
    for scalar in held.scalars:
        raw = scalar.to_bytes(32, "big")
        secrets += [str(scalar).encode(), raw, raw[::-1], raw.hex().encode()]
    assert len(data) > 20_000
    assert [one for one in secrets if one in data] == []


def test_with_the_master_secret_alone_nothing_can_be_derived(held: Held) -> None:
    hall = held.jury.hall
    again = Safe(hall.safe.folder, hall.keys.safe, hall.world.below)
    for safe in (hall.safe, again):
        with pytest.raises(KeyGone):
            safe.open(held.ballot)
    assert list(hall.safe.held()) == []
    with hall.reading() as db:
        seal, bel = urn.seal(db, held.ballot), urn.bel(db, held.ballot)
    assert seal is not None
    assert bel is not None
    # The keys that follow from the master secret are not the ballot's key, nor anything that follows from it.
    for name in hall.keys.__struct_fields__:
        raw = getattr(hall.keys, name)
        if isinstance(raw, bytes):
            guess = BallotKey(raw)
            assert G.power(G.base, guess.trustee) not in seal.trustees
            for phone in held.jury.phones[:5]:
                assert guess.credential(seal.uuid, phone.key).encode() not in bel


def test_nothing_keeps_the_order_of_casting(held: Held) -> None:
    members = sorted(held.jury.town.members)
    with held.jury.hall.reading() as db:
        if db.dialect.name == "sqlite":
            for table in ("urn", "roll", "demands"):
                made = db.execute(text("SELECT sql FROM sqlite_master WHERE name = :t"), {"t": table}).scalar_one()
                assert "WITHOUT ROWID" in made
            return
        query = text("SELECT member FROM roll WHERE ballot = :b ORDER BY ctid")
        assert list(db.scalars(query, {"b": held.ballot})) == members
        written = text("SELECT count(DISTINCT xmin::text) FROM roll WHERE ballot = :b")
        assert db.execute(written, {"b": held.ballot}).scalar_one() == 1


def test_bundle_and_archive_name_nobody_beside_a_slip(held: Held) -> None:
    with held.jury.hall.reading() as db:
        bel = urn.bel(db, held.ballot)
    assert bel is not None
    data = bundle(held.jury.hall, body=held.jury.town.body, meeting=held.jury.town.meeting)
    for member in held.jury.town.members:
        assert member.encode() not in bel
    assert verify(bel).summary.trackers == sorted(verify(bel).summary.trackers)  # not in the order of casting
    for tracker in held.trackers:
        assert tracker.encode() not in data  # it follows from the slip, and stands beside nothing
