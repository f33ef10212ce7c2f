"""One question and its answers: whether packets arrive, and beside that, where names lead and which calls policies let through."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.visible_text import visible

if TYPE_CHECKING:
    from constructs_privatelink.analysis.answers import Answers
    from constructs_privatelink.analysis.calls import CallResult
    from constructs_privatelink.analysis.dns.names import NameResult
    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.reachability.client_kinds import AnyClient
    from constructs_privatelink.analysis.reachability.verdicts import Result
    from constructs_privatelink.analysis.values import Maybe


@dataclass(frozen=True)
class Proof:
    """Whether one client reaches one endpoint.

    Args:
        client: Who connects.
        endpoint: What to.
        result: The verdict, with the hops that it rests on.
        answers: What tells `names` and `authorization`, once somebody asks. Default: None, nothing does.

    """

    client: AnyClient
    endpoint: Endpoint
    result: Result
    answers: Answers | None = field(default=None, compare=False, repr=False)

    @cached_property
    def names(self) -> tuple[NameResult, ...]:
        """Where the names of the endpoint's service lead the client."""
        return () if self.answers is None else self.answers.names(self.client, self.endpoint)

    @cached_property
    def authorization(self) -> tuple[CallResult, ...]:
        """What policies make of calls by this path.

        Of the actions of the client's role, those that the endpoint's policy denies or may deny; and what is answered to calls of the
        private APIs and collections of the set that stand behind the endpoint.
        """
        return () if self.answers is None else self.answers.authorization(self.client, self.endpoint)

    @cached_property
    def internet(self) -> Maybe[bool]:
        """Whether the client has a path to the internet, so that it may reach the service without the endpoint."""
        unasked = Unknown(Code.UNKNOWN_RESOURCE, str(self.client), "nobody looked for a path to the internet")
        return unasked if self.answers is None else self.answers.internet(self.client)

    def to_json(self) -> dict[str, object]:
        """Return the proof as JSON values."""
        endpoint = self.endpoint.path or str(self.endpoint.id)
        beside = {"names": [name.to_json() for name in self.names], "authorization": [call.to_json() for call in self.authorization]}
        return {"client": str(self.client), "endpoint": endpoint, "service": self.endpoint.short_name, **self.result.to_json(), **beside}

    def __str__(self) -> str:
        """Who, what to, and the verdict with its hops; then names and calls."""
        verdict, *hops = self.result.lines()
        lines = [f"{self.client} to {self.endpoint.path or self.endpoint.id}: {verdict}", *hops]
        lines += [f"  name {name}" for name in self.names]
        lines += [f"  call {call}" for call in self.authorization]
        return "\n".join(map(visible, lines))
