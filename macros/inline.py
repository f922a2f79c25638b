"""Scripts that stand in the page itself, as they must run before all others."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from pathlib import Path

import rjsmin


@dataclass(frozen=True)
class Inline:
    """A script inside the page."""

    text: str

    @property
    def hash(self) -> str:
        """Return what a policy names to let it run: `sha256-…`, of the text between its tags."""
        return "sha256-" + base64.b64encode(hashlib.sha256(self.text.encode()).digest()).decode()


def read_inline(script: Path) -> Inline:
    """Return the classic script of that file, smallest form.

    Raises:
        ValueError: it holds what would end it inside a page.
    """
    text = str(rjsmin.jsmin(script.read_text(encoding="utf-8")))
    if "</script" in text.lower() or "<!--" in text:
        raise ValueError(f"{script.name} would end inside a page, where it holds '</script' or '<!--'")
    return Inline(text)
