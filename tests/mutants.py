"""Breaks the guidebook on purpose, one guarantee at a time, and sees a test go red.

python -m tests.mutants              breaks all that tests/mutants.yml lists
python -m tests.mutants WORD…        those whose name holds one of the words
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Mutant:
    """One broken build.

    Attributes:
        name: what is broken.
        file: where, below the root of the project.
        code: what stands there, exactly once.
        broken: what takes its place.
        test: what has to fail: a file of tests/js, or arguments of pytest.
    """

    name: str
    file: str
    code: str
    broken: str
    test: str

    def source(self) -> str:
        """Return the broken file.

        Raises:
            ValueError: the code is not there once.
        """
        text = (ROOT / self.file).read_text(encoding="utf-8")
        if text.count(self.code) != 1:
            raise ValueError(f"{self.name}: {self.file} holds {text.count(self.code)} times {self.code!r}")
        return text.replace(self.code, self.broken)


def mutants() -> list[Mutant]:
    listed = yaml.safe_load((ROOT / "tests/mutants.yml").read_text(encoding="utf-8"))
    return [Mutant(name, **one) for name, one in listed.items()]


def copied(to: Path) -> Path:
    """Copy what git knows, so that the broken code never stands in the project itself."""
    known = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, known.stdout.split("\0")):
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, to / name)
    return to


def survives(mutant: Mutant, copy: Path) -> bool:
    """Tell whether the test passes on the broken code, which is put back afterwards."""
    file = copy / mutant.file
    whole = file.read_text(encoding="utf-8")
    file.write_text(mutant.source(), encoding="utf-8")
    try:
        done = subprocess.run(command(mutant.test), cwd=copy, capture_output=True, check=False)
    finally:
        file.write_text(whole, encoding="utf-8")
    return done.returncode == 0


def command(test: str) -> list[str]:
    tool = [sys.executable, "-m"]
    if test.endswith(".js"):
        # Unchecked, so that it is the test that sees it, and not the types.
        how = ["--no-check", "--config", "tests/deno.json", "--allow-read"]
        return [*tool, "deno", "test", *how, f"tests/js/{test}"]
    return [*tool, "pytest", "-q", "-x", "-p", "no:cacheprovider", *test.split()]


def main(words: list[str]) -> int:
    chosen = [one for one in mutants() if not words or any(word in one.name for word in words)]
    survivors = []
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder))
        for mutant in chosen:
            alive = survives(mutant, copy)
            survivors += [mutant.name] * alive
            print(f"{'SURVIVES' if alive else 'caught':10}{mutant.name}", flush=True)
    print(f"{len(chosen) - len(survivors)} of {len(chosen)} caught")
    return int(bool(survivors))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
