"""The proof inside ``cdk synth``: every declared client reaches its endpoint, or the synthesis stops and names the rule to change.

```python
cdk.Validations.of(app).add_plugins(PrivateLinkValidation())
```

It also looks for what the deployment would refuse (``docs/rules.md``). A finding is acknowledged where it is, or at any scope around it, as
``PrivateLink::client-blocked``, ``PrivateLink::client-unknown`` or ``PrivateLink::PL007``.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import aws_cdk as cdk
import jsii

from constructs_privatelink.analysis.proof import load
from constructs_privatelink.analysis.rules import RULES
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from constructs_privatelink.analysis.proof import Proof
    from constructs_privatelink.analysis.rules import Finding

UnknownSeverity: TypeAlias = Literal["warn", "error", "ignore"]

_BLOCKED, _UNKNOWN = "client-blocked", "client-unknown"
_MANIFEST = "manifest.json"


@jsii.implements(cdk.IPolicyValidationPlugin)
class PrivateLinkValidation:
    """Proves the templates of an app while they are synthesized."""

    def __init__(self, *, unknown: UnknownSeverity = "warn", assume: Collection[str] = ()) -> None:
        """Set what to do where the templates do not tell.

        Args:
            unknown: Whether a client of which the templates do not tell is a warning, an error, or left out.
                Default: "warn".
            assume: What to take for granted: ``"transit"``, that transit gateways route between their attachments; ``"bgp"``, that
                BGP announces what is needed.
                Default: - nothing.

        Raises:
            PrivateLinkError: `unknown` is none of the three.

        """
        if unknown not in {"warn", "error", "ignore"}:
            raise PrivateLinkError("PrivateLinkValidation", [f"got unknown={unknown!r}; give 'warn', 'error' or 'ignore'"])
        self._unknown = unknown
        self._assume = tuple(assume)

    @property
    def name(self) -> str:
        """``"PrivateLink"``: findings are acknowledged as ``PrivateLink::<rule>``."""
        return "PrivateLink"

    @property
    def version(self) -> str:
        """The version of this package; ``"0.0.0"`` where its source is used without being installed."""
        try:
            return version("constructs-privatelink")
        except PackageNotFoundError:
            return "0.0.0"

    @property
    def rule_ids(self) -> list[str]:
        """The rules that findings name."""
        return [_BLOCKED, _UNKNOWN, *(rule.id for rule in RULES)]

    @jsii.member(jsii_name="validate")
    def validate(self, context: cdk.IPolicyValidationContext) -> cdk.PolicyValidationPluginReport:
        """Read the templates back: which declared clients do not reach their endpoints, and what breaks a rule."""
        if not context.template_paths:
            return cdk.PolicyValidationPluginReport(success=True, violations=[], plugin_version=self.version)
        networks = load(_assembly(context.template_paths), assume=self._assume)
        found = [*self._unproven(networks.verify()), *(_broken(finding) for finding in networks.findings())]
        success = all(violation.severity != "error" for violation in found)
        return cdk.PolicyValidationPluginReport(success=success, violations=found, plugin_version=self.version)

    def _unproven(self, proofs: Iterable[Proof]) -> Iterator[cdk.PolicyViolation]:
        for proof in proofs:
            if proof.result.verdict == "blocked":
                yield _violation(proof, _BLOCKED, "error")
            elif proof.result.verdict == "unknown" and self._unknown != "ignore":
                yield _violation(proof, _UNKNOWN, "error" if self._unknown == "error" else "warning")


def _assembly(templates: list[str]) -> Path:
    """Return the directory of the whole app: the outermost with a manifest, since each stage has one of its own."""
    folders = [folder for folder in Path(templates[0]).parents if (folder / _MANIFEST).is_file()]
    return folders[-1]


def _violation(proof: Proof, rule: str, severity: str) -> cdk.PolicyViolation:
    result, change = proof.result, proof.result.change
    return cdk.PolicyViolation(
        rule_name=rule,
        severity=severity,
        description=_described(proof),
        fix=change.text if change is not None else None,
        rule_metadata={"code": result.code},
        violating_resources=[
            cdk.PolicyViolatingResource(construct_path=proof.endpoint.path, locations=[result.deciding.property] if result.deciding else [])
        ],
    )


def _broken(finding: Finding) -> cdk.PolicyViolation:
    where = cdk.PolicyViolatingResource(construct_path=finding.path, locations=[finding.property])
    return cdk.PolicyViolation(rule_name=finding.rule, severity=finding.severity, description=finding.text, violating_resources=[where])


def _described(proof: Proof) -> str:
    """Return the verdict with its hops and what is not known; the CDK's report adds the fix."""
    result = proof.result
    extent = f" in {result.extent}" if result.extent else ""
    lines = [f"{proof.client} to {proof.endpoint.path} is {result.verdict}{extent}: {result.code}"]
    lines += [f"  {hop}" for hop in result.hops]
    lines += [f"  not known: {reason}" for reason in result.reasons]
    return "\n".join(lines)
