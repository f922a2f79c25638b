"""What stands in every page runs first, and has a hash by which a policy can let it run."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from macros.inline import Inline, read_inline
from tests.conftest import ROOT

GUARD = ROOT / "docs/assets/js/guard.js"


def test_the_guard_is_small() -> None:
    assert len(read_inline(GUARD).text) <= 450


def test_the_hash_is_that_of_the_text_between_the_tags() -> None:
    text = "run();"
    assert Inline(text).hash == "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@pytest.mark.parametrize("text", ['const a = "</script>";', 'const a = "</SCRIPT";', 'const a = "<!--";'])
def test_a_script_that_would_end_inside_the_page_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "guard.js").write_text(text)
    with pytest.raises(ValueError, match=r"guard\.js would end inside a page"):
        read_inline(tmp_path / "guard.js")
