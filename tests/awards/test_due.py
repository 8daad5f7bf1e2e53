"""Who becomes due, the order of preference, the register with its bonuses, and the facts of a year in a grid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.features.awards import services
from desktop.features.awards.catalogue import bonus_for
from desktop.features.awards.domain import (
    AwardHistory,
    Discipline,
    Occasion,
    Post,
    PostHeld,
    Rating,
    add_months,
    service_months,
    service_reached,
)
from desktop.features.awards.imports import EXPORTS
from desktop.features.awards.reports.register import due_list
from desktop.features.awards.rules import Group, Outcome
from desktop.features.emulation.domain import Subject, SubjectKind
from desktop.features.members.domain import ServicePeriod
from desktop.features.members.services import change_members
from tests.awards.conftest import House

TUYET, BAO, DAO, DAT = "Nguyễn Thị Ánh Tuyết", "Trần Văn Bảo", "Lê Thị Cẩm Đào", "Phạm Quốc Đạt"
TODAY = date(2026, 11, 22)


def serve(house: House, name: str, start: date, end: date | None = None) -> None:
    held = ServicePeriod("Ủy viên Ban Chấp hành", "CĐCS", PartialDate.of(start), PartialDate.of(end) if end else None)
    with house.write() as tx:
        change_members(tx, [house.person(name).id], lambda one: replace(one, service=(held,)))


def give(house: House, name: str, award: str, year: int, occasion: Occasion = Occasion.YEAR) -> AwardHistory:
    with house.write() as tx:
        return services.add_award_history(
            tx,
            AwardHistory("", SubjectKind.PERSON, house.person(name).id, award, year, f"{year}/QĐ",
                         date(year + 1, 1, 20), "Cấp quyết định", occasion),
        )  # fmt: skip


def due(house: House) -> dict[tuple[str, str], services.Due]:
    with house.read() as reading:
        return {(one.name, one.award.code): one for one in services.due_soon(reading)}


def test_twenty_years_of_service_come_due_on_the_day_they_are_full(house: House) -> None:
    serve(house, TUYET, date(2007, 3, 15))
    serve(house, BAO, date(2008, 3, 15))  # in sixteen months
    found = due(house)
    assert set(found) == {(TUYET, "KNC")}
    one = found[TUYET, "KNC"]
    assert one.on == date(2027, 3, 14)
    assert "Đủ 20 năm công tác công đoàn từ 14/03/2027 (hiện có 19 năm 8 tháng)" in one.because
    assert any("Xếp loại" in text for text in one.missing)
    assert one.occasion is Occasion.SERVICE


def test_who_was_full_long_ago_and_never_proposed_is_not_forgotten(house: House) -> None:
    serve(house, TUYET, date(2000, 1, 1))
    assert due(house)[TUYET, "KNC"].on < TODAY
    give(house, TUYET, "KNC", 2020)
    assert due(house) == {}


def test_two_titles_in_a_row_say_that_the_third_is_missing(house: House) -> None:
    for year in (2024, 2025):
        house.know(house.person(DAT), year=year, state_title="CSTDCS")
    one = due(house)[DAT, "CSTD_TINH"]
    assert one.on == date(2026, 12, 31)
    assert "Còn phải đạt Chiến sĩ thi đua cơ sở năm 2026" in one.missing
    house.know(house.person(DAT), year=2024, state_title="LDTT")
    assert (DAT, "CSTD_TINH") not in due(house)


def test_a_waiting_period_that_ends_is_told_and_one_that_runs_bars(house: House) -> None:
    give(house, TUYET, "BK_TINH", 2025)
    one = due(house)[TUYET, "BK_TINH"]
    assert (one.on, "xét được cho năm 2027" in one.because[0]) == (date(2027, 1, 1), True)
    house.know(house.person(BAO))
    give(house, BAO, "BK_TINH", 2024)
    house.nominate("BK_TINH", house.person(BAO))
    waiting = house.check("waiting")
    assert (waiting.outcome, waiting.record and waiting.record.kind) == (Outcome.FAIL, "award_history")
    assert "xét lại được từ năm 2026" in waiting.found


def test_a_nomination_is_told_beside_who_is_due(house: House) -> None:
    serve(house, TUYET, date(2000, 1, 1))
    house.nominate("KNC", house.person(TUYET), occasion=Occasion.SERVICE)
    assert due(house)[TUYET, "KNC"].nominated


@given(st.dates(date(1980, 1, 1), date(2020, 1, 1)), st.integers(1, 400))
def test_the_day_on_which_service_is_full_is_the_first_such_day(start: date, months: int) -> None:
    periods = [PostHeld(Post.COMMITTEE, start)]
    until = date(2060, 1, 1)
    day = service_reached(periods, months, TODAY, until)
    assert day is not None
    assert service_months(periods, day) >= months
    assert service_months(periods, date.fromordinal(day.toordinal() - 1)) < months


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(0, 240))
def test_months_later_is_the_same_day_or_the_last_of_its_month(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


# Order of preference


def test_ties_go_to_women_and_direct_workers(house: House) -> None:
    for name in (TUYET, BAO, DAT):
        house.know(house.person(name))
    house.know(house.person(DAO), rating=Rating.GOOD)
    house.nominate("GK_CTTT", *(house.person(name) for name in (DAT, BAO, DAO, TUYET)))
    with house.read() as reading:
        ranked = services.suggest_ranking(reading, house.campaign, "GK_CTTT")
    assert [one.assessment.subject for one in ranked] == [TUYET, BAO, DAT, DAO]
    assert (ranked[0].tied, ranked[0].priority) == (True, "nữ, lao động trực tiếp")
    assert (ranked[3].tied, ranked[3].priority) == (False, "")


def test_the_order_is_kept_and_changed_by_hand(house: House) -> None:
    made = house.nominate("GK_CTTT", *(house.person(name) for name in (TUYET, BAO, DAO)))
    with house.write() as tx:
        services.rank(tx, [made[2].id, made[0].id, made[1].id])
        services.move_in_ranking(tx, made[1].id, -1)
    assert [one.subject for one in house.assess()] == [DAO, BAO, TUYET]
    with house.write() as tx:
        services.move_in_ranking(tx, made[2].id, -5)
    assert [one.nomination.rank for one in house.assess()] == [1, 2, 3]


def test_a_share_is_low_as_whole_people() -> None:
    line = services.ShareLine(Group.DIRECT, 3, 5, 60, "")
    assert not line.is_low
    assert services.ShareLine(Group.DIRECT, 599, 1000, 60, "").is_low


# The register


def test_the_register_goes_by_the_year_of_the_achievement(house: House) -> None:
    give(house, TUYET, "LDTT", 2024)
    give(house, BAO, "GK_CDCS", 2025)
    with house.read() as reading:
        assert [one.subject for one in services.award_register(reading, 2024)] == [TUYET]
        assert [one.subject for one in services.award_register(reading, decided_in=2025)] == [TUYET]
        assert services.register_years(reading) == [2025, 2024]
        told = services.awards_in_words(reading, house.person(TUYET).id)
    assert told == [("2024", "Lao động tiên tiến (QĐ 2024/QĐ, 20/01/2025)")]


@pytest.mark.parametrize(
    ("award", "day", "amount"),
    [
        ("LDTT", date(2025, 12, 31), 702_000),
        ("CSTDCS", date(2025, 12, 31), 2_340_000),
        ("CSTD_TINH", date(2025, 12, 31), 7_020_000),
        ("CSTD_TQ", date(2025, 12, 31), 10_530_000),
        ("LDTT", date(2024, 6, 30), 540_000),
        ("CSTDCS", date(2026, 7, 1), 2_530_000),
    ],
)
def test_a_bonus_is_the_coefficient_of_the_base_salary_of_that_day_to_the_dong(
    award: str, day: date, amount: int
) -> None:
    bonus = bonus_for(award, SubjectKind.PERSON, day)
    assert bonus is not None
    assert bonus.amount == Dong(amount)


def test_forms_without_a_known_coefficient_have_no_bonus() -> None:
    assert bonus_for("GK_CDCS", SubjectKind.PERSON, date(2025, 12, 31)) is None
    assert bonus_for("LDTT", SubjectKind.SECTION, date(2025, 12, 31)) is None
    assert bonus_for("LDTT", SubjectKind.PERSON, date(2010, 1, 1)) is None


def test_the_export_for_the_state_database_has_its_columns_as_texts(house: House) -> None:
    give(house, TUYET, "LDTT", 2024)
    give(house, BAO, "BK_TLD_CD", 2024, Occasion.THEME)
    export = next(one for one in EXPORTS if one.name == "state-awards")
    with house.read() as reading:
        rows = [dict(zip(export.columns, row, strict=True)) for row in export.rows(reading)]
    assert export.columns[1:9] == (
        "Tên gọi", "Tên tập thể/cá nhân", "Chức vụ", "Đơn vị công tác", "Phân loại khen thưởng",
        "Danh hiệu/Hình thức", "Phân loại đối tượng", "Lĩnh vực hoạt động",
    )  # fmt: skip
    assert all(isinstance(cell, str) for row in rows for cell in row.values())
    mine = next(row for row in rows if row["Tên tập thể/cá nhân"] == TUYET)
    assert (mine["Tên gọi"], mine["Danh hiệu/Hình thức"], mine["Phân loại đối tượng"], mine["Ngày quyết định"]) == (
        "Bà", "Lao động tiên tiến", "Cá nhân", "20/01/2025",
    )  # fmt: skip
    other = next(row for row in rows if row["Tên tập thể/cá nhân"] == BAO)
    assert (other["Tên gọi"], other["Phân loại khen thưởng"]) == ("Ông", "Khen thưởng chuyên đề")


# The facts of a year


def test_one_fact_is_written_for_many_and_what_was_said_stays(house: House) -> None:
    house.know(house.person(TUYET), absent_days=12)
    subjects = [house.person(TUYET), house.person(BAO), house.section("Tổ Cắt")]
    with house.write() as tx:
        services.change_year_facts(tx, subjects, 2025, rating=Rating.GOOD, discipline=Discipline.NONE)
    with house.read() as reading:
        lines = {one.name: one.facts for one in services.year_lines(reading, 2025)}
    assert (lines[TUYET].absent_days, lines[TUYET].rating) == (12, Rating.GOOD)
    assert (lines[BAO].rating, lines[BAO].discipline) == (Rating.GOOD, Discipline.NONE)
    assert (lines["Tổ Cắt"].rating, lines["Tổ Cắt"].discipline) == (Rating.GOOD, None)


def test_blameless_is_said_only_where_nobody_said_anything(house: House) -> None:
    house.know(house.person(BAO), discipline=Discipline.WARNING, complaint_pending=None)
    with house.write() as tx:
        services.fill_blameless(tx, [house.person(TUYET), house.person(BAO)], 2025)
    with house.read() as reading:
        lines = {one.name: one.facts for one in services.year_lines(reading, 2025)}
    assert (lines[BAO].discipline, lines[BAO].complaint_pending) == (Discipline.WARNING, False)
    assert (lines[TUYET].discipline, lines[TUYET].complaint_pending) == (Discipline.NONE, False)


def test_a_line_says_what_it_still_lacks(house: House) -> None:
    house.know(house.person(TUYET))
    with house.read() as reading:
        lines = {one.name: one for one in services.year_lines(reading, 2025)}
    assert (lines[TUYET].lacking, lines[BAO].lacking) == (0, 5)


# Collectives


def test_a_section_is_due_for_what_its_members_titles_of_the_year_are_worth(house: House) -> None:
    for name in (TUYET, BAO):
        house.know(house.person(name))
    one = due(house)["Tổ May 1", "TTLDTT"]
    assert (one.on, one.section) == (date(2025, 12, 31), "Tập thể")
    assert one.because == ("2/2 đoàn viên đạt danh hiệu năm 2025 (cần 50%)",)
    assert one.missing == ()
    assert any("Điều 28" in article for article in one.articles)
    house.know(house.person(BAO), state_title="", discipline=Discipline.WARNING)
    again = due(house)
    assert ("Tổ May 1", "TTLDXS") not in again  # half of them is not seventy in a hundred
    assert again["Tổ May 1", "TTLDTT"].missing == ("Kỷ luật trong tổ: 1 người bị kỷ luật",)


def test_titles_nobody_wrote_down_are_what_a_section_still_lacks(house: House) -> None:
    house.know(house.person(TUYET))
    one = due(house)["Tổ May 1", "TTLDXS"]
    assert "Còn 1 đoàn viên chưa ghi danh hiệu năm 2025" in one.missing
    assert ("Tổ Cắt", "TTLDTT") not in due(house)


def test_the_union_is_due_for_the_flag_of_an_excellent_year_until_it_has_it(house: House) -> None:
    union = Subject(SubjectKind.UNION, house.union_id)
    house.know(union, rating=Rating.GOOD, state_title="")
    assert {award for name, award in due(house) if name.startswith("CĐCS")} == {"GK_CTTT", "BK_TINH", "BK_TLD_TD"}
    house.know(union, state_title="")
    flag = due(house)["CĐCS Công ty TNHH May Hòa Phát", "CTD_TINH"]
    assert flag.because == ("Xếp loại năm 2025: Hoàn thành xuất sắc nhiệm vụ",)
    with house.write() as tx:
        services.add_award_history(
            tx, AwardHistory("", union.kind, union.id, "CTD_TINH", 2025, "9/QĐ", date(2026, 2, 1))
        )
    assert ("CĐCS Công ty TNHH May Hòa Phát", "CTD_TINH") not in due(house)


def test_a_collective_that_only_waits_still_has_to_show_its_year(house: House) -> None:
    section = house.section("Tổ Cắt")
    with house.write() as tx:
        services.add_award_history(
            tx, AwardHistory("", section.kind, section.id, "BK_TINH", 2025, "9/QĐ", date(2026, 2, 1))
        )
    one = due(house)["Tổ Cắt", "BK_TINH"]
    assert one.on == date(2027, 1, 1)
    assert "Còn phải được xếp loại năm 2027 từ Hoàn thành tốt nhiệm vụ trở lên" in one.missing


def test_the_paper_and_the_list_name_collectives_beside_persons(house: House) -> None:
    house.know(house.section("Tổ May 1"), state_title="")
    serve(house, TUYET, date(2000, 1, 1))
    export = next(one for one in EXPORTS if one.name == "awards-due")
    with house.read() as reading:
        rows = list(export.rows(reading))
        (table,) = due_list(reading).tables
    assert {row[0] for row in rows} == {"Tổ May 1", TUYET}
    assert {row.cells[1] for row in table.rows} == {"Tổ May 1", TUYET}
    assert table.columns[1].title == "Họ và tên, tập thể"
