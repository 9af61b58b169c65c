"""Sealed slips: how long one core needs to check one, beside a bare multiplication of the base point."""

import time
from collections.abc import Callable
from random import Random
from statistics import median

from nacl.bindings import crypto_scalarmult_ed25519_base_noclamp

from juryvote.rules.tally import ANSWERS
from juryvote.sealed.ballots import check_ballot
from juryvote.sealed.election import Question, read_election
from juryvote.sealed.group import ED25519 as G
from juryvote.sealed.keys import exponent, new_key, new_uuid
from juryvote.sealed.making import write_election
from juryvote.sealed.slips import encrypt

ROUNDS, TIMES = 7, 40
KINDS = {
    "yes, no, abstain": (Question(question="Ja?", answers=list(ANSWERS), min=0, max=1), 1),
    "5 of 20": (Question(question="Wer?", answers=[f"P{n}" for n in range(20)], min=0, max=5), 5),
}


def check_rates() -> dict[str, dict[str, float]]:
    """By kind of question: slips per second and core, base-point multiplications that one check costs, and bytes."""
    return {kind: _rate(*asked) for kind, asked in KINDS.items()}


def _rate(question: Question, crosses: int) -> dict[str, float]:
    below = Random(7).randrange
    key, voter = new_key(G, below), exponent(G, below)
    text = write_election(G, [key.entry], [question], uuid=new_uuid(below), name="Jury", description="")
    election, listed = read_election(text), frozenset({G.power(G.base, voter)})
    row = [int(place < crosses) for place in range(question.choices)]
    slip = encrypt(election, voter, [row], below)
    scalar = exponent(G, below).to_bytes(32, "little")
    pairs = []
    for _ in range(ROUNDS):  # both in turn, so that a slow moment of the machine hits both
        bare = _seconds(lambda: crypto_scalarmult_ed25519_base_noclamp(scalar), TIMES * 20)
        pairs.append((_seconds(lambda: check_ballot(slip, election, listed), TIMES), bare))
    return {
        "per_second": round(1 / median(check for check, _ in pairs)),
        "base_multiplications": round(median(check / bare for check, bare in pairs), 1),
        "bytes": len(slip),
    }


def _seconds(do: Callable[[], object], times: int) -> float:
    begun = time.perf_counter()
    for _ in range(times):
        do()
    return (time.perf_counter() - begun) / times
