"""What one deed changed. The same change set refreshes the screens, feeds the audit log and can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from desktop.core.records import changed_fields


class Record(Protocol):
    """What every stored record has: an id that never changes and a revision that grows with each writing."""

    @property
    def id(self) -> str: ...
    @property
    def revision(self) -> int: ...


@dataclass(frozen=True)
class Change:
    """One record added (`before` None), removed (`after` None) or changed (both). `kind` names the record's store."""

    kind: str
    id: str
    before: Record | None
    after: Record | None

    @property
    def action(self) -> str:
        return "added" if self.before is None else "removed" if self.after is None else "changed"

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the fields that differ, for a change; empty for an addition or a removal."""
        if self.before is None or self.after is None:
            return ()
        return changed_fields(self.before, self.after)


@dataclass(frozen=True)
class ChangeSet:
    """Everything one committed transaction changed, in order. `act` is the deed's stable name, as in `import_list`."""

    act: str
    changes: tuple[Change, ...] = ()

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(change.kind for change in self.changes)

    def touches(self, *kinds: str) -> bool:
        return not self.kinds.isdisjoint(kinds)
