"""An author who edits a small book at random, and says in the ledger what became of its questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from random import Random

from macros.ledger import Ledger
from macros.model import Book, Checklist, Field, Item, Page, Place, Tool, Worksheet

# What became of an answer: where it was kept when the book was last published -> where it belongs now.
Went = dict[str, list[str]]


@dataclass
class Asked:
    """A question. A table has columns, which are questions too."""

    id: str
    kind: str
    text: str
    columns: list[Asked] = field(default_factory=list)


@dataclass
class Held:
    """A tool, and what it asks."""

    id: str
    kind: str
    asked: list[Asked] = field(default_factory=list)


class Author:
    """The book, its ledger, and the truth about it: `went` is noted apart, and never read from the ledger."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.count = 0
        self.path = "/guide/"
        self.ledger = Ledger("docs/ids.lock.yml", "guide")
        self.pages = {"one.md": [self._tool("checklist"), self._tool("worksheet")]}
        self.pages["two.md"] = [self._tool("worksheet"), self._tool("checklist")]
        self.went: Went = {}

    def edit(self) -> str:
        """Edit the book once; return how."""
        edits: list[Callable[[], None]] = [
            *(self._permute, self._reword, self._add, self._move, self._split, self._retire),
            *(self._move_column, self._split_column, self._move_tool, self._rename_page, self._change_path),
        ]
        edit = self.random.choice(edits)
        edit()
        return edit.__name__.strip("_")

    def book(self) -> Book:
        pages = (
            Page(uri, uri, "chapter", "", False, tuple(_drawn(one, uri) for one in tools))
            for uri, tools in sorted(self.pages.items())
        )
        return Book(tuple(pages))

    def published(self) -> Went:
        """Return what became of each question since the last time, and start anew."""
        uids = {one.uid for one in self.book().published()}
        went, self.went = {uid: homes for uid, homes in self.went.items() if homes != [uid]}, {}
        return went | {uid: [uid] for uid in uids if uid not in went}

    def _permute(self) -> None:
        for tools in self.pages.values():
            self.random.shuffle(tools)
        self.random.shuffle(self._some().asked)

    def _reword(self) -> None:
        asked = self.random.choice(self._some().asked)
        asked.text = f"Say it in other words {self._next()}"

    def _add(self) -> None:
        tool = self._some()
        tool.asked.append(self._question(tool.kind))

    def _move(self) -> None:
        tool, old = self._other()
        to = self._some(tool.kind)
        new = replace(old, id=f"q{self._next()}")
        tool.asked.remove(old)
        to.asked.append(new)
        for was, now in zip(_uids(tool, old), _uids(to, new), strict=True):
            self._say(was, [now])

    def _split(self) -> None:
        tool, old = self._other()
        homes = [self._some(tool.kind), self._some(tool.kind)]
        parts = [
            replace(old, id=f"q{self._next()}", columns=[replace(c) for c in old.columns]) for _ in homes
        ]
        tool.asked.remove(old)
        for to, part in zip(homes, parts, strict=True):
            to.asked.append(part)
        new = [_uids(to, part) for to, part in zip(homes, parts, strict=True)]
        for was, *now in zip(_uids(tool, old), *new, strict=True):
            self._say(was, now)

    def _retire(self) -> None:
        tool, old = self._other()
        tool.asked.remove(old)
        for was in _uids(tool, old):
            self._say(was, [])

    def _move_column(self) -> None:
        self._columns(1)

    def _split_column(self) -> None:
        self._columns(2)

    def _columns(self, number: int) -> None:
        tables = [(tool, one) for tool in self._tools() for one in tool.asked if one.columns]
        if not tables:
            return
        tool, table = self.random.choice(tables)
        old = self.random.choice(table.columns)
        new = [replace(old, id=f"k{self._next()}") for _ in range(number)]
        table.columns[table.columns.index(old) : table.columns.index(old) + 1] = new
        start = f"{tool.id}--{table.id}--"
        self._say(f"{start}{old.id}", [f"{start}{one.id}" for one in new])

    def _move_tool(self) -> None:
        tool = self._some()
        for tools in self.pages.values():
            if tool in tools:
                tools.remove(tool)
        self.pages[self.random.choice(sorted(self.pages))].append(tool)

    def _rename_page(self) -> None:
        uri = self.random.choice(sorted(self.pages))
        self.pages[f"page-{self._next()}.md"] = self.pages.pop(uri)

    def _change_path(self) -> None:
        self.path = f"/guide-{self._next()}/"

    def _say(self, was: str, now: list[str]) -> None:
        """Say where a question went, or that it is gone; one that was never published passes its place on."""
        if was in self.ledger.uids:
            self._explain(was, now)
            self.went.setdefault(was, now or [was])
            return
        for old, homes in [(old, self.ledger.targets(old)) for old in self.ledger.explained()]:
            if was in homes:
                self._explain(old, _passed(homes, was, now))
        for old, homes in self.went.items():
            if was in homes:
                self.went[old] = _passed(homes, was, now) or [old]

    def _explain(self, uid: str, homes: list[str]) -> None:
        moved = {old: new for old, new in self.ledger.moved.items() if old != uid}
        split = {old: new for old, new in self.ledger.split.items() if old != uid}
        retired = self.ledger.retired
        if len(homes) > 1:
            split[uid] = homes
        elif homes:
            moved[uid] = homes[0]
        else:
            retired = retired | {uid: "nobody answered it"}
        self.ledger = replace(self.ledger, moved=moved, split=split, retired=retired)

    def _tool(self, kind: str) -> Held:
        tool = Held(f"t{self._next()}", kind)
        tool.asked = [self._question(kind) for _ in range(3)]
        return tool

    def _question(self, kind: str) -> Asked:
        made = "tick" if kind == "checklist" else self.random.choice(["text", "textarea", "table"])
        columns = [Asked(f"k{self._next()}", "text", "A column") for _ in range(2)] if made == "table" else []
        return Asked(f"q{self._next()}", made, f"Do thing {self._next()}", columns)

    def _tools(self) -> list[Held]:
        return [tool for _, tools in sorted(self.pages.items()) for tool in tools]

    def _some(self, kind: str = "") -> Held:
        return self.random.choice([one for one in self._tools() if one.asked and kind in ("", one.kind)])

    def _other(self) -> tuple[Held, Asked]:
        """Return a question that may go: its tool keeps another."""
        tool = self.random.choice([one for one in self._tools() if len(one.asked) > 1] or [self._grown()])
        return tool, self.random.choice(tool.asked)

    def _grown(self) -> Held:
        tool = self._some()
        tool.asked.append(self._question(tool.kind))
        return tool

    def _next(self) -> int:
        self.count += 1
        return self.count


def _passed(homes: list[str], was: str, now: list[str]) -> list[str]:
    return [new for home in homes for new in (now if home == was else [home])]


def _uids(tool: Held, asked: Asked) -> list[str]:
    own = f"{tool.id}--{asked.id}"
    return [own, *(f"{own}--{column.id}" for column in asked.columns)]


def _drawn(tool: Held, uri: str) -> Tool:
    place = Place(f"docs/{uri}", 1)
    if tool.kind == "checklist":
        items = tuple(Item(one.id, one.text, place) for one in tool.asked)
        return Checklist(tool.id, tool.id, "", "", place, items)
    return Worksheet(tool.id, tool.id, "", "", place, tuple(_field(one, place) for one in tool.asked))


def _field(asked: Asked, place: Place) -> Field:
    columns = tuple(_field(one, place) for one in asked.columns)
    return Field(asked.id, asked.kind, asked.text, "", "", place, columns=columns)


def page_of(tools: list[Held]) -> Iterator[str]:
    """Yield the lines of a page as an author writes it."""
    yield "# Page"
    for tool in tools:
        yield from ("", f'{{% call {tool.kind}("{tool.id}", title="{tool.id}") %}}')
        for one in tool.asked:
            if tool.kind == "checklist":
                yield f"- [ ] {one.text} ^{one.id}"
            elif one.columns:
                yield f'{{% call table("{one.id}", label="{one.text}") %}}'
                for column in one.columns:
                    yield f'{{{{ column("{column.id}", kind="{column.kind}", label="{column.text}") }}}}'
                yield "{% endcall %}"
            else:
                yield f'{{{{ field("{one.id}", kind="{one.kind}", label="{one.text}") }}}}'
        yield "{% endcall %}"
