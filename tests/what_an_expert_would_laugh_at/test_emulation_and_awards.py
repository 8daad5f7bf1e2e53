"""Emulation and awards: who decides what, what counts, what stops a nomination, and how shares are rounded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.core.errors import FieldRefused
from desktop.core.money import Dong
from desktop.features.awards import services
from desktop.features.awards.catalogue import award_types, rule_packs
from desktop.features.awards.domain import (
    AwardHistory,
    AwardKind,
    DecidedBy,
    Discipline,
    Meeting,
    NotOursToGive,
    Occasion,
    Status,
    Vote,
    passes,
    print_percent,
)
from desktop.features.awards.rules import Base, Outcome, Rule, RuleKind, Severity, Verdict, quota_limit
from desktop.features.emulation.domain import (
    AuthorShare,
    Initiative,
    Metric,
    Phase,
    RecognitionLevel,
    SharesNotWhole,
    SubjectKind,
    Target,
    YearKind,
    refuse_impossible,
)
from desktop.features.emulation.reports import printed_period
from desktop.features.emulation.services import launch_campaign, record_initiative, target_progress
from tests.awards.conftest import House
from tests.what_an_expert_would_laugh_at.conftest import Printed

TUYET, BAO, DAO = "Nguyễn Thị Ánh Tuyết", "Trần Văn Bảo", "Lê Thị Cẩm Đào"


def given(house: House, name: str, award: str, year: int, occasion: Occasion = Occasion.YEAR) -> AwardHistory:
    kept = AwardHistory(
        "",
        SubjectKind.PERSON,
        house.person(name).id,
        award,
        year,
        f"{year}/QĐ",
        date(year + 1, 1, 20),
        occasion=occasion,
    )
    with house.write() as tx:
        return services.add_award_history(tx, kept)


# The campaign


def test_phases_end_when_the_superior_says_and_not_in_june(house: House) -> None:
    phases = (
        Phase("Đợt 1", date(2027, 1, 1), date(2027, 7, 31)), Phase("Đợt 2", date(2027, 8, 1), date(2027, 10, 10)),
        Phase("Đợt 3", date(2027, 10, 11), date(2027, 12, 31)),
    )  # fmt: skip
    year = replace(
        house.campaign, id="", code="TD-2027", year=2027, start=date(2027, 1, 1), end=date(2027, 12, 31), phases=phases
    )
    with house.write() as tx:
        assert launch_campaign(tx, year).phases == phases


def test_a_theme_is_longer_than_a_line_and_has_quotes_in_it(house: House) -> None:
    refuse_impossible(replace(house.campaign, theme="“Nghĩa tình, “vượt khó”, sáng tạo” " * 40))


def test_a_school_goes_by_the_school_year(house: House) -> None:
    assert printed_period(replace(house.campaign, year_kind=YearKind.SCHOOL)) == "năm học 2025-2026"


# Who gives what


@pytest.mark.parametrize("award", ["LDTT", "CSTDCS"])
def test_titles_of_the_employer_are_not_decided_by_the_union(house: House, award: str) -> None:
    with pytest.raises(NotOursToGive):
        house.nominate(award, house.person(TUYET))


def test_a_grassroots_union_gives_giay_khen_and_no_bang_khen() -> None:
    ours = [one.name for one in award_types().values() if one.decided_by is DecidedBy.THIS_UNION]
    assert any(name.startswith("Giấy khen") for name in ours)
    assert not [name for name in ours if name.startswith(("Bằng khen", "Cờ", "Kỷ niệm chương"))]


def test_a_flag_of_emulation_is_a_title_and_no_reward() -> None:
    flags = [one for one in award_types().values() if one.name.startswith("Cờ thi đua")]
    assert flags
    assert {one.kind for one in flags} == {AwardKind.TITLE}


def test_the_keepsake_of_the_union_is_called_ky_niem_chuong_everywhere(printed: list[Printed]) -> None:
    assert award_types()["KNC"].name.startswith("Kỷ niệm chương")
    assert [one.report.name for one in printed if "huy chương" in one.said.lower()] == []


def test_ky_niem_chuong_is_proposed_once_in_a_life(house: House) -> None:
    given(house, TUYET, "KNC", 2019)
    house.nominate("KNC", house.person(TUYET), occasion=Occasion.SERVICE)
    assert house.check("once").outcome is Outcome.FAIL


# What counts


def test_a_higher_reward_needs_no_lower_one_before() -> None:
    rewards = {award.code for award in award_types().values() if award.kind is AwardKind.COMMENDATION}
    asked = {code for pack in rule_packs() for rule in pack.rules if rule.kind is RuleKind.CONSECUTIVE_TITLES
             for code in rule.titles}  # fmt: skip
    assert not asked & rewards


@pytest.mark.parametrize("occasion", [Occasion.THEME, Occasion.UNEXPECTED])
def test_what_was_given_for_a_theme_or_on_the_spot_is_no_step_to_the_next(house: House, occasion: Occasion) -> None:
    house.know(house.person(TUYET), state_title="")
    given(house, TUYET, "LDTT", 2025, occasion)
    house.nominate("DVXS", house.person(TUYET))
    assert house.check("advanced-worker").outcome is not Outcome.PASS


@pytest.mark.parametrize("away", ["maternity_days", "study_days"])
def test_maternity_leave_and_study_that_was_approved_are_no_absence(house: House, away: str) -> None:
    house.know(house.person(TUYET), absent_days=2, **{away: 180})
    house.nominate("DVXS", house.person(TUYET))
    assert house.check("absence").outcome is Outcome.PASS


def test_a_pending_complaint_or_a_discipline_stops_the_nomination(house: House) -> None:
    house.know(house.person(TUYET), complaint_pending=True)
    house.know(house.person(BAO), discipline=Discipline.REPRIMAND)
    house.nominate("DVXS", house.person(TUYET), house.person(BAO))
    assert {one.verdict for one in house.assess()} == {Verdict.NOT_ELIGIBLE}


def test_all_round_and_for_a_theme_at_one_level_in_one_year_do_not_pass_in_silence(house: House) -> None:
    house.know(house.person(TUYET))
    given(house, TUYET, "BK_TLD_TD", 2025)
    house.nominate("BK_TLD_CD", house.person(TUYET))
    assert house.check("one-scope").outcome is not Outcome.PASS


@pytest.mark.parametrize(("number", "day"), [("", date(2026, 3, 2)), ("1/QĐ", date(2024, 3, 2))])
def test_nothing_is_achieved_without_number_and_day_of_the_decision(house: House, number: str, day: date) -> None:
    with pytest.raises(FieldRefused), house.write() as tx:
        services.add_award_history(
            tx, AwardHistory("", SubjectKind.PERSON, house.person(TUYET).id, "LDTT", 2025, number, day)
        )


def test_the_year_of_an_award_is_not_the_year_of_its_decision(house: House) -> None:
    kept = given(house, TUYET, "LDTT", 2025)
    assert (kept.year, kept.decided_on.year) == (2025, 2026)
    with house.read() as reading:
        assert [one.subject for one in services.award_register(reading, 2025)] == [TUYET]
        assert services.award_register(reading, 2026) == []


# Votes and shares


def test_votes_are_a_share_of_the_whole_committee_and_not_of_those_present(house: House) -> None:
    house.know(house.person(TUYET))
    (nomination,) = house.nominate("GK_CDCS", house.person(TUYET))
    with house.write() as tx:
        services.record_ballot(
            tx,
            Meeting("", house.campaign.id, date(2026, 1, 15), "Hội trường", "Chủ tịch", "Thư ký", summoned=15,
                    present=12, issued=12, collected=12, valid=12, votes=(Vote(nomination.id, 11),)),
        )  # fmt: skip
    assert [one.nomination.status for one in house.assess()] == [Status.NOT_PASSED]  # 11 of 12, but 11 of 15


def test_79_6_per_cent_are_not_80() -> None:
    assert not passes(43, 54, 80)
    assert print_percent(43, 54) == "79,62%"


def test_fifteen_per_cent_of_85_holders_of_the_title_are_12_people() -> None:
    rule = Rule("q", RuleKind.QUOTA, ("DVXS",), (SubjectKind.PERSON,), Severity.BLOCK, "", threshold=15,
                base=Base.TITLE_HOLDERS)  # fmt: skip
    assert quota_limit(rule, {Base.TITLE_HOLDERS: 85, Base.MEMBERS: 300}) == 12


# Initiatives


def test_what_an_initiative_brings_is_whole_dong() -> None:
    assert str(Dong(120_000_000)) == "120.000.000"
    assert isinstance(Initiative("", "Máy cắt", yearly_value=Dong(120_000_000)).yearly_value, int)


def test_the_shares_of_the_authors_are_the_whole_initiative(house: House) -> None:
    one = Initiative("", "Máy cắt", level=RecognitionLevel.BASE, decision="1/QĐ", decided_on=date(2025, 5, 1))
    with pytest.raises(SharesNotWhole), house.write() as tx:
        record_initiative(tx, one, [AuthorShare(TUYET, 60), AuthorShare(BAO, 30)])


def test_the_target_of_twenty_per_cent_counts_people(house: House) -> None:
    one = Initiative("", "Máy cắt", level=RecognitionLevel.BASE, decision="1/QĐ", decided_on=date(2025, 5, 1))
    target = Target("Có sáng kiến", Metric.INITIATIVE_SHARE, value="20")
    with house.write() as tx:
        for name in ("Máy cắt", "Bàn là", "Kệ vải"):
            record_initiative(tx, replace(one, name=name), [AuthorShare(TUYET, 100, house.person(TUYET).id)])
        campaign = launch_campaign(tx, replace(house.campaign, id="", code="TD-B", targets=(target,)))
        (progress,) = target_progress(tx, campaign)
    assert (progress.numerator, progress.denominator) == (1, 4)
