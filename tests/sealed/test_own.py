"""Elections made wholly by our own code."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from juryvote.sealed.ballots import Ballot, check_ballot
from juryvote.sealed.election import Election, Question
from juryvote.sealed.faults import Wrong
from juryvote.sealed.group import ED25519 as G
from juryvote.sealed.keys import credential_secret, exponent, new_key
from juryvote.sealed.making import cast, closed
from juryvote.sealed.slips import encrypt, permitted
from juryvote.sealed.texts import read

from .house import BELS, VOTES, audited, build, taken_apart

CHARACTERS = st.characters(min_codepoint=32, max_codepoint=126)


def test_an_election_from_key_to_result() -> None:
    report = audited(build().events())
    assert (report.fine, report.problems) == (True, ())
    seen = report.summary
    assert (seen.credentials, seen.counted, seen.trustees, len(seen.trackers)) == (5, 3, 2, 3)
    assert [asked.counts for asked in seen.result] == [[2, 1, 0], [1, 1, 1]]
    assert [asked.blank for asked in seen.result] == [None, 1]
    assert [one.kind for one in report.limits] == ["compare"]


def test_a_single_key_is_said() -> None:
    assert [one.kind for one in audited(build(keys=1).events()).limits] == ["compare", "one-trustee"]


def test_nobody_voted() -> None:
    report = audited(build(votes=()).events())
    assert (report.problems, [asked.counts for asked in report.summary.result]) == ((), [[0, 0, 0], [0, 0, 0]])


def test_the_last_slip_of_a_credential_counts() -> None:
    house = build()
    again = encrypt(house.election, house.voters[0], [[0, 0, 1], [1, 0, 0, 0]], house.below)
    slips = [*cast(house.slips), *cast([again])]
    events = [house.setup(), *slips, closed(), *house.ending(house.sums([*house.slips, again]), 3)]
    report = audited(events)
    assert (report.problems, report.summary.ballots, report.summary.counted) == ((), 4, 3)
    assert [asked.counts for asked in report.summary.result] == [[1, 1, 1], [0, 0, 1]]


@pytest.mark.parametrize(
    "votes",
    [[], [[1, 0, 0]], [[1, 1, 0], VOTES[0][1]], [[2, 0, 0], VOTES[0][1]], [[1, 0, 0], [1, 1, 0, 0]], [[1], [1]]],
)
def test_what_may_not_be_voted_is_not_encrypted(votes: list[list[int]]) -> None:
    house = build()
    with pytest.raises(ValueError, match=r"row|voted"):
        encrypt(house.election, house.voters[0], votes, house.below)


@st.composite
def asked_and_answered(draw: st.DrawFn) -> tuple[Question, list[int]]:
    size = draw(st.integers(1, 6))
    most = draw(st.integers(0, size))
    least = draw(st.integers(0, most))
    question = Question(question="?", answers=["x"] * size, min=least, max=most, blank=draw(st.booleans()))
    crosses = draw(st.permutations([1] * (chosen := draw(st.integers(least, most))) + [0] * (size - chosen)))
    if not question.blank:
        return question, crosses
    return question, [1] + [0] * size if draw(st.booleans()) else [0, *crosses]


@settings(max_examples=60)
@given(asked_and_answered(), st.integers())
def test_every_permitted_vote_verifies(case: tuple[Question, list[int]], seed: int) -> None:
    question, row = case
    below = Random(seed).randrange
    election = Election(
        version=1,
        name="",
        description="",
        group="Ed25519",
        public_key=new_key(G, below).entry.public_key,
        questions=[question],
        uuid="1" * 14,
        fingerprint="phi",
    )
    secret = exponent(G, below)
    assert permitted(question, row)
    slip = encrypt(election, secret, [row], below)
    check_ballot(slip, election, frozenset({G.power(G.base, secret)}))


@settings(max_examples=400)
@given(st.data())
def test_any_changed_character_of_a_slip_is_refused(data: st.DataObject) -> None:
    house = HOUSE
    slip = house.slips[0].decode()
    at = data.draw(st.integers(0, len(slip) - 1))
    sign = data.draw(CHARACTERS.filter(lambda one: one != slip[at]))
    with pytest.raises(Wrong):
        check_ballot((slip[:at] + sign + slip[at + 1 :]).encode(), house.election, frozenset(house.credentials))


HOUSE = build()


def test_the_tools_credentials_are_ours() -> None:
    """The exponent derived from a private credential is the one that signed."""
    path = BELS["e25519-30"]
    lines = (path.parent / "private_creds.txt").read_text().splitlines()
    events = taken_apart(path.read_bytes())
    derived = {G.power(G.base, credential_secret(G, path.stem, line.split()[1])) for line in lines}
    assert derived >= {read(said.contents[0], Ballot).credential for said in events if said.type == "Ballot"}
