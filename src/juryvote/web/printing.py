"""Paper: PDF/UA-1 and PDF/A-2a by typst, from a template of ours and data that never becomes markup.

The compiler refuses to write a file that breaks either standard. One at a time: a page takes a tenth of a second of
one core, and an evening must not wait for somebody's print.
"""

import threading
from functools import cache
from typing import Any

import msgspec
import typst

from juryvote.paths import TEMPLATES
from juryvote.world import when

PRINT = TEMPLATES / "print"
PDF = "application/pdf"
_TURN = threading.Lock()


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(font_paths=[PRINT / "fonts"], include_system_fonts=False, include_embedded_fonts=False)


def printed(template: str, data: dict[str, Any], *, at: str) -> bytes:
    """`template` is a file of templates/print; `at` is the moment that the paper tells of: equal data, equal bytes."""
    with _TURN:
        return typst.compile(
            PRINT / template,
            font_paths=_fonts(),
            sys_inputs={"data": msgspec.json.encode(data).decode()},
            format="pdf",
            pdf_standards=["ua-1", "a-2a"],
            timestamp=int(when(at).timestamp()),
        )
