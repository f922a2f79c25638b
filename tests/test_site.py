"""The built site: complete, self-contained, and refused where the sources have mistakes."""

from __future__ import annotations

import gzip
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from macros.inline import Inline, read_inline
from tests import sites

BASE = "https://reader.example/x/"

CHAPTERS = ("overview", "benefits", "career-advancement", "skills", "grow-and-keep")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is published under a path, as GitHub Pages does."""
    return sites.built(sites.ROOT, tmp_path_factory.mktemp("site"), SITE_URL=BASE)


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
            if urlsplit(url).netloc != urlsplit(BASE).netloc:
                continue
            assert url.startswith(BASE), f"{name} points to {address}, outside of the site"
            target = file_at(site, url)
            assert target.is_file(), f"{name} points to {address}"
            if anchor and target.suffix == ".html":
                ids = pages[target.relative_to(site).as_posix()].ids
                assert unquote(anchor) in ids, f"{name} points to {address}, which has no such part"


def test_where_nobody_takes_reports_no_page_offers_it(site: Path) -> None:
    assert "Report an error" not in (site / "chapters/skills/index.html").read_text(encoding="utf-8")


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


def test_the_styles_of_a_chapter_are_small(site: Path) -> None:
    chapters = list(site.glob("chapters/*/index.html"))
    assert len(chapters) == 5
    for chapter in chapters:
        bytes_ = {"screen": 0, "print": 0}
        text = chapter.read_text(encoding="utf-8")
        for link, href in re.findall(r'(<link rel="stylesheet"[^>]*href="([^"]*)"[^>]*>)', text):
            if re.search(r"/[a-z_]+\.[0-9a-f]{8}\.css$", href):
                medium = "print" if 'media="print"' in link else "screen"
                bytes_[medium] += len(gzip.compress((chapter.parent / href).read_bytes(), 9))
        assert 0 < bytes_["screen"] <= 5 * 1024, chapter
        # A browser fetches it last, as it is of no use before the page is printed.
        assert 0 < bytes_["print"] <= 1536, chapter


def test_the_guard_of_the_storage_stands_before_every_other_script(site: Path) -> None:
    guard = read_inline(sites.ROOT / "docs/assets/js/guard.js")
    for file in site.rglob("*.html"):
        scripts = re.findall(r"<script[^>]*>(.*?)</script>", file.read_text(encoding="utf-8"), re.S)
        assert Inline(scripts[0]).hash == guard.hash, file


def test_search_finds_the_words_of_tools_under_their_titles(site: Path) -> None:
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    sections = {entry["location"]: entry for entry in index["docs"]}
    goal = sections["chapters/skills/#goal-check-title"]
    assert goal["title"] == "Is your goal ready?"
    assert "Put a number and a date in it." in goal["text"]
    assert "What may get in the way" in sections["chapters/skills/#goal-plan-title"]["text"]


def test_search_knows_every_page_once(site: Path) -> None:
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    found = {urldefrag(entry["location"])[0] for entry in index["docs"]}
    pages = {name.removesuffix("index.html") for name in pages_of(site)} - {"404.html"}
    pages.remove("workbook/print/")  # its words stand in the chapters
    assert found == pages


def test_tool_titles_stand_in_the_table_of_contents(site: Path) -> None:
    page = (site / "chapters/skills/index.html").read_text(encoding="utf-8")
    contents = page[page.index('data-md-component="toc"') :]
    assert 'href="#goal-check-title"' in contents


def test_every_control_that_holds_an_answer_has_a_uid_and_a_name(site: Path) -> None:
    page = (site / "chapters/benefits/index.html").read_text(encoding="utf-8")
    controls = re.findall(r"<(?:input|textarea|select)[^>]*gb-(?:control|item__tick)[^>]*>", page)
    assert len(controls) > 30
    for control in controls:
        assert "data-uid=" in control
        id = re.findall(r' id="([^"]+)"', control)[0]
        assert "aria-label" in control or f'for="{id}"' in page
        assert " name=" not in control


def test_there_is_no_form_around_answers(site: Path) -> None:
    for name in CHAPTERS:
        article = (site / "chapters" / name / "index.html").read_text(encoding="utf-8")
        article = article[article.index("<article") : article.index("</article>")]
        assert "<form" not in article


def test_the_page_to_print_holds_every_tool_once_and_no_id_twice(site: Path) -> None:
    page = (site / "workbook/print/index.html").read_text(encoding="utf-8")
    workbook = (site / "workbook/index.html").read_text(encoding="utf-8")
    tools = re.findall(r' data-tool="([^"]+)"', workbook)
    assert tools
    assert re.findall(r'<gb-(?:checklist|worksheet)[^>]* id="([^"]+)"', page) == tools
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert [id for id in set(ids) if ids.count(id) > 1] == []
    uids = {uid for name in CHAPTERS for uid in _uids(site / f"chapters/{name}/index.html")}
    assert _uids(site / "workbook/print/index.html") == uids


def _uids(page: Path) -> set[str]:
    return set(re.findall(r' data-uid="([^"]+)"', page.read_text(encoding="utf-8")))


def test_the_numbers_of_the_first_page_are_counted(site: Path) -> None:
    tools = len(re.findall(" data-tool=", (site / "workbook/index.html").read_text(encoding="utf-8")))
    assert f"Five chapters, {tools} tools" in (site / "index.html").read_text(encoding="utf-8")


def test_a_page_without_tools_lists_none(site: Path) -> None:
    assert "<gb-glance" in (site / "chapters/skills/index.html").read_text(encoding="utf-8")
    assert "<gb-glance" not in (site / "about/index.html").read_text(encoding="utf-8")


def test_what_changed_is_told_from_the_one_list_of_changes(site: Path) -> None:
    changes = (sites.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    heads = re.findall(r"^###? (.+)$", changes, re.M)
    page = (site / "about/news/index.html").read_text(encoding="utf-8")
    assert heads
    assert re.findall(r"<h[23] [^>]*>([^<]+)<", page) == heads
