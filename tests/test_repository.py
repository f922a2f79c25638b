"""The files around the code: what they promise is there, and what they pull in is pinned."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
REQUIREMENTS = sorted(ROOT.glob("requirements*"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.fixture(params=WORKFLOWS, ids=lambda file: file.name)
def workflow(request: pytest.FixtureRequest) -> Any:
    return yaml.safe_load(request.param.read_text(encoding="utf-8"))


def steps_of(workflow: Any) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


# Documents


@pytest.mark.parametrize("text", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_every_command_in_the_documents_exists(text: str) -> None:
    verbs = set(
        re.findall(r"^def (\w+)\(options", (ROOT / "dev.py").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert set(re.findall(r"dev\.py (\w+)", text)) <= verbs


@pytest.mark.parametrize("text", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_every_path_in_the_documents_exists(text: str) -> None:
    named = re.findall(r"`((?:docs|macros|overrides|tests)/[\w./-]+)`", text)
    linked = re.findall(r"\]\((\w[^):]*)\)", text)
    assert [path for path in named + linked if not list(ROOT.glob(path.replace("KIND", "*")))] == []


def test_the_readme_is_one_screen() -> None:
    assert len(README.splitlines()) <= 60


# Requirements


@pytest.mark.parametrize("file", REQUIREMENTS, ids=lambda file: file.name)
def test_requirements_name_no_address(file: Path) -> None:
    assert "//" not in file.read_text(encoding="utf-8")


def test_the_tests_have_all_that_the_site_has_in_the_same_versions() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


def pins(name: str) -> dict[str, list[str]]:
    """Each package with its version and the hashes of its files."""
    text = (ROOT / name).read_text(encoding="utf-8")
    blocks = re.findall(r"^(\S+==.+?)(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL)
    return {block.split(" ")[0]: re.findall(r"--hash=(\S+)", block) for block in blocks}


# Workflows


def test_actions_are_pinned(workflow: Any) -> None:
    assert [step["uses"] for step in steps_of(workflow) if not pinned(step.get("uses", ""))] == []


def pinned(action: str) -> bool:
    return not action or bool(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action))


def test_pins_name_their_version() -> None:
    for file in WORKFLOWS:
        lines = [line for line in file.read_text(encoding="utf-8").splitlines() if "uses:" in line]
        assert all(re.search(r"# v\d+\.\d+\.\d+$", line) for line in lines), file.name


def test_nothing_is_allowed_by_default(workflow: Any) -> None:
    assert workflow["permissions"] in ({}, {"contents": "read"})


def test_only_the_deployment_may_write() -> None:
    may_write = {
        (file.name, name)
        for file in WORKFLOWS
        for name, job in yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].items()
        if "write" in job.get("permissions", {}).values()
    }
    assert may_write == {("publish.yml", "deploy")}


def test_checkouts_keep_no_password(workflow: Any) -> None:
    checkouts = [step for step in steps_of(workflow) if "checkout@" in step.get("uses", "")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_commands_hold_nothing_that_comes_from_outside(workflow: Any) -> None:
    assert not [step["run"] for step in steps_of(workflow) if "${{" in step.get("run", "")]


def test_the_published_site_knows_its_address() -> None:
    jobs = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8"))["jobs"]
    [build] = [step for step in jobs["build"]["steps"] if step.get("run", "").endswith("dev.py build")]
    assert build["env"]["SITE_URL"] == "${{ steps.pages.outputs.base_url }}/"


def test_ci_runs_the_command_of_the_readme() -> None:
    script = ROOT / ".ci/run"
    assert os.access(script, os.X_OK)
    assert script.read_text(encoding="utf-8").splitlines()[-1] == "python3 dev.py test"
    assert "`python3 dev.py test`" in README
