"""A ballot and every check on it, cheap ones first (specification 3.0, "Ballots", "Proofs of validity")."""

from collections.abc import Sequence
from itertools import chain

from msgspec import Struct

from juryvote.sealed.election import Election, Question
from juryvote.sealed.faults import Wrong
from juryvote.sealed.group import Group
from juryvote.sealed.proofs import Branch, Proof, knows, one_holds
from juryvote.sealed.texts import Shape, read, short, write
from juryvote.sealed.trustees import product

LARGEST_BALLOT = 2**20


class Ciphertext(Shape, frozen=True, kw_only=True):
    alpha: str
    beta: str


class Answer(Shape, frozen=True, kw_only=True):
    choices: list[Ciphertext]
    individual_proofs: list[tuple[Proof, Proof]]
    overall_proof: list[Proof]
    blank_proof: tuple[Proof, Proof] | None = None


class Signature(Shape, frozen=True, kw_only=True):
    hash: str
    proof: Proof


class Unsigned(Shape, frozen=True, kw_only=True):
    election_uuid: str
    election_hash: str
    credential: str
    answers: list[Answer]


class Ballot(Shape, frozen=True, kw_only=True):
    election_uuid: str
    election_hash: str
    credential: str
    answers: list[Answer]
    signature: Signature


class Claim(Struct, frozen=True, kw_only=True):
    """What the proofs of one answer are about: the branches, and the text before the commitments."""

    branches: list[Branch]
    before: str


def check_ballot(raw: bytes, election: Election, credentials: frozenset[str]) -> Ballot:
    """The ballot, if it may be counted. In the order of cost, so that rubbish costs little."""
    if len(raw) > LARGEST_BALLOT:
        raise Wrong("too-large", most=LARGEST_BALLOT)
    ballot = read(raw, Ballot)
    if (ballot.election_uuid, ballot.election_hash) != (election.uuid, election.fingerprint):
        raise Wrong("other-election")
    if ballot.credential not in credentials:
        raise Wrong("no-credential")
    if len(ballot.answers) != len(election.questions):
        raise Wrong("shape", what="answers")
    _check_signature(ballot, election.over)
    for number, (answer, question) in enumerate(zip(ballot.answers, election.questions, strict=True), 1):
        _check_shape(answer, question, number)
        _check_elements(answer, election.over, number)
        _check_proofs(answer, question, number, election, ballot.credential)
    return ballot


def unsigned(ballot: Ballot | Unsigned) -> Unsigned:
    return Unsigned(
        election_uuid=ballot.election_uuid,
        election_hash=ballot.election_hash,
        credential=ballot.credential,
        answers=ballot.answers,
    )


def signed_text(fingerprint: str) -> str:
    return f"sig|{fingerprint}|"


def individual(ciphertext: Ciphertext, scope: str) -> Claim:
    """This choice holds 0 or 1."""
    alpha, beta = ciphertext.alpha, ciphertext.beta
    branches = [Branch(alpha, beta, 0), Branch(alpha, beta, 1)]
    return Claim(branches=branches, before=f"prove|{scope}|{alpha},{beta}|")


def overall(group: Group, choices: Sequence[Ciphertext], question: Question, scope: str) -> Claim:
    """From min to max crosses; or the blank choice, where there is one."""
    alpha, beta = summed(group, choices[question.blank :])
    branches = [Branch(alpha, beta, count) for count in range(question.min, question.max + 1)]
    listed = f"{scope}|{_listed(choices)}"
    if question.blank:
        branches.insert(0, Branch(choices[0].alpha, choices[0].beta, 1))
        return Claim(branches=branches, before=f"bproof1|{listed}|")
    return Claim(branches=branches, before=f"prove|{listed}|{alpha},{beta}|")


def blank(group: Group, choices: Sequence[Ciphertext], scope: str) -> Claim:
    """Not blank, or nothing but blank."""
    branches = [Branch(choices[0].alpha, choices[0].beta, 0), Branch(*summed(group, choices[1:]), 0)]
    return Claim(branches=branches, before=f"bproof0|{scope}|{_listed(choices)}|")


def summed(group: Group, choices: Sequence[Ciphertext]) -> tuple[str, str]:
    return product(group, [one.alpha for one in choices]), product(group, [one.beta for one in choices])


def scope_of(election: Election, credential: str) -> str:
    """Binds every proof to this election and this voter: a copied ciphertext proves nothing."""
    return f"{election.fingerprint}|{credential}"


def _check_signature(ballot: Ballot, group: Group) -> None:
    fingerprint = short(write(unsigned(ballot)))
    signature = ballot.signature
    if signature.hash != fingerprint:
        raise Wrong("signature")
    if not knows(group, signature.proof, ballot.credential, signed_text(fingerprint)):
        raise Wrong("signature")


def _check_shape(answer: Answer, question: Question, number: int) -> None:
    crosses = question.max - question.min + 1
    lengths = (len(answer.choices), len(answer.individual_proofs), len(answer.overall_proof))
    if lengths != (question.choices, question.choices, crosses + question.blank):
        raise Wrong("shape", what=number)
    if (answer.blank_proof is not None) != question.blank:
        raise Wrong("shape", what=f"{number}, blank")


def _check_elements(answer: Answer, group: Group, number: int) -> None:
    for element in chain.from_iterable((one.alpha, one.beta) for one in answer.choices):
        # Each is multiplied below, in its own proofs, by challenges of which one is never 0: that is the other half.
        if not group.spelled(element):
            raise Wrong("bad-element", what=f"answers/{number}: {element}")


def _check_proofs(answer: Answer, question: Question, number: int, election: Election, credential: str) -> None:
    group, scope = election.over, scope_of(election, credential)
    for place, (one, proofs) in enumerate(zip(answer.choices, answer.individual_proofs, strict=True), 1):
        if not _proven(election, proofs, individual(one, scope)):
            raise Wrong("individual-proof", question=number, choice=place)
    if not _proven(election, answer.overall_proof, overall(group, answer.choices, question, scope)):
        raise Wrong("overall-proof", question=number)
    if answer.blank_proof is not None and not _proven(
        election, answer.blank_proof, blank(group, answer.choices, scope)
    ):
        raise Wrong("blank-proof", question=number)


def _proven(election: Election, proofs: Sequence[Proof], claim: Claim) -> bool:
    return one_holds(election.over, proofs, claim.branches, election.public_key, claim.before)


def _listed(choices: Sequence[Ciphertext]) -> str:
    return ",".join(f"{one.alpha},{one.beta}" for one in choices)
