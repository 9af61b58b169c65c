"""Ballots about a sum over HTTP: the question at the desk, and slips that name a sum."""

import re

from tests.house import text_of
from tests.jury import Jury


def open_sums(jury: Jury, item: str, amount: str, *, condition: str = "", expect: int = 303) -> str:
    """The ballot's id, or the page that says why not."""
    form = {"amount": amount, "mode": "sums", "condition": condition}
    said = jury.do(f"items/{item}/ballot", form, expect=expect)
    return jury.ballot() if expect == 303 else text_of(said)


def name_sum(jury: Jury, voter: str, choice: str, amount: str = "", *, expect: int = 200) -> str:
    """A slip, as a phone sends it: `sum` with the number in the field, all, half, no or abstain."""
    phone = jury.phones[voter]
    page = phone.get("/meeting")
    slip, key = re.search(r'action="(/ballots/\w+/slip)"', page), re.search(r'name="key" value="([^"]+)"', page)
    assert slip, text_of(page)
    assert key
    form = {"choice": choice, "key": key[1], **({"sum": amount} if choice == "sum" else {})}
    return text_of(phone.press(slip[1], form, expect=expect))
