"""Questions about Tết campaigns and their schemes, and deeds upon them."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from desktop.core import records
from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused
from desktop.core.files import read_bytes
from desktop.core.vietnamese.text import fold
from desktop.features.tet_gifts.domain import (
    CampaignPlan,
    GiftQuery,
    NoSuchScheme,
    NoSuchTetCampaign,
    Scheme,
    SchemeCodeTaken,
    TetCampaign,
    TetCampaignCodeTaken,
    TetFileRefused,
    refuse_campaign,
    refuse_scheme,
    tidied_campaign,
    tidied_scheme,
)
from desktop.features.tet_gifts.storage import GiftStore, PaymentStore, SchemeStore, TetCampaignStore

FILE_LIMIT = 1 << 20

Rec = TypeVar("Rec")


def list_campaigns(reading: Reading) -> list[TetCampaign]:
    """The latest lunar year first."""
    return TetCampaignStore(reading).newest_first()


def get_campaign(reading: Reading, id: str) -> TetCampaign:
    """Raises NotFound."""
    return TetCampaignStore(reading).get(id)


def current_campaign(reading: Reading) -> TetCampaign | None:
    """The campaign of the latest lunar year."""
    return next(iter(list_campaigns(reading)), None)


def find_campaign(reading: Reading, code: str = "") -> TetCampaign:
    """By code, case aside; the latest one without a code. Raises NoSuchTetCampaign."""
    campaigns, wanted = list_campaigns(reading), fold(code)
    for campaign in campaigns:
        if not wanted or fold(campaign.code) == wanted:
            return campaign
    raise NoSuchTetCampaign(code, tuple(campaign.code for campaign in campaigns))


def list_schemes(reading: Reading, campaign_id: str) -> list[Scheme]:
    return SchemeStore(reading).of_campaign(campaign_id)


def get_scheme(reading: Reading, id: str) -> Scheme:
    """Raises NotFound."""
    return SchemeStore(reading).get(id)


def find_scheme(reading: Reading, campaign_id: str, text: str) -> Scheme:
    """By code or name, marks and case aside. Raises NoSuchScheme."""
    schemes, wanted = list_schemes(reading, campaign_id), fold(text)
    for scheme in schemes:
        if wanted in (fold(scheme.code), fold(scheme.name)):
            return scheme
    raise NoSuchScheme(text, tuple(scheme.code for scheme in schemes))


def find_scope(reading: Reading, code: str) -> tuple[TetCampaign, list[Scheme]]:
    """The campaign and schemes a paper is about: `TET2026` is all of them, `TET2026/TIEN` one.

    Raises NoSuchTetCampaign, NoSuchScheme.
    """
    campaign_code, _, scheme_code = code.partition("/")
    campaign = find_campaign(reading, campaign_code)
    if scheme_code:
        return campaign, [find_scheme(reading, campaign.id, scheme_code)]
    return campaign, list_schemes(reading, campaign.id)


def launch_campaign(tx: Transaction, draft: TetCampaign, schemes: Sequence[Scheme] = ()) -> TetCampaign:
    """Add a campaign and its schemes; ids of the drafts are ignored.

    Raises FieldRefused, TetCampaignCodeTaken, SchemeCodeTaken.
    """
    campaign = tidied_campaign(replace(draft, id=tx.new_id()))
    refuse_campaign(campaign)
    _refuse_code_taken(tx, campaign)
    added = TetCampaignStore(tx).add(campaign)
    for scheme in schemes:
        add_scheme(tx, replace(scheme, campaign_id=added.id))
    return added


def change_campaign(tx: Transaction, campaign: TetCampaign) -> TetCampaign:
    """Raises FieldRefused, also for an accounting year that money is planned in, or for another lunar year once people
    have slips of this one; TetCampaignCodeTaken, ChangedMeanwhile, NotFound."""
    campaign, before = tidied_campaign(campaign), get_campaign(tx, campaign.id)
    refuse_campaign(campaign)
    _refuse_code_taken(tx, campaign)
    used = {line.year for scheme in list_schemes(tx, campaign.id) for line in scheme.budgets}
    used |= {one.year for one in PaymentStore(tx).of_campaign(campaign.id)}
    if missing := sorted(used - set(campaign.accounting_years)):
        raise FieldRefused("accounting_years", "year_used", str(missing[0]))
    if campaign.lunar_year != before.lunar_year and GiftStore(tx).count_lines(GiftQuery(campaign_id=campaign.id)):
        raise FieldRefused("lunar_year", "slips_given", str(before.lunar_year))
    return TetCampaignStore(tx).replace(campaign)


def add_scheme(tx: Transaction, draft: Scheme) -> Scheme:
    """Add a scheme to `draft.campaign_id`, behind the others. Raises FieldRefused, SchemeCodeTaken, NotFound."""
    others = list_schemes(tx, draft.campaign_id)
    position = max((one.position for one in others), default=0) + 1
    scheme = fit_scheme(tx, replace(draft, id=tx.new_id(), position=position))
    return SchemeStore(tx).add(scheme)


def fit_scheme(reading: Reading, scheme: Scheme) -> Scheme:
    """The scheme as it may be written: tidied, each budget line with its accounting year. Raises FieldRefused,
    SchemeCodeTaken, NotFound."""
    campaign = get_campaign(reading, scheme.campaign_id)
    scheme = tidied_scheme(scheme).in_years(campaign.usual_year)
    refuse_scheme(scheme)
    for line in scheme.budgets:
        if line.year not in campaign.accounting_years:
            raise FieldRefused("budgets", "not_a_year_of_it", str(line.year))
    others = list_schemes(reading, scheme.campaign_id)
    if any(fold(one.code) == fold(scheme.code) and one.id != scheme.id for one in others):
        raise SchemeCodeTaken(scheme.code)
    return scheme


def read_campaign_file(path: Path) -> CampaignPlan:
    """A campaign with its schemes from a TOML file: `[campaign]` and `[[scheme]]`, entries named as the fields.

    Raises TetFileRefused, FileNotRead, FieldRefused.
    """
    try:
        content = tomllib.loads(read_bytes(path, FILE_LIMIT).decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TetFileRefused(str(path), "not_toml") from error
    if "campaign" not in content:
        raise TetFileRefused(str(path), "missing", "campaign")
    campaign = tidied_campaign(_record(path, "campaign", content["campaign"], TetCampaign, id=""))
    refuse_campaign(campaign)
    schemes = []
    for number, table in enumerate(content.get("scheme", []), 1):
        scheme = tidied_scheme(_record(path, f"scheme {number}", table, Scheme, id="", campaign_id=""))
        refuse_scheme(scheme)
        schemes.append(scheme)
    return CampaignPlan(campaign, tuple(schemes))


def _record(path: Path, name: str, table: Any, kind: type[Rec], **given: str) -> Rec:
    if not isinstance(table, dict):
        raise TetFileRefused(str(path), "bad_value", name)
    known = {field.name for field in dataclasses.fields(kind)} - {"revision", *given}  # type: ignore[arg-type]
    if strange := sorted(table.keys() - known):
        raise TetFileRefused(str(path), "unknown_entry", f"{name}: {strange[0]}")
    try:
        return records.load(kind, _plain(table) | given)
    except TypeError as error:
        raise TetFileRefused(str(path), "missing", f"{name}: {error}") from error
    except (ValueError, AttributeError, KeyError) as error:
        raise TetFileRefused(str(path), "bad_value", f"{name}: {error}") from error


def _plain(value: Any) -> Any:
    """TOML knows dates; `records` reads them as text."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _refuse_code_taken(tx: Transaction, campaign: TetCampaign) -> None:
    if any(fold(one.code) == fold(campaign.code) and one.id != campaign.id for one in list_campaigns(tx)):
        raise TetCampaignCodeTaken(campaign.code)
