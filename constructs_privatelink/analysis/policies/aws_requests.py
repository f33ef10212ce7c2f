"""What a policy knows of calls that AWS itself makes or signs, or that go to what is AWS's own.

Buckets of AWS's are in no organization and in no account of a customer. Layers of images come by URLs that an account of Amazon ECR signs,
answers to CloudFormation go by URLs that its service principal signs, and Lambda's pollers call as Lambda, of no certain resource.

AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html,
https://docs.aws.amazon.com/lambda/latest/dg/with-msk-cluster-network.html,
https://github.com/aws-samples/data-perimeter-policy-examples/blob/main/vpc_endpoint_policies/README.md
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.policies.request import Principal, Request

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.policies.text_matching import PolicyText
    from constructs_privatelink.catalogue.workload_kinds import AwsCall

AWSS_ACCOUNT = "account"
"""What the table calls a caller that is an account of AWS's."""
_AWSS = "of-aws"
"""Stands for accounts and organizations of AWS's: no policy of a customer names them."""
_SIGNER = "arn:aws:sts::of-aws:assumed-role/signer/session"
_ORGANIZATION = ("OrgID", "OrgPaths")


def requests_of(call: AwsCall, resource: PolicyText) -> Iterator[Request]:
    """Yield the requests that a call may be: nobody says whether the accounts of AWS's are in an organization.

    Args:
        call: The call.
        resource: What it is about.

    """
    for organization in (None, _AWSS):
        context: dict[str, object] = {}
        if call.bucket:
            context["aws:ResourceAccount"] = _AWSS
            context |= {f"aws:Resource{key}": organization for key in _ORGANIZATION}
        caller = Principal()
        if call.caller == AWSS_ACCOUNT:
            caller = Principal(_SIGNER, _AWSS)
            context |= {f"aws:Principal{key}": organization for key in _ORGANIZATION}
            context |= {"aws:PrincipalIsAWSService": "false", "aws:PrincipalArn": _SIGNER}
        elif call.caller:
            caller = Principal(None, service=call.caller)
            context |= {"aws:PrincipalIsAWSService": "true", "aws:PrincipalServiceName": call.caller, "aws:PrincipalAccount": None}
        yield Request(call.action, resource, caller, context)
