"""Elections over HTTP: the list at the desk, and slips with ticks, open or secret, with or without a phone."""

import io
import json
import re
import zipfile
from typing import Any

from tests.house import text_of
from tests.jury import Jury

LIST = ("Ada", "Bilal", "Cem", "Dora")


def elect(jury: Jury, title: str, seats: int, *names: str, ranked: bool = False) -> str:
    """An election on the agenda, with these people on its list; its item."""
    form = {"title": title, "seats": str(seats), **({"ranked": "yes"} if ranked else {})}
    jury.do("elections", form)
    item = re.findall(r'id="line-(\w+)"', jury.desk())[-1]
    nominate(jury, item, *names)
    return item


def nominate(jury: Jury, item: str, *names: str, expect: int = 303) -> None:
    for name in names:
        jury.do(f"items/{item}/candidates", {"member": jury.members[name]}, expect=expect)


def withdraw(jury: Jury, item: str, name: str, expect: int = 303) -> str:
    return jury.do(f"items/{item}/withdraw", {"member": jury.members[name]}, expect=expect)


def open_round(jury: Jury, item: str, mode: str = "sealed") -> str:
    jury.do(f"items/{item}/ballot", {"amount": "", "mode": mode})
    return jury.ballot()


def numbers_of(page: str) -> dict[str, str]:
    """By name the number of the list, as the slip shows it."""
    pairs = re.findall(r'name="pick" value="(\d+)"[^>]*>\s*<span class="spot number">\d+</span>\s*<bdi>([^<]+)', page)
    alone = re.findall(r'<p class="alone"><span class="spot number">(\d+)</span>\s*<bdi>([^<]+)', page)
    return {name: number for number, name in (*pairs, *alone)}


def ticked(page: str, *names: str, choice: str = "yes") -> list[tuple[str, str]]:
    known = numbers_of(page)
    return [("choice", choice), *(("pick", known[name]) for name in names)]


def tick(jury: Jury, voter: str, *names: str, choice: str = "yes", expect: int = 200) -> str:
    """An open slip, as a phone sends it."""
    phone = jury.phones[voter]
    page = phone.get("/meeting")
    slip, key = re.search(r'action="(/ballots/\w+/slip)"', page), re.search(r'name="key" value="([^"]+)"', page)
    assert slip, text_of(page)
    assert key
    return phone.press(slip[1], [*ticked(page, *names, choice=choice), ("key", key[1])], expect=expect)


def assist(jury: Jury, voter: str, *names: str, choice: str = "yes") -> str:
    """A secret slip that the server encrypts; the beginning of the tracker."""
    phone = jury.phones[voter]
    ballot = re.search(r'href="/ballots/(\w+)/assisted"', phone.get("/meeting"))
    assert ballot, text_of(phone.get("/meeting"))
    page = phone.get(f"/ballots/{ballot[1]}/assisted")
    turn = re.search(r'name="turn" value="(\d+)"', page)
    assert turn, text_of(page)
    answer = phone.post(
        f"/ballots/{ballot[1]}/assisted", [*ticked(page, *names, choice=choice), ("turn", turn[1])], expect=200
    )
    found = re.search(r'<code class="code"[^>]*>([A-Za-z0-9+/]{8})<', answer)
    assert found, text_of(answer)
    return found[1]


def entries_of(bundle: bytes, kind: str) -> list[dict[str, Any]]:
    with zipfile.ZipFile(io.BytesIO(bundle)) as files:
        lines = map(json.loads, files.read("journal.jsonl").splitlines())
        return [line["payload"] for line in lines if line["header"]["kind"] == kind]
