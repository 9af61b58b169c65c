"""A slip's quick way: the receipt of a plain ballot without drawing the page, for phones that were here a moment ago.

It answers only what it knows by heart: who holds the session, and how the receipt of this ballot reads in this
language. The transaction that writes the slip looks at session, meeting, roll and room again, so that nothing that was
remembered can let anybody vote. Whatever is out of the ordinary goes the long way, which refuses in words; a slip that
was written already stays one slip there, by its key.
"""

from asyncio import wrap_future
from typing import Any
from urllib.parse import parse_qsl

import msgspec
from litestar.types import ASGIApp, Receive, Scope, Send
from markupsafe import escape
from msgspec.structs import replace

from juryvote.actions.casting import Receipt, Tap
from juryvote.actions.slips import tap_slip
from juryvote.live.hall import Hall
from juryvote.live.keys import digest
from juryvote.live.writer import NotWritten
from juryvote.reads.member import MemberEvening
from juryvote.reads.visitors import Visitor
from juryvote.rules.refusals import Refusal
from juryvote.rules.tally import Choice
from juryvote.web.languages import choose
from juryvote.web.remembered import Remembered
from juryvote.web.render import environment, fragment_headers, language_of, new_key
from juryvote.web.session import SECURE_NAME, Asked

LONGEST = 512  # bytes of a form
CODE, KEY, NAME = "\x00code\x00", "\x00key\x00", "\x00name\x00"  # where pages differ from person to person
PLAIN = frozenset(choice.value for choice in Choice)


class Quick:
    """What is known by heart in this process.

    Phones by their session; receipts by ballot, language and choice; pages by language and all that they show.
    """

    def __init__(self) -> None:
        self.phones: Remembered[str, Visitor] = Remembered(20_000)
        self.receipts: Remembered[tuple[str, str, str], str] = Remembered(1_000)
        self.pages: Remembered[tuple[str, bytes], str] = Remembered(500)


def quick_of(scope: Scope) -> Quick:
    quick: Quick = scope["litestar_app"].state.quick
    return quick


def counted_text(request: Asked, view: Any, key: str) -> str | None:
    """The receipt alone, learnt by heart on the way; None where the page has more to say."""
    ballot = view.ballot if isinstance(view, MemberEvening) and view.step == "vote" else None
    if ballot is None or ballot.asked or ballot.sums or ballot.shares or ballot.seal or ballot.my_channel != "phone":
        return None
    language = language_of(request)
    drawn = environment(language).get_template("member/_counted.html")
    text = drawn.render(ballot=replace(ballot, receipt=CODE), ballot_key=KEY)
    quick_of(request.scope).receipts.put((ballot.id, language, ballot.my_choice or ""), text)
    return _filled(text, ballot.receipt, key)


def drawn_once(request: Asked, view: MemberEvening, context: dict[str, Any]) -> str:
    """The evening's fragment. Hundreds of phones show the same but for a name and the next tap's key: it is drawn once.

    Whatever else differs, a choice or a conflict of interest, is part of what it is remembered by.
    """
    language, pages = language_of(request), quick_of(request.scope).pages
    same = replace(view, name=NAME, device_key="")
    known_by = (language, msgspec.json.encode(same))
    text = pages.get(known_by)
    if text is None:
        template = environment(language).get_template("member/_evening.html")
        text = template.render(context | {"view": same, "ballot_key": KEY, "problem": None, "typed": {}})
        pages.put(known_by, text)
    return text.replace(NAME, escape(view.name)).replace(KEY, context["ballot_key"])


def quick_slip(app: ASGIApp) -> ASGIApp:
    async def lane(scope: Scope, receive: Receive, send: Send) -> None:
        headers = dict(scope["headers"])
        first = await receive() if _is_small(headers) else None
        reply = await _reply(scope, headers, first) if first is not None else None
        if reply is None:
            await app(scope, _again(first, receive), send)
            return
        language, text = reply
        told = {"Content-Type": "text/html; charset=utf-8", **fragment_headers(language)}
        body = text.encode()
        start = [(name.lower().encode(), value.encode()) for name, value in told.items()]
        start += [(b"content-length", str(len(body)).encode()), (b"content-encoding", b"identity")]
        await send({"type": "http.response.start", "status": 200, "headers": start})
        await send({"type": "http.response.body", "body": body, "more_body": False})

    return lane


def _again(first: Any, receive: Receive) -> Receive:
    """What was read of the request is read once more by whoever comes next."""
    held = [] if first is None else [first]

    async def more() -> Any:
        return held.pop() if held else await receive()

    return more


def _is_small(headers: dict[bytes, bytes]) -> bool:
    size = headers.get(b"content-length", b"")
    kind = headers.get(b"content-type", b"").startswith(b"application/x-www-form-urlencoded")
    return kind and b"hx-request" in headers and size.isdigit() and int(size) <= LONGEST


async def _reply(scope: Scope, headers: dict[bytes, bytes], first: Any) -> tuple[str, str] | None:
    """Language and text of the receipt; None for the long way."""
    hall: Hall = scope["litestar_app"].state.hall
    quick, cookies = quick_of(scope), _cookies(headers)
    language = choose(cookies.get("language", ""), headers.get(b"accept-language", b"").decode("latin-1"))
    phone = quick.phones.get(digest(hall.keys, cookies.get(SECURE_NAME, "")[:200]))
    tap = _tap(scope, first, phone) if phone and _is_ours(scope, headers) else None
    text = quick.receipts.get((tap.ballot, language, tap.choice)) if tap else None
    if tap is None or text is None:
        return None
    try:
        receipt: Receipt = await wrap_future(tap_slip(hall, tap))
    except (Refusal, NotWritten):
        return None
    if receipt.choice != tap.choice or not receipt.running:
        return None  # an older tap than the one that stands, or the page has more to say by now
    return language, _filled(text, receipt.code, new_key(hall.world, receipt.turn + 1))


def _is_ours(scope: Scope, headers: dict[bytes, bytes]) -> bool:
    """The plainest sign of the same site; whoever sends another one is judged on the long way."""
    own = scope["scheme"].encode() + b"://" + headers.get(b"host", b"")
    return headers.get(b"sec-fetch-site", b"same-origin") == b"same-origin" and headers.get(b"origin", own) == own


def _tap(scope: Scope, first: Any, phone: Visitor) -> Tap | None:
    if first["type"] != "http.request" or first.get("more_body"):
        return None
    pairs = parse_qsl(first["body"].decode("latin-1"), keep_blank_values=True)
    typed = dict(pairs)
    if len(pairs) != 2 or typed.keys() != {"choice", "key"} or typed["choice"] not in PLAIN:
        return None
    return Tap(
        ballot=scope["path_params"]["ballot"],
        member=phone.id,
        choice=typed["choice"],
        channel="phone",
        key=typed["key"],
        session=phone.session,
        meeting=phone.meeting,
    )


def _cookies(headers: dict[bytes, bytes]) -> dict[str, str]:
    parts = (part.strip().partition("=") for part in headers.get(b"cookie", b"").decode("latin-1").split(";"))
    return {name: value for name, _, value in parts}


def _filled(text: str, code: str | None, key: str) -> str:
    return text.replace(CODE, code or "").replace(KEY, key)
