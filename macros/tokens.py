"""Opaque tokens that carry a component through Markdown unharmed.

A token is private-use characters around base64url, so nothing that Markdown or an author's text does
can change it: no backtick, no bar of a table cell, no bracket stands in it.
"""

from __future__ import annotations

import base64
import json
import re
from typing import Any

_OPEN, _CLOSE, _FIELD, _TICK, _END, _FOLDOUT = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004", "\ue005"
_SOURCE, _SOURCES, _PICTURE = "\ue006", "\ue007", "\ue008"
_BODY = r"([A-Za-z0-9_-]+)"

OPEN = re.compile(f"{_OPEN}{_BODY}{_END}")
CLOSE = re.compile(f"{_CLOSE}{_BODY}{_END}")
FIELD = re.compile(f"{_FIELD}{_BODY}{_END}")
TICK = re.compile(f"{_TICK}{_BODY}{_END}")
FOLDOUT = re.compile(f"{_FOLDOUT}{_BODY}{_END}")
SOURCE = re.compile(f"{_SOURCE}{_BODY}{_END}")
SOURCES = re.compile(f"{_SOURCES}{_END}")
PICTURE = re.compile(f"{_PICTURE}{_BODY}{_END}")
_ANY = re.compile(f"[{_OPEN}{_FIELD}{_TICK}]{_BODY}{_END}")


def opening(**data: Any) -> str:
    """Return the token that starts a tool; `data` must be JSON."""
    return f"{_OPEN}{_encode(data)}{_END}"


def closing(**data: Any) -> str:
    """Return the token that ends a tool."""
    return f"{_CLOSE}{_encode(data)}{_END}"


def field(**data: Any) -> str:
    """Return the token of one field or column."""
    return f"{_FIELD}{_encode(data)}{_END}"


def tick(**data: Any) -> str:
    """Return the token that stands before the text of one checklist item."""
    return f"{_TICK}{_encode(data)}{_END}"


def foldout(**data: Any) -> str:
    """Return the token that stands before each text that folds out below a checklist item."""
    return f"{_FOLDOUT}{_encode(data)}{_END}"


def source(**data: Any) -> str:
    """Return the token of one study that a sentence cites."""
    return f"{_SOURCE}{_encode(data)}{_END}"


def sources() -> str:
    """Return the token of the list of all studies that a page cites."""
    return f"{_SOURCES}{_END}"


def picture(**data: Any) -> str:
    """Return the token of one drawing."""
    return f"{_PICTURE}{_encode(data)}{_END}"


def pictured_in(text: str) -> set[str]:
    """Return the ids of the drawings of which a token is still there."""
    return {str(decode(body)["id"]) for body in PICTURE.findall(text)}


def cited_in(text: str) -> set[str]:
    """Return the keys of the studies of which a token is still there."""
    return {str(decode(body)["key"]) for body in SOURCE.findall(text)}


def left_in(text: str) -> set[str]:
    """Return the ids of the tools of which a token is still there, as it stood where Markdown reads none."""
    left = [decode(body) for body in _ANY.findall(text)]
    return {str(data.get("tool") or data.get("uid") or data["id"]).split("--")[0] for data in left}


def decode(body: str) -> dict[str, Any]:
    """Return the data of a token, given the group that its pattern matched."""
    data: dict[str, Any] = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    return data


def _encode(data: dict[str, Any]) -> str:
    text = json.dumps(data, separators=(",", ":"), ensure_ascii=False)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
