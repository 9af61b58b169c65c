"""What may be attached to an application or a report: photos and scans, told by their bytes and never by a name."""

from enum import StrEnum

MOST_BYTES = 12_000_000  # of one upload
MOST_PIXELS = 52_000_000  # what the best telephones take
MOST_DRAWN = 25_000_000  # of what is unpacked in memory: JPEG can be read smaller than it is
MOST_FILES = 12  # of one owner


class Belongs(StrEnum):
    """What an attachment belongs to."""

    application = "application"
    grant = "grant"


class Kind(StrEnum):
    picture = "picture"
    pdf = "pdf"


class BadFile(StrEnum):
    """Why a file is refused."""

    type = "type"
    broken = "broken"
    pixels = "pixels"
    size = "size"
    many = "many"


def kind_of(data: bytes) -> Kind | None:
    """By the bytes themselves. A PDF begins and ends as one, so that nothing else hides before it."""
    if data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return Kind.picture
    if data.startswith((b"%PDF-1.", b"%PDF-2.")) and data.rstrip().endswith(b"%%EOF"):
        return Kind.pdf
    return None
