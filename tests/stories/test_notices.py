"""Imprint, privacy, accessibility: there without a word of the operator, and with them; nothing gets injected."""

from pathlib import Path

from tests.house import SECRET, House, juryvote, open_house, text_of

EVIL = """# Träger & Co.

Quartier **Lindenkiez** <script>alert(1)</script> [hier](javascript:alert(1)) ![x](https://evil.example/x.png) [ja](https://traeger.example)
"""


def _notice(house: House, *words: str, check: bool = True) -> str:
    told = juryvote("notice", *words, database=house.database, JURYVOTE_SECRET_KEY=SECRET, check=check)
    return told.stdout + told.stderr


def test_the_operator_writes_what_everybody_can_read(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log") as house:
        visitor = house.visitor()
        assert 'href="/imprint"' in visitor.get("/")
        assert "noch nichts eingetragen" in text_of(visitor.get("/imprint"))
        assert "der Schlüssel wird mit dem Ergebnis vernichtet" in text_of(visitor.get("/privacy"))
        file = tmp_path / "imprint.md"
        file.write_text(EVIL)
        for _ in range(2):
            assert "/imprint says it now (de)" in _notice(house, "imprint", str(file))
        assert _notice(house, "imprint").strip() == EVIL.strip()
        page = visitor.get("/imprint")
        assert "<h1>Träger &amp; Co.</h1>" in page
        assert "<strong>Lindenkiez</strong>" in page
        assert '<a href="https://traeger.example">ja</a>' in page
        assert not any(bad in page for bad in ("<script>alert", 'href="javascript', "<img"))
        english = visitor.get("/imprint", headers={"accept-language": "en"})
        assert 'lang="de"' in english.split("Lindenkiez")[0].rsplit("<div", 1)[1]  # not written in English yet
        file.write_text("Our imprint")
        _notice(house, "imprint", str(file), "--language", "en")
        assert "Our imprint" in visitor.get("/imprint", headers={"accept-language": "en"})
        assert "Lindenkiez" in visitor.get("/imprint")
        file.write_text("")
        _notice(house, "imprint", str(file))
        assert "Lindenkiez" not in visitor.get("/imprint")


def test_what_cannot_be_published_changes_nothing(tmp_path: Path) -> None:
    with open_house(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}", tmp_path / "log") as house:
        file = tmp_path / "words.md"
        file.write_text("x" * 100_001)
        assert "Nothing was changed" in _notice(house, "privacy", str(file), check=False)
        file.write_bytes(b"\xff\xfe")
        assert "Nothing was changed" in _notice(house, "privacy", str(file), check=False)
        file.write_text("words")
        assert "no pages in 'xx'" in _notice(house, "privacy", str(file), "--language", "xx", check=False)
        assert _notice(house, "privacy").strip() == ""
