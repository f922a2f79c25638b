"""What tries to run in an answer, and a page that tells of everything that ran or could."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Frame, Page, Request

from tests.conftest import ROOT

PAYLOADS: list[str] = json.loads((ROOT / "tests/payloads.json").read_text(encoding="utf-8"))

# Whatever a text may do once it runs, in every frame; the traps are laid before any script of the
# page. What is given to eval falls into the same traps: it has none of its own, as Playwright works by it.
TRAPS = """() => {
  const tell = (what) => console.error(`ran: ${what}`);
  for (const name of ["alert", "confirm", "prompt", "print", "open", "msgbox"]) {
    window[name] = (...all) => tell(`${name}(${all})`);
  }
  Object.defineProperty(window, "gbHit", { set: () => tell("gbHit was set"), get: () => undefined });
  const own = new URL(document.baseURI).origin;
  const fetched = window.fetch;
  window.fetch = (to, ...more) => {
    if (new URL(to.url ?? to, document.baseURI).origin !== own) tell(`fetch ${to.url ?? to}`);
    return fetched(to, ...more);
  };
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
    tell(`refused by the policy: ${violatedDirective} ${blockedURI}`);
  });
}"""

# The names of all elements, how many of each there are of those that can load or run something, and what
# is in no page of ours: code in an attribute, an address that is code.
ACTIVE = r"""() => {
  const CODE = /^(javascript|data|vbscript|blob|file):/i;
  const ADDRESSES = /^(href|src|srcdoc|srcset|action|formaction|xlink:href|data|poster|background|ping)$/i;
  const LOADS = "script, style, link, meta, base, img, form, iframe, object, embed, template, noscript";
  const names = new Set();
  const counts = {};
  const code = [];
  for (const element of document.querySelectorAll("*")) {
    names.add(element.localName);
    if (element.matches(LOADS)) {
      counts[element.localName] = (counts[element.localName] ?? 0) + 1;
    }
    for (const { name, value } of element.attributes) {
      const bare = value.replace(/[\0-\x20]/g, "");
      const runs = /^on/i.test(name) || name === "srcdoc" || (ADDRESSES.test(name) && CODE.test(bare));
      if (runs) code.push(`<${element.localName} ${name}=${value.slice(0, 80)}>`);
    }
  }
  return { names: [...names], counts, code };
}"""

# What answers may rightly change on a page: more rows, links to what a reader wrote as a link.
HARMLESS = {"a", "b", "br", "li", "ul", "p", "span", "option", "pre", "details", "summary", "button", "time"}


@dataclass
class Victim:
    """A page, and all that happened on it which no answer may cause.

    The policy of the pages is switched off, as it would stop what got through and so hide it.
    """

    page: Page
    paper: Page  # shows what was saved
    home: str
    ran: list[str] = field(default_factory=list)
    plain: dict[str, Any] = field(
        default_factory=dict
    )  # what stands on each page when answers are plain words

    def look(self, name: str, page: Page | None = None) -> None:
        """Compare what stands on the page now with the same page full of plain words."""
        active = (page or self.page).evaluate(ACTIVE)
        before = self.plain.setdefault(name, active)
        self.ran += [f"{name}: {one}" for one in active["code"] if one not in before["code"]]
        strange = {*active["names"]} - {*before["names"]} - HARMLESS
        self.ran += [f"{name}: an element {one}" for one in sorted(strange)]
        if active["counts"] != before["counts"]:
            self.ran.append(f"{name}: {active['counts']} instead of {before['counts']}")

    def fine(self, where: str) -> None:
        assert self.ran == [], where


def victims(context: BrowserContext, home: str) -> Iterator[Victim]:
    """Yield one; nothing it does reaches the network."""
    victim = Victim(context.new_page(), context.new_page(), home)

    def asked(request: Request) -> None:
        if not request.url.startswith((home, "data:", "about:")):
            victim.ran.append(f"a request: {request.url[:200]}")

    def moved(frame: Frame) -> None:
        if frame.parent_frame or not frame.url.startswith((home, "about:blank")):
            victim.ran.append(f"a frame went to {frame.url[:200]}")

    def asked_back(dialog: Dialog) -> None:
        victim.ran.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def said(message: ConsoleMessage) -> None:
        if message.text.startswith("ran: "):
            victim.ran.append(message.text)

    context.add_init_script(f"({TRAPS})()")
    context.on("request", asked)
    context.on("page", lambda _: victim.ran.append("a window was opened"))
    for page in (victim.page, victim.paper):
        page.on("framenavigated", moved)
        page.on("dialog", asked_back)
        page.on("pageerror", lambda error: victim.ran.append(f"an error: {error}"))
        page.on("console", said)
    yield victim
