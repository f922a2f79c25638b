"""Joins the ES modules of docs/assets/js into one classic script, and the style sheets into one.

A classic script, because from file:// browsers load no modules. All modules share one scope in it, so what
cannot be joined that way is refused instead of guessed at.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import rcssmin
import rjsmin

from macros.errors import Unbuildable

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\./[^"]+|\.\./[^"]+)";$', re.M)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let)\b)", re.M)
_NAME = re.compile(r"^(?:export )?(?:async )?(?:function\*?|class|const|let) (\w+)", re.M)
_REFUSED = {
    r"^import (?!\{[^}]*\} from \")": 'an import of another form than `import { name } from "./file.js";`',
    r"^import \{[^}]*\bas\b": "an import under another name",
    r"^export (?!(?:async )?(?:function|class|const|let)\b)": "an export of another form than a declaration",
    r"^(?:const|let|var) ?[\[{]": "a declaration at the top that takes a value apart",
    r"^var\b": "a `var` at the top",
    r"\bimport\(": "an import while the script runs",
    r"^(?:await|(?:export )?(?:const|let) .*= await)\b": "an `await` at the top",
}
_CSS_IMPORT = re.compile(r'^@import "(\./[^"]+)";\n', re.M)


class BundleError(Unbuildable):
    """A module that cannot be joined; the message names the file and what is wrong with it."""


def join_scripts(entry: Path, *, facts: dict[str, Any]) -> str:
    """Return the script made of `entry` and all that it imports, smallest form.

    Args:
        entry: the module that starts everything.
        facts: what the scripts must know of the book; they read it from `globalThis.guidebook`.

    Raises:
        BundleError: a module holds what cannot be joined, or two use the same name.
    """
    owners: dict[str, Path] = {}
    parts = []
    for module in _in_order(entry, ()):
        text = module.read_text(encoding="utf-8")
        _refuse(module, text)
        for name in _NAME.findall(text):
            if owners.setdefault(name, module) != module:
                raise BundleError(f"{module.name}: the name {name} stands in {owners[name].name} too")
        parts.append(_EXPORT.sub("", _IMPORT.sub("", text)))
    start = f"globalThis.guidebook = {script_json(facts)};"
    return str(rjsmin.jsmin(f'{start}\n(() => {{\n"use strict";\n{"".join(parts)}\n}})();\n'))


def join_styles(entry: Path) -> str:
    """Return the style sheet made of `entry` with its imports in place, smallest form."""

    def content(found: re.Match[str]) -> str:
        return (entry.parent / found[1]).read_text(encoding="utf-8")

    return str(rcssmin.cssmin(_CSS_IMPORT.sub(content, entry.read_text(encoding="utf-8"))))


def script_json(data: object) -> str:
    """Return `data` as JSON that is also safe JavaScript, even inside an HTML page."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _in_order(module: Path, path: tuple[Path, ...], done: set[Path] | None = None) -> Iterator[Path]:
    """Yield `module` after all that it imports, each once."""
    done = set() if done is None else done
    if module in path:
        raise BundleError(f"{module.name}: it imports itself by way of {path[-1].name}")
    if module in done:
        return
    if not module.exists():
        raise BundleError(
            f"{path[-1].name if path else module.name}: it imports {module.name}, which is not there"
        )
    for _, target in _IMPORT.findall(module.read_text(encoding="utf-8")):
        yield from _in_order((module.parent / target).resolve(), (*path, module), done)
    done.add(module)
    yield module


def _refuse(module: Path, text: str) -> None:
    for pattern, what in _REFUSED.items():
        found = re.search(pattern, text, re.M)
        if found:
            line = text.count("\n", 0, found.start()) + 1
            raise BundleError(f"{module.name}:{line}: {what}, which cannot be joined")
