"""Documents that cannot drift: what they name has to be there, and what is there has to be named."""

import re
from pathlib import Path

import pytest
from msgspec.structs import fields

from juryvote.cli import COMMANDS
from juryvote.rules.replay.chain import KINDS
from juryvote.settings import Settings
from juryvote.store.tables import metadata

from . import ROOT

DOCS = ROOT / "docs"
PACKAGE = ROOT / "src" / "juryvote"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
ADRS = sorted((DOCS / "adr").glob("*.md"))
UNDATED = {"0005"}  # written before the others agreed on a date and a status


def named(pages: list[Path]) -> list[str]:
    return [page.relative_to(ROOT).as_posix() for page in pages]


def settings() -> dict[str, tuple[str, str]]:
    """Field → (variables, sentence), from the comments in settings.py."""
    source = (PACKAGE / "settings.py").read_text()
    found = re.findall(r"^ {4}(\w+): [^#]*?# (JURYVOTE_[^:]+): (.+)$", source, re.MULTILINE)
    return {field: (variables, sentence) for field, variables, sentence in found}


def test_every_setting_stands_in_settings_md_with_its_sentence() -> None:
    assert settings().keys() == {field.name for field in fields(Settings)}
    table = re.findall(r"^\| (.+?) \| `(\w+)` \| .*? \| (.+?) \|$", (DOCS / "settings.md").read_text(), re.MULTILINE)
    told = {field: (variables, sentence) for variables, field, sentence in table}
    assert told.keys() == settings().keys()
    for field, (variables, sentence) in settings().items():
        assert told[field][1] == sentence
        assert re.findall(r"JURYVOTE_\w+", told[field][0]) == re.findall(r"JURYVOTE_\w+", variables)


def test_every_default_is_the_one_that_holds() -> None:
    text = (DOCS / "settings.md").read_text()
    for field in fields(Settings):
        if isinstance(field.default, str | int) and not isinstance(field.default, bool) and field.default != "":
            assert f"| `{field.name}` | `{field.default}` |" in text


def test_the_example_names_every_variable() -> None:
    known = set(re.findall(r"JURYVOTE_\w+", (PACKAGE / "settings.py").read_text()))
    assert set(re.findall(r"^#? ?(JURYVOTE_\w+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)) == known


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_told(command: str) -> None:
    told = (ROOT / "README.md").read_text() + (DOCS / "operating.md").read_text()
    assert re.search(rf"\bjuryvote {command}\b", told)


def test_no_document_tells_of_a_command_that_is_not_there() -> None:
    for page in PAGES:
        for command in re.findall(r"^(?:\$ |sudo -u juryvote )juryvote (\w+)", page.read_text(), re.MULTILINE):
            assert command in COMMANDS, page


def test_every_place_of_the_glossary_exists() -> None:
    rows = re.findall(r"^\| (.+?) \| .+? \| .+? \| (.*)\|$", (DOCS / "glossary.md").read_text(), re.MULTILINE)
    assert len(rows) > 40
    for word, places in rows:
        for place in re.findall(r"`([^`]+)`", places):
            module = PACKAGE / place
            is_module = "/" in place and (module.with_suffix(".py").is_file() or module.is_dir())
            assert place in metadata.tables or place in KINDS or is_module, f"{word}: {place}"


def test_every_table_has_a_word() -> None:
    told = set(re.findall(r"`([^`]+)`", (DOCS / "glossary.md").read_text()))
    assert metadata.tables.keys() - told == set()


@pytest.mark.parametrize("page", PAGES, ids=named(PAGES))
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text()):
        if "://" not in target:
            path, _, part = target.partition("#")
            file = (page.parent / path).resolve() if path else page
            assert file.exists(), target
            assert not part or part in anchors(file), target


def anchors(page: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_every_path_of_the_architecture_exists() -> None:
    text = (DOCS / "architecture.md").read_text()
    for path in re.findall(r"`([\w/]+(?:/|\.(?:html|js|md|py)))`", text):
        assert any((base / path).exists() for base in (ROOT, PACKAGE, DOCS)), path


def test_decisions_have_one_number_each() -> None:
    numbers = [adr.name[:4] for adr in ADRS]
    assert len(numbers) == len(set(numbers)) > 0


@pytest.mark.parametrize("adr", ADRS, ids=named(ADRS))
def test_every_decision_has_a_number_a_date_and_a_status(adr: Path) -> None:
    text, number = adr.read_text(), adr.name[:4]
    assert number.isdigit()
    assert text.startswith(f"# {number} ")
    if number not in UNDATED:
        assert re.search(r"^2\d{3}-\d\d-\d\d · (proposed|accepted|replaced by \d{4})$", text, re.MULTILINE)
    assert len(text.splitlines()) <= 45, "one screen"


def test_the_handbook_calls_buttons_as_they_are_called() -> None:
    """What is bold in the handbook stands on a page."""
    pages = "\n".join(page.read_text() for page in (ROOT / "templates").rglob("*.html"))
    pages += (PACKAGE / "web" / "labels.py").read_text()
    for chapter in sorted((DOCS / "handbuch").glob("*.md")):
        for words in re.findall(r"\*\*(.+?)\*\*", " ".join(chapter.read_text().split())):
            assert words in pages, f"{chapter.name}: {words}"
