"""The repository itself: what is packed, what came from elsewhere, what was excused."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
