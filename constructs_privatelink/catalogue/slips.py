"""Slips of the pen: how far one text is from another."""

from __future__ import annotations


def one_slip(name: str, other: str) -> bool:
    """Return whether a letter more, less or other, or two letters the other way round, make one text of another."""
    start = _alike(name, other)
    name, other = name[start:], other[start:]
    end = _alike(name[::-1], other[::-1])
    name, other = name[: len(name) - end], other[: len(other) - end]
    return max(len(name), len(other)) <= 1 or (name == other[::-1] and len(name) == len("ab"))


def _alike(name: str, other: str) -> int:
    """Return how many letters two texts begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(name, other, strict=False)) if a != b), min(len(name), len(other)))
