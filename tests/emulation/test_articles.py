"""Every fact that five newspaper articles tell of a launch has a field, and the printed plan says it again.

The facts stand one a line in `tests/data/campaigns`, copied from the articles; only persons' names are invented.
"""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.core.records import dump
from desktop.features.emulation.domain import Campaign, Denominator, Level, Metric, Operator, YearKind, hints
from desktop.features.emulation.reports import emulation_plan
from desktop.features.emulation.services import (
    find_campaign_by_code,
    launch_campaign,
    list_movements,
    read_campaign_file,
)
from tests.emulation.conftest import ARTICLES, SAMPLE, Book, said

SOC_SON, HAU_GIANG, TAY_HO = (ARTICLES / f"{name}.toml" for name in ("soc_son_2021", "hau_giang_2024", "tay_ho_2023"))

TOLD = {
    "hai_ba_trung_2025_launch": SAMPLE,
    "hai_ba_trung_2025_first_quarter": SAMPLE,
    "soc_son_2021": SOC_SON,
    "hau_giang_2024": HAU_GIANG,
    "tay_ho_2023": TAY_HO,
}


@pytest.mark.parametrize("article", TOLD)
def test_the_plan_says_every_fact_of_the_article(book: Book, article: str) -> None:
    campaign, facts = read_campaign_file(TOLD[article]), (ARTICLES / f"{article}.facts.txt").read_text("utf-8")
    with book.database.write("launch") as tx:
        if campaign.code != book.campaign.code:
            launch_campaign(tx, campaign)
    with book.database.read() as reading:
        plan = said(emulation_plan(reading, campaign.code))
    assert [fact for fact in facts.splitlines() if fact not in plan] == []


@pytest.mark.parametrize("path", [SAMPLE, SOC_SON, HAU_GIANG, TAY_HO], ids=lambda path: path.stem)
def test_no_text_of_a_campaign_is_left_out_of_its_plan(book: Book, path: Path) -> None:
    campaign = read_campaign_file(path)
    with book.database.write("launch") as tx:
        if campaign.code != book.campaign.code:
            launch_campaign(tx, campaign)
    with book.database.read() as reading:
        plan = said(emulation_plan(reading, campaign.code))
    coded = {"id", "metric", "operator", "denominator", "level", "year_kind", "status", "goal", "value", "unit", "name"}
    coded.add("code")
    assert [text for text in _texts(dump(campaign), coded) if text not in plan and not text[:4].isdigit()] == []


def test_a_campaign_comes_back_from_the_database_as_it_was_launched(book: Book) -> None:
    with book.database.write("launch") as tx:
        launched = [launch_campaign(tx, read_campaign_file(path)) for path in (SOC_SON, HAU_GIANG, TAY_HO)]
    for before in launched:
        with book.database.read() as reading:
            after = find_campaign_by_code(reading, before.code)
        assert all(getattr(after, field.name) == getattr(before, field.name) for field in fields(Campaign))


def test_a_long_theme_with_quotes_in_quotes_is_printed_whole(book: Book) -> None:
    theme = "Thi đua “Đổi mới, 'sáng tạo' và \"kỷ cương\"”, chào mừng “Đại hội “Thi đua yêu nước” các cấp”; " * 14
    with book.database.write("launch") as tx:
        campaign = launch_campaign(tx, replace(book.campaign, code="TD-DAI", theme=theme, year_kind=YearKind.PEAK))
    assert len(campaign.theme) > 1000
    with book.database.read() as reading:
        assert f"“{campaign.theme}”" in said(emulation_plan(reading, "TD-DAI"))


def test_every_movement_of_the_articles_is_in_the_catalogue() -> None:
    known = {name for one in list_movements() for name in (one.name, *one.aliases)}
    for path in (SAMPLE, SOC_SON, HAU_GIANG, TAY_HO):
        assert {one.name for one in read_campaign_file(path).movements} <= known


def test_phases_need_not_be_half_years() -> None:
    first, second = read_campaign_file(HAU_GIANG).phases
    assert (first.start, first.end) == (date(2024, 1, 1), date(2024, 7, 31))
    assert (second.start, second.end) == (date(2024, 8, 1), date(2024, 12, 31))


def test_the_twenty_percent_target_counts_persons_whose_initiative_is_entered() -> None:
    target, direction = read_campaign_file(TAY_HO).targets
    assert (target.metric, target.operator, target.limit) == (
        Metric.ENTERED_INITIATIVE_SHARE,
        Operator.AT_LEAST,
        Decimal(20),
    )
    assert target.due == date(2023, 12, 31)
    assert (direction.limit, direction.denominator) == (None, Denominator.WORKERS)


def test_who_launched_is_kept_as_it_was_then() -> None:
    assert read_campaign_file(SOC_SON).level is Level.DIRECT_SUPERIOR
    assert read_campaign_file(HAU_GIANG).level is Level.PROVINCE


def test_an_abolished_bloc_stays_readable_in_an_old_campaign() -> None:
    campaign = read_campaign_file(TAY_HO)
    assert "Khu vực hành chính, sự nghiệp" in [bloc.name for bloc in campaign.blocs]
    assert hints(campaign) == []


def _texts(value: object, left_out: set[str]) -> list[str]:
    if isinstance(value, dict):
        return [text for key, item in value.items() if key not in left_out for text in _texts(item, left_out)]
    if isinstance(value, list):
        return [text for item in value for text in _texts(item, left_out)]
    return [value] if isinstance(value, str) and value else []
