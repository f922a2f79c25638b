"""The .venv that dev.py makes: whole or made anew, and no network once it is there."""

from __future__ import annotations

import sys
import zipfile
from hashlib import sha256
from pathlib import Path
from types import ModuleType

import pytest

from tests.copies import Copy, make_copy

DOWNLOADS = """
print("Ignoring one: markers 'sys_platform == \\"win32\\"' don't match your environment")
print("Collecting two==2 (from -r requirements-dev.txt (line 2))")
print("Requirement already satisfied: deep>=1 in somewhere (from two->-r requirements-dev.txt (line 2))")
"""
UNPACKS = DOWNLOADS + 'print("Installing collected packages: one, two", flush=True)\n'
OFFLINE = """
import sys
print("WARNING: Retrying (Retry(total=1)) after connection broken by 'NewConnectionError'", file=sys.stderr)
print("ERROR: No matching distribution found for one==1", file=sys.stderr)
sys.exit(1)
"""


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return make_copy(tmp_path)


@pytest.fixture
def dev(copy: Copy) -> ModuleType:
    return copy.load()


# What is there counts only when it is whole


@pytest.mark.parametrize("verb", ["check", "test -q"])
def test_nothing_is_installed_where_all_is_there(verb: str, copy: Copy) -> None:
    copy.module("pip", "raise SystemExit('asked for the network')")
    assert copy.run(*verb.split()).returncode == 0


def test_what_the_site_needs_is_not_enough_for_the_tests(copy: Copy) -> None:
    copy.installed("requirements.txt")
    copy.module("pip", "import sys\nprint(sys.argv[-2:])")
    copy.run("test", "-q")
    assert (copy.root / ".venv/install.log").read_text() == "['-r', 'requirements-dev.txt']\n"


def test_changed_requirements_are_installed_into_the_same_venv(copy: Copy) -> None:
    (copy.root / "requirements.txt").write_text("one==2\n")
    (copy.root / ".venv/kept").touch()
    assert "Ready." in copy.run("check").stdout
    assert (copy.root / ".venv/kept").exists()
    assert "Ready." not in copy.run("check").stdout


@pytest.mark.parametrize("stamp", [None, "", "{"])
def test_a_venv_that_was_left_half_made_counts_for_nothing(
    stamp: str | None, copy: Copy, dev: ModuleType
) -> None:
    copy.stamp.unlink()
    if stamp is not None:
        copy.stamp.write_text(stamp)
    assert dev.installed() == {}


def test_a_venv_whose_python_is_gone_counts_for_nothing(copy: Copy, dev: ModuleType) -> None:
    assert dev.installed() != {}
    for python in (copy.root / ".venv/bin").glob("python*"):
        python.unlink()
        python.symlink_to("/nowhere/python")
    assert dev.installed() == {}


def test_a_venv_that_a_newer_python_took_over_counts_for_nothing(copy: Copy, dev: ModuleType) -> None:
    copy.packages.parent.rename(copy.root / ".venv/lib/python3.0")
    assert dev.installed() == {}


# An install that goes wrong


def test_no_network_is_one_sentence(copy: Copy) -> None:
    copy.module("pip", OFFLINE)
    copy.installed("requirements.txt")
    result = copy.run("test")
    assert (result.returncode, result.stderr.count("\n")) == (2, 1)
    assert "there is no network, and this needs it once" in result.stderr


def test_the_reason_of_pip_is_told(copy: Copy) -> None:
    copy.module("pip", "print('ERROR: the disk is full')\nraise SystemExit(1)")
    copy.installed("requirements.txt")
    assert "nothing installed: the disk is full. Mend that" in copy.run("test").stderr


def test_what_was_whole_stays_so_while_pip_only_downloads(copy: Copy, dev: ModuleType) -> None:
    copy.module("pip", DOWNLOADS + "raise SystemExit(1)")
    copy.installed("requirements.txt")
    copy.run("test")
    assert dev.installed().keys() == {"requirements.txt"}


def test_a_run_that_ends_while_pip_unpacks_leaves_it_half_made(copy: Copy, dev: ModuleType) -> None:
    copy.module("pip", UNPACKS + "raise SystemExit(1)")
    copy.installed("requirements.txt")
    copy.run("test")
    assert dev.installed() == {}


def test_packages_are_counted_as_they_come(copy: Copy) -> None:
    copy.module("pip", UNPACKS)
    copy.installed("requirements.txt")
    lines = [line.strip() for line in copy.run("test", "-q").stdout.splitlines()]
    counted = ["Installing 1 of 2: one", "Installing 2 of 2: two", "Installing 2 of 2: unpacking", "Ready."]
    assert lines[:4] == counted


def test_a_second_run_at_the_same_time_is_refused(copy: Copy) -> None:
    copy.stamp.unlink()
    (copy.root / ".venv.lock").touch()
    assert "another dev.py is installing" in copy.run("check").stderr


def test_a_failed_run_does_not_lock_out_the_next(copy: Copy) -> None:
    copy.module("pip", OFFLINE)
    copy.installed("requirements.txt")
    copy.run("test")
    assert not (copy.root / ".venv.lock").exists()


def test_a_python_without_venv_is_refused(
    copy: Copy, dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = copy.root / "bare-python"
    bare.write_text("#!/bin/sh\necho ensurepip is not\necho available. You need more.\nexit 1\n")
    bare.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(bare))
    with pytest.raises(
        dev.SetupError, match=r"ensurepip is not available\): .*`sudo apt install python3-venv`"
    ):
        dev.make_venv()


# All of it for real, with one small package and no network


def test_a_first_run_makes_a_venv_of_exactly_what_is_named(copy: Copy) -> None:
    copy.stamp.unlink()
    name_package(copy, f"--hash=sha256:{sha256(make_wheel(copy.root).read_bytes()).hexdigest()}")
    assert "Making .venv" in (first := copy.run("check", "first")).stdout
    assert "tiny called with ['check', 'first']" in first.stdout
    assert copy.run("check").stdout == "tiny called with ['check']\n"


@pytest.mark.parametrize(
    ("digest", "reason"),
    [("", "Hashes are required"), (f"--hash=sha256:{'0' * 64}", "DO NOT MATCH THE HASHES")],
)
def test_a_package_that_may_be_another_one_is_refused(digest: str, reason: str, copy: Copy) -> None:
    copy.stamp.unlink()
    make_wheel(copy.root)
    name_package(copy, digest)
    assert reason in copy.run("check").stderr


def make_wheel(folder: Path) -> Path:
    """A package with a module `macros` that says how it was called."""
    about = "tiny-1.dist-info"
    with zipfile.ZipFile(folder / "tiny-1-py3-none-any.whl", "w") as wheel:
        wheel.writestr("macros/__main__.py", "import sys\nprint('tiny called with', sys.argv[1:])")
        wheel.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1\n")
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{about}/RECORD", "")
    return folder / "tiny-1-py3-none-any.whl"


def name_package(copy: Copy, digest: str) -> None:
    lines = ["--no-index", f"--find-links {copy.root}", f"tiny==1 {digest}"]
    (copy.root / "requirements.txt").write_text("\n".join(lines))
