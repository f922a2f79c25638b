"""What mkdocs.yml says of the book, read without MkDocs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from macros.errors import Unbuildable
from macros.imprint import Imprint


@dataclass(frozen=True)
class Settings:
    """What of mkdocs.yml is ours.

    Attributes:
        docs: the folder of the pages.
        id: the storage scope of the book.
        names: what pages may use of `extra`.
        imprint: what it says of the guide as something published.
    """

    docs: Path
    id: str
    names: tuple[str, ...]
    imprint: Imprint

    @classmethod
    def of(cls, docs: Path, config: Mapping[str, Any]) -> Settings:
        """Take the settings out of what mkdocs.yml holds.

        Raises:
            Unbuildable: `extra.guidebook.id` is not set, or a setting cannot work.
        """
        extra = config.get("extra") or {}
        guidebook = extra.get("guidebook") or {}
        if not isinstance(guidebook.get("id"), str):
            raise Unbuildable("mkdocs.yml sets no extra.guidebook.id, the name under which answers are kept.")
        return cls(docs, guidebook["id"], tuple(extra), Imprint.of(docs, config))


def read_settings(file: Path) -> Settings:
    """Read the settings from mkdocs.yml.

    Raises:
        Unbuildable: the file is missing or not YAML, or `extra.guidebook.id` is not set.
    """
    try:
        settings = yaml.load(file.read_text(encoding="utf-8"), _Plain) or {}
    except FileNotFoundError as error:
        raise Unbuildable(f"{file} is not here: run this in the folder of the guidebook.") from error
    except yaml.YAMLError as error:
        raise Unbuildable(f"{file} is not YAML: {' '.join(str(error).split())}") from error
    return Settings.of(file.parent / settings.get("docs_dir", "docs"), settings)


class _Plain(yaml.SafeLoader):
    """Reads tags such as `!ENV` and `!!python/name:` as nothing, since no setting of ours has one."""


def _nothing(loader: yaml.Loader, suffix: str, node: yaml.Node) -> Any:
    return None


_Plain.add_multi_constructor("!", _nothing)
_Plain.add_multi_constructor("tag:yaml.org,2002:python/", _nothing)
