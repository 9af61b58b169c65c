"""Scripts and styles put into one page that needs no server: for whoever wants to have the recount in their own hands.

The scripts' modules become functions that hand each other what they export; nothing else in them is changed.
"""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from posixpath import dirname, join, normpath

from juryvote.web.statics import assets

IMPORT = re.compile(r'^import (\* as \w+|\{[^}]*\})\s+from "([^"]+)";$', re.MULTILINE)
EXPORTED = re.compile(r"^export (?=(?:async )?(?:const|function\*?|class) (\w+))", re.MULTILINE)
NAMED = re.compile(r"export ?\{([^}]*)\};?")
RENAMED = re.compile(r"(\w+) as (\w+)")


@cache
def one_script(name: str) -> str:
    """The module with all that it imports, in the order in which each needs the other."""
    found: dict[str, str] = {}
    _collect(name, found)
    script = "const modules = {};\n" + "\n".join(found.values())
    if "</script" in script or "<!--" in script:
        raise ValueError(f"{name} cannot stand within a page")
    return script


@cache
def one_style(*names: str) -> str:
    style = "\n".join(assets()[name].data.decode() for name in names)
    if "</style" in style or "url(" in style or "@import" in style:
        raise ValueError("this style needs more than itself")
    return style


def policy_for(script: str, style: str) -> str:
    """What such a page forbids itself: everything but this very script and this very style."""
    return (
        f"default-src 'none'; script-src '{_pinned(script)}'; style-src '{_pinned(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _pinned(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _collect(name: str, found: dict[str, str]) -> None:
    text = assets()[name].data.decode()
    for _, path in IMPORT.findall(text):
        needed = _beside(name, path)
        if needed not in found:
            _collect(needed, found)
    found[name] = _as_function(name, text)


def _as_function(name: str, text: str) -> str:
    body = IMPORT.sub(lambda one: f'const {_taken(one[1])} = modules["{_beside(name, one[2])}"];', text)
    given = dict.fromkeys(EXPORTED.findall(body))
    body = EXPORTED.sub("", body)
    pairs = [(one, one) for one in given]
    if listed := NAMED.search(body):
        pairs += [(inside, outside) for inside, outside in RENAMED.findall(listed[1])]
        body = body[: listed.start()] + body[listed.end() :]
    if re.search(r"^(import|export)\b|\bexport ?[{*]", body, re.MULTILINE):
        raise ValueError(f"{name} imports or exports in a way that is not known here")
    handed = ", ".join(f"{outside}: {inside}" for inside, outside in pairs)
    return f'modules["{name}"] = (() => {{\n{body}\nreturn {{ {handed} }};\n}})();'


def _taken(names: str) -> str:
    """`{ a, b as c }` is taken out of an object as `{ a, b: c }`."""
    return names.removeprefix("* as ") if names.startswith("*") else names.replace(" as ", ": ")


def _beside(name: str, path: str) -> str:
    return normpath(join(dirname(name), path))
