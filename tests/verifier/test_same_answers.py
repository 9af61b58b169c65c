"""Two verifiers, one answer: of true evenings, of lies that were sealed again, and of bundles with a wrong byte."""

import ast
import re
from pathlib import Path
from random import Random

from juryvote.rules.replay import verify
from juryvote.rules.replay.chain import KINDS
from juryvote.rules.replay.spoken import SPOKEN
from juryvote.sealed import recount
from tests.rules.journal.book import book
from tests.rules.journal.evening import whole

from .javascript import SCRIPTS, in_javascript, problems_in, problems_of
from .rooms import Told, all_kinds, lies_about_secrets, one_lie_of_each_kind, true_evenings, with_foreign_archive

FOREIGN = Path(__file__).parents[1] / "vectors" / "belenios" / "threshold-py" / "69hd9SDvPHnxx1.bel"
RULES = Path(__file__).parents[2] / "src" / "juryvote" / "rules"


def test_what_is_true_is_fine_and_what_is_not_recomputed_is_named() -> None:
    told = list(true_evenings())
    for one, found in zip(told, in_javascript([one.bundle for one in told]), strict=True):
        right = verify(one.bundle, read_archive=recount)
        assert (right.fine, found["fine"], found["problems"]) == (True, True, []), one.name
        assert found["skipped"] == {}, one.name
        said, summary = found["summary"], right.summary
        counted = (summary.entries, summary.meetings, summary.ballots, summary.decisions, summary.checkpoint)
        assert tuple(said[name] for name in ("entries", "meetings", "ballots", "decisions", "checkpoint")) == counted
        assert [limit["sentence"] for limit in found["limits"]] == [limit.sentence for limit in right.limits]


def test_every_kind_of_lie_gets_the_same_answer_word_for_word() -> None:
    told = [*one_lie_of_each_kind(all_kinds()), *lies_about_secrets()]
    kinds = set()
    for one, found in zip(told, in_javascript([one.bundle for one in told]), strict=True):
        assert problems_of(found) == problems_in(verify(one.bundle, read_archive=recount)), one.name
        kinds.add(found["problems"][0]["kind"])
    assert len(kinds) > 130


def test_a_foreign_archive_is_called_neither_right_nor_wrong() -> None:
    (found,) = in_javascript([with_foreign_archive(FOREIGN.read_bytes())])
    assert (found["problems"], found["skipped"]) == ([], {"archives": 1})


def test_two_hundred_wrong_bytes_get_the_same_answer() -> None:
    data, chance = book(whole()).bundle(), Random(20_261_123)
    wrong = [_changed(data, chance) for _ in range(200)]
    for one, found in zip(wrong, in_javascript([one.bundle for one in wrong]), strict=True):
        assert not found["fine"], one.name
        assert problems_of(found) == problems_in(verify(one.bundle)), one.name


def _changed(data: bytes, chance: Random) -> Told:
    at, byte = chance.randrange(len(data)), chance.randrange(1, 256)
    return Told(name=f"byte {at}", bundle=data[:at] + bytes([data[at] ^ byte]) + data[at + 1 :])


def test_the_scripts_say_what_the_rules_say() -> None:
    """Every sentence stands in the rules as well; a title, a sum or a number may be named otherwise there."""
    texts = set()
    for path in RULES.rglob("*.py"):
        if path.name != "spoken.py":
            texts |= set(_texts(ast.parse(path.read_text())))
    plain = {_without_names(text) for text in texts}
    assert [text for text in SPOKEN.values() if not any(_without_names(text) in one for one in plain)] == []


def test_the_scripts_know_every_kind_of_entry() -> None:
    shapes, steps = ((SCRIPTS / f"verify-{name}.js").read_text() for name in ("shapes", "steps"))
    quoted = re.compile(r'^  "([a-z]+(?:-[a-z]+)+)":', re.MULTILINE)
    assert set(quoted.findall(shapes)) == set(quoted.findall(steps)) == KINDS


def _texts(tree: ast.AST) -> list[str]:
    """Plain texts, and f-strings with `{}` for what is put in."""
    found = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else "{x}" for part in node.values]
            found.append("".join(map(str, parts)))
    return found


def _without_names(text: str) -> str:
    return re.sub(r"\{[^}]*\}", "{}", text)
