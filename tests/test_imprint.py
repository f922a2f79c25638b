"""Settings of the published guide that cannot work are refused in one sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.errors import Unbuildable
from macros.imprint import Imprint

REFUSED = {
    "there is no a.png": {"picture": "a.png", "picture_alt": "A"},
    "no picture_alt that says what is on it": {"picture": "b.png"},
    "begins neither with mailto: nor with https:": {"report": "me@example.org"},
    "begins neither": {"report": "javascript:alert(1)"},
}


@pytest.mark.parametrize("said", REFUSED)
def test_a_setting_that_cannot_work_is_refused(said: str, tmp_path: Path) -> None:
    (tmp_path / "b.png").touch()
    with pytest.raises(Unbuildable, match=said):
        Imprint.of(tmp_path, {"extra": {"guidebook": REFUSED[said]}})


@pytest.mark.parametrize(
    "config", [{}, {"extra": None}, {"extra": {"guidebook": {"picture": "", "report": None}}}]
)
def test_a_guide_may_do_without_all_of_them(config: dict[str, Any], tmp_path: Path) -> None:
    assert Imprint.of(tmp_path, config) == Imprint()


def test_an_address_is_full_whether_or_not_that_of_the_site_ends_in_a_slash(tmp_path: Path) -> None:
    for base in ("https://a.example/b", "https://a.example/b/"):
        assert Imprint.of(tmp_path, {"site_url": base}).address("c/") == "https://a.example/b/c/"
    assert Imprint().address("c/") == ""
