"""The proof inside ``cdk synth``: every declared client reaches its endpoint, or the synthesis stops and names the rule to change.

```python
cdk.Validations.of(app).add_plugins(PrivateLinkValidation())
```

It also looks for what the deployment would refuse; ``privatelink rules`` says what. A finding is acknowledged where it is, or at any scope
around it, as ``PrivateLink::client-blocked``, ``PrivateLink::client-unknown``, ``PrivateLink::client-name``, ``PrivateLink::client-denied``
or ``PrivateLink::PL007``; what a rule of a team's own finds, as ``PrivateLink::ACME1``.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import aws_cdk as cdk
import jsii

from constructs_privatelink.argument_kinds import not_a_sequence, shown
from constructs_privatelink.constructs.acknowledged_scopes import acknowledged_above_all
from constructs_privatelink.decisions.acknowledgement import PLUGIN
from constructs_privatelink.errors import PrivateLinkError
from constructs_privatelink.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from constructs_privatelink.analysis.judgement import UnknownSeverity
    from constructs_privatelink.analysis.rules import Finding, Rule
    from constructs_privatelink.analysis.saved_answers.answer_files import Assumable

_PROOF = "constructs_privatelink.analysis"


@jsii.implements(cdk.IPolicyValidationPlugin)
class PrivateLinkValidation:
    """Proves the templates of an app while they are synthesized."""

    def __init__(self, *, unknown: UnknownSeverity = "warn", assume: Collection[Assumable] = (), rules: Sequence[Rule] = ()) -> None:
        """Set what to do where the templates do not tell.

        Args:
            unknown: Whether a client of which the templates do not tell is a warning, an error, or left out.
                Default: "warn".
            assume: What to take for granted: ``"transit"``, that transit gateways route between their attachments; ``"bgp"``, that
                BGP announces what is needed; and the paths of files or directories of saved answers of AWS about what the app
                imports; ``"cdk.context.json"`` tells of VPCs that the app looks up.
                Default: - nothing.
            rules: Rules of your own, made by `constructs_privatelink.analysis.rules.rule`; what they find counts as what the rules of this
                library find.
                Default: - none.

        Raises:
            PrivateLinkError: `unknown` is none of the three, a file is no saved answer of AWS, or a rule has an id that it cannot have.

        """
        if unknown not in ("warn", "error", "ignore"):
            raise PrivateLinkError("PrivateLinkValidation", [f"got unknown={shown(unknown)}; give 'warn', 'error' or 'ignore'"])
        self._unknown = unknown
        strange = not_a_sequence("rules", rules, "my_rule")
        if strange:
            raise PrivateLinkError("PrivateLinkValidation", strange)
        self._own = tuple(rules)
        self._assume: tuple[Assumable, ...] = ()
        if _PROOF not in sys.modules:  # the app mostly waits for the CDK's kernel: until the proof is asked for, its modules are there
            Thread(target=_load_the_proof, name=_PROOF).start()
        if self._own:
            self._rules()
        if assume != ():
            self._assume = _read(assume)

    @property
    def name(self) -> str:
        """``"PrivateLink"``: findings are acknowledged as ``PrivateLink::<rule>``."""
        return PLUGIN

    @property
    def version(self) -> str:
        """The version of this package."""
        return VERSION

    @property
    def rule_ids(self) -> list[str]:
        """The rules that findings name."""
        return [rule.id for rule in self._rules()]

    @jsii.member(jsii_name="validate")
    def validate(self, context: cdk.IPolicyValidationContext) -> cdk.PolicyValidationPluginReport:
        """Read the templates back: which declared clients do not reach or find their endpoints, and what breaks a rule."""
        from constructs_privatelink.analysis import judged, load, told_once  # noqa: PLC0415 - by then it is there
        from constructs_privatelink.analysis.templates.assemblies import outermost  # noqa: PLC0415 - as above

        if not context.template_paths:
            return cdk.PolicyValidationPluginReport(success=True, violations=[], plugin_version=self.version)
        above = acknowledged_above_all(context.app_construct, [stack.stack_construct_path for stack in context.stack_templates])
        networks = load(outermost(Path(context.template_paths[0]).parent), assume=self._assume, acknowledged=above)
        findings = told_once(judged(networks, unknown=self._unknown, rules=self._own))
        success = all(finding.severity != "error" for finding in findings if finding.acknowledged is None)
        links = {rule.id: rule.link for rule in self._rules()}
        violations = [_violation(finding, links[finding.rule]) for finding in findings if _is_for_the_cdk(finding)]
        return cdk.PolicyValidationPluginReport(success=success, violations=violations, plugin_version=self.version)

    def _rules(self) -> Sequence[Rule]:
        """Return the rules of this library and those of the caller, which may have ids that they cannot have."""
        from constructs_privatelink.analysis import all_rules  # noqa: PLC0415 - who gives no rules need not wait for these

        return all_rules(self._own)


def _load_the_proof() -> None:
    """Load what `validate` asks for, early; whoever asks for it loads what could not be, and is told why.

    Python breaks this off where the app loads a part of the proof at the same moment, which waits for the package while this waits for it.
    """
    with suppress(Exception):
        import_module(_PROOF)


def _read(assume: Collection[Assumable]) -> tuple[Assumable, ...]:
    """Return what is taken for granted, with the files read."""
    from constructs_privatelink.analysis.saved_answers.answer_files import sorted_out  # noqa: PLC0415 - who assumes nothing need not wait
    from constructs_privatelink.analysis.saved_answers.described_networks import described  # noqa: PLC0415 - as above

    words, answers = sorted_out(assume)
    described(answers)
    return (*words, *answers)


def _is_for_the_cdk(finding: Finding) -> bool:
    """Return whether the CDK reports a finding, or knows its acknowledgement; it keeps no note of one by ``Annotations``."""
    return finding.acknowledged is None or finding.acknowledged.reason is not None


def _violation(finding: Finding, link: str) -> cdk.PolicyViolation:
    """Return what the CDK reports, under the id by which it is acknowledged, so that the report lists it as that."""
    name, paths, acknowledged = finding.rule, finding.paths(), finding.acknowledged
    if acknowledged is not None:
        name = acknowledged.id.removeprefix(f"{PLUGIN}::")
        paths = tuple(acknowledged.scope if acknowledged.scope.startswith(f"{path}/") else path for path in paths)
    locations = [finding.property] if finding.property else []
    return cdk.PolicyViolation(
        rule_name=name,
        severity=finding.severity,
        description="\n".join(finding.lines()),
        fix=finding.fix or None,
        rule_metadata={"link": link},
        violating_resources=[cdk.PolicyViolatingResource(construct_path=path, locations=locations) for path in paths],
    )
