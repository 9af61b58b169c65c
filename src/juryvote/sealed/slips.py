"""Making a ballot: encrypts what a person chose, proves that it is permitted, signs it (spec. 3.0, "Ballots").

The same is done on a phone; here it serves whoever has none, and the tests.
"""

from collections.abc import Sequence

from juryvote.sealed.ballots import (
    Answer,
    Ballot,
    Ciphertext,
    Claim,
    Signature,
    Unsigned,
    blank,
    individual,
    overall,
    scope_of,
    signed_text,
    unsigned,
)
from juryvote.sealed.election import Election, Question
from juryvote.sealed.group import Group
from juryvote.sealed.keys import exponent
from juryvote.sealed.proofs import Below, Proof, prove_knowledge, prove_one
from juryvote.sealed.texts import short, write


def encrypt(election: Election, secret: int, votes: Sequence[Sequence[int]], below: Below) -> bytes:
    """The slip. A row of 0 and 1 for each question; where blank is possible it stands in front."""
    if len(votes) != len(election.questions):
        raise ValueError("a row for each question")
    credential = election.over.power(election.over.base, secret)
    scope = scope_of(election, credential)
    answers = [_answer(election, *pair, scope, below) for pair in zip(election.questions, votes, strict=True)]
    slip = Unsigned(
        election_uuid=election.uuid, election_hash=election.fingerprint, credential=credential, answers=answers
    )
    return sign(election.over, slip, secret, below)


def sign(group: Group, slip: Unsigned | Ballot, secret: int, below: Below) -> bytes:
    """The slip's text with the signature of the credential's owner."""
    bare = unsigned(slip)
    fingerprint = short(write(bare))
    proof = prove_knowledge(group, secret, signed_text(fingerprint), below)
    return write(
        Ballot(
            election_uuid=bare.election_uuid,
            election_hash=bare.election_hash,
            credential=bare.credential,
            answers=bare.answers,
            signature=Signature(hash=fingerprint, proof=proof),
        )
    )


def permitted(question: Question, row: Sequence[int]) -> bool:
    """May this be voted? Blank excludes every cross."""
    if len(row) != question.choices or not set(row) <= {0, 1}:
        return False
    crosses = sum(row[question.blank :])
    return crosses == 0 if question.blank and row[0] else question.min <= crosses <= question.max


def _answer(election: Election, question: Question, row: Sequence[int], scope: str, below: Below) -> Answer:
    if not permitted(question, row):
        raise ValueError("this may not be voted")
    group, key = election.over, election.public_key
    exponents = [exponent(group, below) for _ in row]
    choices = [_hide(group, key, *pair) for pair in zip(row, exponents, strict=True)]

    def proven(claim: Claim, true: int, secret: int) -> tuple[Proof, ...]:
        return prove_one(group, claim.branches, key, claim.before, true=true, secret=secret, below=below)

    each = [proven(individual(one, scope), *pair) for one, *pair in zip(choices, row, exponents, strict=True)]
    rest = sum(exponents[question.blank :])
    empty = bool(question.blank and row[0])
    true = 0 if empty else question.blank + sum(row[question.blank :]) - question.min
    return Answer(
        choices=choices,
        individual_proofs=[(left, right) for left, right in each],
        overall_proof=list(proven(overall(group, choices, question, scope), true, exponents[0] if empty else rest)),
        blank_proof=_pair(proven(blank(group, choices, scope), int(empty), rest if empty else exponents[0]))
        if question.blank
        else None,
    )


def _hide(group: Group, key: str, vote: int, secret: int) -> Ciphertext:
    beta = group.power(key, secret)
    return Ciphertext(
        alpha=group.power(group.base, secret), beta=group.times(beta, group.power(group.base, vote)) if vote else beta
    )


def _pair(proofs: tuple[Proof, ...]) -> tuple[Proof, Proof]:
    left, right = proofs
    return left, right
