"""The command `dev.py intake`: five chapters as writers deliver them, their pages, and its report."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from macros.book import read_book
from macros.intake import main
from macros.meta import check_meta
from macros.source import read_page
from tests.intake.page import pages, raw

RAW = Path(__file__).parent / "intake" / "raw"
FIVE = sorted(RAW.iterdir())

NOTICE = "This chapter is unfinished; the author will come back to it after the harvest."

# What stands in each raw chapter, and what shall come of it: the page, its headings, whether it is a draft.
EXPECTED = {
    "000": ("a-garden-on-your-street", "1 2 2 2 2", False),
    "001": ("heap-turning-and-watering-compost", "1 2 2 2 2", False),
    "002": ("how-seed-swaps-bring-neighbours-together", "1 2 2 2 2 3 3 3 2", False),
    "003": ("tools-setting-a-rota", "1 2 2 2 2 2 2", False),
    "004": ("party-feed-people", "1 2 2 2 2 2 2 2 2 2 2", True),
}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return tmp_path / "docs"


@pytest.fixture
def five_pages(docs: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """Take in the five chapters, and return their pages by the first figures of their files."""
    assert main([str(file) for file in FIVE], docs=docs) == 0
    capsys.readouterr()
    return {
        number: (docs / "chapters" / f"{slug}.md").read_text(encoding="utf-8")
        for number, (slug, _, _) in EXPECTED.items()
    }


def front_matter(page: str) -> dict[str, object]:
    meta = yaml.safe_load(page.split("---\n", 2)[1])
    assert isinstance(meta, dict)
    return meta


def test_five_chapters_become_five_pages_with_one_title_each(five_pages: dict[str, str]) -> None:
    for number, (_, levels, _) in EXPECTED.items():
        marks = re.findall(r"^(#+) ", five_pages[number], re.M)
        assert " ".join(str(len(mark)) for mark in marks) == levels


def test_five_chapters_lose_no_word(five_pages: dict[str, str]) -> None:
    for file in FIVE:
        before = re.findall(r"\w+", file.read_text(encoding="utf-8"))
        page = five_pages[file.name[:3]]
        body = re.findall(r"\w+", page.split("---\n", 2)[2])
        title = re.findall(r"\w+", str(front_matter(page)["title"]))
        added = [] if file.name.startswith(("000", "002")) else title
        gone = {
            "002": title,
            "004": re.findall(r"\w+", NOTICE),
        }.get(file.name[:3], [])
        assert sorted([*before, *added]) == sorted([*body, *gone])


def test_only_the_draft_is_a_draft_and_its_notice_is_no_text(five_pages: dict[str, str]) -> None:
    for number, (_, _, is_draft) in EXPECTED.items():
        assert ("status" in front_matter(five_pages[number])) is is_draft
        assert "unfinished" not in five_pages[number].split("---\n", 2)[2]
    assert "Write a first draft of your invitation" in five_pages["004"]


def test_dashes_are_set_and_nothing_else_is_left_of_them(five_pages: dict[str, str]) -> None:
    for page in five_pages.values():
        assert "--" not in page.split("---\n", 2)[2]
    assert "Compost – the dark crumbly stuff at the bottom of the heap – is" in five_pages["001"]
    assert "another year – sometimes for ten" in five_pages["004"]


def test_the_record_says_where_a_page_came_from(five_pages: dict[str, str]) -> None:
    source = front_matter(five_pages["002"])["taken_in"]
    assert source == {
        "file": "002_9a3e17.txt",
        "sha256": hashlib.sha256((RAW / "002_9a3e17.txt").read_bytes()).hexdigest(),
        "title": "How Seed Swaps Bring Neighbours Together",
        "headings": [
            "How Seed Swaps Bring Neighbours Together",
            "How Seed Swaps Bring Neighbours Together",
            "Sharing What Is Left Over",
            "Hearing What Grows Here",
            "Meeting Newcomers",
            "Advice for Your First Swap",
            "Choose a Day",
            "Label Everything",
            "Start Small",
            "Conclusion",
        ],
    }


def test_the_description_is_the_first_sentence(
    five_pages: dict[str, str], docs: Path, tmp_path: Path
) -> None:
    said = {number: front_matter(page)["description"] for number, page in five_pages.items()}
    assert said["002"] == "A seed swap costs a table and an afternoon."
    assert said["003"] == "We meet every second Thursday, rain or not."
    main([raw(tmp_path, "# Dr. Moss\n\nDr. Moss *digs* " + "deep and " * 30 + "long.\n")], docs=docs)
    long = str(front_matter((docs / "chapters/dr-moss.md").read_text())["description"])
    assert long.startswith("Dr. Moss digs deep")
    assert long.endswith("…")
    assert len(long) <= 160


def test_the_pages_are_without_mistake_for_the_book(five_pages: dict[str, str], docs: Path) -> None:
    reading = read_book(docs)
    assert [str(problem) for problem in reading.problems] == []
    for name in pages(docs):
        assert list(check_meta(read_page(docs, f"chapters/{name}"), macros=["checklist"])) == []


CONFIG = """\
site_name: Five chapters
strict: true
theme: {name: mkdocs}
plugins: [{macros: {on_undefined: strict, j2_comment_start_string: "{##", j2_comment_end_string: "##}"}}]
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables]
validation: {links: {not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn}}
"""
ODD = """\
Signs & {{ wonders }}
====

See [a](a.md), [b](#b), [c](/c) and ![d](d.png). {% call %} {## no ##}

## Wonders {name}

    {{ not_code }} but `{{ code }}`, <name>.

- [ ] tick ^tick
  - nested
"""


def test_the_site_builds_strictly_right_after(five_pages: dict[str, str], docs: Path, tmp_path: Path) -> None:
    assert main([raw(tmp_path, ODD, name="odd.txt")], docs=docs) == 0
    (docs / "index.md").write_text("# Home\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "site/chapters/signs-wonders/index.html").read_text(encoding="utf-8")
    assert "Rendering Error" not in html
    assert "{{ wonders }}" in html
    assert html.count("<h1") == 1


def test_the_report_says_what_was_done_and_what_is_to_decide(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "\n**DRAFT**\n\nSeeds -- old ones.\n\nTips\n--\n\n[x](x.md)\n\nTips\n--\n\n- [ ] <b>sow</b>\n"
    file = raw(tmp_path, text, name="012_88.md")
    assert main([file], docs=docs) == 0
    assert (
        capsys.readouterr().out
        == f"""\
{file} -> {docs.as_posix()}/chapters/seeds.md
  title: "Seeds" (proposed from its words)
  changed:
  - blank lines at the start removed (1)
  - underlined headings written with # (2)
  - double and triple hyphens made dashes (1)
  - draft notice moved to the front matter: "DRAFT"
  needs a decision:
  - the title is only a proposal; choose one and put it into `title:` and the "# " line
  - the heading "tips" stands 2 times; tell the sections apart
  - it leads nowhere from the page, so it is now text: x.md
  - raw HTML stays as it is; Markdown or a macro would be better (2)
  - list items with a box stay text; make the list a checklist, or take the boxes out (1)
  - the page is a draft and not in the build; take `status: draft` out of it when it is finished
  - its place among the chapters (`nav:` in mkdocs.yml) is not chosen yet
"""
    )


def test_title_and_slug_can_be_given(docs: Path, tmp_path: Path) -> None:
    file = raw(tmp_path, "Seeds keep.\n")
    assert main([file, "--title", "Seeds: what keeps", "--slug", "seeds"], docs=docs) == 0
    page = (docs / "chapters/seeds.md").read_text(encoding="utf-8")
    assert front_matter(page)["title"] == "Seeds: what keeps"
    assert page.endswith("---\n\n# Seeds: what keeps\n\nSeeds keep.\n")


@pytest.mark.parametrize(
    ("title", "slug"),
    [("Café & Straße", "cafe-strasse"), ("Tom’s 3 Beds", "toms-3-beds"), ("One " * 40, "one" + "-one" * 14)],
)
def test_the_name_of_a_page_is_plain_letters(docs: Path, tmp_path: Path, title: str, slug: str) -> None:
    assert main([raw(tmp_path, "Text.\n"), "--title", title], docs=docs) == 0
    assert pages(docs) == [f"{slug}.md"]
