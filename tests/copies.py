"""Copies of dev.py with a .venv in which every module only says how it was called."""

from __future__ import annotations

import importlib.util
import json
import shutil
import signal
import subprocess
import sys
import venv
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parent.parent

# Stands for mkdocs, pytest, ruff …: says its name, its arguments and what dev.py set for it.
ECHO = """
import json, os, sys
names = ["NO_MKDOCS_2_WARNING", "PYTHONUTF8", "SITE_URL", "GUIDEBOOK_ALL"]
print(json.dumps([sys.argv[0], sys.argv[1:], os.getcwd(), {name: os.environ.get(name) for name in names}]))
"""


@dataclass(frozen=True)
class Copy:
    root: Path

    def run(self, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(self.root / "dev.py"), *arguments]
        return subprocess.run(command, capture_output=True, text=True, cwd=cwd, timeout=60)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """The same, left running, in a process group of its own as in a terminal."""
        command = [sys.executable, str(self.root / "dev.py"), *arguments]
        return subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
            # A shell that starts the tests in the background has Ctrl-C ignored; here it must count.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )

    def load(self) -> ModuleType:
        spec = importlib.util.spec_from_file_location("copied_dev", self.root / "dev.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    def module(self, name: str, source: str = ECHO) -> None:
        """Put a module into its .venv; `python -m NAME` runs the source."""
        folder = self.packages / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "__init__.py").touch()
        (folder / "__main__.py").write_text(source, encoding="utf-8")

    @property
    def packages(self) -> Path:
        return next((self.root / ".venv/lib").glob("python3.*/site-packages"))

    @property
    def stamp(self) -> Path:
        return self.root / ".venv/installed.json"

    def installed(self, *names: str) -> None:
        """Write into the stamp that these requirements were installed as they are now."""
        hashes = {name: sha256((self.root / name).read_bytes()).hexdigest() for name in names}
        self.stamp.write_text(json.dumps(hashes), encoding="utf-8")


def make_copy(root: Path) -> Copy:
    copy = Copy(root)
    shutil.copy(ROOT / "dev.py", root)
    (root / "mkdocs.yml").touch()
    (root / "requirements.txt").write_text("one==1\n", encoding="utf-8")
    (root / "requirements-dev.txt").write_text("one==1\ntwo==2\n", encoding="utf-8")
    venv.create(root / ".venv", symlinks=True, with_pip=False)
    for name in ["pip", "mkdocs", "macros", "pytest", "ruff", "mypy", "deno"]:
        copy.module(name)
    copy.installed("requirements.txt", "requirements-dev.txt")
    return copy


def calls(printed: str) -> list[Any]:
    """What the modules said: name, arguments, folder and environment of each call."""
    found = [json.loads(line) for line in printed.splitlines() if line.startswith("[")]
    return [[Path(path).parent.name, *rest] for path, *rest in found]
