"""The browser's recount, run by node in one go: the very files that a page loads."""

import json
import subprocess
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from juryvote.rules.replay import Report
from juryvote.web.public.verifying import verifier_words
from tests.setup.npm import node

SCRIPTS = Path(__file__).parents[2] / "static" / "js"
RUN = """
import {{ readFileSync }} from "node:fs";
import {{ verify }} from "{scripts}/verify-bundle.js";
import {{ learn }} from "{scripts}/verify-words.js";
const {{ words, bundles }} = JSON.parse(readFileSync(0, "utf8"));
learn(JSON.parse(words));
const begun = performance.now();
const reports = bundles.map((one) => verify(Uint8Array.from(Buffer.from(one, "base64"))));
console.log(JSON.stringify({{ reports, spent: performance.now() - begun }}));
"""
# Whose wording is each verifier's own: what a library said of bytes that it could not read.
OWN_WORDS = {
    "bad-bylaws",
    "bad-checkpoint",
    "bad-line",
    "bad-payload",
    "manifest-differs",
    "manifest-signature",
    "unreadable",
}


def in_javascript(bundles: Sequence[bytes]) -> list[dict[str, Any]]:
    """The reports of these bundles, in their order."""
    given = {"words": verifier_words(), "bundles": [b64encode(one).decode() for one in bundles]}
    done = subprocess.run(
        [str(node()), "--no-warnings", "--input-type=module", "--eval", RUN.format(scripts=SCRIPTS.as_uri())],
        check=False,
        input=json.dumps(given),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    print(f"{len(bundles)} bundles recounted in {answer['spent']:.0f} ms")
    found: list[dict[str, Any]] = answer["reports"]
    return found


def problems_of(report: dict[str, Any]) -> list[tuple[str, ...]]:
    """Place, kind and both sentences, as far as both verifiers must say the same."""
    return [_told(one["where"], one["kind"], one["sentence"], one["sentence_en"]) for one in report["problems"]]


def problems_in(report: Report) -> list[tuple[str, ...]]:
    return [_told(one.where, one.kind, one.sentence, one.sentence_en) for one in report.problems]


def _told(where: str, kind: str, *sentences: str) -> tuple[str, ...]:
    return (where, kind) if kind in OWN_WORDS else (where, kind, *sentences)
