"""Run uv with the indexes, certificates and proxy that pip is configured for, which uv reads nothing of: python -m tools.uv pip compile ...

The index that pip asks first is asked first here too, as a lock names every file of a release and a machine's own folder or extra index may
hold one of them: folders count only where pip is told to use no index, extra indexes only behind an index that is named.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SECTIONS = ("global", "install", ":env:")
"""Sections of pip's configuration, each of which overrules those before it."""

_VARIABLES = {
    "cert": ("SSL_CERT_FILE",),
    "client-cert": ("SSL_CLIENT_CERT",),
    "default-timeout": ("UV_HTTP_TIMEOUT",),
    "proxy": ("HTTP_PROXY", "HTTPS_PROXY"),
    "timeout": ("UV_HTTP_TIMEOUT",),
    "trusted-host": ("UV_INSECURE_HOST",),
}
_ALWAYS = {
    "UV_NO_CONFIG": "1",
    "UV_PYTHON_DOWNLOADS": "never",
    "UV_SYSTEM_CERTS": "1",
}


def pip_settings(listed: str) -> dict[str, str]:
    """Return the settings in force of what ``pip config list`` prints.

    Args:
        listed: Lines such as ``global.index-url='...'``.

    """
    settings: dict[str, dict[str, str]] = {section: {} for section in _SECTIONS}
    for line in listed.splitlines():
        name, _, value = line.partition("=")
        section, _, key = name.rpartition(".")
        if section in settings:
            settings[section][key] = str(ast.literal_eval(value))
    return {key: value for section in _SECTIONS for key, value in settings[section].items()}


def variables(settings: Mapping[str, str]) -> dict[str, str]:
    """Return the environment variables that tell uv what pip is told.

    Args:
        settings: The settings of pip.

    """
    told = dict(_ALWAYS)
    for key, names in _VARIABLES.items():
        if key in settings:
            told |= dict.fromkeys(names, " ".join(settings[key].split()))
    if _without_index(settings):
        return told | {"UV_FIND_LINKS": ",".join(settings.get("find-links", "").split())}
    if "index-url" in settings:
        *first, last = settings["index-url"], *settings.get("extra-index-url", "").split()
        told |= {"UV_INDEX": " ".join(first), "UV_DEFAULT_INDEX": last, "UV_INDEX_STRATEGY": "unsafe-best-match"}
    return told


def options(settings: Mapping[str, str]) -> list[str]:
    """Return the options that tell uv what no variable of its own can.

    Args:
        settings: The settings of pip.

    """
    return ["--no-index"] if _without_index(settings) else []


def _without_index(settings: Mapping[str, str]) -> bool:
    return settings.get("no-index", "").lower() in {"1", "on", "t", "true", "y", "yes"}


def main(arguments: list[str]) -> int:
    """Run uv, and return its exit status."""
    listed = subprocess.run([sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=True)
    settings = pip_settings(listed.stdout)
    command = [sys.executable, "-m", "uv", *arguments, *options(settings)]
    return subprocess.run(command, env=os.environ | variables(settings), check=False).returncode  # noqa: S603 - uv, as the Makefile calls it


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
