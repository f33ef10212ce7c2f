"""What may be called through an endpoint: the policy as a value, without CDK.

A policy says who may do what to which resources by way of one endpoint. It grants nothing by itself, and limits the callers of every
account. Policies are built from a few words and combined with ``+``:

>>> from constructs_privatelink.policy.document import EndpointPolicy
>>> snapshots = EndpointPolicy.allow("elasticache:CreateSnapshot", "elasticache:DescribeSnapshots")
>>> policy = snapshots + EndpointPolicy.deny_accounts("123456789012")
>>> [statement["Effect"] for statement in policy.statements]
['Allow', 'Deny']

or taken over as they are:

>>> EndpointPolicy.from_json('{"Statement": {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}}')
EndpointPolicy(text='{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}')

Making a policy refuses what is no IAM policy at all; `EndpointPolicy.check` refuses what the endpoint of a service does not take.

AWS: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.argument_kinds import shown
from constructs_privatelink.errors import PrivateLinkError
from constructs_privatelink.policy.checks import check_policy
from constructs_privatelink.policy.grammar import TOKEN, parsed, statements_of

if TYPE_CHECKING:
    from constructs_privatelink.catalogue.service import Service
    from constructs_privatelink.errors import Doubt
    from constructs_privatelink.policy.grammar import Json

_SUBJECT = "endpoint policy"
_ACCOUNT = re.compile(r"[0-9]{12}")
# A role or user that was deleted leaves its unique id: AROA..., AIDA...
_PRINCIPAL = re.compile(r"\*|[0-9]{12}|arn:\S+|A[A-Z0-9]{15,127}")


@dataclass(frozen=True)
class EndpointPolicy:
    """An endpoint policy: an IAM policy document that never changes, equal to every other with the same content.

    The order of statements and of the values in them counts; the order of keys does not. `allow`, `deny`, `deny_accounts`,
    `full_access` and `from_json` say more than the constructor does.

    Args:
        text: The document as JSON text; kept compact, with sorted keys.

    Raises:
        PrivateLinkError: The text is no IAM policy: every reason is listed.

    """

    text: str

    def __post_init__(self) -> None:
        """Keep the text in the one form that every equal document has."""
        object.__setattr__(self, "text", _text(parsed(self.text, _SUBJECT)))

    @classmethod
    def full_access(cls) -> EndpointPolicy:
        """Everyone may do everything: the policy that AWS attaches when none is given."""
        return cls.allow("*")

    @classmethod
    def allow(
        cls,
        *actions: str,
        principals: str | Sequence[str] | Mapping[str, object] = "*",
        resources: str | Sequence[str] = "*",
        conditions: Mapping[str, object] | None = None,
        sid: str | None = None,
    ) -> EndpointPolicy:
        """Allow actions; what no statement allows is denied.

        Args:
            actions: At least one: ``"kms:Decrypt"``, ``"kms:Describe*"``, ``"*"``. The prefix takes no wildcard.
            principals: Who: ``"*"``, account ids and ARNs, or a mapping as in IAM (``{"Service": "ec2.amazonaws.com"}``).
                Default: everyone.
            resources: Which: ``"*"`` or ARNs. Default: all.
            conditions: When, as in IAM: ``{"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}``. Default: - always.
            sid: A name for the statement, unique in the policy. Default: - none.

        Raises:
            PrivateLinkError: There is no action, an action lacks its prefix, or a principal is neither account id nor ARN.

        """
        return cls._statement("Allow", actions, principals=principals, resources=resources, conditions=conditions, sid=sid)

    @classmethod
    def deny(
        cls,
        *actions: str,
        principals: str | Sequence[str] | Mapping[str, object] = "*",
        resources: str | Sequence[str] = "*",
        conditions: Mapping[str, object] | None = None,
        sid: str | None = None,
    ) -> EndpointPolicy:
        """Deny actions whatever another statement allows; it needs one that allows beside it.

        Args:
            actions: As for `allow`.
            principals: As for `allow`. Default: everyone.
            resources: As for `allow`. Default: all.
            conditions: As for `allow`. Default: - always.
            sid: As for `allow`. Default: - none.

        Raises:
            PrivateLinkError: As for `allow`.

        """
        return cls._statement("Deny", actions, principals=principals, resources=resources, conditions=conditions, sid=sid)

    @classmethod
    def deny_accounts(cls, *accounts: str) -> EndpointPolicy:
        """Deny everything to the principals of accounts: ``EndpointPolicy.full_access() + EndpointPolicy.deny_accounts("123456789012")``.

        Args:
            accounts: At least one account id of 12 digits, as a string; a CDK token passes.

        Raises:
            PrivateLinkError: There is no account id, or one is not 12 digits.

        """
        reasons = [f"got {account!r}; give account ids as strings of 12 digits" for account in accounts if not _matches(_ACCOUNT, account)]
        if not accounts:
            reasons = ["got no account id; give at least one"]
        if reasons:
            raise PrivateLinkError("EndpointPolicy.deny_accounts", reasons)
        return cls.deny("*", principals=accounts)

    @classmethod
    def from_json(cls, document: str | Mapping[str, object]) -> EndpointPolicy:
        """Take a policy document over: JSON text, or the mapping that it stands for.

        Strings with CDK tokens and intrinsic functions (``{"Ref": ...}``, ``{"Fn::Join": ...}``) are kept as they are.

        Args:
            document: ``{"Statement": [...]}``, also with ``Version`` and ``Id``; a single statement may stand without its list.

        Raises:
            PrivateLinkError: The document is no IAM policy: every reason is listed, with the number of its statement.

        """
        return cls(_text(parsed(document, _SUBJECT)))

    def to_json(self) -> dict[str, object]:
        """Return the document with the keys of IAM; changing it changes nothing here. ``Version`` stands in it only if it was given."""
        return {**self._document()}

    @property
    def statements(self) -> tuple[dict[str, object], ...]:
        """The statements in IAM's JSON form, as ``iam.PolicyStatement.from_json`` takes them; changing them changes nothing here."""
        return tuple({**statement} for statement in statements_of(self._document()))

    def __add__(self, other: EndpointPolicy) -> EndpointPolicy:
        """Return a policy with the statements of both, equal statements once; the newer ``Version`` and the first ``Id`` hold."""
        if not isinstance(other, EndpointPolicy):
            return NotImplemented
        first, second = self._document(), other._document()
        merged: dict[str, Json] = {**second, **first}
        versions = [str(document["Version"]) for document in (first, second) if "Version" in document]
        if versions:
            merged["Version"] = max(versions)
        merged["Statement"] = list(
            {json.dumps(statement): statement for statement in (*statements_of(first), *statements_of(second))}.values()
        )
        return EndpointPolicy(_text(merged))

    def check(self, service: Service) -> tuple[Doubt, ...]:
        """Say what is doubtful about this policy on the endpoint of a service, and refuse what cannot work.

        Args:
            service: The service of the endpoint.

        Returns:
            The doubts ``policy-support-unknown``, ``policy-support-doubtful``, ``policy-wildcard``, ``policy-other-service``,
            ``policy-unknown-prefix``, ``policy-unknown-action`` and ``policy-duplicate-sid``; empty when there are none.

        Raises:
            PrivateLinkError: The service takes no endpoint policy, no statement allows anything, a statement has no ``Principal``, the
                document is longer than 20,480 characters, AWS refuses a wildcard where it stands, or the prefix of an action is misspelt.
                Every reason is listed.

        """
        return check_policy(self._document(), service)

    def _document(self) -> dict[str, Json]:
        document: dict[str, Json] = json.loads(self.text)
        return document

    @classmethod
    def _statement(
        cls,
        effect: str,
        actions: Sequence[object],
        *,
        principals: str | Sequence[str] | Mapping[str, object],
        resources: str | Sequence[str],
        conditions: object,
        sid: str | None,
    ) -> EndpointPolicy:
        name = f"EndpointPolicy.{effect.lower()}"
        reasons = [
            f"got {shown(action)}; give each action as an argument of its own: {name}(*actions)"
            for action in actions
            if not isinstance(action, str | Mapping)
        ]
        if not actions:
            reasons.append('got no action; give at least one, such as "kms:Decrypt", or "*" for all')
        if conditions is not None and not isinstance(conditions, Mapping):
            example = "{'StringEquals': {'aws:PrincipalOrgID': 'o-a1b2c3d4e5'}}"
            reasons.append(f"got conditions={shown(conditions)}; give a mapping such as {example}")
        principal = _principal(principals, reasons)
        if reasons:
            raise PrivateLinkError(name, reasons)
        statement: dict[str, object] = {
            "Effect": effect,
            "Principal": principal,
            "Action": _all_or_list(actions),
            "Resource": _all_or_list(resources),
        }
        if conditions:
            statement["Condition"] = conditions
        if sid is not None:
            statement["Sid"] = sid
        return cls(_text(parsed({"Statement": [statement]}, name)))


def _text(document: Mapping[str, Json]) -> str:
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _principal(principals: object, reasons: list[str]) -> object:
    if principals == "*" or isinstance(principals, Mapping):
        return principals
    names = _listed(principals)
    reasons += [
        f"principals: got {name!r}; give account ids of 12 digits or ARNs, or a mapping such as {{'Service': 'ec2.amazonaws.com'}}"
        for name in names
        if not (isinstance(name, Mapping) or _matches(_PRINCIPAL, name))
    ]
    return {"AWS": names}


def _matches(form: re.Pattern[str], name: object) -> bool:
    return isinstance(name, str) and (form.fullmatch(name) or TOKEN.search(name)) is not None


def _all_or_list(values: object) -> object:
    listed = _listed(values)
    return "*" if listed == ["*"] else listed


def _listed(values: object) -> list[object]:
    return list(values) if isinstance(values, list | tuple) else [values]
