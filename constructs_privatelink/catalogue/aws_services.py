"""A constant for every endpoint service of AWS, made of the data when this module is first imported.

``aws_services.pyi`` says the same to type checkers and editors; ``python -m tools.generate_catalogue`` writes it from the same data.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import ClassVar, NoReturn

from constructs_privatelink.catalogue.cdk_names import NAMES_OF_THE_CDK
from constructs_privatelink.catalogue.service import catalogue

_ALIKE = 0.7


class _Constants(type):
    """What says which constant is meant by a name that there is not."""

    def __getattr__(cls, name: str) -> NoReturn:
        known = NAMES_OF_THE_CDK.get(name)
        meant = [known] if known is not None else get_close_matches(name, vars(cls), n=3, cutoff=_ALIKE)
        said = "the CDK calls that deprecated, use " if known is not None else "did you mean "
        hint = f"; {said}{' or '.join(f'AwsService.{constant}' for constant in meant)}" if meant else "; Service.find(...) looks names up"
        raise AttributeError(f"AwsService has no constant {name!r}{hint}", name=name, obj=cls)


class AwsService(metaclass=_Constants):
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
