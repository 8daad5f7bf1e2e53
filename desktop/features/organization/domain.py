"""The union, its superiors over time, and its sections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.core.errors import UserError


class Role(StrEnum):
    """What this database is for: a union's own book, or the desk of the union above, which receives."""

    UNION = "union"
    DESK = "desk"


class SuperiorKind(StrEnum):
    """Types of union above. The last three ended on 30/06/2025 and remain for older papers."""

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
class Section:
    """A part of the union: tổ công đoàn or công đoàn bộ phận. `position` orders lists as the union is used to."""

    id: str
    name: str
    leader: str = ""
    position: int = 0
    closed: bool = False
    revision: int = 0


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
class SectionNameTaken(UserError):
    name: str


@dataclass(eq=False)
class SetupFileRefused(UserError):
    """`reason`, `field`, `value` and `expected` are those of `core.toml_records.Unfitting`."""

    path: str
    reason: str
    field: str = ""
    value: str = ""
    expected: tuple[str, ...] = ()
