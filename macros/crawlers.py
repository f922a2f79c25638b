"""Files at the root of the site for programs that read it: what is where, and what they may read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from macros.imprint import Imprint
from macros.model import Page


def crawler_files(
    pages: Iterable[Page], *, imprint: Imprint, urls: Mapping[str, str], sections: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield the path and the content of each file.

    Args:
        urls: the address of each page by its path below docs/.
        sections: the part of the menu in which each of its pages stands, in its order; nothing for a page
            that stands in none.
    """
    yield "llms.txt", _llms(pages, imprint, urls, sections)
    if urlsplit(imprint.base).path == "/":  # nobody asks for it anywhere else
        yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {imprint.base}sitemap.xml\n"


def _llms(
    pages: Iterable[Page], imprint: Imprint, urls: Mapping[str, str], sections: Mapping[str, str]
) -> str:
    """Return an index of the guide for language models, in the form of llmstxt.org."""
    known = {page.uri: page for page in pages if not page.hidden and page.kind != "home"}
    listed: dict[str, list[str]] = {}
    for uri, section in sections.items():
        if uri in known:
            listed.setdefault(section or imprint.name, []).append(_line(known[uri], imprint, urls[uri]))
    head = [f"# {_plain(imprint.name)}", f"> {_plain(imprint.description)}"]
    parts = [f"## {_plain(name)}\n\n" + "\n".join(lines) for name, lines in listed.items()]
    return "\n\n".join([*head, *parts]) + "\n"


def _line(page: Page, imprint: Imprint, url: str) -> str:
    said = f": {_plain(page.description)}" if page.description else ""
    return f"- [{_plain(page.title)}]({imprint.address(url) or url}){said}"


def _plain(text: str) -> str:
    """Return text on one line in which no bracket is taken for that of a link."""
    return re.sub(r"([\[\]\\])", r"\\\1", " ".join(text.split()))
