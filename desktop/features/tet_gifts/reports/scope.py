"""What a paper about money is about: a whole campaign, one scheme of it, or one of its accounting years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.core.database import Reading
from desktop.core.document import Paragraph
from desktop.features.tet_gifts.domain import Balance, Payment, Scheme, TetCampaign
from desktop.features.tet_gifts.services import (
    balances,
    find_campaign,
    find_scheme,
    list_campaigns,
    list_payments,
    list_schemes,
)


@dataclass(frozen=True)
class Scope:
    """`years` are the accounting years looked at, all of the campaign's when none is named."""

    campaign: TetCampaign
    schemes: tuple[Scheme, ...]
    years: tuple[int, ...]

    @property
    def year(self) -> int | None:
        """The one accounting year, when it is one."""
        return self.years[0] if len(self.years) == 1 else None

    @property
    def in_words(self) -> str:
        programme = f" ({self.campaign.programme})" if self.campaign.programme else ""
        one = f"{self.schemes[0].name} – " if len(self.schemes) == 1 else ""
        return f"{one}{self.campaign.name}{programme}"

    @property
    def years_in_words(self) -> str:
        return " và ".join(str(year) for year in self.years)


def find_money_scope(reading: Reading, code: str) -> Scope:
    """`TET2026` is the whole campaign, `TET2026/2025` an accounting year, `TET2026/TIEN` a scheme.

    Raises NoSuchTetCampaign, NoSuchScheme.
    """
    name, _, part = code.partition("/")
    campaign = find_campaign(reading, name)
    every = tuple(list_schemes(reading, campaign.id))
    if part.isdigit() and int(part) in campaign.accounting_years:
        return Scope(campaign, every, (int(part),))
    schemes = (find_scheme(reading, campaign.id, part),) if part else every
    return Scope(campaign, schemes, campaign.accounting_years)


def year_choices(reading: Reading) -> Sequence[tuple[str, str]]:
    """Codes and names of campaigns and of their accounting years."""
    found = []
    for one in list_campaigns(reading):
        found.append((one.code, one.name))
        found += [(f"{one.code}/{year}", f"{one.name} – năm tài chính {year}") for year in one.accounting_years]
    return found


def payments_in(reading: Reading, scope: Scope) -> list[Payment]:
    ids = {scheme.id for scheme in scope.schemes}
    return [
        one
        for one in list_payments(reading, scope.campaign.id)
        if one.year in scope.years and one.scheme_id in ids
    ]  # fmt: skip


def balances_in(reading: Reading, scope: Scope) -> list[Balance]:
    """The accounts on which anything is planned, given or paid."""
    ids = {scheme.id for scheme in scope.schemes}
    return [one for one in balances(reading, scope.campaign.id, scope.years) if one.scheme_id in ids]


def heading(text: str) -> Paragraph:
    return Paragraph(text, bold=True, indent=False)
