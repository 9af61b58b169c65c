"""A member's phone in a rehearsal: joins, sees, votes by chance, and remembers what it was told."""

import asyncio
import time

from msgspec import Struct

from juryvote.rehearsal.onlooker import Odd, Onlooker, Stage, expect
from juryvote.rehearsal.pages import Page, read_counted, said

CHOICES = ("yes", "no", "abstain")
THINK_MS = 2000  # people tap within this time: quicker than any room
TWICE = 10  # every so manyth phone sends its slip a second time, as after a lost answer


class Sent(Struct, frozen=True, kw_only=True):
    """A slip that the server has confirmed; `proof`: the receipt of an open one, the tracker of a sealed one."""

    choice: str
    proof: str


class Phone(Onlooker):
    """`number` from 0; `member` is known when it has joined; `sent` by ballot."""

    def __init__(self, stage: Stage, token: str, number: int) -> None:
        super().__init__(stage, token)
        self.number, self.member = number, ""
        self.sent: dict[str, Sent] = {}

    async def join(self) -> None:
        begun = time.perf_counter()
        text = await self.watch()
        self.stage.measures.took("join", begun)
        self.member = said(text, "member")

    async def vote(self, opened: float) -> None:
        """Waits for the slip, thinks, sends. `opened`: when the chair pressed the button."""
        page = await self.until(lambda page: bool(page.ballot) and page.ballot not in self.sent and page.step == "vote")
        self.stage.measures.took("opened", opened)
        await asyncio.sleep(self.stage.world.below(THINK_MS) / 1000)
        choice = CHOICES[self.stage.world.below(len(CHOICES))]
        proof = await self.cast(page, choice)
        self.sent[page.ballot] = Sent(choice=choice, proof=proof)

    async def cast(self, page: Page, choice: str) -> str:
        fields, path = {"choice": choice, "key": page.key}, f"/ballots/{page.ballot}/slip"
        receipt = await self.confirmed(page, path, fields)
        if self.number % TWICE == 0 and await self.sent_once(page, path, fields) != receipt:
            raise Odd("another-receipt")
        return receipt

    async def confirmed(self, page: Page, path: str, fields: dict[str, str]) -> str:
        """Sends the slip; the receipt, where the server says that it is counted."""
        begun = time.perf_counter()
        receipt = await self.sent_once(page, path, fields)
        self.stage.measures.took_cast(begun)
        return receipt

    async def sent_once(self, page: Page, path: str, fields: dict[str, str]) -> str:
        found = read_counted(expect(await self.browser.post(path, fields, fragment=True), 200).text)
        if found.ballot != page.ballot:
            raise Odd("not-confirmed")
        return found.receipt

    async def see_result(self, ballot: str, closed: float) -> None:
        page = await self.until(lambda page: page.step == "result")
        self.stage.measures.took("closed", closed)
        if ballot in self.sent and not await self.stands(ballot, page, self.sent[ballot].proof):
            raise Odd("another-receipt")

    async def stands(self, _ballot: str, page: Page, receipt: str) -> bool:
        """The receipt is still on the page of the result."""
        return page.counted.receipt == receipt
