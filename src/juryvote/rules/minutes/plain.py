"""Minutes as plain text, 100 signs wide at most: for a mail, a screen reader, and for whoever compares two of them."""

from collections.abc import Iterator
from textwrap import wrap

from juryvote.rules.minutes.paper import Block, Paper, Section

WIDTH = 100


def plain(paper: Paper) -> str:
    return "\n".join([*_head(paper), *(line for section in paper.sections for line in _section(section))]) + "\n"


def _head(paper: Paper) -> Iterator[str]:
    yield from _under(paper.title, "=")
    for label, value in paper.facts:
        yield from wrap(f"{label}: {value}", WIDTH, subsequent_indent="  ")
    yield ""


def _section(section: Section) -> Iterator[str]:
    if not section.blocks:
        return
    yield from _under(section.heading, "-")
    for block in section.blocks:
        yield from _block(block)
    yield ""


def _block(block: Block) -> Iterator[str]:
    first = {"list": "- ", "remark": "> "}.get(block.kind, "")
    if block.kind == "heading":
        yield ""
    for line in block.lines:
        yield from wrap(line, WIDTH, initial_indent=first, subsequent_indent=" " * len(first)) or [first.strip()]


def _under(words: str, sign: str) -> Iterator[str]:
    lines = wrap(words, WIDTH)
    yield from lines
    yield sign * max(map(len, lines), default=0)
