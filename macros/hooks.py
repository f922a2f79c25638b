"""The shim between MkDocs and the house. The only file that imports mkdocs.

MkDocs keeps this file in memory while it serves, so it holds as little as possible.
"""

from __future__ import annotations

import logging
import sys
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

log = logging.getLogger("mkdocs.guidebook")

# It tells what it found, eight lines for each build; what authors need to see would drown in them.
logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)

_build: dict[str, Any] = {"serving": False, "site": None, "urls": {}, "contents": {}, "undrawn": []}
_page = {"now": ""}


def on_startup(*, command: str, dirty: bool) -> None:
    _build["serving"] = command == "serve"


@event_priority(100)  # before mkdocs-macros, which hides why it cannot import the package
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    root = str(Path(config.config_file_path).resolve().parent)
    if root not in sys.path:
        sys.path.insert(0, root)
    if _build["serving"]:  # an edited macro counts from the next reload on
        for name in [name for name in sys.modules if name.split(".")[0] == "macros"]:
            del sys.modules[name]
        _never_strict()
    from macros.errors import Unbuildable
    from macros.nav import complete_nav
    from macros.settings import Settings
    from macros.site import Site

    try:
        settings = Settings.of(Path(config.docs_dir), config)
        site = Site.read(settings, language=config.theme["language"])
    except Unbuildable as error:
        raise PluginError(str(error)) from error
    _build.update(site=site, contents={}, undrawn=[])
    _tell(site, config.site_url or "")
    config.markdown_extensions.append(site.extension(_page))  # type: ignore[arg-type]
    config.nav = complete_nav(config.nav or [], site.reading.book)
    config.extra_css.append(site.style)
    script = ExtraScriptValue(site.script)
    script.defer = True
    config.extra_javascript.append(script)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    from macros.site import is_source

    for file in [file for file in files if is_source(file.src_uri)]:
        files.remove(file)

    def placed(uri: str) -> tuple[str, str]:
        page = File.generated(config, uri, content="")
        return page.dest_uri, page.url

    made = _build["site"].assets | _build["site"].publication.moved(Path(config.docs_dir), placed)
    for uri, content in made.items():
        files.append(File.generated(config, uri, content=content))
    for uri in _build["site"].drafts():
        draft = files.get_file_from_path(uri)
        if draft:
            draft.inclusion = InclusionLevel.DRAFT
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    menu = {page.file.src_uri: page.url for page in nav.pages}
    _build["urls"] = menu | {file.src_uri: file.page.url for file in files.documentation_pages() if file.page}
    parts = {page.file.src_uri: list(page.ancestors) for page in nav.pages}
    sections = {uri: str(part[-1].title) if part else "" for uri, part in parts.items()}
    for uri, content in _build["site"].publication.for_crawlers(_build["urls"], sections).items():
        files.append(File.generated(config, uri, content=content))
    return nav


@event_priority(100)  # before mkdocs-macros, which must not see a page with mistakes
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    _page["now"] = page.file.src_uri
    if page.file.src_uri in _build["site"].drafts():
        page.meta["search"] = {"exclude": True}
    mistakes: str | None = _build["site"].mistakes(page.file.src_uri)
    if mistakes is None:
        return markdown
    page.meta["render_macros"] = False
    page.meta["search"] = {"exclude": True}
    return mistakes


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    for problem in _build["site"].undrawn(page.file.src_uri, html):
        _build["undrawn"].append(problem)
        log.error(str(problem))
    _build["contents"][page.url] = html
    return html


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    page.meta["description"] = escape(str(page.meta.get("description", "")))  # the theme takes it as it is
    urls = _build["urls"] | {page.file.src_uri: page.url}  # a draft, which `serve` shows, is in no list
    context.update(_build["site"].page_context(page.file.src_uri, urls, _build["contents"]))
    return context


def on_template_context(
    context: TemplateContext, template_name: str, config: MkDocsConfig
) -> TemplateContext:
    if template_name == "sitemap.xml":
        hidden = _build["site"].publication.hidden()
        context["pages"] = [file for file in context["pages"] if file.src_uri not in hidden]
    return context


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    if _build["undrawn"] and not _build["serving"]:
        raise PluginError("A page does not show all that its source says. The lines above say where.")
    env.globals.update(_build["site"].context(_build["urls"]))
    return env


@event_priority(-100)  # after the search has written its index
def on_post_build(*, config: MkDocsConfig) -> None:
    _build["site"].publication.finish(Path(config.site_dir), _build["urls"])


def _never_strict() -> None:
    """Take away what counts warnings: after a strict build that failed, `serve` would stop answering."""
    logger = logging.getLogger("mkdocs")
    for handler in [handler for handler in logger.handlers if isinstance(handler, CountHandler)]:
        logger.removeHandler(handler)


def _tell(site: Any, address: str) -> None:
    """Tell the author every problem; outside of `serve` the build ends there."""
    for notice in site.notices(address):
        log.info(notice)
    problems = site.reading.problems
    for problem in problems:
        log.error(str(problem))
    if problems and not _build["serving"]:
        raise PluginError(f"The sources have mistakes ({len(problems)}). The lines above say where.")
