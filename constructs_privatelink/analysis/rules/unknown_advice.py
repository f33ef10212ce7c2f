"""What would make known what is not: for each reason the option or change that answers it, and no other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.reachability.client_kinds import WorkloadClient
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs_privatelink.analysis.reachability.client_kinds import AnyClient
    from constructs_privatelink.analysis.values import Unknown

_MOST_NAMED = 3
_PARAMETER = re.compile(r"the parameter '([^']+)' (?:has no default|is read from Systems Manager)")
_GIVEN_BY_PARAMETER = re.compile(r"\$\{[^{}:]+/([^{}:/.]*[A-Za-z][^{}:/.]*)(?:/\d+)?(?:\.\w+)?\}")
"""A parameter, one of its items, or what EC2 makes along with either."""
_EXPORT = re.compile(r"has an export '([^']+)'|\$\{Fn::ImportValue:((?:[^{}@]|\$\{[^{}]*\})+)[^{}]*\}")
"""What no stack of the set exports, in the words of a reason or as what an import gives."""
_SEVERAL = "stacks of the set may have an export "
_STORED = re.compile(r"\$\{resolve:ssm:([^{}@]+)[^{}]*\}")
"""What no stack of the set writes into Parameter Store."""
_ID = re.compile(r"(?<![\w./-])(?:vpc|subnet|sg|acl|rtb|pl|pcx|tgw|tgw-attach|tgw-rtb|vgw|dopt)-(?=[a-f]*\d)[0-9a-f]+(?![\w/-])")
"""An id of EC2's, which is no part of a name that somebody gave a stack."""
_MADE_UP = re.compile(r"\b(?:vpc-12345|[ps]-(?:12345|67890))\b")
"""What the CDK puts in the place of a VPC, and of its subnets, that it has not looked up yet."""
_TRANSIT = re.compile(r"route tables? |is attached is|attaches to the transit gateway|routes that it brings")
_GIVE = "give the file as assume= (--assume in a shell)"
_FOLLOWS = (
    "what stands before it may translate",
    "where the packets go after what stands before it",
    "it does not match where something stands between",
    "the type of the endpoint is not known",
)
"""How reasons begin that follow from another one."""
_PROCESSED = "give the template as CloudFormation processed it (aws cloudformation get-template --template-stage Processed)"
_AGAIN = "synthesize the app again, and leave the metadata of its endpoints as it is written"
_BY_REASON = (
    ("the nested stack cannot be read", "give the cloud assembly, or the nested template beside the one around it"),
    ("stands in a template elsewhere", "see that what is made there leaves the path open, and acknowledge the finding"),
    ("what SAM makes of the resource", "give the template of that application too"),
    ("is not known to this version", "see whether a newer version of this package knows the type, or acknowledge the finding"),
    ("what its function does is not followed", "see that the custom resource leaves the path open, and acknowledge the finding"),
    ("is known after deployment only", "take the value from a parameter, or acknowledge the finding"),
    ("the transform ", _PROCESSED),
    ("Fn::Transform", _PROCESSED),
    ("the module '", _PROCESSED),
    ("is not unrolled", _PROCESSED),
    ("which public addresses the service has", f"save what aws ec2 describe-prefix-lists prints, and {_GIVE}"),
    (
        "whether the client calls",
        "let its clients in on every port, or ask explain about the one that they call (port=, --port in a shell)",
    ),
    ("no security group is said", "name its security groups"),
    ("the account of stack", "say the account, by the stack's environment, or write what it decides"),
    ("listens on", "ask explain about its port (port=, --port in a shell)"),
    ("is a secret (NoEcho)", "no answer shows a secret: name the resource by a parameter without NoEcho"),
    ("no template", "mend the file, or leave it out"),
    ("it stands in the default VPC", "name its subnets"),
    ("it names no subnets", "name its subnets"),
    ("EKS does not say", "give the nodes a security group that the templates make, or acknowledge the finding"),
    ("an unmanaged compute environment", "ask explain about the addresses or the group of the instances that are registered there"),
    ("a Cloud WAN core network", "see that the core network's policy joins both attachments, and acknowledge the finding"),
    ("and nobody connects to it", "ask about an endpoint that clients connect to"),
    ("was made by a newer version of constructs-privatelink", "update constructs-privatelink where the proof is run"),
    ("not one security group of its assembly has the path", _AGAIN),
    ("its metadata ", _AGAIN),
    ("of the client '", "give the whole cloud assembly, or the client's template too"),
)
_BY_CODE = {
    Code.PL_MIDDLEBOX: "see that what stands between lets the packets pass, and acknowledge the finding",
    Code.PL_DEFAULT_EGRESS_REVOKED: "say in the group itself (SecurityGroupEgress) what may go out, or add an egress rule for this path",
    Code.PL_SG_REFERENCE_UNDOCUMENTED: "let in the client's addresses instead of its group: AWS does not say what becomes of the reference",
    Code.TGW_RTB_ROUTES_ARE_UNKNOWN: "put the transit gateway's attachments and routes into the templates, or acknowledge the finding",
    Code.PL_PROPAGATED_ROUTES_UNKNOWN: "write the routes into the route table, or acknowledge the finding",
    Code.PL_ENDPOINT_REFUSED: "make the change that privatelink check tells for the endpoint, which EC2 refuses or may refuse",
    Code.PL_UNRESOLVED_VALUE: "write a value that the template shows, or acknowledge the finding",
}
_ELSE = "put what is missing into the templates, or acknowledge the finding"


def what_would_tell(reasons: Sequence[Unknown], client: AnyClient) -> str:
    """Return what would make known whether a client reaches an endpoint, each thing once.

    Args:
        reasons: Why it is not known.
        client: Who connects: what BGP announces is taken for granted for clients outside of every VPC alone.

    """
    return "; ".join(dict.fromkeys(_advice(reasons, client)))


def what_is_not_known(reasons: Sequence[Unknown]) -> list[str]:
    """Return what is not known, a line for each thing of which something is not.

    Args:
        reasons: Why something is not known.

    """
    by_place: dict[str, dict[str, None]] = {}
    for reason in reasons:
        by_place.setdefault(reason.where, {})[reason.why] = None
    return [f"{where}: {'; '.join(whys)}" for where, whys in by_place.items()]


def _advice(reasons: Sequence[Unknown], client: AnyClient) -> Iterator[str]:
    reasons = [reason for reason in reasons if not reason.why.startswith(_FOLLOWS)] or reasons
    texts = [f"{reason.where} {reason.why}" for reason in reasons]
    if any("the Region of stack" in text for text in texts):
        yield "say the Region: the stack's environment, or region= (--region in a shell)"
    if any(map(_MADE_UP.search, texts)):
        yield "let the CDK look the VPC up: run cdk synth with credentials for its account once, which fills cdk.context.json"
        return
    own = [_EXPORT.sub("", text) for text in texts]
    parameters = dict.fromkeys(name for text in own for name in (*_PARAMETER.findall(text), *_GIVEN_BY_PARAMETER.findall(text)))
    if parameters:
        named = some_of([f"{name}=..." for name in parameters], _MOST_NAMED)
        known = ", and save what AWS describes of it (assume=, --assume)" if any(map(_GIVEN_BY_PARAMETER.search, own)) else ""
        yield f"give the parameter a value: a default of the parameter, or parameters= (-p in a shell) {named}{known}"
    ambiguous = [text for text in texts if _SEVERAL in text]
    if ambiguous:
        yield "leave out the templates whose export of that name is not meant"
    exports = sorted({said or given for text in texts if text not in ambiguous for said, given in _EXPORT.findall(text)})
    if exports:
        yield f"give the template that exports {some_of(exports, _MOST_NAMED)} too"
    stored = list(dict.fromkeys(name for text in texts for name in _STORED.findall(text)))
    if stored:
        named = some_of(stored, _MOST_NAMED)
        yield f"give the template that writes {named} into Parameter Store too, or the parameter that reads it a value (-p in a shell)"
    ids = list(
        dict.fromkeys(identifier for reason in reasons if reason.code == Code.UNKNOWN_RESOURCE for identifier in _ID.findall(str(reason)))
    )
    if ids:
        described = some_of(ids, _MOST_NAMED)
        yield f"save what AWS describes of {described} and {_GIVE}: see 'What AWS tells' in the page that privatelink docs proof prints"
    for reason, text in zip(reasons, texts, strict=True):
        answered_above = any(named.search(text) for named in (_PARAMETER, _GIVEN_BY_PARAMETER, _EXPORT, _STORED))
        if not (answered_above or text in ambiguous or "the Region of stack" in text):
            yield from _for_one(reason, client, answered=bool(_ID.search(text)) and reason.code == Code.UNKNOWN_RESOURCE)


def _for_one(reason: Unknown, client: AnyClient, *, answered: bool) -> Iterator[str]:
    by_text = next((advice for part, advice in _BY_REASON if part in reason.why), None)
    if by_text is not None:
        yield by_text
    elif answered:
        return
    elif reason.code == Code.TGW_RTB_ROUTES_ARE_UNKNOWN and _TRANSIT.search(reason.why):
        yield "say that the transit gateway routes between its attachments: assume= (--assume in a shell) transit"
    elif reason.code == Code.PL_PROPAGATED_ROUTES_UNKNOWN and not isinstance(client, WorkloadClient):
        yield "say that BGP announces what is needed: assume= (--assume in a shell) bgp"
    else:
        yield _BY_CODE.get(reason.code, _ELSE)
