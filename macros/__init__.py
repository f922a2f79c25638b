"""The macros of the guidebook; mkdocs-macros looks for `define_env` here."""

from macros.define import define_env as define_env
