"""Endpoints that declare clients, and what diff says of them."""

from __future__ import annotations

from typing import Any

Template = dict[str, Any]
