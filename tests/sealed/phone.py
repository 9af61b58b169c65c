"""The phone's part of a sealed ballot, run by node: the very files that a browser loads."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.setup.npm import node

CORE = Path(__file__).parents[2] / "static" / "js" / "sealed-core.js"
RUN = """
import {{ readFileSync }} from "node:fs";
import * as core from "{core}";
const given = JSON.parse(readFileSync(0, "utf8"));
const attempt = (act) => {{ try {{ return act(); }} catch (error) {{ return "refused: " + error.message; }} }};
console.log(JSON.stringify((() => {{ {body} }})()));
"""
SLIPS = """
const election = core.readElection(given.election, given.trustees, core.short(given.election));
core.warm(election.key);
return given.secrets.map((secret, at) => core.makeSlip(election, BigInt(secret), given.votes[at]));
"""


def on_the_phone(body: str, given: object) -> Any:
    """What `body` returns; it sees `core`, `given`, and `attempt`, which makes a refusal its reason."""
    done = subprocess.run(
        [str(node()), "--no-warnings", "--input-type=module", "--eval", RUN.format(core=CORE.as_uri(), body=body)],
        check=False,
        input=json.dumps(given),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def phone_slips(
    election_text: bytes, trustees_text: bytes, secrets: Sequence[int], votes: Sequence[Sequence[Sequence[int]]]
) -> list[bytes]:
    """A slip of each secret: `votes` has, for each, a row of 0 and 1 for each question, blank in front."""
    given = {
        "election": election_text.decode(),
        "trustees": trustees_text.decode(),
        "secrets": [str(secret) for secret in secrets],
        "votes": votes,
    }
    return [slip.encode() for slip in on_the_phone(SLIPS, given)]
