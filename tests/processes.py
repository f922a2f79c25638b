"""Finds and ends processes that the tests started, by their ids. Reads /proc, so Linux only."""

from __future__ import annotations

import contextlib
import os
import select
import signal
from collections.abc import Iterable
from pathlib import Path


def named(word: str) -> set[int]:
    """The processes that have this word, or an option with this value, on their command line."""
    return {pid for pid, words in _read("cmdline").items() if {word} & {*words.split("\0"), *_values(words)}}


def families(oldest: Iterable[int]) -> list[int]:
    """These processes with all that they started, and what those started; the oldest first."""
    parents = {pid: int(text.rpartition(")")[2].split()[1]) for pid, text in _read("stat").items()}
    family = set(oldest) & parents.keys()
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    return sorted(family)


def end(pids: Iterable[int]) -> None:
    """Ends them as a power cut would (kill -9), and waits until they are gone."""
    handles = {}
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):  # it has just ended
            handles[pid] = os.pidfd_open(pid)
    for handle in handles.values():
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(handle, signal.SIGKILL)
    for handle in handles.values():
        select.select([handle], [], [], 10)  # readable once the process has ended
        os.close(handle)


def _read(name: str) -> dict[int, str]:
    texts = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # it has just ended
            texts[int(folder.name)] = (folder / name).read_bytes().decode(errors="replace")
    return texts


def _values(words: str) -> set[str]:
    return {word.partition("=")[2] for word in words.split("\0")}
