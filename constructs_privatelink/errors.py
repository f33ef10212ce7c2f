"""How this library says no, and how it says that it is not sure.

Every decision module raises `PrivateLinkError` for what AWS would reject or what cannot work, and returns `Doubt` values for
what may be right: the constructs turn those into acknowledgeable CDK warnings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from constructs_privatelink.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Answer = TypeVar("Answer")

_NOT_LOOKED_UP = "dummy-value-for-"
"""How a value begins that stands for a parameter of Systems Manager until the CDK has looked it up, after the synthesis."""
_LOOKED_UP_LATER = (
    "values that begin with 'dummy-value-for-' are the CDK's own, for a parameter that it looks up once the app was synthesized; give "
    "value_from_lookup a default_value=... of the kind that is wanted here, which stands for it until then"
)


class PrivateLinkError(ValueError):
    """One thing that cannot be built, with every reason.

    Args:
        subject: What cannot be built, in the caller's words (``"EksEndpoint 'Eks'"``).
        reasons: Each what is wrong, the value got, and the change to make. At least one.

    Attributes:
        reasons: The reasons, in the order in which they were found.

    """

    def __init__(self, subject: str, reasons: Iterable[str]) -> None:
        self.subject = visible(subject)
        self.reasons = tuple(map(visible, reasons))
        if any(_NOT_LOOKED_UP in reason for reason in self.reasons) and _LOOKED_UP_LATER not in self.reasons:
            self.reasons = (*self.reasons, _LOOKED_UP_LATER)
        if len(self.reasons) == 1:
            text = f"{self.subject}: {self.reasons[0]}"
        else:
            text = f"{self.subject}: {len(self.reasons)} problems" + "".join(f"\n  - {reason}" for reason in self.reasons)
        super().__init__(text)


class Problems:
    """The reasons found so far why one thing cannot be built, so that the user hears them all at once.

    Args:
        subject: What cannot be built, in the caller's words.

    """

    def __init__(self, subject: str) -> None:
        self.subject = subject
        self._reasons: dict[str, None] = {}

    @property
    def reasons(self) -> tuple[str, ...]:
        """What was noted, in the order in which it was found."""
        return tuple(self._reasons)

    def add(self, reasons: Iterable[str]) -> None:
        """Note reasons; one that was noted already stays once."""
        self._reasons.update(dict.fromkeys(reasons))

    def attempt(self, action: Callable[[], Answer]) -> Answer | None:
        """Return what `action` returns, or None after noting the reasons that it raises."""
        try:
            return action()
        except PrivateLinkError as error:
            self.add(error.reasons)
            return None

    def attempt_about(self, name: str, action: Callable[[], Answer]) -> Answer | None:
        """Return what `action` returns, or None after noting the reasons that it raises, with the name of what they are about."""
        about = Problems(name)
        answer = about.attempt(action)
        self.add(f"{name!r}: {reason}" for reason in about.reasons)
        return answer

    def refuse(self) -> None:
        """Raise what was noted.

        Raises:
            PrivateLinkError: There is at least one reason.

        """
        if self._reasons:
            raise PrivateLinkError(self.subject, self._reasons)


def said_by(error: BaseException) -> str:
    """Return what an error of somebody else's code says: its type, and its first line where it has one and can tell it."""
    try:
        lines = str(error).strip().splitlines()
    except Exception:  # noqa: BLE001 - what is told is the error, not what its text comes to
        lines = []
    return f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__


@dataclass(frozen=True)
class Doubt:
    """Something that may be right and deserves a look: a warning that can be acknowledged.

    Args:
        id: Stable id without the library's prefix, for instance ``"policy-support-unknown"``.
        text: What is doubtful, the value got, and the change to make.

    """

    id: str
    text: str


def some_of(texts: Sequence[str], most: int) -> str:
    """Return the first texts of a list, and how many more there are: ``"a, b and 3 more"``.

    Args:
        texts: The texts, the first that should be told first.
        most: How many of them are told.

    """
    return " ".join([", ".join(texts[:most]), *lines_of_some(texts, most)[most:]])


def lines_of_some(texts: Sequence[str], most: int | None) -> list[str]:
    """Return the first texts of a list, and a last one that says how many more there are: ``["a", "b", "and 3 more"]``.

    Args:
        texts: The texts, the first that should be told first.
        most: How many of them are told; None for all of them.

    """
    more = 0 if most is None else len(texts[most:])
    return [*texts[:most], *([f"and {more} more"] if more else [])]
