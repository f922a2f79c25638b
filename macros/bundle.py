"""Joins the ES modules of docs/assets/js into classic scripts, and style sheets into one.

Classic scripts, because from file:// browsers load no modules. All modules of a script share one scope in it,
so what cannot be joined that way is refused instead of guessed at.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import ascii_letters, digits
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
_PROPERTY = re.compile(r"--gb-[\w-]+")
_PAPER = re.compile(r"@media print\{|@page\{")
_CSS_IMPORT = re.compile(r'^@import "(\./[^"]+)";\n', re.M)


class BundleError(Unbuildable):
    """A module that cannot be joined; the message names the file and what is wrong with it."""


def join_scripts(
    core: Path, bundles: Mapping[str, Path] | None = None, *, facts: dict[str, Any]
) -> tuple[str, dict[str, str]]:
    """Return the script made of `core` and all that it imports, and that of each bundle, smallest form.

    A bundle runs after the core and holds only the modules that the core lacks; the core lends it the rest.

    Args:
        core: the module that starts everything, on every page.
        bundles: the first module of each script that only some pages load.
        facts: what the scripts must know of the book; they read it from `globalThis.guidebook`.

    Raises:
        BundleError: a module holds what cannot be joined, or two use the same name.
    """
    inside = list(_in_order(core, ()))
    parts = {
        name: [module for module in _in_order(entry, ()) if module not in inside]
        for name, entry in (bundles or {}).items()
    }
    lent = {name: sorted(set(_lent(modules, inside))) for name, modules in parts.items()}
    names = ", ".join(sorted({one for some in lent.values() for one in some}))
    start = f"globalThis.guidebook = {script_json(facts)};\n"
    end = f"globalThis.guidebook.shared = {{{names}}};" if names else ""
    owners: dict[str, Path] = {}
    script = start + _joined(inside, owners, after=end)
    return str(rjsmin.jsmin(script)), {
        name: str(rjsmin.jsmin(_joined(modules, owners.copy(), before=_borrow(lent[name]))))
        for name, modules in parts.items()
    }


def join_alone(entry: Path) -> str:
    """Return the script made of `entry` and all that it imports, which needs no other script.

    Raises:
        BundleError: as for `join_scripts`.
    """
    return str(rjsmin.jsmin(_joined(list(_in_order(entry, ())), {})))


def join_styles(entry: Path) -> str:
    """Return the style sheet made of `entry` with its imports in place, smallest form."""

    def content(found: re.Match[str]) -> str:
        return (entry.parent / found[1]).read_text(encoding="utf-8")

    return str(rcssmin.cssmin(_CSS_IMPORT.sub(content, entry.read_text(encoding="utf-8"))))


def shorten_names(styles: Mapping[str, str]) -> dict[str, str]:
    """Return style sheets in which our custom properties have short names, the same in all of them.

    The names stand hundreds of times in the sheets; with short ones they are 3 per cent smaller when packed.
    The more a name is used, the more common is its letter, as common letters take fewer bits.
    """
    text = "".join(styles.values())
    uses, signs = Counter(_PROPERTY.findall(text)), Counter(_PROPERTY.sub("", text))
    names = sorted(uses, key=lambda name: (-uses[name], name))
    common = sorted(ascii_letters + digits, key=lambda sign: -signs[sign])
    letters = (one + other for one in ["", *common] for other in common)
    short = {name: f"--{letter}" for name, letter in zip(names, letters, strict=False)}
    return {path: _PROPERTY.sub(lambda found: short[found[0]], style) for path, style in styles.items()}


def part_paper(style: str) -> tuple[str, str]:
    """Return the rules of a joined style sheet for screens, and those for paper alone.

    A page that is read need not wait for the rules by which it is printed.
    """
    screen, paper, end = [], [], 0
    for found in _PAPER.finditer(style):
        if found.start() >= end:
            screen.append(style[end : found.start()])
            end = _end_of_block(style, found.end())
            paper.append(style[found.start() : end])
    return "".join([*screen, style[end:]]), "".join(paper)


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


def _lent(modules: list[Path], inside: list[Path]) -> Iterator[str]:
    """Yield the names that `modules` import from those `inside` the core."""
    for module in modules:
        for names, target in _IMPORT.findall(module.read_text(encoding="utf-8")):
            if (module.parent / target).resolve() in inside:
                yield from {name.strip() for name in names.split(",") if name.strip()}


def _borrow(names: list[str]) -> str:
    return f"const {{{', '.join(names)}}} = globalThis.guidebook.shared;\n" if names else ""


def _joined(modules: list[Path], owners: dict[str, Path], *, before: str = "", after: str = "") -> str:
    """Return `modules` in one scope; `owners` are the modules whose names are taken, by name."""
    texts = []
    for module in modules:
        text = module.read_text(encoding="utf-8")
        _refuse(module, text)
        for name in _NAME.findall(text):
            if owners.setdefault(name, module) != module:
                raise BundleError(f"{module.name}: the name {name} stands in {owners[name].name} too")
        texts.append(_EXPORT.sub("", _IMPORT.sub("", text)))
    return f'(() => {{\n"use strict";\n{before}{"".join(texts)}\n{after}}})();\n'


def _refuse(module: Path, text: str) -> None:
    for pattern, what in _REFUSED.items():
        found = re.search(pattern, text, re.M)
        if found:
            line = text.count("\n", 0, found.start()) + 1
            raise BundleError(f"{module.name}:{line}: {what}, which cannot be joined")


def _end_of_block(style: str, inside: int) -> int:
    """Return the place behind the block of which `inside` is the first place after its opening brace."""
    depth, place = 1, inside
    while depth:
        depth += {"{": 1, "}": -1}.get(style[place], 0)
        place += 1
    return place
