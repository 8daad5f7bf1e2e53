"""The union, its superiors over time, and its sections."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from desktop.core.errors import UserError


class Role(StrEnum):
    """What this database is for: a union's own book, or the desk of the union above, which receives."""

    UNION = "union"
    DESK = "desk"


class SuperiorKind(StrEnum):
    """Types of union above. The last three ended on 30/06/2025, with the districts, and remain for older papers."""

    TLD = "TLD"
    LDLD_TINH = "LDLD_TINH"
    CD_NGANH_TW = "CD_NGANH_TW"
    CD_TCT = "CD_TCT"
    CD_KCN = "CD_KCN"
    CD_XA = "CD_XA"
    CD_PHUONG = "CD_PHUONG"
    CD_DACKHU = "CD_DACKHU"
    CD_TREN_CO_SO_KHAC = "CD_TREN_CO_SO_KHAC"
    LDLD_QUAN = "LDLD_QUAN"
    LDLD_HUYEN = "LDLD_HUYEN"
    CD_VIENCHUC = "CD_VIENCHUC"

    def exists_on(self, day: date) -> bool:
        return self not in _OF_DISTRICTS or day <= DISTRICTS_UNTIL


_OF_DISTRICTS = (SuperiorKind.LDLD_QUAN, SuperiorKind.LDLD_HUYEN, SuperiorKind.CD_VIENCHUC)
DISTRICTS_UNTIL = date(2025, 6, 30)


@dataclass(frozen=True)
class Union:
    """A grassroots union (công đoàn cơ sở), or the desk above when `role` says so.

    `header` is the issuer's line as printed; `place` stands before the date of papers; `term` as in "2025-2030".
    """

    id: str
    code: str
    name: str
    role: Role = Role.UNION
    header: str = ""
    place: str = ""
    term: str = ""
    chair: str = ""
    tax_code: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    workers: int = 0
    """Typed number of people employed (tổng số lao động): workers who are not members are not in the database."""
    working_year: int = 0
    revision: int = 0

    @property
    def printed_name(self) -> str:
        return self.header or self.name.upper()

    @property
    def is_desk(self) -> bool:
        return self.role is Role.DESK


@dataclass(frozen=True)
class Superior:
    """The direct superior union (công đoàn cấp trên trực tiếp) from a day on, until the next one begins."""

    id: str
    name: str
    kind: SuperiorKind
    header: str = ""
    code: str = ""
    since: date | None = None
    decision: str = ""
    revision: int = 0

    @property
    def printed_name(self) -> str:
        return self.header or self.name.upper()


@dataclass(frozen=True)
class FormerName:
    """What a section was called up to and including the day `until` (tên cũ)."""

    name: str
    until: date


@dataclass(frozen=True)
class Section:
    """A part of the union: tổ công đoàn or công đoàn bộ phận. `position` orders lists as the union is used to.

    `since` is its first day and `until` its last, where they are known; `closed` says that nobody is put into it any
    more. Papers of a day print the name of that day (`name_on`). `decision` is the one it last came from.
    """

    id: str
    name: str
    leader: str = ""
    position: int = 0
    closed: bool = False
    since: date | None = None
    until: date | None = None
    former_names: tuple[FormerName, ...] = ()
    decision: str = ""
    revision: int = 0

    def name_on(self, day: date) -> str:
        """The earliest name that still held on that day, or today's."""
        held = [one for one in self.former_names if day <= one.until]
        return min(held, key=lambda one: one.until).name if held else self.name

    def is_open_on(self, day: date) -> bool:
        """Whether it existed on that day. One that was closed without a day counts as closed on every day."""
        begun = self.since is None or self.since <= day
        return begun and (day <= self.until if self.until else not self.closed)

    def renamed(self, name: str, on: date) -> Section:
        """Called `name` from that day on; a name of the same first day is taken back as never used."""
        kept = tuple(one for one in self.former_names if one.until < on - timedelta(1))
        return replace(self, name=name, former_names=(*kept, FormerName(self.name, on - timedelta(1))))

    def ended(self, on: date) -> Section:
        """Closed: `on` is the first day on which it is no more."""
        return replace(self, closed=True, until=on - timedelta(1))


@dataclass(frozen=True)
class UnionDraft:
    """What set-up asks for."""

    name: str
    code: str
    role: Role = Role.UNION
    header: str = ""
    place: str = ""
    term: str = ""
    chair: str = ""
    workers: int = 0
    superior_name: str = ""
    superior_kind: SuperiorKind = SuperiorKind.LDLD_TINH
    superior_header: str = ""
    superior_code: str = ""
    sections: tuple[str, ...] = ()


@dataclass(eq=False)
class UnionMissing(UserError):
    """The database has no union yet: set-up was not finished."""


@dataclass(eq=False)
class UnionExists(UserError):
    """Set-up was asked for a second time."""

    name: str


@dataclass(eq=False)
class SuperiorEnded(UserError):
    """A superior of a kind that was no more on the day from which it would stand above."""

    name: str
    since: date
    last_day: date = DISTRICTS_UNTIL


@dataclass(eq=False)
class SectionNameTaken(UserError):
    name: str


@dataclass(eq=False)
class SectionDaysReversed(UserError):
    """A section would end before it begins."""

    name: str
    since: date
    until: date


@dataclass(eq=False)
class SetupFileRefused(UserError):
    """`reason`, `field`, `value` and `expected` are those of `core.toml_records.Unfitting`."""

    path: str
    reason: str
    field: str = ""
    value: str = ""
    expected: tuple[str, ...] = ()
