"""Where templates/ and static/ are: inside the package where it was installed, beside src/ in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_data"
_CHECKOUT = _PACKAGE.parents[1]


def _folder(name: str) -> Path:
    for folder in (_INSTALLED / name, _CHECKOUT / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(
        f"juryvote has no {name}/, neither in {_INSTALLED} (installed) nor in {_CHECKOUT} (checkout). Install it again."
    )


TEMPLATES = _folder("templates")
STATIC = _folder("static")
