"""A constant for every endpoint service of AWS, made of the data when this module is first imported.

``aws_services.pyi`` says the same to type checkers and editors; ``python -m tools.generate_catalogue`` writes it from the same data.
"""

from __future__ import annotations

from typing import ClassVar

from constructs_privatelink.catalogue.service import catalogue


class AwsService:
    """The endpoint services of AWS, by constant: ``AwsService.KMS``. `Service.find` looks one up by name.

    Names equal those of ``ec2.InterfaceVpcEndpointAwsService`` where that has one, so ``APIGATEWAY`` is ``execute-api`` (private APIs) and
    the control plane is ``APIGATEWAY_CONTROL``. A FIPS endpoint has its service's name and ``_FIPS``.
    """

    ALIASES: ClassVar[frozenset[str]] = catalogue().aliases
    """Second names of constants, spelt as in the CDK for TypeScript."""


def _set_constants() -> None:
    for constant, service in catalogue().constants.items():
        setattr(AwsService, constant, service)


_set_constants()
