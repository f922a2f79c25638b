"""A page made from a raw chapter: its front matter, its body, and what there is to say about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from macros.intake.draft import Taken, take_notices
from macros.intake.escape import count_jinja, shield
from macros.intake.heading import Titled, entitle, headings, title_of
from macros.intake.link import Place, anchors_of, settle
from macros.intake.markup import Tokens, parse, plain, render
from macros.intake.mend import mend
from macros.intake.prose import dashes, decisions, placeholders
from macros.intake.raw import Note, RawChapter, Refusal
from macros.intake.tally import lost_words, visible
from macros.intake.title import propose
from macros.meta import SCHEMA

DESCRIPTION_LENGTH = 160

# Keys of the front matter that are made here, or that change how a page is built.
_NOT_TAKEN = {"title", "description", "kind", "status", "template", "render_macros", "taken_in"}
_SENTENCE_END = re.compile(
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)[.!?…][\"”’')\]]*(?=\s+\W*[A-Z0-9])"
)


@dataclass(frozen=True)
class Chapter:
    """A page for the book. `origin` tells where its title came from."""

    title: str
    origin: str
    meta: dict[str, Any]
    body: str
    notes: tuple[Note, ...]

    @property
    def text(self) -> str:
        """The page as it is written to disk."""
        front = yaml.safe_dump(self.meta, sort_keys=False, allow_unicode=True, width=10_000)
        return f"---\n{front}---\n\n{self.body}"


def make_chapter(raw: RawChapter, *, docs: Path, title: str = "") -> Chapter:
    """Make a page below `docs` from `raw`, under `title` if one is given.

    Raises:
        Refusal: nothing but a draft notice is in it, or words would be lost.
    """
    mended, notes = mend(raw.text)
    tokens, env = parse(mended)
    original_headings = headings(tokens)
    taken = take_notices(tokens)
    if not any(visible(taken.tokens)):
        raise Refusal("there is nothing but a draft notice in it; deliver it again when there is text")
    tokens, shown = placeholders(taken.tokens)
    tokens, dashed = dashes(tokens)
    title, origin = _title(raw, tokens, given=title)
    titled = entitle(tokens, title)
    tokens, dead = settle(titled.tokens, Place(docs / "chapters", docs, anchors_of(titled.tokens)))
    body = shield(render(tokens, env))
    _check_words(raw.text, mended, body, taken=taken, titled=titled)
    notes = [*raw.notes, *notes, *_on_markup(mended), *titled.notes, *shown, *dashed, *dead]
    meta = _meta(raw, taken, titled, description=describe(tokens), headings=original_headings)
    notes += [*decisions(tokens), *_on_status(taken, meta)]
    return Chapter(title, origin, meta, body, tuple(notes))


def describe(tokens: Tokens) -> str:
    """Return the first sentence below the title, without Markdown, in 160 characters at most."""
    below = list(pairwise(tokens))[3:]
    paragraphs = [
        plain(inline) for token, inline in below if token.type == "paragraph_open" and not token.level
    ]
    others = [plain(token) for token in tokens if token.type == "inline"]
    text = next(filter(None, [*paragraphs, *others[1:], *others[:1]]), "")
    end = _SENTENCE_END.search(text)
    sentence = text[: end.end()] if end else text
    if len(sentence) > DESCRIPTION_LENGTH:
        sentence = sentence[: DESCRIPTION_LENGTH - 1].rpartition(" ")[0].rstrip(" ,;:–") + "…"
    return _without_jinja(sentence)


def _title(raw: RawChapter, tokens: Tokens, *, given: str) -> tuple[str, str]:
    sources = {
        "from --title": given,
        "from its front matter": str(raw.meta.get("title") or ""),
        "from its first heading": title_of(tokens) or "",
    }
    origin, title = next(((origin, title) for origin, title in sources.items() if title.strip()), ("", ""))
    return _without_jinja(" ".join((title or propose(tokens)).split())), origin or "proposed from its words"


def _without_jinja(text: str) -> str:
    """MkDocs macros renders a title that has Jinja's brackets in it once more, so they are drawn apart."""
    return re.sub(r"\{(?=\{|%|##)", "{ ", text)


def _check_words(delivered: str, mended: str, body: str, *, taken: Taken, titled: Titled) -> None:
    under_title = body.split("\n", 1)[1]
    lost = lost_words(delivered, mended, under_title, moved=[*taken.removed, *titled.removed])
    if lost:
        some = " ".join(lost[:8])
        why = "a row with more cells than its table hides words; if there is none, this is an internal error"
        raise Refusal(f'its words would not all be kept, beginning with "{some}": {why}, please report it')


def _meta(
    raw: RawChapter, taken: Taken, titled: Titled, *, description: str, headings: list[str]
) -> dict[str, Any]:
    given = raw.meta.get("description")
    meta = {"title": titled.title, "description": given if isinstance(given, str) else description}
    meta["kind"] = "chapter"
    if taken.notices or raw.meta.get("status") == "draft" or raw.meta.get("draft") is True:
        meta["status"] = "draft"
    own = {key: value for key, value in raw.meta.items() if _is_taken_over(key, value)}
    return meta | own | {"taken_in": _record(raw, taken, titled, headings)}


def _is_taken_over(key: str, value: object) -> bool:
    return key not in _NOT_TAKEN and isinstance(value, SCHEMA.get(key, ()))


def _record(raw: RawChapter, taken: Taken, titled: Titled, headings: list[str]) -> dict[str, Any]:
    """Return where the page came from, with what its own front matter said that pages here do not have."""
    record: dict[str, Any] = {"file": raw.name, "sha256": raw.sha256}
    record |= {"title": titled.original or raw.meta.get("title"), "headings": headings}
    if taken.notices:
        record["notice"] = "; ".join(taken.notices)
    for key, value in raw.meta.items():
        if key not in {"title", "description"} and not _is_taken_over(key, value):
            record[f"given_{key}" if key in record else key] = value
    return record


def _on_markup(mended: str) -> list[Note]:
    tokens = parse(mended)[0]
    counts = {
        "underlined headings written with #": sum(
            token.type == "heading_open" and token.markup in {"=", "-"} for token in tokens
        ),
        "brackets that Jinja would read are shown as text": count_jinja(mended),
    }
    return [Note(f"{what} ({count})") for what, count in counts.items() if count]


def _on_status(taken: Taken, meta: dict[str, Any]) -> list[Note]:
    notes = [Note(f'draft notice moved to the front matter: "{text}"') for text in taken.notices]
    if "status" in meta:
        what = "the page is a draft and not in the build; take `status: draft` out of it when it is finished"
        notes.append(Note(what, decide=True))
    return [*taken.notes, *notes]
