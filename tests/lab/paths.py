"""Where the laboratory finds and keeps files."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "lab"
"""What the programs printed, by the checksum of the PDF."""
