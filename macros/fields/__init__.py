"""The kinds of field. Each file here is one kind and is found by its name alone."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from macros.fields.kind import Kind


def kinds() -> dict[str, Kind]:
    """Return all kinds by name."""
    modules = (module.name for module in pkgutil.iter_modules(__path__) if module.name != "kind")
    return {name: import_module(f"{__name__}.{name}").KIND for name in modules}
