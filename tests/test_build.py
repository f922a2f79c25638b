"""What a build makes of edited sources: it refuses what is wrong, and takes what is right."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import sites


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return sites.copied(tmp_path)


@pytest.mark.parametrize("flags", [(), ("-q",), ("--strict",)], ids=["plain", "quiet", "strict"])
def test_mistakes_end_the_build_with_their_lines_and_no_traceback(flags: tuple[str, ...], copy: Path) -> None:
    (copy / "docs/chapters/one.md").write_text("# One\n\n{{ feild('a') }}\n")
    (copy / "docs/chapters/two.md").write_text(
        '# Two\n\n{% call checklist("x", title="X") %}\n- [ ] No id.\n{% endcall %}\n'
    )
    done = sites.build(copy, copy / "site", *flags)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "docs/chapters/one.md:3: unknown macro or name 'feild'" in said
    assert "docs/chapters/two.md:4: an item of 'x' has no id" in said
    assert "Traceback" not in said
    assert not (copy / "site/index.html").exists()


def test_a_vanished_item_ends_the_build(copy: Path) -> None:
    chapter = copy / "docs/chapters/skills.md"
    chapter.write_text(
        re.sub(r"- \[ \] .*\^one-ask\n", "", chapter.read_text(encoding="utf-8")), encoding="utf-8"
    )
    done = sites.build(copy, copy / "site")
    assert done.returncode == 1
    assert "'follow-up--one-ask' (Ask for one thing at most.) was published and is gone" in done.stderr


TOOL = '{% call checklist("x", title="X") %}\n- [ ] Go. ^go\n{% endcall %}\n'
# Only an item of this one stands where nothing is drawn.
HALF = (
    '{% call checklist("x", title="X") %}\n- [ ] Go. ^go\n\n<div>\n- [ ] Stay. ^stay\n</div>\n{% endcall %}\n'
)
UNREAD = {
    "HTML": f"<div>\n{TOOL}</div>\n",
    "code": "Text\n\n" + TOOL.replace("{%", "    {%").replace("- [", "    - ["),
    "half": HALF,
}


@pytest.mark.parametrize("place", UNREAD)
def test_a_tool_that_markdown_cannot_draw_ends_the_build(place: str, copy: Path) -> None:
    (copy / "docs/chapters/one.md").write_text(f"# One\n\n{UNREAD[place]}")
    done = sites.build(copy, copy / "site")
    assert done.returncode == 1
    line = {"HTML": 4, "code": 5, "half": 3}[place]
    assert f"docs/chapters/one.md:{line}: 'x' stands in HTML or indented code" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_source_that_markdown_cannot_draw_ends_the_build(copy: Path) -> None:
    (copy / "docs/chapters/one.md").write_text(
        '# One\n\nTell `both {{ source("gee2017") }}`.\n\n{{ sources() }}\n'
    )
    done = sites.build(copy, copy / "site")
    assert done.returncode == 1
    assert "docs/chapters/one.md:3: source 'gee2017' stands in HTML or code" in done.stderr


@pytest.mark.parametrize("name", ["café.md", "my chapter.md", "sub/index.md"])
def test_a_chapter_of_any_name_is_in_the_workbook(name: str, copy: Path) -> None:
    page = copy / "docs/chapters" / name
    page.parent.mkdir(exist_ok=True)
    tool = '{% call checklist("x", title="Find me") %}\n- [ ] Go. ^go\n{% endcall %}\n'
    page.write_text(f"---\ntitle: Odd\nkind: chapter\n---\n# Odd\n\n{tool}")
    site = sites.built(copy, copy / "site")
    assert "Find me" in (site / "workbook/index.html").read_text(encoding="utf-8")
    assert "1 checklist" in (site / "index.html").read_text(encoding="utf-8").split("gb-entry__title")[-1]


def test_a_flat_menu_builds_as_well(copy: Path) -> None:
    settings = (copy / "mkdocs.yml").read_text(encoding="utf-8")
    start, end = settings.index("\nnav:"), settings.index("# The look.")
    flat = "\nnav:\n  - index.md\n  - chapters/skills.md\n\n"
    loose = settings[:start] + flat + settings[end:].replace("omitted_files: warn", "omitted_files: info")
    (copy / "mkdocs.yml").write_text(loose, encoding="utf-8")
    assert sites.build(copy, copy / "site").returncode == 0


def test_a_missing_id_of_the_guide_is_one_sentence(copy: Path) -> None:
    settings = (copy / "mkdocs.yml").read_text(encoding="utf-8")
    (copy / "mkdocs.yml").write_text(settings.replace("    id: networking-guidebook\n", ""), encoding="utf-8")
    done = sites.build(copy, copy / "site")
    assert done.returncode == 1
    assert "mkdocs.yml sets no extra.guidebook.id" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_dead_link_ends_the_strict_build(copy: Path) -> None:
    (copy / "docs/chapters/one.md").write_text("# One\n\n[Nowhere](nowhere.md)\n")
    assert sites.build(copy, copy / "site", "--strict").returncode == 1


def test_a_draft_is_neither_built_nor_named_nor_found(copy: Path) -> None:
    (copy / "docs/chapters/later.md").write_text("---\nstatus: draft\n---\n# Much later\n\nUnripe words.\n")
    site = sites.built(copy, copy / "site")
    assert not (site / "chapters/later").exists()
    assert not [file for file in site.rglob("*.html") if "Much later" in file.read_text(encoding="utf-8")]
    assert "Unripe" not in (site / "search/search_index.json").read_text(encoding="utf-8")


def test_a_new_chapter_comes_last_in_the_book_without_a_word_in_the_settings(copy: Path) -> None:
    (copy / "docs/chapters/another.md").write_text("---\ntitle: Another\n---\n# Another\n\nWords.\n")
    site = sites.built(copy, copy / "site")
    last = (site / "chapters/grow-and-keep/index.html").read_text(encoding="utf-8")
    assert 'rel="next" href="../another/"' in last


def test_two_builds_are_the_same(copy: Path) -> None:
    first, second = sites.built(copy, copy / "first"), sites.built(copy, copy / "second")
    for file in first.rglob("*"):
        if file.is_file() and file.name not in ("sitemap.xml", "sitemap.xml.gz"):
            assert file.read_bytes() == (second / file.relative_to(first)).read_bytes(), file


def test_the_build_asks_no_network(tmp_path: Path) -> None:
    program = (
        "import runpy, socket, sys\n"
        "def refuse(*arguments, **named): raise SystemExit('asked the network')\n"
        "socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse\n"
        f"sys.argv = ['mkdocs', 'build', '--strict', '-d', {str(tmp_path)!r}]\n"
        "runpy.run_module('mkdocs', run_name='__main__')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=sites.ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
