"""A line of text."""

from __future__ import annotations

from macros.fields.kind import Kind

KIND = Kind("text", stores="text")
