"""A re-organisation of the union (sắp xếp lại tổ chức): what becomes of each section, the union above, addresses.

Nothing is overwritten: members move on a day, sections end and begin on it, so every earlier day stays as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop.core.errors import UserError
from desktop.features.organization.domain import Superior


class Fate(StrEnum):
    """What becomes of a section."""

    STAYS = "stays"
    RENAMED = "renamed"
    JOINS = "joins"  # everybody moves into another section, and it is closed
    SPLITS = "splits"  # some people move into other sections, and it goes on
    CLOSED = "closed"  # as JOINS, but its people are in no section then


@dataclass(frozen=True)
class SectionPlan:
    """One section's fate. `target` is the new name, or the name of the section joined, which may be a new one; `parts`
    are, for a split, member ids by the name of the section they move to."""

    section_id: str
    fate: Fate
    target: str = ""
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class ReorganizationPlan:
    """`addresses` are the new addresses by member id; `superior` the union above from its `since` on."""

    on: date
    decision: str = ""
    reason: str = ""
    sections: tuple[SectionPlan, ...] = ()
    superior: Superior | None = None
    addresses: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reorganized:
    """What it came to."""

    moved: int = 0
    renamed: int = 0
    closed: int = 0
    founded: int = 0
    addresses: int = 0
    superior: str = ""


@dataclass(frozen=True)
class FormerAddress:
    """Where somebody lived, as it was called up to and including `until` (nơi ở cũ)."""

    id: str
    member_id: str
    address: str
    until: date
    reason: str = ""
    revision: int = 0


@dataclass(frozen=True)
class AddressProposal:
    """A member whose address has another name since the reform."""

    id: str
    full_name: str
    section: str
    address: str
    proposed: str
    certain: bool


@dataclass(eq=False)
class PlanUnclear(UserError):
    """A plan that cannot be carried out. `reason`: `no_target` (no name was given), `into_itself`, `target_closes`
    (the section to join is closed by the same plan), `nobody_chosen` (a split that moves nobody), `not_a_member`
    (somebody chosen for a split is not in that section)."""

    section: str
    reason: str
    target: str = ""


@dataclass(eq=False)
class EraseRefused(UserError):
    """Only who is in the bin or has left can be deleted for good: this person is a member."""

    name: str
