"""Initiatives and the people who made them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.core.errors import FieldRefused, UserError
from desktop.core.money import Dong

WHOLE_SHARE = 100


class RecognitionLevel(StrEnum):
    """Who recognised an initiative (cấp công nhận)."""

    BASE = "CO_SO"
    DIRECT_SUPERIOR = "CAP_TREN_TT"
    PROVINCE = "TINH_NGANH"
    NATIONAL = "TOAN_QUOC"


RECOGNITION_NAMES = {
    RecognitionLevel.BASE: "Cơ sở",
    RecognitionLevel.DIRECT_SUPERIOR: "Cấp trên trực tiếp",
    RecognitionLevel.PROVINCE: "Tỉnh, ngành",
    RecognitionLevel.NATIONAL: "Toàn quốc",
}
"""As lists and papers say it."""


@dataclass(frozen=True)
class Initiative:
    """An initiative (sáng kiến). Recognised means a level and the number and date of the decision.

    `yearly_value` is the benefit of a year (giá trị làm lợi) and `value_basis` how it was worked out; `system_code` and
    `entered_on` belong to the programme "1 triệu sáng kiến". Without a campaign it counts where its decision falls.
    """

    id: str
    name: str
    field: str = ""
    unit: str = ""
    applied_from: date | None = None
    summary: str = ""
    yearly_value: Dong = Dong(0)  # noqa: RUF009
    value_basis: str = ""
    level: RecognitionLevel | None = None
    decision: str = ""
    decided_on: date | None = None
    system_code: str = ""
    entered_on: date | None = None
    campaign_id: str = ""
    revision: int = 0

    @property
    def recognised(self) -> bool:
        return bool(self.level and self.decision and self.decided_on)


@dataclass(frozen=True)
class Author:
    """An author's part in an initiative (tác giả, đồng tác giả); `member_id` is empty for somebody outside."""

    id: str
    initiative_id: str
    name: str
    share: int
    member_id: str = ""
    is_main: bool = False
    revision: int = 0


@dataclass(frozen=True)
class AuthorShare:
    """What the editor and the import say about an author."""

    name: str
    share: int
    member_id: str = ""


@dataclass(frozen=True)
class InitiativeLine:
    """A row of the list of initiatives."""

    initiative: Initiative
    authors: tuple[Author, ...]

    @property
    def id(self) -> str:
        return self.initiative.id

    @property
    def authors_printed(self) -> str:
        return ", ".join(f"{author.name} ({author.share}%)" for author in self.authors)


@dataclass(eq=False)
class SharesNotWhole(UserError):
    """The authors' shares must sum to 100."""

    total: int


def refuse_shares(authors: Sequence[AuthorShare]) -> None:
    """Raises FieldRefused, SharesNotWhole."""
    if not authors or not all(author.name for author in authors):
        raise FieldRefused("authors", "required")
    if any(author.share <= 0 for author in authors):
        raise FieldRefused("authors", "share_not_positive")
    if (total := sum(author.share for author in authors)) != WHOLE_SHARE:
        raise SharesNotWhole(total)
