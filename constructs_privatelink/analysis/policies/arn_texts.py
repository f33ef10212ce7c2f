"""The ARNs of resources of the set, as their types write them: the templates tell the name in one, or whose name it is.

A policy says ``${Bucket.Arn}/*`` or ``arn:aws:s3:::${Bucket}/*``, and of a bucket with a name ``arn:aws:s3:::orders/*``: that is all one.

AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from constructs_privatelink.analysis.networks.properties import Reading
from constructs_privatelink.analysis.policies.text_matching import unresolved
from constructs_privatelink.analysis.values import Reference, Unknown
from constructs_privatelink.catalogue.partitions import partition

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from constructs_privatelink.analysis.networks.properties import Fields
    from constructs_privatelink.analysis.policies.request import Facts
    from constructs_privatelink.analysis.policies.text_matching import Compare, PolicyText
    from constructs_privatelink.analysis.policies.three_valued import Truth
    from constructs_privatelink.analysis.templates.stack_set import StackSet
    from constructs_privatelink.analysis.templates.stacks import Stack

_ATOM = re.compile(r"\$\{[^}]*\}")


class _Form(NamedTuple):
    """How a type writes its ARN.

    Args:
        arn: What follows the partition, with ``{region}``, ``{account}`` and ``{name}``.
        named_by: The property that gives the name; empty where AWS does.
        name: The attribute that yields the name; empty for what ``Ref`` yields.
        yielded_by: The attributes that yield the ARN; an empty one for ``Ref``.

    """

    arn: str
    named_by: str = ""
    name: str = ""
    yielded_by: tuple[str, ...] = (".Arn",)


_FORMS = {
    "AWS::DynamoDB::Table": _Form("dynamodb:{region}:{account}:table/{name}", "TableName"),
    "AWS::ECR::Repository": _Form("ecr:{region}:{account}:repository/{name}", "RepositoryName"),
    "AWS::IAM::Role": _Form("iam::{account}:role{path}{name}", "RoleName"),
    "AWS::KMS::Key": _Form("kms:{region}:{account}:key/{name}"),
    "AWS::Kinesis::Stream": _Form("kinesis:{region}:{account}:stream/{name}", "Name"),
    "AWS::Lambda::Function": _Form("lambda:{region}:{account}:function:{name}", "FunctionName"),
    "AWS::Logs::LogGroup": _Form("logs:{region}:{account}:log-group:{name}:*", "LogGroupName"),
    "AWS::S3::Bucket": _Form("s3:::{name}", "BucketName"),
    "AWS::SNS::Topic": _Form("sns:{region}:{account}:{name}", "TopicName", ".TopicName", ("", ".TopicArn")),
    "AWS::SQS::Queue": _Form("sqs:{region}:{account}:{name}", "QueueName", ".QueueName"),
}


def arn_texts(stacks: StackSet) -> Mapping[str, str]:
    """Return what stands for the ARNs and names of resources of the set, by what stands for them in a text: ``"${App.Bucket.Arn}"``."""
    reading = Reading(stacks)
    return dict(pair for fields in reading.of_type(*_FORMS) for pair in _texts(fields, stacks.stacks[fields.id.stack]))


def _texts(fields: Fields, stack: Stack) -> Iterator[tuple[str, str]]:
    form = _FORMS[fields.resource.type]
    own = f"${{{fields.id}{form.name}}}"
    given = _text(fields, form.named_by) if form.named_by else None
    name = own if given is None else given
    if name != own:
        yield own, name
    path = _text(fields, "Path") if fields.resource.type == "AWS::IAM::Role" else None
    region = stack.region if isinstance(stack.region, str) else "${AWS::Region}"
    account = stack.account if isinstance(stack.account, str) else "${AWS::AccountId}"
    start = partition(region) if isinstance(stack.region, str) else "${AWS::Partition}"
    arn = f"arn:{start}:{form.arn.format(region=region, account=account, name=name, path='/' if path is None else path)}"
    yield from ((f"${{{fields.id}{attribute}}}", arn) for attribute in form.yielded_by)


def _text(fields: Fields, name: str) -> str | None:
    """Return a property as a text, in which parts that only the deployment tells stand as ``Fn::Sub`` writes them; None for none."""
    value = fields.text(name)
    if not isinstance(value, Unknown):
        return value
    return f"${{{fields.id}/{name}}}" if value.key is None or _is_nested(value.key) else value.key


def compared(compare: Compare, wanted: PolicyText, actual: PolicyText, facts: Facts) -> Truth:
    """Return how two texts compare: as they are, which tells resources of the set apart, or else as their types write their ARNs.

    Args:
        compare: What compares two texts, as `equal` does.
        wanted: Of the policy.
        actual: Of the request.
        facts: What is known of the request.

    """
    answer = compare(wanted, actual, facts.own)
    if not isinstance(answer, Unknown):
        return answer
    return compare(spelt(wanted, facts.texts), spelt(actual, facts.texts), facts.own)


def spelt(text: PolicyText, texts: Mapping[str, str]) -> PolicyText:
    """Return a text of a policy or of a request with the ARNs and names in it as their types write them.

    Args:
        text: The text.
        texts: As `arn_texts` returns them.

    """
    if isinstance(text, str):
        return text
    key = text.key if isinstance(text, Unknown) else _atom(text)
    if key is None or not texts or _is_nested(key):
        return text
    written = _ATOM.sub(lambda atom: texts.get(atom[0], atom[0]), key)
    if written == key:
        return text
    if "${" not in written:
        return written
    if isinstance(text, Unknown):
        return Unknown(text.code, text.where, text.why, written)
    why = unresolved(_atom(text)[2:-1], "its value is set at deployment")
    return Unknown(why.code, why.where, why.why, written)


def _atom(reference: Reference) -> str:
    return f"${{{reference.target}{f'.{reference.attribute}' if reference.attribute else ''}}}"


def _is_nested(key: str) -> bool:
    return "${!" in key or any("${" in atom[2:] for atom in _ATOM.findall(key))
