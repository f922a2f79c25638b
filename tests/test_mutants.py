"""The list of broken builds is in step with the code, and each of them is caught."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.mutants import Mutant, copied, mutants, survives

# Each takes seconds: `dev.py test --all` tries them.
ALL = bool(os.environ.get("GUIDEBOOK_ALL"))


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(tmp_path_factory.mktemp("broken"))


@pytest.mark.parametrize("mutant", mutants(), ids=lambda mutant: mutant.name)
def test_it_can_be_broken_so(mutant: Mutant) -> None:
    assert mutant.source()


if ALL:

    @pytest.mark.parametrize("mutant", mutants(), ids=lambda mutant: mutant.name)
    def test_it_is_caught(mutant: Mutant, copy: Path) -> None:
        assert not survives(mutant, copy)
