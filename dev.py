#!/usr/bin/env python3
"""The one command of this guidebook.

The first run makes a folder .venv beside this file and installs there exactly what the requirements
name; later runs need no network. What a verb does not know itself it hands on: serve and build to
mkdocs, test to pytest, check, ids and intake to `python -m macros`.
"""

# Written in the grammar of Python 3.6, so that an old Python can read it and say that it is too old:
# hence the quoted annotations, and no `from __future__ import annotations`.
import argparse
import contextlib
import hashlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

OLDEST_PYTHON = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = str(VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python"))
STAMP = VENV / "installed.json"  # requirements file -> hash of what was installed from it
LOCK = ROOT / ".venv.lock"
LOG = VENV / "install.log"

# How pip's lines about one package begin, wherever it gets it from.
PACKAGE = re.compile(
    r"(?:Collecting|Processing|Ignoring|Requirement \w+ \w+:) (?:\S*[/\\])?(\S+?)(?:==|-\d|: )"
)

RUNTIME = ["requirements.txt"]
DEVELOPMENT = [*RUNTIME, "requirements-dev.txt"]  # the last one names all of the others too

STEPS = {  # what `test` runs, in this order: a module of .venv and its arguments
    "ruff check": "ruff check .",
    "ruff format": "ruff format --check .",
    "mypy": "mypy",
    "deno lint": "deno lint --config tests/deno.json docs/assets/js tests/js",
    "deno check": "deno check --config tests/deno.json docs/assets/js tests/js",
    "deno test": "deno test --config tests/deno.json --allow-read --allow-env=GUIDEBOOK_ALL tests/js",
    "browsers": "tests.browsers",
    "pytest": "pytest -n auto --dist loadfile",
    "strict build": "mkdocs build --strict",
}

ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",  # the theme's long notice about a version that is not used here
    "DENO_NO_UPDATE_CHECK": "1",
    "PYTHONUTF8": "1",  # Windows would read the chapters in an encoding of its own
    "PIP_USER": "0",  # whoever sets it to 1 for everything else means no .venv
}


class SetupError(Exception):
    """What is in the way, and the way out, in one sentence. Ends the run with exit code 2."""


def main(arguments: "list[str] | None" = None) -> int:
    try:
        refuse_old_python(sys.version_info[:3])
        refuse_lone_file()
        options, rest = command_line().parse_known_args(arguments)
        os.environ.update(ENVIRONMENT)
        prepare(DEVELOPMENT if options.verb is test else RUNTIME)
        return int(options.verb(options, rest))
    except SetupError as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


def refuse_old_python(version: "tuple[int, ...]") -> None:
    if version < OLDEST_PYTHON:
        found, needed = (".".join(map(str, numbers)) for numbers in (version, OLDEST_PYTHON))
        raise SetupError(f"this is Python {found}, too old: start dev.py with Python {needed} or newer.")


def refuse_lone_file() -> None:
    for name in ["mkdocs.yml", *DEVELOPMENT]:
        if not (ROOT / name).is_file():
            raise SetupError(f"{name} is not in {ROOT}: start the dev.py of a whole copy of the guidebook.")


def command_line() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("dev.py", description=__doc__, allow_abbrev=False)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    for verb in (serve, build, test, check, ids, intake):  # the docstring of each is its line of help
        helps = verb is not intake  # which has a help of its own
        own = verbs.add_parser(verb.__name__, help=verb.__doc__, description=verb.__doc__, add_help=helps)
        own.set_defaults(verb=verb)
    of = verbs.choices
    of["serve"].add_argument("--port", type=int, default=8000, help="8000 by default; 0 takes a free one")
    of["test"].add_argument("--all", action="store_true", help="add the long runs in which things break")
    return parser


def serve(options: argparse.Namespace, rest: "list[str]") -> int:
    """show the guidebook in your browser, and again whenever you save a change"""
    address = f"127.0.0.1:{free_port(options.port)}"
    print(f"The guidebook will be at http://{address}/ (Ctrl-C ends it).", flush=True)
    try:
        return run("mkdocs", "serve", "-a", address, *rest)
    except KeyboardInterrupt:
        return 0  # the usual way to end it, so no failure


def free_port(port: int) -> int:
    try:
        with socket.create_server(("127.0.0.1", port)) as server:
            return int(server.getsockname()[1])
    except (OSError, OverflowError):
        raise SetupError(f"port {port} is in use or not allowed: try another, such as --port 8001.") from None


def build(options: argparse.Namespace, rest: "list[str]") -> int:
    """write the website into the folder site; anything doubtful ends it"""
    return run("mkdocs", "build", "--strict", *rest)


def test(options: argparse.Namespace, rest: "list[str]") -> int:
    """run all tests; with arguments for pytest, run only pytest"""
    if options.all:
        os.environ["GUIDEBOOK_ALL"] = "1"
    steps = {"pytest": ["pytest", *rest]} if rest else {name: words.split() for name, words in STEPS.items()}
    lines = [step(name, words) for name, words in steps.items()]
    print("\n" + "\n".join(lines), flush=True)
    return int(any(line.startswith("FAILED") for line in lines))


def step(name: str, words: "list[str]") -> str:
    print(f"\n--- {name}", flush=True)
    start = time.monotonic()
    state = "FAILED" if run(*words) else "ok"
    line = f"{state:8}{name:14}{time.monotonic() - start:6.1f} s"
    print(line, flush=True)
    return line


def check(options: argparse.Namespace, rest: "list[str]") -> int:
    """look through the pages for mistakes, without building"""
    return run("macros", "check", *rest)


def ids(options: argparse.Namespace, rest: "list[str]") -> int:
    """give every new item and field its id, which keeps readers' answers safe"""
    return run("macros", "ids", *rest)


def intake(options: argparse.Namespace, rest: "list[str]") -> int:
    """turn chapters as writers deliver them (.txt, .md) into pages"""
    words = [os.path.abspath(word) if os.path.isfile(word) else word for word in rest]
    return run("macros", "intake", *words)


def prepare(requirements: "list[str]") -> None:
    """Makes .venv hold what these files name. Where it already does, nothing is asked of the network."""
    wanted = {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in requirements}
    if wanted.items() <= installed().items():
        return
    try:
        LOCK.open("x").close()  # two runs at once would install into each other
    except FileExistsError:
        raise SetupError(f"another dev.py is installing: wait for it (if none is, delete {LOCK}).") from None
    try:
        if not installed():
            make_venv()
        install(requirements[-1])
        STAMP.write_text(json.dumps(wanted))
    finally:
        LOCK.unlink()


def installed() -> "dict[str, str]":
    """What .venv holds: nothing if it was left half made, or if the Python it was made with is gone."""
    try:
        subprocess.run([PYTHON, "-I", "-c", "import pip"], check=True, stderr=subprocess.DEVNULL)
        return dict(json.loads(STAMP.read_text()))
    except (OSError, ValueError, subprocess.CalledProcessError):
        return {}


def make_venv() -> None:
    print("Making .venv: about a minute, this once.", flush=True)
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    made = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
    if made.returncode:
        reason = re.split(r"[.:]\s", " ".join(made.stdout.split()))[0]
        remedy = "on Debian or Ubuntu run `sudo apt install python3-venv`, then dev.py again"
        raise SetupError(f"this Python makes no .venv ({reason}): {remedy}.")


def install(requirements: str) -> None:
    total = len(re.findall(r"(?m)^\S+==", (ROOT / requirements).read_text(encoding="utf-8")))
    quiet = ["--disable-pip-version-check", "--no-input", "--progress-bar=off", "--retries=2"]
    pip = ["pip", "install", "--require-hashes", *quiet, "-r", requirements]
    seen, end = 0, "\r" if sys.stdout.isatty() else "\n"  # in a terminal each line is written over the last
    with child(*pip, output=subprocess.PIPE) as process, LOG.open("w", encoding="utf-8") as log:
        for line in process.stdout or ():
            log.write(line)
            for package in PACKAGE.findall(line):
                seen += 1
                print(f"Installing {seen} of {total}: {package:40}", end=end, flush=True)
            if line.startswith("Installing collected packages"):
                STAMP.write_text("")  # half made from here on, and known as such if it is interrupted
                print(f"Installing {total} of {total}: {'unpacking':40}", end=end, flush=True)
    if process.wait():
        said = LOG.read_text(encoding="utf-8")
        errors = re.findall(r"(?m)^ERROR: (.+)", said) or ["pip does not say why"]
        reason = "there is no network, and this needs it once" if "connection broken" in said else errors[0]
        raise SetupError(f"nothing installed: {reason}. Mend that, then run dev.py again (see {LOG}).")
    print(f"{'Ready.':60}", flush=True)


def run(module: str, *arguments: str) -> int:
    with child(module, *arguments) as process:
        return process.wait()


@contextlib.contextmanager
def child(*module: str, output: "int | None" = None) -> "Iterator[subprocess.Popen[str]]":
    """A module at work in .venv, which never outlives this process."""
    errors = output and subprocess.STDOUT
    command = [PYTHON, "-m", *module]
    process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=errors, encoding="utf-8")
    try:
        yield process
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not leave the child behind
        # From a terminal, Ctrl-C has reached the child as well: first it gets a moment to end by itself.
        for ask in (process.poll, process.terminate, process.kill):
            ask()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=3)
                break
        raise


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends as cleanly as by Ctrl-C
    sys.exit(main())
