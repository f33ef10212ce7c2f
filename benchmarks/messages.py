"""Count the messages between Python and the CDK's kernel: a figure without noise, and most of what synthesis costs in Python.

The kernel runs in another process. Every constructor, method and property of the CDK is one message there and one back.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from jsii._kernel.providers import process

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsii._kernel.types import KernelRequest, KernelResponse


@contextmanager
def counted() -> Iterator[list[str]]:
    """Yield a list that names every message sent while the block runs."""
    sent: list[str] = []
    original = process._NodeProcess.send  # noqa: SLF001 - jsii counts nothing itself

    def send(self: process._NodeProcess, request: KernelRequest, response_type: type[KernelResponse]) -> object:
        name = next((value for value in (getattr(request, key, None) for key in ("method", "property", "fqn")) if value), "")
        sent.append(f"{type(request).__name__.removesuffix('Request').lower()} {name}")
        return original(self, request, response_type)

    process._NodeProcess.send = send  # type: ignore[method-assign,assignment] # noqa: SLF001 - undone below
    try:
        yield sent
    finally:
        process._NodeProcess.send = original  # type: ignore[method-assign] # noqa: SLF001 - as it was
