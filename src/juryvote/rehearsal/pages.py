"""What a phone reads of a page: never its words, which are translated, only what its scripts read."""

import re

from msgspec import Struct

ROOT = re.compile(r'<div id="(?:evening|desk|wall)"[^>]*? data-revision="(\d+)"(?: data-step="([\w-]+)")?')
SLIP = re.compile(r'<form id="slip-(\w+)"([^>]*)>\s*(?:<input type="hidden" name="key" value="([^"]+)">)?')
RECEIPT = re.compile(r'<span class="code">([^<]+)</span>')
COUNTED = re.compile(r'id="receipt-(\w+)"')
CLOSE = re.compile(r'/ballots/(\w+)/close"')
FIELD = re.compile(r'(?:data-)?([a-z]+)="([^"]*)"')


class Counted(Struct, frozen=True, kw_only=True):
    """The `ballot` in which a slip of this phone is counted, "" for none; the `receipt` of an open one."""

    ballot: str = ""
    receipt: str = ""


class Page(Struct, frozen=True, kw_only=True):
    """`ballot`: which one asks for a slip; `key`: of an open one's slip; `form`: what a sealed one's script needs."""

    revision: int
    step: str = ""
    ballot: str = ""
    key: str = ""
    form: dict[str, str] = {}
    counted: Counted = Counted()


def read_page(text: str) -> Page | None:
    """None for a page that is not the evening's: a refusal, or a part of it."""
    root, slip = ROOT.search(text), SLIP.search(text)
    if root is None:
        return None
    return Page(
        revision=int(root[1]),
        step=root[2] or "",
        ballot=slip[1] if slip else "",
        key=slip[3] or "" if slip else "",
        form=dict(FIELD.findall(slip[2])) if slip else {},
        counted=read_counted(text),
    )


def read_counted(text: str) -> Counted:
    """Of a page, or of the slip's part alone with which a slip may be answered."""
    return Counted(ballot=_first(COUNTED, text), receipt=_first(RECEIPT, text))


def ballot_of(desk: str) -> str:
    """The ballot that this desk can close; "" where none is open."""
    return _first(CLOSE, desk)


def said(text: str, name: str) -> str:
    """What `<main>` says for the scripts; "" where it says nothing."""
    return _first(re.compile(rf'<main [^>]*?data-{name}="([^"]*)"', re.DOTALL), text)


def _first(what: re.Pattern[str], text: str) -> str:
    found = what.search(text)
    return found[1] if found else ""
