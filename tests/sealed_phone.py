"""A phone in a sealed ballot, over HTTP: it has a secret of its own, and does what the page's script does."""

import re
import secrets
from typing import Any

import httpx

from juryvote.sealed.election import Election, read_election
from juryvote.sealed.group import ED25519 as G
from juryvote.sealed.keys import exponent
from juryvote.sealed.proofs import prove_knowledge
from juryvote.sealed.slips import encrypt
from juryvote.sealed.texts import short
from tests.house import Visitor, text_of

TICKS = ("yes", "no")  # an abstention ticks nothing


class SealedPhone:
    """`visitor` is somebody who has entered a meeting. `last` is the newest slip, with which tests play tricks."""

    def __init__(self, visitor: Visitor, secret: int = 0) -> None:
        self.visitor = visitor
        self.secret = secret or exponent(G, secrets.randbelow)
        self.last: dict[str, str] = {}

    @property
    def key(self) -> str:
        return G.power(G.base, self.secret)

    def enrol(self, expect: int = 204, **instead: str) -> None:
        member = _read(self.visitor.get("/meeting"), r'data-member="(\w+)"')
        self.visitor.post("/device", {**self.proof(member), **instead}, expect=expect)

    def proof(self, member: str) -> dict[str, str]:
        proof = prove_knowledge(G, self.secret, f"juryvote-device|{member}|{self.key}|", secrets.randbelow)
        return {"key": self.key, "challenge": proof.challenge, "response": proof.response}

    def form(self) -> dict[str, str]:
        """What the page tells the script; empty where the phone has no credential of its own."""
        found = re.search(r'<form id="slip-\w+"[^>]*data-sealed[^>]*>', self.visitor.get("/meeting"), re.DOTALL)
        return dict(re.findall(r'(?:data-)?([a-z]+)="([^"]*)"', found[0])) if found else {}

    def election(self, form: dict[str, str]) -> Election:
        text = self.visitor.request("GET", form["election"]).json()["election"].encode()
        assert short(text) == form["fingerprint"]  # as on the wall
        return read_election(text)

    def slip(self, choice: str) -> dict[str, str]:
        """An encrypted slip with its turn."""
        form = self.form()
        assert form, "this phone has no credential of its own"
        secret = (self.secret + int(form["tweak"])) % G.order
        election = self.election(form)
        row = [int(choice == one) for one in TICKS]
        slip = encrypt(election, secret, [row], secrets.randbelow).decode()
        self.last = {"slip": slip, "turn": form["turn"]}
        return self.last

    def vote(self, choice: str, expect: int = 200) -> str:
        """Encrypts, sends; the tracker."""
        slip = self.slip(choice)
        self.send(self.form()["action"], slip, expect)
        return short(slip["slip"].encode())

    def send(self, path: str, slip: dict[str, str], expect: int = 200) -> str:
        return self.visitor.press(path, slip, expect=expect)

    def assisted(self, ballot: str, choice: str) -> str:
        """Without script: the server encrypts; the beginning of the tracker, which the page shows once."""
        page = self.visitor.get(f"/ballots/{ballot}/assisted")
        turn = _read(page, r'name="turn" value="(\d+)"')
        answer = self.visitor.post(f"/ballots/{ballot}/assisted", {"choice": choice, "turn": turn}, expect=200)
        return _read(answer, r'<code class="code"[^>]*>([A-Za-z0-9+/]{8})<')

    def trackers(self, ballot: str) -> list[str]:
        answer: httpx.Response = self.visitor.request("GET", f"/ballots/{ballot}/trackers")
        assert answer.status_code == 200, text_of(answer.text)
        found: dict[str, Any] = answer.json()
        return list(found["trackers"])


def _read(page: str, pattern: str) -> str:
    found = re.search(pattern, page)
    assert found, text_of(page)
    return found[1]
