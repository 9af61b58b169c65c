"""An evening of elections recounts, and no lie about it gets through, however well it is sealed and signed."""

import pytest

from .book import found, verified
from .election import election_evening
from .lies_elections import LIES
from .telling import Lie, height_of


def test_an_evening_of_elections_recounts() -> None:
    report = verified(election_evening())
    assert [(problem.where, problem.sentence) for problem in report.problems] == []


@pytest.mark.parametrize("lie", LIES, ids=[lie[0] for lie in LIES])
def test_a_lie_about_an_election_is_found_where_it_stands(lie: Lie) -> None:
    _, tell, where, kind = lie
    entries = tell(election_evening())
    assert where is not None
    assert found(verified(entries))[:1] == [(kind, f"journal.jsonl#{height_of(entries, where)}")]
