"""Pictures are read and written anew: only what can be seen is kept, no place, no camera, no hidden file."""

import io
from threading import Lock

from msgspec import Struct
from PIL import Image, ImageOps, UnidentifiedImageError

from juryvote.rules.attachments import MOST_DRAWN, MOST_PIXELS, BadFile
from juryvote.rules.refusals import FileRefused

FORMATS = ("JPEG", "PNG", "WEBP")
LONGEST_SIDE, PREVIEW_SIDE, QUALITY = 2000, 240, 82
_one_at_a_time = Lock()  # a picture needs a hundred megabytes while it is drawn


class Picture(Struct, frozen=True, kw_only=True):
    """Both are JPEG."""

    content: bytes
    preview: bytes


def draw_anew(data: bytes) -> Picture:
    """The picture, turned the right way round, at most 2000 pixels long, and a small one to show in a list."""
    try:
        with _one_at_a_time:
            return _draw(data)
    except FileRefused:
        raise
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError) as error:
        raise FileRefused(why=BadFile.broken.value) from error


def _draw(data: bytes) -> Picture:
    with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise FileRefused(why=BadFile.pixels.value)
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        if opened.width * opened.height > MOST_DRAWN:
            raise FileRefused(why=BadFile.pixels.value)
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        flat = _on_white(upright)
    small = flat.copy()
    small.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
    return Picture(content=_jpeg(flat), preview=_jpeg(small))


def _on_white(image: Image.Image) -> Image.Image:
    """A new picture with nothing but colours: what is see-through becomes white."""
    seen = image.convert("RGBA")
    paper = Image.new("RGB", seen.size, "white")
    paper.paste(seen, mask=seen.getchannel("A"))
    return paper


def _jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
