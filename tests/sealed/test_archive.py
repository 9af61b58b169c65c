"""The bytes of the file and the order of its events: one way only."""

import json
import tarfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from juryvote.cli.verify import verify as command
from juryvote.sealed import archive as archives
from juryvote.sealed import verify
from juryvote.sealed.archive import header
from juryvote.sealed.faults import FAULTS
from juryvote.sealed.making import Said, chained

from .house import BELS, MOMENT, House, audited, build, first, taken_apart

HOUSE = build()
EVENTS = HOUSE.events()  # 0 Setup, 1-3 Ballot, 4 EndBallots, 5 EncryptedTally, 6-7 PartialDecryption, 8 Result
DATA = chained(EVENTS, MOMENT)


@pytest.mark.parametrize("name", BELS)
def test_taken_apart_and_put_together_it_is_the_same_file(name: str) -> None:
    data = BELS[name].read_bytes()
    moment = int(json.loads(data[512:550])["timestamp"])
    assert chained(taken_apart(data), moment) == data


def test_any_tar_reads_it() -> None:
    with tarfile.open(fileobj=BytesIO(DATA)) as opened:
        names = opened.getnames()
    assert (names[0], len(names)) == ("BELENIOS", 1 + 4 + 1 + 6 + 1 + 3 + 6 + 2)


@pytest.mark.parametrize(
    ("order", "where"),
    [
        ([], "event 0"),
        ([1], "event 0 Ballot"),
        ([0, 0], "event 1 Setup"),
        ([0, 5], "event 1 EncryptedTally"),
        ([0, 1, 5], "event 2 EncryptedTally"),
        ([0, 1, 2, 3, 4, 1], "event 5 Ballot"),
        ([0, 1, 2, 3, 4, 4], "event 5 EndBallots"),
        ([0, 1, 2, 3, 4, 6], "event 5 PartialDecryption"),
        ([0, 1, 2, 3, 4, 8], "event 5 Result"),
        ([0, 1, 2, 3, 4, 5, 5], "event 6 EncryptedTally"),
        ([0, 1, 2, 3, 4, 5, 8], "event 6 Result"),
        ([0, 1, 2, 3, 4, 5, 6, 7, 5], "event 8 EncryptedTally"),
        ([0, 1, 2, 3, 4, 5, 6, 7, 8, 8], "event 9 Result"),
        ([0, 1, 2, 3, 4, 5, 6, 7, 8, 4], "event 9 EndBallots"),
    ],
)
def test_events_in_another_order(order: list[int], where: str) -> None:
    found, kind = first(audited([EVENTS[at] for at in order]))
    assert (found, kind) == (where, "order" if order else "unfinished")


@pytest.mark.parametrize("length", range(1, 9))
def test_an_archive_that_is_not_finished(length: int) -> None:
    assert first(audited(EVENTS[:length])) == (f"event {length}", "unfinished")


@pytest.mark.parametrize("event", range(9))
def test_more_or_less_content_than_the_event_needs(event: int) -> None:
    said = EVENTS[event]
    others = [[b'"stray"', *said.contents], said.contents[1:], list(reversed(said.contents))]
    for contents in others if event != 4 else others[:1]:
        if contents == said.contents:
            continue
        changed = [*EVENTS[:event], Said(type=said.type, contents=contents), *EVENTS[event + 1 :]]
        where, kind = first(audited(changed))
        assert (where.split()[1], kind in {"records", "unreadable"}) == (str(event), True)


def test_something_left_over() -> None:
    stray = b'"stray"'
    data = DATA + header(f"{archives.digest(stray)}.data.json", len(stray), MOMENT) + stray.ljust(512, b"\0")
    assert first(verify(data)) == (f"byte {len(DATA)}", "records")


@pytest.mark.parametrize("change", [{"height": 17}, {"parent": "0" * 64}, {"parent": None}, {"type": "Shuffle"}])
@pytest.mark.parametrize("height", range(1, 9))
def test_a_broken_chain(height: int, change: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    assert said_otherwise(height, change, monkeypatch) in {"chain", "unreadable"}


@pytest.mark.parametrize("payload", ["0" * 64, "", None])
@pytest.mark.parametrize("height", range(9))
def test_an_event_that_names_something_else(height: int, payload: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if height != 4 or payload is not None:
        assert said_otherwise(height, {"payload": payload}, monkeypatch) == "records"


def said_otherwise(height: int, change: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> str:
    """The first problem when the event of this height is written with a change, and the chain fits around it."""
    from juryvote.sealed import making

    right = making.write

    def wrong(record: object) -> bytes:
        raw = right(record)
        if not isinstance(record, making.Event) or record.height != height:
            return raw
        found = {**json.loads(raw), **change}
        return right(
            {name: found[name] for name in ("parent", "height", "type", "payload") if found.get(name) is not None}
        )

    monkeypatch.setattr(making, "write", wrong)
    return first(audited(EVENTS))[1]


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda data: data[:0], "cut-off"),
        (lambda data: data[:511], "cut-off"),
        (lambda data: data[:-1], "cut-off"),
        (lambda data: data + b"\0", "cut-off"),
        (lambda data: data + bytes(1024), "header"),
        (lambda data: data[:600] + b"x" + data[601:], "padding"),
        (lambda data: data[:512] + data[512:].replace(b"BELENIOS", b"HELIOS\0\0"), "content-hash"),
        (lambda data: b"HELIOS\0\0" + data[8:], "header"),
        (lambda data: data[1024:], "unreadable"),
        (lambda data: data[:100] + b"0000755\0" + data[108:], "header"),
        (lambda data: data[:124] + b"77777777777\0" + data[136:], "too-large"),
        (lambda data: data[:124] + b"-0000000046\0" + data[136:], "header"),
        (lambda data: data[:257] + b"ustar" + data[262:], "header"),
        (lambda data: data.replace(b'"1795000000"', b'"1795000001"'), "header"),
        (lambda data: data.replace(b'"version":1,"timestamp"', b'"version":2,"timestamp"'), "header"),
    ],
)
def test_the_bytes_between(change: Callable[[bytes], bytes], kind: str) -> None:
    data = change(DATA)
    if data != DATA:
        assert first(verify(data))[1] == kind


def test_a_record_with_another_name() -> None:
    stray = b'"stray"'
    data = DATA + header("notes.json", len(stray), MOMENT) + stray.ljust(512, b"\0")
    assert first(verify(data)) == (f"byte {len(DATA)}", "header")


def test_members_cut_out() -> None:
    starts = [
        at
        for at in range(1024, len(DATA), 512)
        if DATA[at + 64 : at + 65] == b"." and DATA[at + 100 : at + 103] == b"000"
    ]
    for left, right in zip(starts, [*starts[1:], len(DATA)], strict=True):
        assert not verify(DATA[:left] + DATA[right:]).fine


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("juryvote.sealed.audit.LARGEST_ARCHIVE", len(DATA) - 1)
    assert first(verify(DATA)) == ("byte 0", "too-large")
    monkeypatch.undo()
    monkeypatch.setattr("juryvote.sealed.ballots.LARGEST_BALLOT", 100)
    assert first(verify(DATA)) == ("event 1 Ballot", "too-large")


@given(st.binary(max_size=2000))
def test_rubbish(data: bytes) -> None:
    assert not verify(data).fine


def test_rubbish_in_the_place_of_every_record() -> None:
    """Everything around is right, the record itself is any JSON: an answer, never an accident."""
    chance = Random(1)
    stuff = [b"", b"null", b"[]", b"{}", b"1e999", b'"x"', b"[[[]]]", b'{"election":1}', b"\xff", b"[" * 100_000]
    for number, said in enumerate(EVENTS):
        for at in range(len(said.contents)):
            contents = list(said.contents)
            contents[at] = chance.choice(stuff)
            report = audited([*EVENTS[:number], Said(type=said.type, contents=contents), *EVENTS[number + 1 :]])
            assert not report.fine


def test_every_sentence_stands_in_both_languages() -> None:
    for german, english in FAULTS.values():
        assert german.endswith(".")
        assert english.endswith(".")
        assert german != english


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(command, [str(word) for word in words])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "wahl.bel"
    path.write_bytes(DATA)
    return path


def test_the_command_says_the_result_and_what_to_compare(file: Path) -> None:
    result = run(file)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("ALLES STIMMT / EVERYTHING IS RIGHT\nJury (")
    assert "  Projekt A fördern?  Ja: 2, Nein: 1, Enthaltung: 0\n" in result.stdout
    assert "(leer / blank): 1" in result.stdout
    assert all(tracker in result.stdout for tracker in verify(DATA).summary.trackers)
    answer = json.loads(run(file, "--json").stdout)
    assert (answer["fine"], answer["summary"]["counted"], answer["summary"]["credentials"]) == (True, 3, 5)


def test_the_command_shows_no_result_that_is_not_verified(file: Path) -> None:
    file.write_bytes(chained(EVENTS[:-1], MOMENT))
    result = run(file)
    assert (result.exit_code, "Ja: 2" in result.stdout) == (1, False)
    assert "event 8: Das Archiv endet vor dem Ergebnis" in result.stdout
    answer = json.loads(run(file, "--json").stdout)
    assert (answer["fine"], answer["problems"][0]["kind"], answer["summary"]["result"]) == (False, "unfinished", [])


def test_a_key_is_of_no_use_here(file: Path) -> None:
    assert run(file, "--key", "x").exit_code == 2


def test_an_archive_cannot_write_into_the_terminal(file: Path) -> None:
    house: House = build()
    raw = house.raw.replace(b'"Jury"', b'"\\u001b[2JJury"')
    assert b"u001b" in raw
    file.write_bytes(chained([Said(type="Setup", contents=[raw, *EVENTS[0].contents[1:]])], MOMENT))
    assert "\x1b" not in run(file).stdout
