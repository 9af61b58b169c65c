"""The cheat runs the server, has every key but the voters', and rebuilds all hashes and the chain: still refused."""

from collections.abc import Callable
from typing import Any

import pytest

from juryvote.sealed.ballots import Ballot
from juryvote.sealed.group import ED25519 as G
from juryvote.sealed.keys import new_key
from juryvote.sealed.making import Said, cast, closed, decrypted, set_up, tallied, told
from juryvote.sealed.slips import encrypt, sign
from juryvote.sealed.tally import Result, decrypt
from juryvote.sealed.texts import read, read_loose, write
from juryvote.sealed.trustees import PublicKey

from .house import VOTES, House, audited, build, changed, first

ORDER = G.order
SMALL = "00" * 31 + "00"  # a point of order 4
TWISTED = "7f" + "ff" * 30 + "ee"  # y = p + 1, another spelling of the neutral element


@pytest.fixture(scope="module")
def house() -> House:
    return build()


def resigned(house: House, change: Callable[[Any], object], voter: int = 0) -> bytes:
    """The slip with a change that its own voter has signed."""
    forged = read(changed(house.slips[voter], change), Ballot)
    return sign(G, forged, house.voters[voter], house.below)


def with_slip(house: House, slip: bytes) -> tuple[str, str]:
    """What is said about an archive with this slip in place of the first, whatever it does to the tally."""
    events = [house.setup(), *cast([slip, *house.slips[1:]]), closed(), *house.events()[5:]]
    where, kind = first(audited(events))
    assert where.endswith("Ballot")
    return where, kind


def one_more(proof: dict[str, str]) -> None:
    proof["response"] = str((int(proof["response"]) + 1) % ORDER)


@pytest.mark.parametrize(
    ("way", "kind"),
    [
        (lambda one: one["answers"][0]["individual_proofs"][1][0], "individual-proof"),
        (lambda one: one["answers"][1]["individual_proofs"][3][1], "individual-proof"),
        (lambda one: one["answers"][0]["overall_proof"][0], "overall-proof"),
        (lambda one: one["answers"][1]["overall_proof"][2], "overall-proof"),
        (lambda one: one["answers"][1]["blank_proof"][0], "blank-proof"),
        (lambda one: one["answers"][1]["blank_proof"][1], "blank-proof"),
    ],
)
def test_a_changed_proof_signed_anew(house: House, way: Callable[[Any], dict[str, str]], kind: str) -> None:
    assert with_slip(house, resigned(house, lambda one: one_more(way(one))))[1] == kind


def test_a_changed_signature(house: House) -> None:
    slip = changed(house.slips[0], lambda one: one_more(one["signature"]["proof"]))
    assert with_slip(house, slip)[1] == "signature"


def seven_more(slip: Any) -> None:
    cipher = slip["answers"][0]["choices"][0]
    cipher["beta"] = G.times(cipher["beta"], G.power(G.base, 7))


def test_extra_votes_in_one_ballot_with_a_tally_that_fits(house: House) -> None:
    slips = [resigned(house, seven_more), *house.slips[1:]]
    report = audited(house.events(slips))
    assert first(report)[1] == "individual-proof"
    assert report.summary.result == []


def test_a_forged_ballot_of_an_absent_voter_with_a_tally_that_fits(house: House) -> None:
    """All proofs are right, only the credential's secret is missing."""
    absent = house.credentials[4]
    forged = read(encrypt(house.election, house.voters[4], VOTES[0], house.below), Ballot)
    assert forged.credential == absent
    slip = sign(G, forged, house.voters[0], house.below)
    assert first(audited(house.events([*house.slips, slip])))[1] == "signature"


def test_a_copied_ballot(house: House) -> None:
    """The fourth voter casts the first one's ciphertexts and proofs under another name."""

    def copy(slip: Any) -> None:
        slip["credential"] = house.credentials[3]

    forged = sign(G, read(changed(house.slips[0], copy), Ballot), house.voters[3], house.below)
    assert first(audited(house.events([*house.slips, forged])))[1] == "individual-proof"


def test_swapped_choices(house: House) -> None:
    def swap(slip: Any) -> None:
        for field in ("choices", "individual_proofs"):
            slip["answers"][0][field][:2] = reversed(slip["answers"][0][field][:2])

    slips = [resigned(house, swap), *house.slips[1:]]
    assert first(audited(house.events(slips)))[1] == "overall-proof"


def test_swapped_answers(house: House) -> None:
    assert with_slip(house, resigned(house, lambda one: one["answers"].reverse()))[1] == "shape"


def test_a_ballot_of_another_election(house: House) -> None:
    other = build(seed=2)
    assert with_slip(house, other.slips[0])[1] == "other-election"
    moved = changed(other.slips[0], lambda one: one.update(election_hash=house.election.fingerprint))
    assert with_slip(house, moved)[1] == "other-election"


@pytest.mark.parametrize("element", [G.one, SMALL, TWISTED, "ff" * 32, "0" * 63, "", "66" * 31 + "5X"])
@pytest.mark.parametrize("field", ["alpha", "beta"])
def test_what_is_no_element_of_the_group(house: House, element: str, field: str) -> None:
    def put(slip: Any) -> None:
        slip["answers"][0]["choices"][1][field] = element

    assert with_slip(house, resigned(house, put))[1] == "bad-element"


@pytest.mark.parametrize("spell", [lambda n: str(n + ORDER), "0{}".format, "+{}".format, " {}".format, "-{}".format])
def test_a_number_not_reduced_or_spelled_otherwise(house: House, spell: Callable[[int], str]) -> None:
    def put(slip: Any) -> None:
        proof = slip["answers"][0]["individual_proofs"][0][0]
        proof["response"] = spell(int(proof["response"]))

    assert with_slip(house, resigned(house, put))[1] == "bad-scalar"


@pytest.mark.parametrize(
    "spelled",
    [
        lambda raw: raw + b"\n",
        lambda raw: raw.replace(b'":"', b'": "', 1),
        lambda raw: raw.replace(b"election_uuid", b"\\u0065lection_uuid", 1),
        lambda raw: raw[:-1] + b',"note":1}',
        lambda raw: raw.replace(b'{"election_uuid"', b'{"election_uuid":"","election_uuid"', 1),
        lambda raw: raw.replace(b',"signature"', b',"answers":[],"signature"', 1),
    ],
)
def test_a_ballot_in_another_spelling(house: House, spelled: Callable[[bytes], bytes]) -> None:
    assert with_slip(house, spelled(house.slips[0]))[1] in {"not-canonical", "unreadable"}


@pytest.mark.parametrize(
    "cut",
    [
        lambda one: one["answers"].pop(),
        lambda one: one["answers"][0]["choices"].pop(),
        lambda one: one["answers"][0]["individual_proofs"].pop(),
        lambda one: one["answers"][0]["overall_proof"].append(one["answers"][0]["overall_proof"][0]),
        lambda one: one["answers"][1].pop("blank_proof"),
        lambda one: one["answers"][0].update(blank_proof=one["answers"][1]["blank_proof"]),
    ],
)
def test_too_little_or_too_much_in_a_ballot(house: House, cut: Callable[[Any], object]) -> None:
    assert with_slip(house, resigned(house, cut))[1] == "shape"


def test_an_answer_taken_from_another_ballot(house: House) -> None:
    other = read_loose(house.slips[1])["answers"][0]
    assert with_slip(house, resigned(house, lambda one: one["answers"][0].update(other)))[1] == "individual-proof"


def test_a_credential_that_is_not_on_the_list(house: House) -> None:
    stranger = encrypt(house.election, 4711, VOTES[0], house.below)
    assert first(audited(house.events([*house.slips, stranger])))[1] == "no-credential"


def test_a_credential_twice_on_the_list(house: House) -> None:
    listed = [*house.credentials, house.credentials[0]]
    setup = set_up(house.raw, house.trustees, listed)
    assert first(audited([setup, *house.events()[1:]])) == ("event 0 Setup", "credential-twice")


@pytest.mark.parametrize(("extra", "kind"), [(",2", "weight"), ("0", "bad-element")])
def test_a_credential_of_another_kind(house: House, extra: str, kind: str) -> None:
    setup = set_up(house.raw, house.trustees, [*house.credentials[1:], house.credentials[0] + extra])
    assert first(audited([setup, *house.events()[1:]])) == ("event 0 Setup", kind)


def test_the_same_ballot_replayed(house: House) -> None:
    events = house.events()
    assert first(audited([*events[:4], events[1], *events[4:]])) == ("event 4 Ballot", "ballot-twice")
    without = Said(type="Ballot", contents=events[1].contents)
    assert first(audited([*events[:2], without, *events[2:]]))[1] == "ballot-twice"


def test_every_bad_ballot_is_named(house: House) -> None:
    bad = [resigned(house, seven_more, voter) for voter in (0, 1)]
    report = audited(house.events([*bad, house.slips[2]]))
    assert [one.kind for one in report.problems] == ["individual-proof"] * 2


def test_a_ballot_dropped_after_the_tally(house: House) -> None:
    events = house.events()
    assert first(audited(events[:1] + events[2:]))[1] == "tally-count"
    dropped = [house.setup(), *cast(house.slips[1:]), closed(), tallied(house.sums(house.slips), 2), *events[6:]]
    assert first(audited(dropped)) == ("event 4 EncryptedTally", "tally")


def test_a_ballot_added_after_the_tally(house: House) -> None:
    late = encrypt(house.election, house.voters[3], VOTES[0], house.below)
    events = house.events()
    added = [house.setup(), *cast([*house.slips, late]), closed(), tallied(house.sums(house.slips), 4), *events[6:]]
    assert first(audited(added)) == ("event 6 EncryptedTally", "tally")


def test_a_vote_added_to_the_tally_and_all_that_follows(house: House) -> None:
    sums = house.sums(house.slips)
    one = sums[0][0]
    sums[0][0] = type(one)(alpha=one.alpha, beta=G.times(one.beta, G.base))
    events = [*house.events()[:5], *house.ending(sums, 3)]
    assert first(audited(events)) == ("event 5 EncryptedTally", "tally")


@pytest.mark.parametrize("field", ["num_tallied", "total_weight"])
def test_a_wrong_number_of_counted_ballots(house: House, field: str) -> None:
    events = house.events()
    raw = changed(events[5].contents[1], lambda one: one.update({field: 4}))
    events[5] = Said(type="EncryptedTally", contents=[events[5].contents[0], raw])
    assert first(audited(events)) == ("event 5 EncryptedTally", "tally-count")


def test_a_decryption_with_another_key(house: House) -> None:
    events = house.events()
    events[6] = decrypted(1, decrypt(house.election, house.sums(house.slips), 4711, house.below))
    assert first(audited(events)) == ("event 6 PartialDecryption", "decryption-proof")


def test_a_changed_factor(house: House) -> None:
    part = decrypt(house.election, house.sums(house.slips), house.keys[0].secret, house.below)
    for factor, kind in ((G.base, "decryption-proof"), (G.one, "decryption-proof"), (SMALL, "bad-element")):
        part.decryption_factors[1][2] = factor
        events = house.events()
        events[6] = decrypted(1, part)
        assert first(audited(events)) == ("event 6 PartialDecryption", kind)


@pytest.mark.parametrize(("owner", "kind"), [(0, "owner"), (3, "owner"), (-1, "owner"), (1, "owner-twice")])
def test_a_decryption_of_the_wrong_trustee(house: House, owner: int, kind: str) -> None:
    events = house.events()
    part = decrypt(house.election, house.sums(house.slips), house.keys[1].secret, house.below)
    events[7] = decrypted(owner, part)
    assert first(audited(events)) == ("event 7 PartialDecryption", kind)


def test_a_missing_decryption(house: House) -> None:
    events = house.events()
    assert first(audited(events[:7] + events[8:])) == ("event 7 Result", "decryption-missing")


@pytest.mark.parametrize("row", [[3, 0, 0], [1, 2, 0], [2, 1, -1], [2, 1, 4], [2, 1, 2**64]])
def test_a_wrong_result(house: House, row: list[int]) -> None:
    events = [*house.events()[:-1], told(Result(result=[row, [1, 1, 1, 1]]))]
    assert first(audited(events)) == ("event 8 Result", "result")


def test_a_result_of_another_shape(house: House) -> None:
    for rows in ([], [[2, 1, 0]], [[2, 1], [1, 1, 1, 1]]):
        assert first(audited([*house.events()[:-1], told(Result(result=rows))]))[1] == "shape"


def test_a_foreign_trustee(house: House) -> None:
    stranger = new_key(G, house.below).entry
    entries = [house.keys[0].entry, stranger]
    setup = set_up(house.raw, write([("Single", one) for one in entries]), house.credentials)
    assert first(audited([setup, *house.events()[1:]])) == ("event 0 Setup", "election-key")


def test_a_trustee_who_does_not_know_the_key(house: House) -> None:
    """The key is chosen so that the others' keys fall out: only the proof of knowledge is in the way."""
    own = new_key(G, house.below)
    chosen = G.over(own.entry.public_key, house.keys[0].entry.public_key)
    entries = [house.keys[0].entry, PublicKey(pok=own.entry.pok, public_key=chosen)]
    setup = set_up(house.raw, write([("Single", one) for one in entries]), house.credentials)
    assert first(audited([setup, *house.events()[1:]])) == ("event 0 Setup", "trustee")


@pytest.mark.parametrize(("count", "kind"), [(0, "no-trustee"), (2, "trustee-twice")])
def test_no_trustee_or_the_same_twice(house: House, count: int, kind: str) -> None:
    setup = set_up(house.raw, write([("Single", house.keys[0].entry)] * count), house.credentials)
    assert first(audited([setup, *house.events()[1:]])) == ("event 0 Setup", kind)


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.update(version=2),
        lambda one: one.update(group="Ristretto"),
        lambda one: one.update(uuid="0" * 14),
        lambda one: one.update(uuid="1" * 13),
        lambda one: one.update(questions=[]),
        lambda one: one["questions"][0].update(max=4),
        lambda one: one["questions"][0].update(min=2),
        lambda one: one["questions"][0].update(answers=[]),
        lambda one: one["questions"][0].update(type="NonHomomorphic"),
        lambda one: one["questions"][0].update(min=None),
        lambda one: one["questions"][0].update(min=1.0),
        lambda one: one["questions"][0].update(min=True),
        lambda one: one.pop("name"),
    ],
)
def test_an_election_that_is_not_permitted(house: House, change: Callable[[Any], object]) -> None:
    setup = set_up(changed(house.raw, change), house.trustees, house.credentials)
    assert first(audited([setup, *house.events()[1:]])) == ("event 0 Setup", "election")


@pytest.mark.parametrize("raw", [b"", b"[]", b"{", b"[" * 10**6, b'{"a":1,"a":1}', b'{"a":NaN}', b'"\\ud800"', b"\xff"])
def test_an_election_that_is_none(house: House, raw: bytes) -> None:
    setup = set_up(raw, house.trustees, house.credentials)
    assert first(audited([setup]))[1] in {"election", "unreadable"}


def test_unknown_fields_of_an_election_are_hashed_and_let_be() -> None:
    house = build()
    raw = changed(house.raw, lambda one: one.update(juryvote={"ballot": "b1"}, fingerprint="liar"))
    assert first(audited([set_up(raw, house.trustees, house.credentials), *house.events()[1:]]))[1] == "other-election"


def test_a_ballot_dropped_before_the_tally_cannot_be_seen_here(house: House) -> None:
    """Nobody can see it but the voter, by the tracker: so the answer says that it must be looked for."""
    report = audited(house.events(house.slips[1:]))
    assert (report.fine, [one.kind for one in report.limits]) == (True, ["compare"])
    assert len(report.summary.trackers) == 2
