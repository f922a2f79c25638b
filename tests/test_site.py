"""The built site: complete, self-contained, and refused where the sources have mistakes."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from tests import sites

BASE = "https://reader.example/x/"

CHAPTERS = ("overview", "benefits", "career-advancement", "skills", "grow-and-keep")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is published under a path, as GitHub Pages does."""
    return sites.built(sites.ROOT, tmp_path_factory.mktemp("site"), SITE_URL=BASE)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return sites.copied(tmp_path)


class Addresses(HTMLParser):
    """Collects what a page links to, what it loads, and its ids."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids.add(given.get("id", ""))
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag == "link" and given.get("rel") in ("stylesheet", "icon", "prev", "next"):
            self.loads.append(given["href"])
        if "src" in given:
            self.loads.append(given["src"])


def pages_of(site: Path) -> dict[str, Addresses]:
    return {
        file.relative_to(site).as_posix(): Addresses(file.read_text(encoding="utf-8"))
        for file in site.rglob("*.html")
    }


def file_at(site: Path, url: str) -> Path:
    path = unquote(urlsplit(url).path).removeprefix("/x/")
    return site / path / "index.html" if path.endswith("/") or not path else site / path


def test_every_link_and_asset_resolves_under_a_path(site: Path) -> None:
    pages = pages_of(site)
    assert len(pages) >= 10
    for name, page in pages.items():
        here = BASE + name.removesuffix("index.html")
        for address in page.links + page.loads:
            url, anchor = urldefrag(urljoin(here, address))
            if not url.startswith(BASE):
                continue
            target = file_at(site, url)
            assert target.is_file(), f"{name} points to {address}"
            if anchor and target.suffix == ".html":
                ids = pages[target.relative_to(site).as_posix()].ids
                assert unquote(anchor) in ids, f"{name} points to {address}, which has no such part"


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    for name, page in pages_of(site).items():
        for address in page.loads:
            assert not urlsplit(urljoin(BASE, address)).netloc.replace("reader.example", ""), (
                f"{name}: {address}"
            )


def test_the_five_chapters_stand_at_their_addresses(site: Path) -> None:
    for slug in CHAPTERS:
        assert (site / "chapters" / slug / "index.html").is_file()


def test_nothing_is_published_that_is_no_part_of_the_site(site: Path) -> None:
    published = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    assert not [name for name in published if name.endswith((".yml", ".py", ".md"))]
    assert not [name for name in published if name.startswith(("assets/js/", "assets/css/", "components"))]
    assert (
        len([name for name in published if re.fullmatch(r"assets/guidebook\.[0-9a-f]{8}\.(js|css)", name)])
        == 2
    )


def test_the_script_of_every_page_is_small(site: Path) -> None:
    (script,) = site.glob("assets/guidebook.*.js")
    assert len(gzip.compress(script.read_bytes(), 9)) <= 16 * 1024


def test_search_finds_the_words_of_tools_under_their_titles(site: Path) -> None:
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    sections = {entry["location"]: entry for entry in index["docs"]}
    goal = sections["chapters/skills/#goal-check-title"]
    assert goal["title"] == "Is your goal ready?"
    assert "Put a number and a date in it." in goal["text"]
    assert "What may get in the way" in sections["chapters/skills/#goal-plan-title"]["text"]


def test_search_knows_every_page(site: Path) -> None:
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    found = {urldefrag(entry["location"])[0] for entry in index["docs"]}
    pages = {name.removesuffix("index.html") for name in pages_of(site)} - {"404.html"}
    assert found == pages


def test_tool_titles_stand_in_the_table_of_contents(site: Path) -> None:
    page = (site / "chapters/skills/index.html").read_text(encoding="utf-8")
    contents = page[page.index('data-md-component="toc"') :]
    assert 'href="#goal-check-title"' in contents


def test_every_control_that_holds_an_answer_has_a_uid_and_a_name(site: Path) -> None:
    page = (site / "chapters/benefits/index.html").read_text(encoding="utf-8")
    controls = re.findall(r"<(?:input|textarea|select)[^>]*gb-(?:control|item__tick)[^>]*>", page)
    assert len(controls) == 31
    for control in controls:
        assert "data-uid=" in control
        id = re.findall(r'id="([^"]+)"', control)[0]
        assert "aria-label=" in control or f'for="{id}"' in page
        assert " name=" not in control


def test_there_is_no_form_around_answers(site: Path) -> None:
    for name in CHAPTERS:
        article = (site / "chapters" / name / "index.html").read_text(encoding="utf-8")
        article = article[article.index("<article") : article.index("</article>")]
        assert "<form" not in article


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
UNREAD = {
    "HTML": f"<div>\n{TOOL}</div>\n",
    "code": "Text\n\n" + TOOL.replace("{%", "    {%").replace("- [", "    - ["),
}


@pytest.mark.parametrize("place", UNREAD)
def test_a_tool_that_markdown_cannot_draw_ends_the_build(place: str, copy: Path) -> None:
    (copy / "docs/chapters/one.md").write_text(f"# One\n\n{UNREAD[place]}")
    done = sites.build(copy, copy / "site")
    assert done.returncode == 1
    assert "docs/chapters/one.md: 'x' stands in HTML or code" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["café.md", "my chapter.md", "sub/index.md"])
def test_a_chapter_of_any_name_is_in_the_workbook(name: str, copy: Path) -> None:
    page = copy / "docs/chapters" / name
    page.parent.mkdir(exist_ok=True)
    tool = '{% call checklist("x", title="Find me") %}\n- [ ] Go. ^go\n{% endcall %}\n'
    page.write_text(f"---\ntitle: Odd\nkind: chapter\n---\n# Odd\n\n{tool}")
    site = sites.built(copy, copy / "site")
    assert "Find me" in (site / "workbook/index.html").read_text(encoding="utf-8")
    assert "1 checklist" in (site / "index.html").read_text(encoding="utf-8").split("Odd")[1]


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
