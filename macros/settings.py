"""What mkdocs.yml says of the book, read without MkDocs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Settings:
    """`id` is the storage scope of the book, `names` what pages may use of `extra`."""

    id: str
    names: tuple[str, ...]


def read_settings(file: Path) -> Settings:
    """Read the part of mkdocs.yml that is ours.

    Raises:
        KeyError: `extra.guidebook.id` is not set.
    """
    extra = yaml.load(file.read_text(encoding="utf-8"), _Plain)["extra"]
    return Settings(extra["guidebook"]["id"], tuple(extra))


class _Plain(yaml.SafeLoader):
    """Reads tags such as `!ENV` and `!!python/name:` as nothing, since no setting of ours has one."""


def _nothing(loader: yaml.Loader, suffix: str, node: yaml.Node) -> Any:
    return None


_Plain.add_multi_constructor("!", _nothing)
_Plain.add_multi_constructor("tag:yaml.org,2002:python/", _nothing)
