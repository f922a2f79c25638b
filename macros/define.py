"""Gives the macros to mkdocs-macros. The only file that knows that plugin."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from macros.book import macros_for
from macros.evidence import read_evidence
from macros.macro import Authoring
from macros.source import read_page


def define_env(env: Any) -> None:
    """Register every macro; mkdocs-macros calls this once for each build.

    Mistakes were found before, when the whole book was read, and a page with one never gets here.
    So what a macro reports now is dropped.
    """
    docs = Path(env.conf["docs_dir"])
    evidence = read_evidence(docs)
    latest: dict[str, Authoring] = {}

    def authoring() -> Authoring:
        uri = env.page.file.src_uri
        if uri not in latest:
            latest.clear()
            latest[uri] = Authoring(read_page(docs, uri), docs=docs, evidence=evidence)
        return latest[uri]

    for name, macro in macros_for(authoring).items():
        env.macro(macro, name)
