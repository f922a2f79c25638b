"""Draft notices in raw chapters: how writers word them, and how to take them out of the text.

A notice is told from a sentence about drafts by its form: every piece of it must be a phrase that
only speaks of the state of the text ("work in progress", "do not publish"), or it must be set apart
(bold, in brackets, a comment) and begin like a label. "Write a first draft of your letter" is neither.
"""

from __future__ import annotations

import re

_MOST_WORDS = 40

_DOCUMENT = r"(?:chapter|section|page|text|document|file|article|manuscript|guide|post)"
_NOT_DONE = (
    r"(?:not|isn't|hasn't been)(?: yet| quite)?(?: been)? "
    r"(?:finished|completed?|final(?:i[sz]ed)?)(?: yet)?"
)
_TO_BE = (
    r"(?:to be|tb) ?(?:completed|continued|finished|written|added|expanded|revised|done|confirmed|announced"
    r"|filled in)"
)
_STATE = (
    rf"(?:(?:very )?(?:unfinished|incomplete)|{_NOT_DONE}|{_TO_BE}|(?:a )?work in progress"
    r"|(?:still )?under construction|(?:still |currently )*being (?:written|edited|revised)"
    r"|still in (?:draft|progress|preparation)|in draft(?: form)?)"
)
_DRAFT = (
    r"(?:an? )?(?:(?:very|first|second|third|early|rough|working|initial|preliminary|partial|incomplete"
    r"|unfinished|unedited|internal|raw|author's|\d+(?:st|nd|rd|th)) )*"
    r"drafts?(?: (?:only|version|copy|chapter|text|document|status))?(?: (?:no\.? ?)?v?\d[\d.]*)?"
    r"(?: of (?:this|the) (?:chapter|section|text|document))?"
)
_SUBJECT = rf"(?:this(?: {_DOCUMENT}| version| part)?|the {_DOCUMENT}|(?:this |the )?{_DOCUMENT} \d+)"
_REST = rf"(?:more|more \w+|content|text|the rest|rest of (?:this|the) {_DOCUMENT}|conclusion|examples?)"
_LATER = r"(?: (?:here|later|soon|shortly|on|next week|next month|to (?:it|this|follow|come)))*"
_DONE = r"(?:finished|completed|continued|expanded|revised|rewritten|written)"
_RETURN = (
    r"(?:come back|coming back|return|returning|be back|finish|complete|continue|revisit|expand|add|revise"
    r"|rewrite)"
)
_WILL = r"(?:will|shall|plans? to|hopes? to|intends? to|needs? to|is going to|has yet to|still has to|to)"
_JUST = r"(?:still |currently |only |just )*"

# Phrases that make a notice, alone or with others of these lists. Dashes are "-", case is ignored.
_LABELS = [
    rf"(?:(?:this|it) is )?{_JUST}{_DRAFT}",
    r"wip|tbd|tba|tbc|tk|fixme|todo",
    _STATE,
    rf"(?:{_SUBJECT}|it) (?:is|remains|was) {_JUST}(?:{_STATE}|{_DRAFT})"
    r"(?: (?:and|but|so|because|until|by) .{1,80})?",
    rf"{_SUBJECT} (?:still )?needs (?:more )?(?:work|editing|finishing|review)",
    rf"{_SUBJECT} (?:will be|has yet to be|has still to be|has not been|is yet to be) {_DONE}{_LATER}",
    rf"(?:the )?(?:authors?|writers?|editors?) {_WILL} {_RETURN}\b.{{0,80}}",
    rf"(?:(?:{_REST}|{_DOCUMENT}) )?(?:is |are )?(?:coming soon|coming later|to come|to follow|will follow)"
    r"(?: soon| later| here)?",
    rf"{_REST} (?:is |are )?{_TO_BE}",
    r"(?:do not|don't|not to be) (?:publish|circulate|distribute|release|published|released)(?: yet)?",
    r"not (?:yet )?for (?:publication|release|distribution|circulation)(?: yet)?",
    r"(?:preliminary|early|incomplete|unfinished) version",
]
# Phrases that only go with one of those.
_BESIDE = [
    r"(?:please )?note(?: that)?|nb|warning|caution|attention|status|(?:author|editor)'?s? note",
    r"(?:for )?(?:internal )?(?:review|comments?|feedback|internal use)(?: only)?|confidential|under review",
    r"(?:please )?(?:do not|don't) (?:share|quote|print|copy)(?: yet)?|please (?:ignore|wait)",
    r"subject to change|check back (?:soon|later)|watch this space",
    r"(?:version |v|chapter )?\d[\d.]*|\d{1,2} \w+ \d{4}|(?:last )?(?:edited|updated|changed|dated)\b.{0,40}",
    rf"(?:(?:i|we|it|author|writer|and) )?(?:{_WILL}|i'll|we'll) (?:be )?(?:{_RETURN}|{_DONE}){_LATER}",
]
_LABEL = re.compile("|".join(_LABELS))
_PIECE = re.compile("|".join(_LABELS + _BESIDE))
_SPLIT = re.compile(
    r"\s+-+\s*|\s*-{2,}\s*|\s*[:;,.!?|/()\[\]]+\s+|\s*[()\[\]]+\s*|\s+and\s+(?=(?:the|i|we|do|not|will)\b)"
)

# Set apart and beginning so, whatever follows is a remark about the text as well.
_MARKED_LABEL = re.compile(
    r"(?:wip|todo|tbd|tbc|fixme|work in progress|unfinished|incomplete|(?:rough |first )?draft|not finished)"
    r"(?:\s*[-:;,.(!]|$)"
)
_UNFINISHED = re.compile(
    rf"\b(?:unfinished|incomplete(?! without)|{_NOT_DONE}|work in progress|under construction|{_TO_BE})"
)
_ABOUT_TEXT = re.compile(
    rf"\b(?:{_DOCUMENT}|authors?|writers?|editors?|(?:will|to) (?:come back|return|finish))\b"
)
_IN_COMMENT = re.compile(
    r"\b(?:draft|todo|to do|wip|unfinished|incomplete|fixme|tbd|work in progress|do not publish)\b"
)
_ORDER = re.compile(
    r"(?:todo|fixme|wip|tbd)\s*[:-].+"
    rf"|to do:? (?:finish|complete|expand|write|rewrite) (?:this|the) {_DOCUMENT}.{{0,40}}"
)
_WRAPPING = " \t\n*_~\"'“”‘’[](){}<>=#-–—.…:!"


def is_notice(text: str, *, marked: bool = False) -> bool:
    """Tell whether `text` says nothing but that the chapter is unfinished.

    Args:
        text: visible words of a block, a line or a sentence.
        marked: it is set apart as a whole, in bold, italics, brackets or a quote.
    """
    core = _core(text)
    if not core or len(core.split()) > _MOST_WORDS:
        return False
    pieces = [piece for part in _SPLIT.split(core) if (piece := part.strip(_WRAPPING))]
    if all(map(_PIECE.fullmatch, pieces)) and any(map(_LABEL.fullmatch, pieces)):
        return True
    if re.match(r"\W*(?:TODO|FIXME|ToDo)\b", text) or _ORDER.fullmatch(core):
        return True
    return (marked or _is_bracketed(text)) and _is_remark(text, core)


def is_notice_comment(text: str) -> bool:
    """Tell whether an HTML comment speaks of an unfinished text; no reader sees it, so a word is enough."""
    return bool(_IN_COMMENT.search(_core(text)))


def label_before(text: str) -> str:
    """Return the notice with which `text` begins, such as "[Draft] ", or ""."""
    for pattern in (
        r"\s*[\[(][^\])]{2,120}[\])][\s:.-]*",
        r"\s*[A-Z ]{3,}(?:\s*:|\s+[-–—])\s+",
        r"[^.!?]{2,120}[.!?]\s+",
    ):
        if (found := re.match(pattern, text)) and found.end() < len(text) and is_notice(found[0]):
            return found[0]
    return ""


def label_after(text: str) -> str:
    """Return the notice with which `text` ends, such as " (unfinished)", or ""."""
    for pattern in (
        r"\s*[\[(][^\])]{2,120}[\])]\s*$",
        r"\s+[-–—]+\s+[A-Z ]{3,}$",
        r"(?<=[.!?])\s+[^.!?]{2,120}[.!?]?\s*$",
    ):
        if (found := re.search(pattern, text)) and found.start() and is_notice(found[0]):
            return found[0]
    return ""


def _core(text: str) -> str:
    text = re.sub(r"[–—]", " - ", text.replace("’", "'").casefold())
    text = re.sub(r"work-in-progress", "work in progress", text)
    return re.sub(r"\s+", " ", text).strip(_WRAPPING)


def _is_bracketed(text: str) -> bool:
    text = text.strip(" \t\n*_")
    return bool(re.fullmatch(r"\[[^\]]*\][.:]?|\([^)]*\)[.:]?|\{[^}]*\}", text))


def _is_remark(text: str, core: str) -> bool:
    """A marked text is a remark when it begins with a label, or says of a text that it is unfinished."""
    shouted = re.match(r"\W*[A-Z]{3}", text) or _is_bracketed(text)
    if _MARKED_LABEL.match(core) and (shouted or not re.match(r"\W*(?:first |rough )?draft", core)):
        return True
    return bool(_UNFINISHED.search(core) and _ABOUT_TEXT.search(core))
