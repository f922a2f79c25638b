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

Tokens = list[Token]

_ODD = r"(?<!\\)((?:\\\\)*)"  # an even number of backslashes, so that the next one is an escape
_OPENERS = re.compile(r"\{\{|\{%|\{##")
_SHIELDED = re.compile(r"\{% raw %\}(\{\{|\{%|\{##)\{% endraw %\}")


def parse(text: str) -> tuple[Tokens, dict[str, Any]]:
    """Return the tokens of `text`, and the link targets that its references need for `render`."""
    env: dict[str, Any] = {}
    return _markdown().parse(text, env), env


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
    return re.sub(r"\s+", " ", "".join(_plain(list(token.children or [])))).strip()


def emphasised(children: Tokens) -> int:
    """Return how many of `children` the bold or italics that they begin with take up; 0 for none."""
    first = children[0]
    if first.type not in {"strong_open", "em_open"}:
        return 0
    return next(index for index, child in enumerate(children[1:], 2) if child.level == first.level)


def words(content: str) -> Token:
    """Return a token for ordinary text."""
    return Token("text", "", 0, content=content)


def shield(markdown: str) -> str:
    """Return `markdown` with Jinja's opening brackets, which code may still have, shown and not obeyed."""
    return _OPENERS.sub(r"{% raw %}\g<0>{% endraw %}", markdown)


def unshield(markdown: str) -> str:
    """Take back what `shield` did."""
    return _SHIELDED.sub(r"\1", markdown)


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
    # store_labels lets mdformat keep [text][label] links as they are.
    markdown.options.update({"store_labels": True, "mdformat": {}, "codeformatters": {}})
    markdown.options["parser_extension"] = plugins
    return markdown


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


def _escaped_text(text: str, node: RenderTreeNode, context: RenderContext) -> str:
    text = re.sub(_ODD + r"\\<", r"\1&lt;", text)
    text = re.sub(_ODD + r"\\&", r"\1&amp;", text)
    # Neither Jinja nor attr_list, which would hide a {name} behind a heading, shall see such a brace.
    text = re.sub(r"\{(?=%|##)", "&#123;", text)
    return re.sub(r"\{(?![:#])", r"\\{", text)


def _escaped_paragraph(text: str, node: RenderTreeNode, context: RenderContext) -> str:
    text = re.sub(_ODD + r"\\\n", r"\1  \n", text)
    # Lines that Python-Markdown or its extensions take for something: underlines, boxes, tabs, headings.
    text = re.sub(r"(?m)^\\?([=?])(?=\1\1|$)", lambda found: f"&#{ord(found[1])};", text)
    text = re.sub(r"(?m)^(#|!(?=!!))", r"\\\1", text)
    # Only a checklist makes ticks; anywhere else "[ ]" is text.
    return re.sub(r"\A\[([ xX])\]", r"\\[\1\\]", text)


_Site.RENDERERS = {
    "bullet_list": _list,
    "ordered_list": _list,
    "list_item": _list_item,
    "hr": lambda node, context: "---",
    "hardbreak": lambda node, context: " " if _in_heading(node) else "\\\n",
    "footnote_ref": lambda node, context: f"[^{node.meta['label']}]",
    "footnote_reference": _footnote,
}
_Site.POSTPROCESSORS = {"text": _escaped_text, "paragraph": _escaped_paragraph}
