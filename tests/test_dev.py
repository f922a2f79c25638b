"""dev.py: every verb runs what it should, and whatever is in the way is one sentence with the way out."""

from __future__ import annotations

import ast
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.copies import ECHO, ROOT, Copy, calls, make_copy

SOURCE = (ROOT / "dev.py").read_text(encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return make_copy(tmp_path)


def refused(result: subprocess.CompletedProcess[str]) -> str:
    """The one sentence with which dev.py gave up."""
    assert result.returncode == 2, result
    assert result.stderr.startswith("dev.py: ")
    assert result.stderr.count("\n") == 1, "one line, and no traceback"
    return result.stderr


# An old Python


def test_python_3_6_can_read_the_file() -> None:
    ast.parse(SOURCE, feature_version=(3, 6))
    assert "from __future__ import annotations\n" not in SOURCE, "3.6 does not know it"


def test_only_the_standard_library_is_imported() -> None:
    nodes = list(ast.walk(ast.parse(SOURCE)))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 9, 2), (3, 10, 13)])
def test_an_old_python_is_refused(version: tuple[int, ...], copy: Copy) -> None:
    dev = copy.load()
    with pytest.raises(dev.SetupError, match=r"this is Python 3\.\d+\.\d+, too old: .* 3\.11 or newer"):
        dev.refuse_old_python(version)


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 11, 2), (3, 14, 0), (4, 0, 0)])
def test_a_python_that_is_new_enough_is_welcome(version: tuple[int, ...], copy: Copy) -> None:
    copy.load().refuse_old_python(version)


# The verbs


@pytest.mark.parametrize(
    ("typed", "called"),
    [
        ("build", ["mkdocs", ["build", "--strict"]]),
        ("build --site-dir elsewhere", ["mkdocs", ["build", "--strict", "--site-dir", "elsewhere"]]),
        ("check", ["macros", ["check"]]),
        ("ids --quiet", ["macros", ["ids", "--quiet"]]),
        ("intake missing.txt --title T", ["macros", ["intake", "missing.txt", "--title", "T"]]),
        ("intake --help", ["macros", ["intake", "--help"]]),
        ("test -k word tests", ["pytest", ["-k", "word", "tests"]]),
    ],
)
def test_a_verb_calls_its_module(typed: str, called: list[object], copy: Copy) -> None:
    result = copy.run(*typed.split())
    assert [call[:2] for call in calls(result.stdout)] == [called]
    assert result.returncode == 0


def test_serve_takes_the_port_that_was_asked_for(copy: Copy) -> None:
    [[name, arguments, *_]] = calls(copy.run("serve", "--port", "0", "--open").stdout)
    assert (name, arguments[:2], arguments[3:]) == ("mkdocs", ["serve", "-a"], ["--open"])
    assert arguments[2].startswith("127.0.0.1:")
    assert arguments[2] != "127.0.0.1:0"


def test_modules_run_in_the_guidebooks_folder_wherever_dev_is_called_from(copy: Copy) -> None:
    assert calls(copy.run("check", cwd=Path("/")).stdout)[0][2] == str(copy.root)


def test_intake_finds_files_where_dev_was_called_from(copy: Copy) -> None:
    elsewhere = copy.root / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "raw.txt").touch()
    [call] = calls(copy.run("intake", "raw.txt", "--title", "Raw", cwd=elsewhere).stdout)
    assert call[1] == ["intake", str(elsewhere / "raw.txt"), "--title", "Raw"]


def test_modules_get_the_address_of_the_site(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/x/")
    [call] = calls(copy.run("build").stdout)
    assert call[3]["SITE_URL"] == "https://example.org/x/"
    assert call[3]["NO_MKDOCS_2_WARNING"] == call[3]["PYTHONUTF8"] == "1"


def test_what_is_typed_reaches_the_module(copy: Copy) -> None:
    copy.module("macros", "print(input())")
    command = [sys.executable, str(copy.root / "dev.py"), "ids"]
    assert subprocess.run(command, input="y\n", capture_output=True, text=True).stdout == "y\n"


def test_the_exit_code_of_the_module_is_that_of_the_verb(copy: Copy) -> None:
    copy.module("macros", "raise SystemExit(1)")
    assert copy.run("check").returncode == 1


# All tests


def test_all_steps_run_though_one_fails(copy: Copy) -> None:
    copy.module("mypy", "raise SystemExit(1)")
    (copy.root / "tests").mkdir()
    (copy.root / "tests/browsers.py").write_text(ECHO, encoding="utf-8")
    result = copy.run("test")
    closing = result.stdout.split("\n\n")[-1].splitlines()
    states = {line[8:22].strip(): line[:8].strip() for line in closing}
    assert states == dict.fromkeys(copy.load().STEPS, "ok") | {"mypy": "FAILED"}
    assert result.returncode == 1


def test_all_adds_the_long_runs(copy: Copy) -> None:
    [usual], [long] = (calls(copy.run("test", *more, "-q").stdout) for more in ([], ["--all"]))
    assert (usual[3]["GUIDEBOOK_ALL"], long[3]["GUIDEBOOK_ALL"]) == (None, "1")


# What is in the way


def test_a_port_in_use_is_refused(copy: Copy) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert f"port {port} is in use" in refused(copy.run("serve", "--port", str(port)))


def test_a_number_that_is_no_port_is_refused(copy: Copy) -> None:
    assert "--port 8001" in refused(copy.run("serve", "--port", "70000"))


@pytest.mark.parametrize("name", ["mkdocs.yml", "requirements.txt", "requirements-dev.txt"])
def test_a_file_out_of_its_repository_is_refused(name: str, copy: Copy) -> None:
    (copy.root / name).unlink()
    assert f"{name} is not in {copy.root}" in refused(copy.run("check"))


# Ending it


def test_ctrl_c_ends_serve_cleanly(copy: Copy) -> None:
    waits = "import signal\nprint('up', flush=True)\ntry: signal.pause()\nexcept KeyboardInterrupt: pass"
    copy.module("mkdocs", waits)
    with copy.start("serve", "--port", "0") as process:
        said(process, "up")
        os.killpg(process.pid, signal.SIGINT)  # a terminal tells all of the group
        assert process.wait(timeout=20) == 0


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_the_server_ends_with_dev(told: signal.Signals, copy: Copy) -> None:
    copy.module("mkdocs", "import os, signal\nprint(os.getpid(), 'up', flush=True)\nsignal.pause()")
    with copy.start("serve", "--port", "0") as process:
        child = int(said(process, "up").split()[0])
        process.send_signal(told)  # dev.py alone hears it
        assert process.wait(timeout=20) == 0
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def said(process: subprocess.Popen[str], word: str) -> str:
    """Waits for a line with this word."""
    assert process.stdout
    return next(line for line in process.stdout if word in line)
