"""Tables of the union, its superiors and its sections."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Boolean, Date, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.core.store import Store
from desktop.core.tables import EnumColumn, JsonColumn, Stored
from desktop.features.organization.domain import FormerName, Role, Section, Superior, SuperiorKind, Union


class UnionRow(Stored):
    __tablename__ = "union_profile"

    code: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    role: Mapped[Role] = mapped_column(EnumColumn(Role))
    header: Mapped[str] = mapped_column(Text)
    place: Mapped[str] = mapped_column(Text)
    term: Mapped[str] = mapped_column(Text)
    chair: Mapped[str] = mapped_column(Text)
    tax_code: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text)
    phone: Mapped[str] = mapped_column(Text)
    email: Mapped[str] = mapped_column(Text)
    workers: Mapped[int] = mapped_column(Integer)
    working_year: Mapped[int] = mapped_column(Integer)


class SuperiorRow(Stored):
    __tablename__ = "superior"

    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[SuperiorKind] = mapped_column(EnumColumn(SuperiorKind))
    header: Mapped[str] = mapped_column(Text)
    code: Mapped[str] = mapped_column(Text)
    since: Mapped[date | None] = mapped_column(Date)
    decision: Mapped[str] = mapped_column(Text)


class SectionRow(Stored):
    __tablename__ = "section"

    name: Mapped[str] = mapped_column(Text, unique=True)
    leader: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(Integer)
    closed: Mapped[bool] = mapped_column(Boolean)
    since: Mapped[date | None] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)
    former_names: Mapped[tuple[FormerName, ...]] = mapped_column(JsonColumn(tuple[FormerName, ...]))
    decision: Mapped[str] = mapped_column(Text)


class UnionStore(Store[Union]):
    kind = "union"
    row = UnionRow
    record = Union


class SuperiorStore(Store[Superior]):
    kind = "superior"
    row = SuperiorRow
    record = Superior

    def on(self, day: date) -> Superior | None:
        """The superior valid on that day: the latest that had begun; one without a date counts as always begun."""
        begun = [one for one in self.all() if one.since is None or one.since <= day]
        return max(begun, key=lambda one: (one.since or date.min, one.id), default=None)


class SectionStore(Store[Section]):
    kind = "section"
    row = SectionRow
    record = Section

    def in_order(self) -> list[Section]:
        return self.all(order_by=(SectionRow.position, SectionRow.name))

    def named(self, name: str) -> Section | None:
        found = self.all(SectionRow.name == name)
        return found[0] if found else None
