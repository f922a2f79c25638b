"""What pages say of themselves to search engines, to programs that read the site, and where it is shared."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from macros.crawlers import crawler_files
from macros.imprint import Imprint
from macros.linked_data import linked_data
from macros.model import Page
from tests import sites
from tests.content.pages import readers_pages

BASE = "https://reader.example/x/"
REPORT = "https://reports.example/new?title={title}&body={address}"
HIDDEN = {"workbook/data/", "workbook/people/", "workbook/print/", "workbook/recovery/"}
ODD = 'Say "hello" & <b>ask</b> one thing, then listen to what the other person has to tell you.'


class Head(HTMLParser):
    """Collects what the head of a page says, and the links of the page by their words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.said: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.data = ""
        self._in: tuple[str, dict[str, str]] = ("", {})
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and "content" in given:
            self.said[given.get("property") or given.get("name", "")] = given["content"]
        if tag == "link" and given.get("rel") in ("canonical", "license"):
            self.said[given["rel"]] = given["href"]
        self._in = (tag, given)

    def handle_data(self, text: str) -> None:
        tag, given = self._in
        if tag == "title" and "title" not in self.said:
            self.said["title"] = text.strip()
        if tag == "a" and text.strip():
            self.links[text.strip()] = given.get("href", "")
        if given.get("type") == "application/ld+json":
            self.data += text
        self._in = ("", {})


def heads(site: Path) -> dict[str, Head]:
    files = {file.relative_to(site).as_posix(): file for file in site.rglob("*.html")}
    del files["404.html"]
    return {
        name.removesuffix("index.html"): Head(file.read_text(encoding="utf-8"))
        for name, file in files.items()
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with an odd page and a draft more."""
    source = sites.copied(tmp_path_factory.mktemp("book"))
    odd = f"---\ntitle: Odd </script> page\ndescription: '{ODD}'\nkind: chapter\n---\n# Odd\n\nWords.\n"
    (source / "docs/chapters/odd.md").write_text(odd, encoding="utf-8")
    (source / "docs/chapters/later.md").write_text(
        "---\nstatus: draft\n---\n# Much later\n", encoding="utf-8"
    )
    return sites.built(source, source / "site", SITE_URL=BASE, REPORT_URI=REPORT)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Head]:
    return heads(site)


def parts_of(head: Head) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = json.loads(head.data)["@graph"]
    return parts


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    for one in value if isinstance(value, list) else ():
        yield from strings(one)
    if isinstance(value, str):
        yield value


def test_every_page_says_where_it_is_and_no_two_say_the_same(pages: dict[str, Head]) -> None:
    for url, head in pages.items():
        assert head.said["canonical"] == head.said["og:url"] == BASE + url
        assert head.said["og:description"] == head.said["description"]
        assert head.said["title"].startswith(head.said["og:title"])
    for key in ("title", "og:title", "description"):
        assert len({head.said[key] for head in pages.values()}) == len(pages)


@pytest.mark.parametrize("page", readers_pages(), ids=lambda page: page.path)
def test_a_description_says_enough_and_fits_into_a_list_of_results(page: Any) -> None:
    assert 50 <= len(page.meta["description"]) <= 160


def test_chapters_are_articles(pages: dict[str, Head]) -> None:
    articles = {url for url, head in pages.items() if head.said["og:type"] == "article"}
    assert articles == {url for url in pages if url.startswith("chapters/")}


def test_signs_that_mean_something_in_html_stay_what_they_are(pages: dict[str, Head]) -> None:
    said = pages["chapters/odd/"].said
    assert said["description"] == said["og:description"] == ODD
    assert parts_of(pages["chapters/odd/"])[0]["headline"] == "Odd </script> page"


def test_the_picture_is_there_in_the_size_that_is_said(site: Path, pages: dict[str, Head]) -> None:
    said = pages["about/"].said
    picture = (site / said["og:image"].removeprefix(BASE)).read_bytes()
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    assert said["og:image:alt"]
    assert said["twitter:card"] == "summary_large_image"
    assert len(picture) < 60_000


def test_linked_data_names_only_addresses_that_are_there(site: Path, pages: dict[str, Head]) -> None:
    for url, head in pages.items():
        parts = parts_of(head)
        assert parts[0]["url"] == BASE + url
        for one in (one for one in strings(parts) if one.startswith(BASE)):
            path = urlsplit(one).path.removeprefix("/x/")
            assert (site / path / "index.html").is_file() or (site / path).is_file(), one


def test_the_book_names_its_chapters_in_their_order(pages: dict[str, Head]) -> None:
    site_part, book = parts_of(pages[""])
    assert (site_part["@type"], book["@type"]) == ("WebSite", "Book")
    names = [(one["position"], one["url"].removeprefix(BASE)) for one in book["hasPart"]]
    assert names[:2] == [(1, "chapters/overview/"), (2, "chapters/benefits/")]
    for position, url in names:
        (chapter,) = parts_of(pages[url])
        assert chapter["position"] == position
        assert chapter["isPartOf"]["@id"] == book["@id"]


def test_pages_that_say_nothing_by_themselves_are_not_for_search_engines(
    site: Path, pages: dict[str, Head]
) -> None:
    assert {url for url, head in pages.items() if head.said.get("robots") == "noindex"} == HIDDEN
    assert '<meta name="robots" content="noindex">' in (site / "404.html").read_text(encoding="utf-8")


def test_the_map_of_the_site_lists_every_page_that_is_to_be_found(site: Path, pages: dict[str, Head]) -> None:
    listed = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(BASE + url for url in pages.keys() - HIDDEN)


def test_language_models_find_every_page_with_its_description(site: Path, pages: dict[str, Head]) -> None:
    text = (site / "llms.txt").read_text(encoding="utf-8")
    assert re.match(r"# .+\n\n> .+\n\n## .+\n\n- \[", text)
    found = re.findall(r"^- \[(.+)\]\((.+)\): (.+)$", text, re.M)
    assert {url for _, url, _ in found} == {BASE + url for url in pages.keys() - HIDDEN - {""}}
    assert all(said == pages[url.removeprefix(BASE)].said["description"] for _, url, said in found)
    assert len(re.findall("^## ", text, re.M)) == 4
    assert "Much later" not in text


def test_readers_report_an_error_with_the_title_and_the_address_of_the_page(pages: dict[str, Head]) -> None:
    for url, head in pages.items():
        asked = parse_qs(urlsplit(head.links["Report an error on this page"]).query)
        assert asked["title"] == [f"Error on the page: {head.said['og:title']}"] or url == ""
        assert asked["body"] == [BASE + url]


PAGE = Page("a.md", "A [b]", "reference", "", draft=False, description="Words\nand words.")


def test_a_mail_keeps_its_signs() -> None:
    imprint = Imprint(report="mailto:me@example.org?subject={title}&body={address}")
    link = imprint.report_link(title="A & b?", address="https://a.example/{title}/")
    assert link.startswith("mailto:me@example.org?subject=A%20%26%20b%3F&body=https%3A%2F%2Fa.example%2F")


def test_linked_data_cannot_end_the_script_that_holds_it() -> None:
    page = Page("a.md", "</script><!--&", "reference", "", draft=False)
    text = linked_data(page, url="a/", imprint=Imprint(base=BASE), chapters=[], language="en")
    assert not re.search("[<>&]", text)
    assert json.loads(text)["@graph"][0]["name"] == page.title


def test_a_site_without_an_address_says_nothing_that_needs_one() -> None:
    assert linked_data(PAGE, url="a/", imprint=Imprint(), chapters=[], language="en") == ""
    files = dict(crawler_files([PAGE], imprint=Imprint(name="N"), urls={"a.md": "a/"}, sections={"a.md": ""}))
    assert files == {"llms.txt": "# N\n\n> \n\n## N\n\n- [A \\[b\\]](a/): Words and words.\n"}


@pytest.mark.parametrize(("base", "there"), [("https://a.example/", True), (BASE, False), ("", False)])
def test_what_crawlers_may_read_is_said_where_they_ask(base: str, there: bool) -> None:
    files = dict(crawler_files([], imprint=Imprint(base=base), urls={}, sections={}))
    assert ("robots.txt" in files) is there
