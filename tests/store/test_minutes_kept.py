"""What a body approved is kept word for word: new wordings change nothing, and a changed word is noticed."""

import pytest
from sqlalchemy import text

from juryvote.reads.minutes import minutes_text, public_minutes
from juryvote.reads.soundness import check_everything
from juryvote.rules.minutes import paper
from juryvote.store.engine import writing
from tests.building import approve_minutes
from tests.town import found_town, open_hall


def test_approved_words_outlive_new_wordings_and_no_word_changes_unnoticed(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_hall(database_url) as hall:
        meeting = approve_minutes(found_town(hall))
        approved = minutes_text(hall, meeting=meeting, names=False)
        shown = public_minutes(hall, meeting=meeting)
        assert approved
        assert shown
        with monkeypatch.context() as patch:
            patch.setattr(paper, "clock", "um {}".format)
            again = public_minutes(hall, meeting=meeting)
            assert again
            assert again.paper != shown.paper
            assert again.digest == shown.digest
            assert minutes_text(hall, meeting=meeting, names=False) == approved
            assert check_everything(hall) == []

        def broken(change: str) -> list[str]:
            with writing(hall.engine) as db:
                db.execute(text(change))
            return [one.name for one in check_everything(hall)]

        assert broken("UPDATE minutes_texts SET text = text || 'Nur so.'") == ["minutes read as approved"]
        assert broken("DELETE FROM minutes_texts") == []  # it is written again from the journal
        assert "minutes follow the journal" in broken("UPDATE approvals SET entries = entries - 1")
