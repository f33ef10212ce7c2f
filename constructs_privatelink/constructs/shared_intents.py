"""Where the endpoints of a network keep what they share of their intent: once in a stack, at a security group that this library made.

Of several groups in a stack it is the one whose id sorts first, so that the order in which services join does not matter.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, cast

from constructs_privatelink.constructs.construct_paths import default_child_of
from constructs_privatelink.constructs.intents import at_synthesis
from constructs_privatelink.decisions.intent import KEY, Shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import aws_cdk as cdk
    from aws_cdk import aws_ec2 as ec2


class IntentWriter(Protocol):
    """An endpoint of a network, which writes its own intent."""

    def write_intent(self) -> None:
        """Write the endpoint's intent, which names the holder of what is shared."""


class Holder:
    """The security group at which the shared part of one stack stands.

    Args:
        group: The group.
        id: Its construct id, or what it would be where it belongs to one endpoint alone.

    Attributes:
        id: As given.
        logical_id: Its logical id; a token until synthesis.

    """

    def __init__(self, group: ec2.ISecurityGroup, id: str) -> None:
        self._resource = cast("cdk.CfnResource", default_child_of(group))
        self.id = id
        self.logical_id = self._resource.logical_id

    def hold(self, shared: cdk.IResolvable | None) -> None:
        """Write the shared part, or none any more."""
        self._resource.add_metadata(KEY, shared)


class SharedIntents:
    """The holders of one network.

    Args:
        shared: Returns what the endpoints of a stack share, while its template is written.

    """

    def __init__(self, shared: Callable[[cdk.Stack], Shared]) -> None:
        self._shared = shared
        self._holders: dict[cdk.Stack, Holder] = {}
        self._endpoints: dict[cdk.Stack, list[IntentWriter]] = {}
        self._put_off: dict[IntentWriter, None] | None = None

    def join(self, endpoint: IntentWriter, stack: cdk.Stack) -> None:
        """Note an endpoint, which is told where another group becomes the holder."""
        self._endpoints.setdefault(stack, []).append(endpoint)

    def offer(self, group: ec2.ISecurityGroup, id: str, stack: cdk.Stack) -> None:
        """Let a group of this library be the holder of its stack, if its id sorts before that of the present one."""
        before = self._holders.get(stack)
        if before is not None and before.id < id:
            return
        holder = self._holders[stack] = Holder(group, id)
        holder.hold(at_synthesis(lambda: self._shared(stack).to_json()))
        if before is not None:
            before.hold(None)
            for endpoint in self._endpoints.get(stack, ()):
                endpoint.write_intent()

    @contextmanager
    def written_once(self) -> Iterator[None]:
        """Put off what endpoints write to the end of the block: each writing is a message to the kernel, however often it says the same."""
        if self._put_off is not None:
            yield
            return
        self._put_off = {}
        try:
            yield
        finally:
            endpoints, self._put_off = self._put_off, None
            for endpoint in endpoints:
                endpoint.write_intent()

    def puts_off(self, endpoint: IntentWriter) -> bool:
        """Return whether an endpoint is to write its intent later, when it is asked again."""
        if self._put_off is None:
            return False
        self._put_off[endpoint] = None
        return True

    def holder_in(self, stack: cdk.Stack) -> Holder | None:
        """Return the holder of a stack; None where no security group there is this library's."""
        return self._holders.get(stack)

    def of(self, stack: cdk.Stack) -> Shared:
        """Return what the endpoints of a stack share, for one that has no holder."""
        return self._shared(stack)
