"""What AWS offers: one value for each endpoint service, typed constants for them, and lookup by name.

`AwsService` and `services` are imported at first use: whoever only needs `Service` or `PortRange` does not pay for 584 constants.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.catalogue.ports import PortRange
from constructs_privatelink.catalogue.service import Service

if TYPE_CHECKING:
    from constructs_privatelink.catalogue.aws_services import AwsService
    from constructs_privatelink.catalogue.evidence import Evidence
    from constructs_privatelink.catalogue.lookup import services

__all__ = ["AwsService", "Evidence", "PortRange", "Service", "services"]

_MODULES = {"AwsService": "aws_services", "Evidence": "evidence", "services": "lookup"}

if not TYPE_CHECKING:  # a type checker that saw __getattr__ would accept any name

    def __getattr__(name: str) -> object:
        """Import a name at its first use."""
        from importlib import import_module  # noqa: PLC0415 - most imports of this package never come here

        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name, obj=None)
        value = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        globals()[name] = value
        return value
