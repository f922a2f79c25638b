"""What mkdocs.yml says of the guide as something published: its name, its address, what others show of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from macros.errors import Unbuildable

_REPORTS = ("mailto:", "https://", "http://")


@dataclass(frozen=True)
class Imprint:
    """The guide as others name it.

    Attributes:
        base: the address of the site, which ends in a slash, or nothing.
        licence: the address of the licence of the words, or nothing.
        picture: what others show where somebody shares a page, as a path in the site, or nothing.
        picture_alt: what is on it.
        report: where readers tell of mistakes; `{title}` and `{address}` stand for those of the page.
    """

    name: str = ""
    description: str = ""
    base: str = ""
    licence: str = ""
    picture: str = ""
    picture_alt: str = ""
    report: str = ""

    @classmethod
    def of(cls, docs: Path, config: Mapping[str, Any]) -> Imprint:
        """Take it out of what mkdocs.yml holds.

        Raises:
            Unbuildable: a setting is there and cannot work.
        """
        own = (config.get("extra") or {}).get("guidebook") or {}
        texts = {key: str(own.get(key) or "") for key in ("licence", "picture", "picture_alt", "report")}
        if texts["picture"] and not (docs / texts["picture"]).is_file():
            raise Unbuildable(f"mkdocs.yml sets extra.guidebook.picture, but there is no {texts['picture']}.")
        if texts["picture"] and not texts["picture_alt"]:
            raise Unbuildable(
                "mkdocs.yml sets extra.guidebook.picture, but no picture_alt that says what is on it."
            )
        if texts["report"] and not texts["report"].startswith(_REPORTS):
            raise Unbuildable(
                "extra.guidebook.report in mkdocs.yml begins neither with mailto: nor with https://."
            )
        base = str(config.get("site_url") or "")
        return cls(
            name=str(config.get("site_name") or ""),
            description=str(config.get("site_description") or ""),
            base=base.rstrip("/") + "/" if base else "",
            **texts,
        )

    def address(self, url: str) -> str:
        """Return the full address of what is at `url` below that of the site, if it has one."""
        return self.base + url.removeprefix("./") if self.base else ""

    def report_link(self, *, title: str, address: str) -> str:
        """Return where readers report a mistake on a page, or nothing. No page asks for that by itself."""
        known = {"{title}": title, "{address}": address}
        link = self.report
        for name, value in known.items():
            link = link.replace(name, quote(value, safe=""))
        return link
