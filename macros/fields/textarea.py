"""Several lines of text; the box grows with them."""

from __future__ import annotations

from macros.fields.kind import Kind

KIND = Kind("textarea", stores="text")
