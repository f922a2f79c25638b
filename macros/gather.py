"""Takes the tools out of the finished pages, for the one page that holds them all."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

Attributes = list[tuple[str, str | None]]

_TOOL = re.compile(r"gb-(?:checklist|worksheet)")
_IDS = re.compile(r'<gb-(?:checklist|worksheet)\b[^>]*? id="([^"]+)"')
_HEADING = re.compile(r"h[1-6]")
# Attributes that name ids of other elements, and those that hold an address.
_NAMING = ("id", "for", "aria-labelledby", "aria-describedby", "aria-controls")
_ADDRESS = ("href", "src", "poster")
# Tabs are radio buttons that are counted on each page.
_TABS = "__tabbed"
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# Said once on the page that holds all tools, and not by the first tool of each chapter.
_LEFT_OUT = "gb-tool__privacy"
# The tools stand below the title of their page.
_LEVEL = 2


def gathered(html: str, *, url: str, to: str, ids: Iterable[str]) -> dict[str, str]:
    """Return the HTML of each tool on a page by the tool's id, fit for another page.

    A tool inside of another comes with that one, and not by itself.

    Args:
        html: the content of the page.
        url: the address of the page, from the root of the site.
        to: the address of the page that the tools are for.
        ids: the ids of all tools of the book, whose answers and headings have ids that no other has.
    """
    tools = _Cutter(html).tools
    return {id: _Fitter(part, id, url=url, to=to, ids=set(ids)).text for id, part in tools.items()}


def sheets(
    pages: Iterable[Mapping[str, Any]], contents: Mapping[str, str], *, to: str
) -> Iterator[dict[str, Any]]:
    """Yield a sheet of paper for each tool: its id, its HTML, and the ids of all tools that it holds.

    Args:
        pages: those of the catalogue that hold tools.
        contents: their HTML, by their address.
        to: the address of the page that the sheets are for.
    """
    ids = {tool["id"] for page in pages for tool in page["tools"]}
    for page in pages:
        found = gathered(contents.get(page["url"], ""), url=page["url"], to=to, ids=ids)
        for id, html in found.items():
            yield {"id": id, "html": html, "holds": [one for one in _IDS.findall(html) if one in ids]}


class _Copier(HTMLParser):
    """Reads HTML and writes it again as it was; subclasses change what they hear of."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self.parts.append(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_entityref(self, name: str) -> None:
        self.parts.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.parts.append(f"&#{name};")


class _Cutter(_Copier):
    """Finds the tools of a page, outermost first."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tools: dict[str, str] = {}
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if _TOOL.fullmatch(tag):
            if not self._open:
                self.parts.clear()
            self._open.append(dict(attrs).get("id") or "")
        super().handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        if _TOOL.fullmatch(tag) and self._open:
            id = self._open.pop()
            if not self._open:
                self.tools[id] = self.text


class _Fitter(_Copier):
    """Rewrites one tool: its links, its headings, and the ids that other chapters may have as well."""

    def __init__(self, html: str, tool: str, *, url: str, to: str, ids: set[str]) -> None:
        super().__init__()
        self._url, self._to = url, to
        self._tool, self._ids = tool, ids
        self._here = set(re.findall(r'\bid="([^"]*)"', html))
        title = re.search(r"<h([1-6])[^>]*\bgb-tool__title\b", html)
        self._deeper = _LEVEL - int(title[1]) if title else 0
        self._left_out = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if self._left_out or _LEFT_OUT in (dict(attrs).get("class") or "").split():
            self._left_out += tag not in _VOID
            return
        changed = {name: self._fit(name, value or "") for name, value in attrs}
        if self._level(tag) == tag and changed == {name: value or "" for name, value in attrs}:
            super().handle_starttag(tag, attrs)
            return
        end = "/>" if (self.get_starttag_text() or "").endswith("/>") else ">"
        written = "".join(f' {name}="{escape(value)}"' for name, value in changed.items())
        self.parts.append(f"<{self._level(tag)}{written}{end}")

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        if not self._left_out:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._left_out:
            self._left_out -= 1
        else:
            super().handle_endtag(self._level(tag))

    def handle_data(self, data: str) -> None:
        if not self._left_out:
            super().handle_data(data)

    def handle_entityref(self, name: str) -> None:
        if not self._left_out:
            super().handle_entityref(name)

    def handle_charref(self, name: str) -> None:
        if not self._left_out:
            super().handle_charref(name)

    def _level(self, tag: str) -> str:
        return f"h{min(max(int(tag[1]) + self._deeper, _LEVEL), 6)}" if _HEADING.fullmatch(tag) else tag

    def _fit(self, name: str, value: str) -> str:
        if name in _NAMING:
            return " ".join(self._own(id) for id in value.split())
        if name == "name" and value.startswith(_TABS):
            return f"{self._tool}__{value}"
        return self._rebased(value) if name in _ADDRESS else value

    def _own(self, id: str) -> str:
        """Return an id that no other tool on the page has."""
        first = re.sub(r"(?:-title|~.*)$", "", id.split("--")[0])
        return id if first in self._ids or id not in self._here else f"{self._tool}__{id}"

    def _rebased(self, address: str) -> str:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or address.startswith("/"):
            return address
        if not parts.path and parts.fragment in self._here:
            return f"#{self._own(parts.fragment)}"
        target = posixpath.join(_folder(self._url), parts.path) if parts.path else self._url
        return relative(target, self._to) + address[len(parts.path) :]


def relative(url: str, to: str) -> str:
    """Return the way from the page `to` to `url`, both from the root of the site."""
    way = posixpath.relpath(f"/{url}", f"/{_folder(to)}")
    return f"{way}/" if url.endswith("/") or not url else way


def _folder(url: str) -> str:
    return url[: url.rfind("/") + 1]
