"""The two kinds of trouble: a refusal, which the user can act on, and everything else, which is a bug.

A refusal carries facts in fields and no sentence: `words.py` of its feature makes the sentence in the user's language.
Foreign errors (`OSError`, a bad zip, a bad signature) become refusals once, at the border where they enter.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass

_WORD_BEGINS = re.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


@dataclass(eq=False)
class UserError(Exception):
    """A refusal. Subclasses are declared `@dataclass(eq=False)` and their fields are the facts of the case.

    Not frozen: the interpreter and contextlib write tracebacks and causes onto an exception in flight.
    """

    @property
    def code(self) -> str:
        """The stable name scripts may rely on: `CardNumberTaken` → `card_number_taken`, `NotAList` → `not_a_list`."""
        return _WORD_BEGINS.sub("_", type(self).__name__).lower()

    def facts(self) -> dict[str, object]:
        return {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}

    def __str__(self) -> str:
        return f"{self.code}: {self.facts()}"


@dataclass(eq=False)
class NotFound(UserError):
    """A record that was asked for by its id is not there (any more)."""

    kind: str
    id: str


@dataclass(eq=False)
class ChangedMeanwhile(UserError):
    """A record was changed by somebody else since it was read, so writing it now would lose that change."""

    kind: str
    id: str


@dataclass(eq=False)
class FieldRefused(UserError):
    """One value of a form cannot be accepted; `reason` is a stable word such as `required` or `not_a_date`."""

    field: str
    reason: str
    value: str = ""
