"""Compares text with golden files; `GOLDEN=write` in the environment writes them anew."""

from __future__ import annotations

import os
from pathlib import Path


def check_golden(text: str, file: Path) -> None:
    """Fail unless `text` is what `file` holds."""
    if os.environ.get("GOLDEN") == "write":
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8"), f"{file.name} differs; GOLDEN=write refreshes it"
