"""A phone in secret ballots: a key of its own, slips that it encrypts itself, and its tracker in the published list."""

import asyncio
from functools import cache

import msgspec
from msgspec import Struct

from juryvote.rehearsal.onlooker import Odd, Stage, expect
from juryvote.rehearsal.pages import Page
from juryvote.rehearsal.phone import CHOICES, TWICE, Phone
from juryvote.sealed.election import Election, read_election
from juryvote.sealed.group import ED25519 as G
from juryvote.sealed.keys import exponent
from juryvote.sealed.proofs import prove_knowledge
from juryvote.sealed.slips import encrypt
from juryvote.sealed.texts import short

TICKS = CHOICES[:2]  # an abstention ticks nothing


class Texts(Struct, frozen=True, kw_only=True):
    election: str


class Trackers(Struct, frozen=True, kw_only=True):
    trackers: list[str]


class SecretPhone(Phone):
    def __init__(self, stage: Stage, token: str, number: int) -> None:
        super().__init__(stage, token, number)
        self.secret = exponent(G, stage.world.below)

    async def join(self) -> None:
        await super().join()
        key = G.power(G.base, self.secret)
        proof = prove_knowledge(G, self.secret, f"juryvote-device|{self.member}|{key}|", self.stage.world.below)
        words = {"key": key, "challenge": proof.challenge, "response": proof.response}
        expect(await self.browser.post("/device", words), 204)

    async def cast(self, page: Page, choice: str) -> str:
        if not page.form.get("tweak"):
            raise Odd("no-credential")
        raw = expect(await self.browser.get(page.form["election"]), 200).body
        election = _election(msgspec.json.decode(raw, type=Texts).election, page.form["fingerprint"])
        own, row = (self.secret + int(page.form["tweak"])) % G.order, [int(choice == one) for one in TICKS]
        slip = await asyncio.to_thread(encrypt, election, own, [row], self.stage.world.below)
        fields, path = {"slip": slip.decode(), "turn": page.form["turn"]}, page.form["action"]
        await self.confirmed(page, path, fields)
        if self.number % TWICE == 0:
            await self.sent_once(page, path, fields)
        return short(slip)

    async def stands(self, ballot: str, _page: Page, tracker: str) -> bool:
        """The tracker is in the list that the phone searches."""
        raw = expect(await self.browser.get(f"/ballots/{ballot}/trackers"), 200).body
        return tracker in msgspec.json.decode(raw, type=Trackers).trackers


@cache
def _election(text: str, fingerprint: str) -> Election:
    """Read once for all phones in this process, which are in truth one each."""
    raw = text.encode()
    if short(raw) != fingerprint:
        raise Odd("another-election")
    return read_election(raw)
