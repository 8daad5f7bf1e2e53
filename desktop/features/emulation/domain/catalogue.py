"""Titles, blocs and movements to choose from: an entry is never deleted, its last day ends it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.core.errors import UserError
from desktop.core.vietnamese.text import fold


class SubjectKind(StrEnum):
    """Who registers: a person (cá nhân), a tổ or bộ phận (tập thể), or the whole union (công đoàn cơ sở)."""

    PERSON = "CA_NHAN"
    SECTION = "TAP_THE"
    UNION = "CDCS"


class Family(StrEnum):
    """Titles of the state are decided by the employer, titles of the union by the union: never mixed."""

    STATE = "NHA_NUOC"
    UNION = "CONG_DOAN"
    LOCAL = "DIA_PHUONG"


@dataclass(frozen=True)
class Title:
    """An emulation title (danh hiệu thi đua) to register for. `name` is printed exactly; `short` heads a column."""

    code: str
    name: str
    short: str
    subject: SubjectKind
    family: Family
    decided_by: str
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


NOBODY = "-"


@dataclass(frozen=True)
class Bloc:
    """Units that compete alike (khối). `valid_to` keeps an abolished bloc readable and out of new campaigns.

    `sections` are the names of this union's sections that belong to it: targets of the bloc are counted among their
    members. Without any the whole union belongs to it, with `NOBODY` no part of the union does.
    """

    name: str
    valid_from: date | None = None
    valid_to: date | None = None
    sections: tuple[str, ...] = ()


@dataclass(frozen=True)
class Programme:
    """A programme that initiatives are entered in, such as “1 triệu sáng kiến”: those put into use and recognised from
    `start` to `end` count for it."""

    name: str
    start: date
    end: date
    launched_by: str = ""


@dataclass(frozen=True)
class Movement:
    """A named movement (phong trào, cuộc vận động, chương trình) that the campaign carries on. `aliases` are the other
    spellings of its name that papers use."""

    name: str
    bloc: str = ""
    goal: str = ""
    launched_by: str = ""
    start: date | None = None
    end: date | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Subject:
    """Who is registered: `id` is that of a member, a section or the union."""

    kind: SubjectKind
    id: str


@dataclass(eq=False)
class NoSuchTitle(UserError):
    title: str


@dataclass(eq=False)
class TitleNotFor(UserError):
    """A title for persons was registered for a section, or the other way round."""

    title: str
    kind: SubjectKind


def is_valid_on(entry: Bloc | Title, day: date) -> bool:
    return (entry.valid_from is None or entry.valid_from <= day) and (entry.valid_to is None or day <= entry.valid_to)


def find_title(text: str, titles: Iterable[Title]) -> Title | None:
    """The title meant by a code, a name or an alias, marks and case aside."""
    wanted = fold(text)
    for title in titles:
        if wanted in {fold(name) for name in (title.code, title.name, title.short, *title.aliases)}:
            return title
    return None
