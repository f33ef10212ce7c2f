"""A function in a VPC with an endpoint: what its role lets it call, what it reaches, and what the rules say of it."""

from __future__ import annotations

from constructs_privatelink.analysis import all_rules, load
from tests.analysis.needs.fixtures_roles import allow, inline
from tests.analysis.networks.fixtures_models import Json, attribute, ref, resource
from tests.analysis.rules.examples import VPC, endpoint, subnet
from tests.analysis.rules.networks import group, https

KEY = "arn:aws:kms:eu-west-1:111111111111:key/1"


def function(**properties: Json) -> Json:
    """Return a function in the subnet ``A``, in the group ``Clients``, with the role ``Role``."""
    place = {"SubnetIds": [ref("A")], "SecurityGroupIds": [ref("Clients")]}
    return resource("Lambda::Function", **{"Role": attribute("Role", "Arn"), "VpcConfig": place, **properties})


def app(*, opened: bool = True, role: Json = None, **changed: Json) -> Json:
    """Return the resources of a function and an endpoint of AWS KMS, whose group lets in HTTPS of the VPC if it is `opened`."""
    resources = {
        "Vpc": VPC,
        "A": subnet(0, "eu-west-1a"),
        "Inward": group(*([https()] if opened else [])),
        "Clients": group(),
        "Role": role if role is not None else inline(allow("kms:Decrypt", Resource=KEY)),
        "Function": function(),
        "Kms": endpoint(SubnetIds=[ref("A")], SecurityGroupIds=[ref("Inward")], PrivateDnsEnabled=True),
        **changed,
    }
    return {name: made for name, made in resources.items() if made is not None}


def findings_of(rule: str, resources: Json) -> list[tuple[str, str, str, str]]:
    """Return what a rule says by itself: logical id, severity, text and fix."""
    template = {"Parameters": {"P": {"Type": "String"}}, "Resources": resources}
    context = load(template, region="eu-west-1", name="App").context
    (asked,) = [known for known in all_rules() if known.id == rule]
    return [(str(finding.resource).rpartition(".")[2], finding.severity, finding.text, finding.fix) for finding in asked.findings(context)]
