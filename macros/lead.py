"""The first words of a page, behind which its list of tools stands."""

from __future__ import annotations

import re

_LEAD = re.compile(r"\s*(?:<h1\b.*?</h1>\s*)?(?:<p\b(?:(?!</p>|<gb-).)*</p>)?", re.S)


def parted(html: str) -> tuple[str, str]:
    """Return the title and first paragraph of a page, and the rest of it."""
    found = _LEAD.match(html)
    end = found.end() if found else 0
    return html[:end], html[end:]
