"""How long personal data stay where nobody asks for their erasure: classes with a clock each."""

from datetime import timedelta

from msgspec.structs import replace

from juryvote.rules.applications import Typed

UNSUCCESSFUL = timedelta(days=366)  # contact data, after an application ended without money
GRANTED = timedelta(days=6 * 366)  # contact data, after a grant is closed: receipts are kept for five years


def without_contact(typed: Typed) -> Typed:
    """What was asked for stays; who could be written to or called goes. The applicant's name is the proposal's."""
    return replace(typed, representative="", address="", phone="", email="")
