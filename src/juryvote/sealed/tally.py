"""The sum of the ballots, its decryption and the result (specification 3.0, "Tally"). No single ballot is opened."""

from collections.abc import Iterable, Sequence

from juryvote.sealed.ballots import Ballot, Ciphertext, summed
from juryvote.sealed.election import Election
from juryvote.sealed.faults import Wrong
from juryvote.sealed.group import Group
from juryvote.sealed.proofs import Below, Proof, decrypts, prove_decryption
from juryvote.sealed.texts import Shape
from juryvote.sealed.trustees import Holders, combine, product

Sums = list[list[Ciphertext]]
Table = list[list[str]]


class SizedTally(Shape, frozen=True, kw_only=True):
    num_tallied: int
    total_weight: int
    encrypted_tally: str


class Owned(Shape, frozen=True, kw_only=True):
    owner: int
    payload: str


class Decryption(Shape, frozen=True, kw_only=True):
    decryption_factors: Table
    decryption_proofs: list[list[Proof]]


class Result(Shape, frozen=True, kw_only=True):
    result: list[list[int]]


def add_up(election: Election, ballots: Iterable[Ballot]) -> Sums:
    """Choice by choice the product of all ciphertexts; the neutral element where nobody voted."""
    counted = list(ballots)
    return [
        [
            Ciphertext(alpha=alpha, beta=beta)
            for place in range(question.choices)
            for alpha, beta in [summed(election.over, [one.answers[number].choices[place] for one in counted])]
        ]
        for number, question in enumerate(election.questions)
    ]


def decryption_text(election: Election, key: str) -> str:
    return f"decrypt|{election.fingerprint}|{key}|"


def decrypt(election: Election, sums: Sums, secret: int, below: Below) -> Decryption:
    """A trustee's part: the factors that take its key away from each sum, and the proof of each."""
    group = election.over
    before = decryption_text(election, group.power(group.base, secret))
    return Decryption(
        decryption_factors=[[group.power(one.alpha, secret) for one in row] for row in sums],
        decryption_proofs=[[prove_decryption(group, secret, one.alpha, before, below) for one in row] for row in sums],
    )


def check_decryption(election: Election, sums: Sums, key: str, found: Decryption) -> None:
    shape = [len(row) for row in sums]
    if [len(row) for row in found.decryption_factors] != shape or [
        len(row) for row in found.decryption_proofs
    ] != shape:
        raise Wrong("shape", what="decryption")
    group, before = election.over, decryption_text(election, key)
    for number, row in enumerate(sums):
        for place, one in enumerate(row):
            factor, proof = found.decryption_factors[number][place], found.decryption_proofs[number][place]
            # Without a single ballot sums and factors are neutral; else the proof rules the neutral factor out.
            if not (factor == group.one or group.holds(factor)):
                raise Wrong("bad-element", what=f"decryption_factors/{number + 1}/{place + 1}")
            if not decrypts(group, proof, key, one.alpha, factor, before):
                raise Wrong("decryption-proof", question=number + 1, choice=place + 1)


def enough(trustees: Sequence[Holders], given: Iterable[int]) -> bool:
    """Have so many trustees decrypted (by their number from 1) that the result can be computed?"""
    done, first = set(given), 1
    for one in trustees:
        if len(done & set(range(first, first + len(one.keys)))) < one.needed:
            return False
        first += len(one.keys)
    return True


def opened(group: Group, trustees: Sequence[Holders], sums: Sums, given: dict[int, Table]) -> Table:
    """g^n for each choice: what is left when all factors are taken away."""
    table: Table = []
    for number, row in enumerate(sums):
        table.append([])
        for place, one in enumerate(row):
            factors = {owner: factors[number][place] for owner, factors in given.items()}
            table[-1].append(group.over(one.beta, _factor(group, trustees, factors)))
    return table


def count(group: Group, table: Table, voters: int) -> Result:
    """The numbers behind g^n, looked up among all that are possible."""
    known, element = {}, group.one
    for number in range(voters + 1):
        known[element] = number
        element = group.times(element, group.base)
    return Result(result=[[known[one] for one in row] for row in table])


def check_result(group: Group, found: Result, table: Table, voters: int) -> None:
    """The result is not searched, only checked: g^n must be what is left."""
    if [len(row) for row in found.result] != [len(row) for row in table]:
        raise Wrong("shape", what="result")
    for number, row in enumerate(found.result):
        for place, count in enumerate(row):
            if not 0 <= count <= voters or group.power(group.base, count) != table[number][place]:
                raise Wrong("result", question=number + 1, choice=place + 1, found=count)


def _factor(group: Group, trustees: Sequence[Holders], by_owner: dict[int, str]) -> str:
    parts, before = [], 0
    for one in trustees:
        places = range(1, len(one.keys) + 1)
        parts.append(combine(group, one, {at: by_owner[before + at] for at in places if before + at in by_owner}))
        before += len(one.keys)
    return product(group, parts)
