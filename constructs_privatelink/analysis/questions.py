"""Asks of a set of templates what their endpoints declare: does every client reach its endpoint?

```python
from constructs_privatelink.analysis import load

networks = load("cdk.out")
for proof in networks.verify():
    print(proof)

print(networks.explain("SampleApplication/Stocktaking", "kms").result)
```
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from os import PathLike
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.acknowledgements import Acknowledgements
from constructs_privatelink.analysis.answers import Answers
from constructs_privatelink.analysis.both_branches import BothBranches, is_perhaps_made
from constructs_privatelink.analysis.declared_clients import DeclaredClients, is_declared
from constructs_privatelink.analysis.led_clients import led_clients
from constructs_privatelink.analysis.naming import endpoint_named, places_named
from constructs_privatelink.analysis.networks.building import build
from constructs_privatelink.analysis.networks.kinds import UNASKED
from constructs_privatelink.analysis.networks.unread_parts import doubts_about
from constructs_privatelink.analysis.omissions import omissions
from constructs_privatelink.analysis.policies.asking import request_for
from constructs_privatelink.analysis.policies.authorization import authorize
from constructs_privatelink.analysis.proof import Proof
from constructs_privatelink.analysis.reachability.client_kinds import CidrClient, WorkloadClient
from constructs_privatelink.analysis.reachability.verdicts import WORST_FIRST
from constructs_privatelink.analysis.reachability.verify import Verifier
from constructs_privatelink.analysis.rules import RULES
from constructs_privatelink.analysis.rules.context import RuleContext, TemplateFacts
from constructs_privatelink.analysis.saved_answers.answer_files import sorted_out
from constructs_privatelink.analysis.saved_answers.assumed import assumed
from constructs_privatelink.analysis.saved_answers.described_networks import described
from constructs_privatelink.analysis.templates import stack_set
from constructs_privatelink.analysis.templates.work import TemplateProblem
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from constructs_privatelink.analysis.acknowledgements import Reasons
    from constructs_privatelink.analysis.needs.workload_needs import WorkloadNeeds
    from constructs_privatelink.analysis.networks.model import Endpoint, Model
    from constructs_privatelink.analysis.omissions import Omission
    from constructs_privatelink.analysis.policies.authorization import Authorization
    from constructs_privatelink.analysis.reachability.client_kinds import AnyClient
    from constructs_privatelink.analysis.rules import Finding
    from constructs_privatelink.analysis.saved_answers.answer_files import Assumable
    from constructs_privatelink.analysis.templates.work import Assumption
    from constructs_privatelink.analysis.values import Outside, ResourceId, Target
    from constructs_privatelink.decisions.acknowledgement import Acknowledgement

__all__ = ["SCHEMA_VERSION", "Analysis", "Proof", "load"]

SCHEMA_VERSION = 2
"""Of ``result.schema.json``: a change that breaks readers counts it up."""


class Analysis:
    """The networks of a set of templates, and the answers about them.

    Args:
        stacks: The templates that were read.
        assume: What to take for granted, as for `load`.
        sources: What they were read from, in the user's words. Default: - they were given as values.
        acknowledged: As for `load`. Default: - what the assemblies' reports tell.

    Attributes:
        sources: As given.
        verifier: What answers questions about packets alone.

    """

    def __init__(
        self,
        stacks: stack_set.StackSet,
        *,
        assume: Collection[Assumable] = (),
        sources: Sequence[str] = (),
        acknowledged: Reasons | None = None,
    ) -> None:
        words, answers = sorted_out(assume)
        self.sources = tuple(sources)
        self._stacks = stacks
        told = described(answers)
        self._model = build(stacks, told)
        self.verifier = Verifier(self._model, assume=words)
        self._both_branches = BothBranches(stacks, self._model, told, words)
        self._answers = Answers(stacks, self._model)
        self._acknowledgements = Acknowledgements(stacks, acknowledged)

    @property
    def stacks(self) -> stack_set.StackSet:
        """The templates."""
        return self._stacks

    @property
    def model(self) -> Model:
        """The networks as frozen values."""
        return self._model

    def file_of(self, stack: str) -> Path | None:
        """Return the file of a stack's template; None where the template was given as values, or there is no such stack."""
        known = self._stacks.stacks.get(stack)
        return None if known is None else known.file

    def region_of(self, id: ResourceId) -> str | None:
        """Return the Region of a resource's stack; None where it is not known."""
        known = self._stacks.stacks.get(id.stack)
        return known.region if known is not None and isinstance(known.region, str) else None

    @property
    def problems(self) -> tuple[TemplateProblem, ...]:
        """What is broken in the templates, or means nothing: each of these makes something unknown."""
        of_model = (TemplateProblem(problem.where, problem.why) for problem in self._model.problems)
        return (*self._stacks.problems, *of_model, *self._acknowledgements.problems)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The parameter defaults that the answers rest on."""
        return self._stacks.assumptions

    def verify(self) -> tuple[Proof, ...]:
        """Ask of every endpoint whether its declared clients reach it.

        An endpoint that declares nobody, because this library did not make it or its only client is the default one, is asked of every
        workload in its VPC that opens connections of its own accord, and of those of other VPCs whose roles call its service and whose
        names lead there, or are meant to; a gateway endpoint of those alone whose subnets are all on its route tables. Who calls an
        endpoint that leads to no service of AWS (a resource, a service network, a tunnel, a firewall) no role tells, and nobody is asked
        about.
        """
        return self._verified

    @cached_property
    def _verified(self) -> tuple[Proof, ...]:
        asked = DeclaredClients(self._model, homes=self._both_branches.homes)
        wanted = (endpoint for endpoint in self._model.endpoints if endpoint.kind not in UNASKED or is_declared(endpoint))
        regions = {name: stack.region for name, stack in self._stacks.stacks.items() if isinstance(stack.region, str)}
        led = led_clients(self._model, self.needs, regions, lambda client, to: self.prove(client, to).result.verdict == "reachable")
        return tuple(
            self.prove(client, endpoint) for endpoint in wanted for client in (*asked.clients_of(endpoint), *led.get(endpoint.id, ()))
        )

    @cached_property
    def omissions(self) -> tuple[Omission, ...]:
        """What these answers say nothing of, counted."""
        return omissions(self._stacks, self._model, self.verify())

    def needs(self) -> tuple[WorkloadNeeds, ...]:
        """Return for each workload with a role of the templates which services it may call, by which path, and what would add one."""
        return self.context.needs

    def needs_of(self, workload: ResourceId) -> WorkloadNeeds | None:
        """Return what one workload needs; None where its role is not in the templates, or nobody knows which calls its kind makes."""
        return self.context.needs_of(workload)

    @cached_property
    def context(self) -> RuleContext:
        """What rules look at."""
        return RuleContext(TemplateFacts(self._stacks, self._model, self.verify, self.prove))

    def compared_with(self, before: Analysis | None) -> RuleContext:
        """Return what rules about changes look at.

        Args:
            before: The templates that are deployed, which these ones will change; None where they are not known.

        Raises:
            PrivateLinkError: No stack of `before` is among these.

        """
        if before is None:
            return self.context
        old, new = sorted(before.stacks.stacks), sorted(self._stacks.stacks)
        if old and new and not set(old) & set(new):
            change = "give the templates of the same stacks, and files of the same names"
            raise PrivateLinkError("before", [f"none of its stacks ({', '.join(old)}) is among these ({', '.join(new)}); {change}"])
        return self.context.compared_with(before.context)

    def findings(self, *, before: Analysis | None = None) -> tuple[Finding, ...]:
        """Return what the deployment would refuse, or what would not work, in the order of the rules.

        Args:
            before: The templates that are deployed, which these ones will change: stacks of one name are the same. Default: - not known,
                and the rules about changes find nothing.

        Raises:
            PrivateLinkError: No stack of `before` is among these.

        """
        context = self.compared_with(before)
        return tuple(self.heard(finding) for rule in RULES for finding in rule.findings(context))

    def heard(self, finding: Finding) -> Finding:
        """Return a finding with who acknowledged it."""
        acknowledged = self.acknowledgement(finding.rule, finding.resource, finding.path)
        return finding if acknowledged is None else replace(finding, acknowledged=acknowledged)

    def acknowledgement(self, rule: str, resource: ResourceId | Outside, path: str) -> Acknowledgement | None:
        """Return who acknowledged what a rule finds at a resource; None where nobody did.

        Args:
            rule: The rule's id.
            resource: The resource.
            path: Its construct path.

        """
        return self._acknowledgements.of(rule, resource, path)

    def to_json(self, findings: Iterable[Finding] | None = None) -> dict[str, object]:
        """Return every answer as JSON values, in the form that ``result.schema.json`` of this package describes.

        Args:
            findings: What to say of what is wrong. Default: - what rules find.

        """
        return {name: list(value) if isinstance(value, Iterator) else value for name, value in self.json_parts(findings)}

    def json_parts(self, findings: Iterable[Finding] | None = None) -> Iterator[tuple[str, object]]:
        """Yield the members of `to_json`, lists as iterators: the answers of a large app are written one after the other.

        Args:
            findings: As for `to_json`.

        """
        yield "schemaVersion", SCHEMA_VERSION
        yield "proofs", (proof.to_json() for proof in self.verify())
        yield "findings", (finding.to_json() for finding in (self.findings() if findings is None else findings))
        yield "problems", ({"where": problem.where, "text": problem.text} for problem in self.problems)
        yield "assumptions", ({"where": assumption.where, "text": assumption.text} for assumption in self.assumptions)
        yield "omissions", (omission.to_json() for omission in self.omissions)

    def explain(self, client: str, endpoint: str, port: str | None = None) -> Proof:
        """Ask whether one client reaches one endpoint; of a workload with several places, the worst.

        Args:
            client: A construct path, a logical id, or a CIDR; ``"Instance[1]"`` is the second place of a workload with several.
            endpoint: A construct path, a logical id, or a service's short or full name.
            port: A port or range, ``"tcp/443"``. Default: - all ports of the service.

        Raises:
            PrivateLinkError: No client or endpoint has that name, or several have; or `port` is no port range.

        """
        to = endpoint_named(self._model, endpoint)
        try:
            clients: list[AnyClient] = [CidrClient(ipaddress.ip_network(client, strict=False))]
        except ValueError:
            clients = [WorkloadClient(place) for place in places_named(self._model, client, to)]
        return min((self.prove(place, to, port) for place in clients), key=lambda proof: WORST_FIRST.index(proof.result.verdict))

    def authorize(
        self,
        endpoint: str,
        action: str,
        *,
        resource: str | None = None,
        principal: str | None = None,
        context: Mapping[str, object] | None = None,
    ) -> Authorization:
        """Ask whether the policy of an endpoint lets a request through; what IAM itself allows is not looked at.

        Args:
            endpoint: A construct path, a logical id, or a service's short name.
            action: ``"kms:Decrypt"``.
            resource: An ARN, ``"*"`` for an action without a resource, or a name of a resource of the templates. Default: - any.
            principal: An ARN, an account's number, ``"anonymous"``, or a name of a role of the templates. Default: - anybody who signs.
            context: Further condition keys; None says that the request has no such key. Default: - what the endpoint tells.

        Raises:
            PrivateLinkError: Nothing has that name, or several have.

        """
        request = request_for(self._stacks, action, resource=resource, principal=principal, context=context)
        return authorize(request, endpoint_named(self._model, endpoint), self._model)

    def prove(self, client: AnyClient, endpoint: Endpoint, port: str | None = None) -> Proof:
        """Ask whether one client reaches one endpoint of the model.

        Args:
            client: Who connects.
            endpoint: What to.
            port: As for `explain`.

        """
        result = self.verifier.verify(client, endpoint, port)
        if result.verdict == "unknown" or (result.verdict == "blocked" and is_perhaps_made(client)):
            result = self._both_branches.settled(result, client, endpoint, port)
        if self._model.unread or self._model.rewritten:
            asked = (endpoint.id, client.workload.id) if isinstance(client, WorkloadClient) else (endpoint.id,)
            result = result.weakened(doubts_about(self._model, *asked))
        if isinstance(endpoint.declared, Unknown):
            # Who must reach it is not known: perhaps nobody whom this concerns.
            result = result.weakened((endpoint.declared,))
        if self._model.described:
            result = replace(result, assumptions=(*result.assumptions, *assumed(self._model, _vpcs_of(client, self._model), endpoint.vpc)))
        return Proof(client, endpoint, result, self._answers)


def load(
    *sources: str | PathLike[str] | Mapping[str, object],
    parameters: Mapping[str, object] | None = None,
    region: str | None = None,
    assume: Collection[Assumable] = (),
    name: str | None = None,
    acknowledged: Reasons | None = None,
    go_on: bool = False,
) -> Analysis:
    """Read cloud assemblies and templates as one set, and return what can be asked of it.

    Args:
        sources: Cloud assemblies' directories (``"cdk.out"``), templates' files (JSON or YAML), or templates themselves: they may import
            from each other.
        parameters: Values for the templates' parameters. Default: - the templates' defaults.
        region: The Region of stacks that say none. Default: - not known.
        assume: What to take for granted: ``"transit"``, that transit gateways route between their attachments; ``"bgp"``, that BGP
            announces what is needed; and the paths of files or directories of saved answers of AWS, or answers themselves, about what
            the templates import (``privatelink docs proof``). Default: - nothing.
        name: What to call the stack of a template on its own: what changes between two is told by the names of their stacks.
            Default: - as its file is called.
        acknowledged: What is acknowledged at scopes above the stacks, the reasons by construct path and id. Default: - what the reports
            that the CDK wrote beside the templates tell.
        go_on: Whether to read the others where a file is no template: it is one of `Analysis.problems` then. Default: False.

    Raises:
        PrivateLinkError: There is no such file, or it is no template or no answer of AWS.

    """
    named = [str(source) for source in sources if isinstance(source, str | PathLike)]
    stacks = stack_set.load(*sources, parameters=parameters, region=region, name=name, go_on=go_on)
    return Analysis(stacks, assume=assume, sources=named, acknowledged=acknowledged)


def _vpcs_of(client: AnyClient, model: Model) -> set[Target] | None:
    """Return the VPCs that a workload stands in; None for another client, which may be in any."""
    if not isinstance(client, WorkloadClient) or isinstance(client.workload.subnets, Unknown):
        return None
    return {model.subnets[subnet].vpc for subnet in client.workload.subnets if subnet in model.subnets}
