"""Elections made by belenios-tool 2.0 and 3.0, and one with a shared key: accepted as they are, not after a change."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest

from juryvote.sealed import verify
from juryvote.sealed.ballots import Ballot, check_ballot
from juryvote.sealed.election import read_election
from juryvote.sealed.faults import Wrong
from juryvote.sealed.group import ED25519 as G
from juryvote.sealed.keys import credential_secret
from juryvote.sealed.making import Said, set_up
from juryvote.sealed.slips import sign
from juryvote.sealed.texts import digest, read

from .house import BELS, audited, changed, first, taken_apart

DIGITS = b"0123456789"
SLOW = "b2048-20"  # its group is 50 times slower
EVERY = pytest.mark.parametrize("name", BELS)
Place = tuple[str, int, tuple[str, ...]]  # event, content, the way into its JSON


@EVERY
def test_it_is_accepted_and_its_result_is_the_sum_of_the_votes(name: str) -> None:
    report = verify(BELS[name].read_bytes())
    assert (report.problems, report.summary.uuid, report.summary.counted) == ((), BELS[name].stem, 4)
    result = [([] if one.blank is None else [one.blank]) + one.counts for one in report.summary.result]
    assert result == _sum_of_votes("e25519-30" if name == "threshold-py" else name)[: len(result)]


def _sum_of_votes(name: str) -> list[list[int]]:
    lines = (BELS[name].parent / "votes.txt").read_text().splitlines()
    votes = [json.loads(line) for line in lines]
    return [[sum(column) for column in zip(*rows, strict=True)] for rows in zip(*votes, strict=True)]


@EVERY
def test_one_changed_digit_anywhere(name: str) -> None:
    data = BELS[name].read_bytes()
    chance = Random(name)
    for at in chance.sample([at for at, byte in enumerate(data) if byte in DIGITS], 500):
        other = chance.choice(DIGITS.replace(data[at : at + 1], b""))
        report = verify(data[:at] + bytes([other]) + data[at + 1 :])
        assert not report.fine, at


@EVERY
def test_one_changed_digit_with_everything_rebuilt_around_it(name: str) -> None:
    """Once for every kind of field there is: all hashes and the chain fit again, only the proofs and sums do not."""
    events = taken_apart(BELS[name].read_bytes())
    chance = Random(name)
    kinds: set[str] = set()
    spots = sorted(_spots(events).items())
    for place, each in chance.sample(spots, 5) if name == SLOW else spots:
        if place[:2] == ("Setup", 2):
            continue  # another credential of somebody who has not voted is another election, and a right one
        report = audited(_rebuilt(events, *chance.choice(each), chance))
        assert not report.fine, place
        kinds.add(report.problems[0].kind)
    if name != SLOW:
        assert kinds >= {"trustee", "other-election", "signature", "tally", "tally-count", "decryption-proof", "result"}


@pytest.mark.parametrize("owner", [1, 2, 4])
def test_two_of_three_keyholders_are_needed_and_the_servers_key(owner: int) -> None:
    events = taken_apart(BELS["threshold-py"].read_bytes())
    left = [said for said in events if f'"owner":{owner},'.encode() not in b"".join(said.contents[-1:])]
    assert len(left) == len(events) - 1
    assert first(audited(left)) == ("event 9 Result", "decryption-missing")


@pytest.mark.parametrize(
    "change",
    [
        lambda kind, _: kind.__setitem__(0, "Triple"),
        lambda _, shared: shared.update(threshold=4),
        lambda _, shared: shared.update(threshold=0),
        lambda _, shared: shared.update(threshold=1),
        lambda _, shared: shared["signatures"].pop(),
        lambda _, shared: shared["certs"].reverse(),
        lambda _, shared: shared["coefexps"].reverse(),
        lambda _, shared: shared["signatures"].reverse(),
        lambda _, shared: shared["verification_keys"].reverse(),
        lambda _, shared: shared["coefexps"][0].update(message='{"coefexps":[]}'),
        lambda _, shared: shared["certs"][0].update(message="{}"),
    ],
)
def test_a_shared_key_that_does_not_fit_together(change: Callable[[Any, Any], object]) -> None:
    events = taken_apart(BELS["threshold-py"].read_bytes())
    election, trustees, credentials, _ = events[0].contents
    forged = changed(trustees, lambda one: change(one[1], one[1][1]))
    setup = set_up(election, forged, json.loads(credentials))
    where, kind = first(audited([setup, *events[1:]]))
    assert (where, kind in {"trustee", "unreadable"}) == ("event 0 Setup", True)


def test_a_keyholders_factors_under_another_number() -> None:
    events = taken_apart(BELS["threshold-py"].read_bytes())
    factors, owned = events[9].contents
    events[9] = Said(type="PartialDecryption", contents=[factors, owned.replace(b'"owner":4', b'"owner":3')])
    assert first(audited(events)) == ("event 9 PartialDecryption", "decryption-proof")


def test_one_changed_digit_of_a_ballot_signed_anew_by_its_voter() -> None:
    """A voter who cheats has the credential: now nothing but the proofs is left to refuse the ballot."""
    path = BELS["e25519-30"]
    events, chance = taken_apart(path.read_bytes()), Random(0)
    election, raw = read_election(events[0].contents[0]), events[1].contents[0]
    lines = (path.parent / "private_creds.txt").read_text().splitlines()
    secrets = {
        G.power(G.base, one): one for one in (credential_secret(G, path.stem, line.split()[1]) for line in lines)
    }
    body = raw[: raw.index(b',"signature"')]
    start = body.index(b'"answers"')
    found = set()
    for at in chance.sample([at for at, byte in enumerate(body) if byte in DIGITS and at > start], 600):
        forged = read(raw[:at] + bytes([chance.choice(DIGITS.replace(raw[at : at + 1], b""))]) + raw[at + 1 :], Ballot)
        with pytest.raises(Wrong) as wrong:
            check_ballot(sign(G, forged, secrets[forged.credential], chance.randrange), election, frozenset(secrets))
        found.add(wrong.value.kind)
    assert found >= {"individual-proof", "overall-proof", "blank-proof", "bad-element"}


def _spots(events: list[Said]) -> dict[Place, list[tuple[int, int, int]]]:
    """For each kind of field the digits in it: event, content, byte. In the slow group in the first ballot only."""
    found: dict[Place, list[tuple[int, int, int]]] = defaultdict(list)
    for number, said in enumerate(events[:2] + events[5:]):
        event = number if number < 2 else number + 3
        for at, content in enumerate(said.contents):
            for way, spot in _digits(content):
                found[said.type, at, way].append((event, at, spot))
    return found


def _digits(content: bytes) -> Iterator[tuple[tuple[str, ...], int]]:
    """Each digit of a JSON text with the names of the fields around it; hashes of records are named by their hash."""
    if b'"encrypted_tally":' in content or b'"payload":' in content or b'"trustees":' in content:
        content = content[: content.rindex(b":")]
    way: list[str] = []
    for at, byte in enumerate(content):
        if byte in b"{":
            way.append("")
        elif byte in b"}":
            way.pop()
        elif byte in DIGITS:
            yield (*way, _field(content, at)), at


def _field(content: bytes, at: int) -> str:
    colon = content.rfind(b'":', 0, at)
    return content[content.rfind(b'"', 0, colon) + 1 : colon].decode(errors="replace") if colon > 0 else ""


def _rebuilt(events: list[Said], event: int, content: int, at: int, chance: Random) -> list[Said]:
    old = events[event].contents[content]
    new = old[:at] + bytes([chance.choice(DIGITS.replace(old[at : at + 1], b""))]) + old[at + 1 :]
    renamed = {digest(old).encode(): digest(new).encode()}
    contents = [new if number == content else one for number, one in enumerate(events[event].contents)]
    for number in range(content + 1, len(contents)):
        before = contents[number]
        for left, right in renamed.items():
            contents[number] = contents[number].replace(left, right)
        renamed[digest(before).encode()] = digest(contents[number]).encode()
    return [*events[:event], Said(type=events[event].type, contents=contents), *events[event + 1 :]]
