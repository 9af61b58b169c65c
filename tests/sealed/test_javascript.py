"""The phone's scripts, run by node, against our Python: what they make counts, what is wrong they refuse."""

import json
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from juryvote.sealed.ballots import check_ballot
from juryvote.sealed.election import Question, read_election
from juryvote.sealed.faults import Wrong
from juryvote.sealed.group import ED25519 as G
from juryvote.sealed.keys import key_of, new_key, new_uuid
from juryvote.sealed.making import write_election, write_trustees
from juryvote.sealed.proofs import Proof, knows
from juryvote.sealed.slips import permitted
from juryvote.sealed.texts import read, short, write

from .house import House, build, changed
from .phone import on_the_phone, phone_slips

ODD = "Projekt „A“ fördern?\n\u2028\u0007\x7f😀"
YES_NO = Question(question=ODD, answers=["Ja", "Nein"], min=0, max=1)  # no tick is an abstention
SMALL_ORDER = (
    "00" * 31 + "00",  # order 4
    "7f" + "ff" * 30 + "ec",  # order 2
    "7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd83d3d706a17c7",  # order 8
)
NOT_ELEMENTS = (
    *SMALL_ORDER,
    G.one,
    "7f" + "ff" * 30 + "ed",  # not canonical: p stands for 0
    "80" + "00" * 30 + "01",  # not canonical: the neutral element with a sign
    G.power(G.base, 5).upper(),
    "02" * 31,
    "",
)


def _mixed_order() -> str:
    """A good element and one of order 8 in it: on the curve, canonical, but outside the group."""
    return G.times(G.base, SMALL_ORDER[2])


def _any_question(chance: Random) -> Question:
    answers = [f"Antwort {number}" for number in range(chance.randint(1, 6))]
    least = chance.randint(0, len(answers))
    most = chance.randint(least, len(answers))
    return Question(question="?", answers=answers, min=least, max=most, blank=chance.random() < 0.5)


def _any_row(question: Question, chance: Random) -> list[int]:
    while True:
        row = [chance.randint(0, 1) for _ in range(question.choices)]
        if question.blank and chance.random() < 0.3:
            row = [1] + [0] * len(question.answers)
        if permitted(question, row):
            return row


def _scores(projects: int, best: int) -> list[Question]:
    return [
        Question(question=f"Projekt {number}", answers=[str(score) for score in range(best + 1)], min=1, max=1)
        for number in range(projects)
    ]


def _asked(questions: list[Question], seed: int = 1, keys: int = 2) -> House:
    """An election on these questions, nobody has voted."""
    house = build(seed, keys=keys, votes=())
    entries = [one.entry for one in house.keys]
    house.raw = write_election(G, entries, questions, uuid=new_uuid(house.below), name="Jury", description="")
    house.election = read_election(house.raw)
    return house


def _refusal(house: House, *, raw: bytes | None = None, trustees: bytes | None = None, **other: str) -> str:
    """What the phone says to these texts; its own fingerprint of them unless another is given."""
    text, question = (raw or house.raw).decode(), house.election.questions[0].question
    given = {"election": text, "trustees": (trustees or house.trustees).decode(), "buttons": 3}
    given |= {"fingerprint": short(text.encode()), "question": question} | other
    body = """return attempt(() => {
        const election = core.readElection(given.election, given.trustees, given.fingerprint);
        core.asksOnly(election, given.question, given.buttons);
        return "fine";
    });"""
    found: str = on_the_phone(body, given)
    return found.removeprefix("refused: ")


@pytest.mark.parametrize("seed", range(12))
def test_slips_of_any_shape_count(seed: int) -> None:
    chance = Random(seed)
    questions = [_any_question(chance) for _ in range(chance.randint(1, 4))]
    house = _asked(questions, seed)
    votes = [[_any_row(question, chance) for question in questions] for _ in house.voters]
    for slip in phone_slips(house.raw, house.trustees, house.voters, votes):
        check_ballot(slip, house.election, frozenset(house.credentials))


@pytest.mark.parametrize(
    ("questions", "rows"),
    [
        ([YES_NO], [[0, 1]]),
        ([YES_NO], [[0, 0]]),
        (_scores(4, 5), [[int(score == number) for score in range(6)] for number in (0, 5, 2, 2)]),
        ([Question(question="5 aus 20", answers=["P"] * 20, min=0, max=5)], [[1, 0, 0, 0] * 5]),
        ([Question(question="leer", answers=["A", "B"], min=0, max=2, blank=True)], [[1, 0, 0]]),
        ([Question(question="keins", answers=["A", "B"], min=0, max=2, blank=True)], [[0, 0, 0]]),
    ],
)
def test_slips_of_the_usual_methods_count(questions: list[Question], rows: list[list[int]]) -> None:
    house = _asked(questions)
    (slip,) = phone_slips(house.raw, house.trustees, house.voters[:1], [rows])
    check_ballot(slip, house.election, frozenset(house.credentials))


@pytest.mark.parametrize("row", [[], [1], [1, 1], [2, 0], [1, 0, 0], [-1, 1], [-1, 0], [0.5, 0.5]])
def test_what_may_not_be_voted_is_not_encrypted(row: list[int]) -> None:
    house = _asked([YES_NO])
    body = """
        const election = core.readElection(given.election, given.trustees, core.short(given.election));
        return attempt(() => core.makeSlip(election, 5n, [given.row]));"""
    given = {"election": house.raw.decode(), "trustees": house.trustees.decode(), "row": row}
    assert on_the_phone(body, given) == "refused: vote"


ROW = "return given.choices.map((choice) => attempt(() => core.rowOf(given.asked, choice)));"


def test_a_button_becomes_a_row() -> None:
    rows = [[1, 0], [0, 1], [0, 0]]
    asked = {"answers": 2, "min": 0, "max": 1}
    assert on_the_phone(ROW, {"asked": asked | {"blank": False}, "choices": [0, 1, 2]}) == rows
    assert on_the_phone(ROW, {"asked": asked | {"blank": True}, "choices": [0, 1, 2]}) == [[0, *row] for row in rows]


@pytest.mark.parametrize(("least", "fine"), [(0, 3), (1, 2)])
def test_anything_else_is_no_abstention(least: int, fine: int) -> None:
    """A garbled button must not become a slip without a tick."""
    asked = {"answers": 2, "min": least, "max": 1, "blank": False}
    found = on_the_phone(ROW, {"asked": asked, "choices": [*range(fine), fine, 3, -1, 0.5, None, "0", ""]})
    assert found[fine:] == ["refused: vote"] * 7
    assert "refused: vote" not in found[:fine]


LIST = Question(question=ODD, answers=["Listenplatz 1", "Listenplatz 3", "Listenplatz 4"], min=1, max=2, blank=True)
SHOWN = {"labels": LIST.answers, "min": 1, "max": 2}
ASKS = """return attempt(() => {
    const election = core.readElection(given.election, given.trustees, core.short(given.election));
    core.asksList(election, given.question, given.list);
    return "fine";
});"""


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        (LIST, {"labels": ["Listenplatz 1", "Listenplatz 2", "Listenplatz 4"]}),  # another number beside a name
        (LIST, {"labels": ["Listenplatz 1", "Listenplatz 3"]}),
        (LIST, {"labels": [*LIST.answers, "Listenplatz 5"]}),
        (LIST, {"labels": LIST.answers[::-1]}),
        (LIST, {"max": 3}),
        (LIST, {"min": 0}),
        (Question(question=ODD, answers=LIST.answers, min=1, max=2), {}),  # nobody could abstain
        (Question(question="?", answers=LIST.answers, min=1, max=2, blank=True), {}),
    ],
)
def test_an_election_offers_exactly_what_the_page_shows(asked: Question, other: dict[str, Any]) -> None:
    for question, shown, told in ((LIST, SHOWN, "fine"), (asked, SHOWN | other, "refused: question")):
        house = _asked([question])
        given = {"election": house.raw.decode(), "trustees": house.trustees.decode()}
        assert on_the_phone(ASKS, given | {"question": ODD, "list": shown}) == told


def test_ticks_become_a_row_and_nothing_else_does() -> None:
    body = "return given.said.map(([ticks, abstains]) => attempt(() => core.rowOfTicks(given.asked, ticks, abstains)));"
    asked = {"answers": 3, "min": 1, "max": 2, "blank": True}
    fine = [([0], False), ([2, 0], False), ([], True)]
    wrong = [([], False), ([0, 1, 2], False), ([1, 1], False), ([3], False), ([-1], False), ([0.5], False), ([0], True)]
    found = on_the_phone(body, {"asked": asked, "said": [*fine, *wrong]})
    assert found == [[0, 1, 0, 0], [0, 1, 0, 1], [1, 0, 0, 0], *["refused: vote"] * len(wrong)]
    assert on_the_phone(body, {"asked": asked | {"min": 0}, "said": [([], False)]}) == [[0, 0, 0, 0]]  # no to everybody


def test_the_tracker_is_the_one_of_the_archive() -> None:
    house = _asked([YES_NO])
    (slip,) = phone_slips(house.raw, house.trustees, house.voters[:1], [[[0, 1]]])
    assert on_the_phone("return core.short(given);", slip.decode()) == short(slip)


def test_the_device_key_is_proven_and_makes_the_credential() -> None:
    body = """
        const secret = core.chance(), own = core.credentialSecret(secret, given.tweak);
        return { secret: String(secret), credential: core.publicKey(own), ...core.enrolment(secret, given.member) };"""
    tweak = G.order - 5
    found = on_the_phone(body, {"member": "m1", "tweak": str(tweak)})
    key, proof = found["key"], Proof(challenge=found["challenge"], response=found["response"])
    assert key == G.power(G.base, int(found["secret"]))
    assert knows(G, proof, key, f"juryvote-device|m1|{key}|")
    assert not knows(G, proof, key, f"juryvote-device|m2|{key}|")
    assert found["credential"] == G.times(key, G.power(G.base, tweak))


@pytest.mark.parametrize("tweak", ["", "-1", "01", "1e3", "0x5", " 5", "5\n", str(G.order), "9" * 77])
def test_a_tweak_has_one_spelling(tweak: str) -> None:
    assert on_the_phone("return attempt(() => core.credentialSecret(5n, given));", tweak) == "refused: bad-scalar"


def test_a_credential_is_never_the_neutral_element() -> None:
    body = "return attempt(() => core.credentialSecret(5n, given));"
    assert on_the_phone(body, str(G.order - 5)) == "refused: bad-scalar"


def test_chance_reaches_all_sizes_and_stays_in_the_group() -> None:
    drawn = [int(one) for one in on_the_phone("return Array.from({ length: 4000 }, () => String(core.chance()));", {})]
    assert len(set(drawn)) == len(drawn)
    assert all(0 < one < G.order for one in drawn)
    quarters = [sum(part * G.order <= 4 * one < (part + 1) * G.order for one in drawn) for part in range(4)]
    assert all(abs(quarter - 1000) < 165 for quarter in quarters)  # six standard deviations


def test_a_good_election_is_accepted() -> None:
    assert _refusal(_asked([YES_NO])) == "fine"
    assert _refusal(_asked([YES_NO], keys=1)) == "fine"


def test_another_fingerprint_or_question_is_refused() -> None:
    house = _asked([YES_NO])
    assert _refusal(house, fingerprint=short(b"another")) == "fingerprint"
    assert _refusal(house, fingerprint=short(house.raw) + "=") == "fingerprint"
    assert _refusal(house, question="Projekt B fördern?") == "question"
    assert _refusal(_asked([YES_NO, YES_NO])) == "question"
    two = Question(question=ODD, answers=["Ja", "Nein"], min=1, max=1)
    assert _refusal(_asked([two])) == "question"  # the page has three buttons


def test_a_key_that_is_not_the_trustees_product_is_refused() -> None:
    house = _asked([YES_NO])
    assert _refusal(house, trustees=write_trustees([house.keys[0].entry])) == "election-key"
    foreign = new_key(G, house.below).entry.public_key
    assert _refusal(house, raw=changed(house.raw, lambda one: one.update(public_key=foreign))) == "election-key"
    assert _refusal(house, trustees=b"[]") == "no-trustee"
    assert _refusal(house, trustees=write_trustees([house.keys[0].entry] * 2)) == "trustee-twice"


def test_a_trustee_without_a_proof_is_refused() -> None:
    """Whoever chooses a key after seeing the others' could cancel them: g^x divided by their product."""
    house = _asked([YES_NO], keys=1)
    honest, own = house.keys[0].entry, key_of(G, 7, house.below)
    cancelling = G.over(own.entry.public_key, honest.public_key)
    rogue = changed(write(own.entry), lambda one: one.update(public_key=cancelling))
    trustees = write([("Single", honest), ("Single", json.loads(rogue))])
    raw = changed(house.raw, lambda one: one.update(public_key=own.entry.public_key))
    assert _refusal(house, raw=raw, trustees=trustees) == "trustee"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda one: one[0][1]["pok"].update(challenge="1"), "trustee"),
        (lambda one: one[0][1]["pok"].update(response=one[1][1]["pok"]["response"]), "trustee"),
        (lambda one: one[0][1]["pok"].update(response=str(G.order)), "bad-scalar"),
        (lambda one: one[0][1]["pok"].update(challenge=5), "trustee"),
        (lambda one: one[0][1].update(more=1), "trustee"),
        (lambda one: one[0].append(1), "trustee"),
        (lambda one: one[0].__setitem__(0, "Pedersen"), "trustee"),
    ],
)
def test_a_changed_trustee_is_refused(change: Callable[[Any], object], reason: str) -> None:
    house = _asked([YES_NO])
    assert _refusal(house, trustees=changed(house.trustees, change)) == reason


@pytest.mark.parametrize("text", [*NOT_ELEMENTS, _mixed_order()])
def test_what_is_no_element_is_refused(text: str) -> None:
    assert not G.holds(text)
    house = _asked([YES_NO], keys=1)
    assert _refusal(house, raw=changed(house.raw, lambda one: one.update(public_key=text))) == "bad-element"
    trustees = changed(house.trustees, lambda one: one[0][1].update(public_key=text))
    assert _refusal(house, trustees=trustees) == "bad-element"


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.update(version=2),
        lambda one: one.update(uuid="0" * 22),
        lambda one: one.update(uuid="short"),
        lambda one: one.update(questions=[]),
        lambda one: one["questions"][0].update(type="Lists"),
        lambda one: one["questions"][0].update(min=2),  # more than max
        lambda one: one["questions"][0].update(max=3),
        lambda one: one["questions"][0].update(min="1"),
        lambda one: one["questions"][0].update(blank=1),
        lambda one: one["questions"][0].update(answers=[]),
        lambda one: one["questions"][0].update(answers="abc"),
    ],
)
def test_an_election_that_is_not_permitted_is_refused(change: Callable[[Any], object]) -> None:
    house = _asked([YES_NO])
    raw = changed(house.raw, change)
    with pytest.raises(Wrong):
        read_election(raw)
    assert _refusal(house, raw=raw) == "election"


def test_another_group_is_refused() -> None:
    house = _asked([YES_NO])
    raw = changed(house.raw, lambda one: one.update(group="BELENIOS-2048"))
    assert _refusal(house, raw=raw) == "election"


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'{"version"', b'{ "version"'), (b'"Ja"', rb'"\u004aa"'), (b'"name"', b'"name":"x","name"'), (b"}]", b"}")],
)
def test_an_election_has_one_spelling(old: bytes, new: bytes) -> None:
    """Then no field stands twice, and the phone reads what the audit reads."""
    house = _asked([YES_NO])
    assert _refusal(house, raw=house.raw.replace(old, new, 1)) in ("not-canonical", "unreadable")


def test_unknown_fields_are_permitted() -> None:
    house = _asked([YES_NO])
    assert _refusal(house, raw=changed(house.raw, lambda one: one.update(administrator="Team"))) == "fine"


def test_the_slip_is_read_by_everybody_alike() -> None:
    house = _asked([YES_NO])
    (slip,) = phone_slips(house.raw, house.trustees, house.voters[:1], [[[1, 0]]])
    assert read(slip, dict[str, Any])["election_hash"] == house.election.fingerprint
    assert slip.isascii()
