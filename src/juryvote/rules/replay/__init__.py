"""The recount: folds a journal into what it says, entry by entry, and names everything that is not as it should be."""

from juryvote.rules.replay.chain import Scope
from juryvote.rules.replay.faults import FAULTS, LIMITS, Problem
from juryvote.rules.replay.report import LARGEST_BUNDLE, Report, Summary, replay, verify

__all__ = ["FAULTS", "LARGEST_BUNDLE", "LIMITS", "Problem", "Report", "Scope", "Summary", "replay", "verify"]
