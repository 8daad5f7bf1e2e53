"""How Tết care travels in a package: campaigns, schemes, and gifts with class of person and amount.

Descriptions of hardship and national numbers never travel. Nor do reason codes: several of them are about health. To
find one person in two unions the union above gets a keyed hash of the number, and what nobody may have twice: the same
scheme of one Tết, or two of one exclusion group. What a union gives out of its own money is its own affair.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from desktop.core.contracts import Matching, Privacy, SyncedField, SyncedTable
from desktop.core.database import Reading
from desktop.core.money import total
from desktop.core.records import plain
from desktop.core.vietnamese.text import fold
from desktop.features.members.services import members_with_ids
from desktop.features.tet_gifts.domain import (
    LIVE,
    BeneficiaryKind,
    Distribution,
    FundSource,
    GiftQuery,
    GiftState,
    Level,
    Scheme,
    SchemeKind,
    TetCampaign,
)
from desktop.features.tet_gifts.services import (
    distributions_of,
    level_name,
    list_campaigns,
    list_gifts,
    list_schemes,
    members_of_people,
)


def _campaigns(reading: Reading) -> Iterable[tuple[Any, ...]]:
    for one in sorted(list_campaigns(reading), key=lambda one: one.id):
        years = " ".join(str(year) for year in one.accounting_years)
        yield (one.id, one.code, one.name, one.lunar_year, plain(one.tet_date), one.plan_document, years)


def _schemes(reading: Reading) -> Iterable[tuple[Any, ...]]:
    schemes = [scheme for campaign in list_campaigns(reading) for scheme in list_schemes(reading, campaign.id)]
    for one in sorted(schemes, key=lambda one: one.id):
        yield (
            one.id, one.campaign_id, one.code, one.name, one.kind.value, one.level.value, int(one.cash_part),
            int(one.kind_part), one.quota, int(one.budget), one.exclusion_group,
        )  # fmt: skip


def _budgets(reading: Reading) -> Iterable[tuple[Any, ...]]:
    schemes = [scheme for campaign in list_campaigns(reading) for scheme in list_schemes(reading, campaign.id)]
    for scheme in sorted(schemes, key=lambda one: one.id):
        for source in sorted({one.source for one in scheme.budgets}, key=lambda one: one.value):
            yield (scheme.id, source.value, *_of_source(scheme, source))


def _of_source(scheme: Scheme, source: FundSource) -> tuple[int, int]:
    """What a source gives out of all accounting years; a number only when every line has one."""
    lines = [one for one in scheme.budgets if one.source is source]
    quotas = [one.quota for one in lines]
    return int(total(one.amount for one in lines)), sum(quotas) if all(quotas) else 0


def _gifts(reading: Reading) -> Iterable[tuple[Any, ...]]:
    given: dict[str, Distribution] = {}
    offers: dict[str, tuple[str, str]] = {}
    for campaign in list_campaigns(reading):
        given |= distributions_of(reading, campaign.id)
        offers |= {scheme.id: _offer(campaign, scheme) for scheme in list_schemes(reading, campaign.id)}
    lines = sorted(list_gifts(reading, GiftQuery()), key=lambda one: one.id)
    member_of = members_of_people(reading, {one.beneficiary_id for one in lines})
    former = {one.id: one.former_id for one in members_with_ids(reading, member_of.values()).values()}
    for one in lines:
        handed = given.get(one.id)
        yield (
            one.id, one.scheme_id, one.beneficiary_id, one.full_name, plain(one.sex),
            str(one.birth.year) if one.birth else "", one.kind.value, one.unit, int(one.proposed), int(one.approved),
            one.source.value if one.source else "", one.state.value, handed.form.value if handed else "",
            one.national_id, former.get(member_of.get(one.beneficiary_id, ""), ""), *offers[one.scheme_id],
        )  # fmt: skip


def _offer(campaign: TetCampaign, scheme: Scheme) -> tuple[str, str]:
    """What nobody may have in two unions, and how another union is told of it; nothing for a union's own scheme."""
    if scheme.level is Level.BASE:
        return "", ""
    what = fold(scheme.exclusion_group or scheme.code)
    return f"tet-{campaign.lunar_year}/{what}", f"{scheme.name}, {level_name(scheme.level)}, {campaign.name}"


def _options(kind: type[StrEnum]) -> tuple[str, ...]:
    return tuple(one.value for one in kind)


TABLES = (
    SyncedTable(
        "tet_campaigns", "gifts", "Chương trình chăm lo Tết",
        (
            SyncedField("id", required=True),
            SyncedField("code", required=True),
            SyncedField("name", required=True),
            SyncedField("lunar_year", "integer", required=True),
            SyncedField("tet_date", "date", required=True),
            SyncedField("plan_document"),
            SyncedField("accounting_years"),
        ),
        ("id",), _campaigns,
    ),
    SyncedTable(
        "tet_schemes", "gifts", "Chế độ chăm lo",
        (
            SyncedField("id", required=True),
            SyncedField("campaign_id", required=True),
            SyncedField("code", required=True),
            SyncedField("name", required=True),
            SyncedField("kind", required=True, options=_options(SchemeKind)),
            SyncedField("level", required=True, options=_options(Level)),
            SyncedField("cash_part", "integer", required=True),
            SyncedField("kind_part", "integer", required=True),
            SyncedField("quota", "integer"),
            SyncedField("budget", "integer"),
            SyncedField("exclusion_group"),
        ),
        ("id",), _schemes, references=(("campaign_id", "tet_campaigns"),),
    ),
    SyncedTable(
        "tet_budgets", "gifts", "Kinh phí theo nguồn",
        (
            SyncedField("scheme_id", required=True),
            SyncedField("source", required=True, options=_options(FundSource)),
            SyncedField("amount", "integer", required=True),
            SyncedField("quota", "integer"),
        ),
        ("scheme_id", "source"), _budgets, references=(("scheme_id", "tet_schemes"),),
    ),
    SyncedTable(
        "gifts", "gifts", "Quà Tết",
        (
            SyncedField("id", required=True),
            SyncedField("scheme_id", required=True),
            SyncedField("person_id", required=True),
            SyncedField("full_name", privacy=Privacy.PERSON),
            SyncedField("sex", options=("Nam", "Nữ")),
            SyncedField("birth_year", "year"),
            SyncedField("kind", required=True, options=_options(BeneficiaryKind)),
            SyncedField("unit"),
            SyncedField("proposed", "integer", required=True),
            SyncedField("approved", "integer", required=True),
            SyncedField("source", options=_options(FundSource)),
            SyncedField("state", required=True, options=_options(GiftState)),
            SyncedField("handed_out"),
            SyncedField("number_mark", privacy=Privacy.KEYED),
            SyncedField("former_number_mark", privacy=Privacy.KEYED),
            SyncedField("offer"),
            SyncedField("offer_in_words"),
        ),
        ("id",), _gifts, references=(("scheme_id", "tet_schemes"),),
        matching=Matching(
            ("number_mark", "former_number_mark"), "offer", "offer_in_words",
            ("state", tuple(state.value for state in LIVE)),
        ),
    ),
)  # fmt: skip
