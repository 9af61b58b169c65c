"""`make bench`: everything is a ratio within one run, medians of at least five rounds in turn.

`ARGS="--only cast"` measures one part, `ARGS=--json` prints one JSON object. docs/performance.md says what the parts
are and how far the figures are from where they should be.
"""

import json
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

PARTS = {
    "cast": ("bench.cast", "cast_rates", "a vote against hello-world, against no writing, against the disk"),
    "streams": ("bench.streams", "stream_times", "live streams: from a tap at the desk to the last phone"),
    "storm": ("bench.storm", "storm_times", "five hundred sign-ins and five hundred votes in one moment"),
    "growth": ("bench.growth", "growth_ratios", "a small database against one with a million slips"),
    "two": ("bench.two", "two_processes", "two processes on one PostgreSQL against one"),
    "secret": ("bench.secret", "sealed_rates", "sealed slips beside open ones"),
    "check": ("bench.sealed", "check_rates", "one core checks sealed slips"),
    "allocation": ("bench.allocation", "allocation_times", "sharing a pot out (proposals x voters)"),
    "register": ("bench.register", "register_times", "the register with few and with very many decisions"),
    "phone": ("bench.sealed_phone", "sealed_phone", "a phone makes sealed slips (Chromium)"),
    "scan": ("bench.phone_load", "phone_load", "from a scanned link to the slip, Slow 3G, six times slower (Chromium)"),
}


def _wanted(words: list[str]) -> list[str]:
    if "--only" not in words:
        return list(PARTS)
    names = words[words.index("--only") + 1 :][:1]
    if not set(names) <= PARTS.keys() or not names:
        raise SystemExit(f"--only takes one of: {', '.join(PARTS)}")
    return names


def _measured(name: str) -> Any:
    module, function, _ = PARTS[name]
    measure: Callable[[], Any] = getattr(import_module(module), function)
    return measure()


def main() -> None:
    results = {}
    for name in _wanted(sys.argv[1:]):
        print(f"{name} …", file=sys.stderr, flush=True)
        results[name] = _measured(name)
        if "--json" not in sys.argv:
            print(f"\n{name}: {PARTS[name][2]}")
            print("\n".join(_lines(results[name], "  ")), flush=True)
    if "--json" in sys.argv:
        print(json.dumps(results))


def _lines(found: Any, indent: str) -> Iterator[str]:
    """Rows of plain values on one line each, everything else indented below its name."""
    if not isinstance(found, dict):
        yield f"{indent}{found}"
        return
    for name, value in found.items():
        if isinstance(value, dict) and any(isinstance(inner, dict) for inner in value.values()):
            yield f"{indent}{name}"
            yield from _lines(value, indent + "  ")
        elif isinstance(value, dict):
            yield f"{indent}{name:24}" + "  ".join(f"{key} {inner}" for key, inner in value.items())
        else:
            yield f"{indent}{name:44}{value}"


if __name__ == "__main__":
    main()
