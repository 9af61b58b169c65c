"""The secret ballot in Belenios's format, protocol version 1: pure, and strict in what it believes."""

from juryvote.sealed.archive import LARGEST_ARCHIVE
from juryvote.sealed.audit import Report, Summary, verify
from juryvote.sealed.recount import recount

__all__ = ["LARGEST_ARCHIVE", "Report", "Summary", "recount", "verify"]
