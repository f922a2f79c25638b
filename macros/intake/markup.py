"""The Markdown of a raw chapter: read as its writer meant it, written as the site reads it.

Writers follow CommonMark; the site is built with Python-Markdown, which wants four spaces for each
level of a list, two spaces for a line break, and knows fewer backslash escapes. mdformat does the
writing; what is here tells it about those differences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdformat.plugins import PARSER_EXTENSIONS
from mdformat.renderer import MDRenderer, RenderContext, RenderTreeNode
from mdformat.renderer.typing import Postprocess, Render
from mdit_py_plugins.footnote import footnote_plugin

from macros.intake.escape import escape_paragraph, escape_text

Tokens = list[Token]

_LANGUAGE = re.compile(r"[\w#.+-]+(?=\s|$)")
_FENCE_WORDS = re.compile(rf"{_LANGUAGE.pattern}( +\w+=(\"[^\"]*\"|'[^']*'))*")
_DROPPED = "dropped info"


def parse(text: str) -> tuple[Tokens, dict[str, Any]]:
    """Return the tokens of `text`, and the link targets that its references need for `render`."""
    env: dict[str, Any] = {}
    tokens = [_with_known_language(token) for token in _markdown().parse(text, env)]
    # Emphasis leaves empty texts beside it; joining takes them away.
    return each_inline(tokens, lambda children: list(map(_on_one_line, children))), env


def render(tokens: Tokens, env: dict[str, Any]) -> str:
    """Return `tokens` as Markdown for the site."""
    text: str = MDRenderer().render(tokens, _markdown().options, env)
    return text


def blocks(tokens: Tokens) -> list[Tokens]:
    """Return the top-level blocks, each as the tokens from its opening to its closing."""
    found: list[Tokens] = [[]]
    depth = 0
    for token in tokens:
        found[-1].append(token)
        depth += token.nesting
        if depth == 0:
            found.append([])
    return found[:-1]


def each_inline(tokens: Tokens, change: Callable[[Tokens], Tokens]) -> Tokens:
    """Return `tokens` with the content of every line of text changed by `change`."""
    return [
        replace(token, children=_joined(change(list(token.children or []))))
        if token.type == "inline"
        else token
        for token in tokens
    ]


def plain(token: Token) -> str:
    """Return the words of an inline token as a reader sees them."""
    return re.sub(r"\s+", " ", text_of(list(token.children or []))).strip()


def text_of(children: Tokens) -> str:
    """Return the text of parts of an inline token, with the spaces at its ends."""
    return "".join(_plain(children))


def emphasised(children: Tokens) -> int:
    """Return how many of `children` the bold or italics that they begin with take up; 0 for none."""
    first = children[0]
    if first.type not in {"strong_open", "em_open"}:
        return 0
    return next(index for index, child in enumerate(children[1:], 2) if child.level == first.level)


def dropped_info(token: Token) -> str:
    """Return what stood behind the mark of a code fence and is not kept; no reader sees it."""
    return str(token.meta.get(_DROPPED, ""))


def words(content: str) -> Token:
    """Return a token for ordinary text."""
    return Token("text", "", 0, content=content)


class _Site:
    """What mdformat writes differently for this site; it takes this for one of its plugins."""

    CHANGES_AST = False
    RENDERERS: Mapping[str, Render]
    POSTPROCESSORS: Mapping[str, Postprocess]

    @staticmethod
    def update_mdit(mdit: MarkdownIt) -> None:
        mdit.use(footnote_plugin, inline=False, move_to_end=False)


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt()
    plugins: list[Any] = [PARSER_EXTENSIONS["tables"], _Site]
    for plugin in plugins:
        plugin.update_mdit(markdown)
    # Addresses stay as they were written, letters outside ASCII included.
    markdown.normalizeLink = markdown.normalizeLinkText = str  # type: ignore[method-assign,assignment]
    # store_labels lets mdformat keep [text][label] links as they are.
    markdown.options.update({"store_labels": True, "mdformat": {}, "codeformatters": {}})
    markdown.options["parser_extension"] = plugins
    return markdown


def _with_known_language(token: Token) -> Token:
    """SuperFences takes nothing for a code fence that has other words behind it than these."""
    if token.type != "fence" or _FENCE_WORDS.fullmatch(token.info):
        return token
    found = _LANGUAGE.match(token.info.strip())
    return replace(token, info=found[0] if found else "", meta={_DROPPED: token.info})


def _on_one_line(child: Token) -> Token:
    """A tag or comment over two lines could begin something else on the second one."""
    return replace(child, content=" ".join(child.content.split())) if child.type == "html_inline" else child


def _joined(children: Tokens) -> Tokens:
    """Join neighbouring texts: mdformat sees what needs an escape only within one of them."""
    joined: Tokens = []
    for child in children:
        if joined and child.type == joined[-1].type == "text":
            joined[-1] = replace(joined[-1], content=joined[-1].content + child.content)
        elif child.type != "text" or child.content:
            joined.append(child)
    return joined


def _plain(children: Tokens) -> Iterator[str]:
    for child in children:
        if child.type == "image":
            yield from _plain(list(child.children or []))
        elif child.type in {"softbreak", "hardbreak"}:
            yield " "
        elif child.type in {"text", "code_inline"}:
            yield child.content


def _list(node: RenderTreeNode, context: RenderContext) -> str:
    first = int(str(node.attrs.get("start", 1)))
    items = []
    for number, item in enumerate(node.children, first):
        mark = "- " if node.type == "bullet_list" else f"{number}. "
        items.append((mark + _indented(item.render(context))).rstrip())
    return _stacked(items, tight=_is_tight(node))


def _list_item(node: RenderTreeNode, context: RenderContext) -> str:
    assert node.parent is not None  # an item is always in a list
    return _stacked([child.render(context) for child in node.children], tight=_is_tight(node.parent))


def _stacked(parts: list[str], *, tight: bool) -> str:
    """Join `parts`: in a tight list line by line, but with a blank line after one that has any, or code."""
    text = ""
    gap = ""
    for part in filter(None, parts):
        text += gap + part
        gap = "\n" if tight and "\n\n" not in part and "```" not in part else "\n\n"
    return text


def _indented(text: str) -> str:
    return re.sub(r"\n(?!\n)", "\n    ", text)


def _is_tight(node: RenderTreeNode) -> bool:
    paragraphs = [block for item in node.children for block in item.children if block.type == "paragraph"]
    return all(paragraph.hidden for paragraph in paragraphs)


def _in_heading(node: RenderTreeNode) -> bool:
    return node.type == "heading" or (node.parent is not None and _in_heading(node.parent))


def _footnote(node: RenderTreeNode, context: RenderContext) -> str:
    body = "\n\n".join(child.render(context) for child in node.children)
    return f"[^{node.meta['label']}]: {_indented(body)}"


_Site.RENDERERS = {
    "bullet_list": _list,
    "ordered_list": _list,
    "list_item": _list_item,
    "hr": lambda node, context: "---",
    "hardbreak": lambda node, context: " " if _in_heading(node) else "\\\n",
    "footnote_ref": lambda node, context: f"[^{node.meta['label']}]",
    "footnote_reference": _footnote,
}
_Site.POSTPROCESSORS = {
    "text": lambda text, node, context: escape_text(text),
    "paragraph": lambda text, node, context: escape_paragraph(text),
}
