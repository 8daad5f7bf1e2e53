from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.core.document import Document, Facts, Paragraph, Signatures
from desktop.features.awards import services
from desktop.features.awards.domain import AwardHistory, Meeting, NoMeeting, NothingToPropose, Vote
from desktop.features.awards.reports import award_minutes, award_proposal, dossier, eligibility, nomination_list
from desktop.features.awards.sync import TABLES
from desktop.features.emulation.domain import SubjectKind
from desktop.features.organization.services import change_section, list_sections
from tests.awards.conftest import House

TUYET, BAO, DAT = "Nguyễn Thị Ánh Tuyết", "Trần Văn Bảo", "Phạm Quốc Đạt"


def text(document: Document) -> str:
    said = [document.title, document.subtitle, document.letterhead.number]
    for block in document.blocks:
        if isinstance(block, Paragraph):
            said.append(f"{block.lead} {block.text}")
        elif isinstance(block, Facts):
            said += [f"{label}: {value}" for label, value in block.pairs]
        elif isinstance(block, Signatures):
            said += [line for signature in block.blocks for line in signature.lines]
            said += block.recipients
    said += [str(cell) for table in document.tables for row in table.rows for cell in row.cells if cell is not None]
    return "\n".join(said)


@pytest.fixture
def voted(house: House) -> House:
    """Two persons and a section nominated, voted upon; a third person is not eligible."""
    for name in (TUYET, DAT):
        house.know(house.person(name))
    house.know(house.person(BAO), absent_days=50)
    house.know(house.section("Tổ Cắt"))
    with house.write() as tx:
        services.add_award_history(
            tx, AwardHistory("", SubjectKind.PERSON, house.person(TUYET).id, "GK_CTTT", 2023, "15/QĐ-LĐLĐ",
                             date(2024, 1, 9), "Liên đoàn Lao động tỉnh Tây Ninh"),
        )  # fmt: skip
    people = house.nominate("BK_TINH", house.person(TUYET), house.person(DAT), house.person(BAO))
    (section,) = house.nominate("GK_CTTT", house.section("Tổ Cắt"))
    votes = (Vote(people[0].id, 15), Vote(people[1].id, 11), Vote(section.id, 13))
    with house.write() as tx:
        services.record_ballot(
            tx,
            Meeting("", house.campaign.id, date(2026, 1, 15), "Hội trường tầng 2", "Đỗ Thị Minh Ngọc", "Vũ Hải Yến",
                    minutes_number="02/BB-CĐCS", summoned=15, present=14, absent_written=1, issued=15, collected=15,
                    valid=15, votes=votes),
        )  # fmt: skip
    return house


def test_the_proposal_counts_what_goes_up_and_ends_as_papers_end(voted: House) -> None:
    with voted.write() as tx:
        services.submit(tx, voted.campaign.id, "07/TTr-CĐCS", date(2026, 1, 20))
    with voted.read() as reading:
        said = text(award_proposal(reading, voted.campaign.code))
    assert "07/TTr-CĐCS" in said
    assert "Kính gửi: Liên đoàn Lao động tỉnh Tây Ninh" in said
    assert "999/QĐ-TLĐ" in said
    assert "1689" not in said
    assert "Số tập thể đề nghị: 01 tập thể." in said
    assert "Số cá nhân đề nghị: 01 cá nhân." in said  # who did not get the votes is left out
    assert "./." in said
    assert "TM. BAN CHẤP HÀNH\nCHỦ TỊCH" in said
    assert "Lưu: VT, CĐCS." in said


def test_a_proposal_of_nothing_is_refused(house: House) -> None:
    house.know(house.person(TUYET))
    house.nominate("DVXS", house.person(TUYET))  # which this union decides itself
    with house.read() as reading, pytest.raises(NothingToPropose):
        award_proposal(reading, house.campaign.code)


def test_the_list_has_collectives_first_awards_given_before_and_votes(voted: House) -> None:
    with voted.read() as reading:
        document = nomination_list(reading, voted.campaign.code)
    said = text(document)
    assert document.landscape
    assert said.index("Tổ Cắt") < said.index(TUYET)
    assert "15/QĐ-LĐLĐ" in said
    assert "09/01/2024" in said
    assert "15/15 (100,00%)" in said
    assert BAO not in said
    (table,) = document.tables
    assert {column.group for column in table.columns if column.group} == {"Năm sinh", "Chức vụ"}
    assert {len(row.cells) for row in table.rows if len(row.cells) > 1} == {len(table.columns)}


def test_every_rule_is_printed_and_so_is_the_reason_for_setting_one_aside(voted: House) -> None:
    bao = next(one for one in voted.assess() if one.subject == BAO)
    with voted.write() as tx:
        services.override(tx, bao.nomination.id, "absence", "Nghỉ theo kết luận của Hội đồng giám định")
    with voted.read() as reading:
        said = text(eligibility(reading, voted.campaign.code))
    for check in bao.checks:
        assert check.title in said
        assert check.found in said
        assert check.source in said
    assert "Xét ngoại lệ: Nghỉ theo kết luận của Hội đồng giám định (Cán bộ thử, 22/11/2026)" in said


def test_the_minutes_give_every_count_and_both_signatures(voted: House) -> None:
    with voted.read() as reading:
        said = text(award_minutes(reading, voted.campaign.code))
    for expected in (
        "số triệu tập 15 người", "số có mặt 14 người", "số phiếu không hợp lệ 0", "02/BB-CĐCS", "THƯ KÝ",
        "CHỦ TRÌ HỘI NGHỊ",
        "Đủ phiếu", "Không đủ (80%)", "73,33%", "tổng số ủy viên", "02 bản",
    ):  # fmt: skip
        assert expected in said


def test_minutes_of_no_meeting_are_refused(house: House) -> None:
    with house.read() as reading, pytest.raises(NoMeeting):
        award_minutes(reading, house.campaign.code)


def test_a_dossier_has_its_papers_in_order_and_says_what_is_missing(voted: House) -> None:
    with voted.read() as reading:
        made = dossier(reading, voted.campaign.code)
    assert [document.title for document in made.documents] == [
        "DANH MỤC HỒ SƠ KHEN THƯỞNG", "TỜ TRÌNH", "DANH SÁCH TRÍCH NGANG ĐỀ NGHỊ KHEN THƯỞNG", "BÁO CÁO THÀNH TÍCH",
        "BÁO CÁO THÀNH TÍCH", "BIÊN BẢN", "BIÊN BẢN KIỂM PHIẾU", "BẢNG KIỂM TRA ĐIỀU KIỆN KHEN THƯỞNG",
    ]  # fmt: skip
    assert len({document.slug for document in made.documents}) == len(made.documents)
    missing = {one.subject for one in made.missing}
    assert {BAO, DAT} <= missing  # not eligible, and without the votes
    assert all(one.reason for one in made.missing)
    assert BAO in text(made.documents[0])


def test_two_nominees_of_one_name_get_two_reports(house: House) -> None:
    house.know(house.person(TUYET))
    house.nominate("BK_TINH", house.person(TUYET))
    house.nominate("GK_CTTT", house.person(TUYET))
    with house.read() as reading:
        slugs = [document.slug for document in dossier(reading, house.campaign.code).documents]
    assert len(slugs) == len(set(slugs))


def test_a_package_carries_verdicts_and_rule_codes_but_never_the_reason_written(voted: House) -> None:
    bao = next(one for one in voted.assess() if one.subject == BAO)
    with voted.write() as tx:
        services.override(tx, bao.nomination.id, "absence", "Điều trị bệnh hiểm nghèo")
    nominations, history = TABLES
    with voted.read() as reading:
        rows = [dict(zip((field.name for field in nominations.fields), row, strict=True))
                for row in nominations.rows(reading)]  # fmt: skip
        given = list(history.rows(reading))
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
    (row,) = (row for row in rows if row["subject"] == BAO)
    assert (row["verdict"], row["overrides"]) == ("needs_attention", "absence")
    assert "hiểm nghèo" not in str(rows)
    assert len(given) == 1
    assert len(given[0]) == len(history.fields)


def test_a_withdrawn_nomination_still_travels_as_withdrawn(voted: House) -> None:
    bao = next(one for one in voted.assess() if one.subject == BAO)
    with voted.write() as tx:
        services.withdraw(tx, [bao.nomination.id])
    nominations, _ = TABLES
    with voted.read() as reading:
        statuses = {row[0]: row[13] for row in nominations.rows(reading)}
    assert statuses[bao.nomination.id] == "rut"


def test_a_section_that_was_renamed_is_printed_by_its_present_name(voted: House) -> None:
    with voted.write() as tx:
        section = next(one for one in list_sections(tx) if one.name == "Tổ Cắt")
        change_section(tx, replace(section, name="Tổ Cắt - Trải vải"))
    with voted.read() as reading:
        assert "Tổ Cắt - Trải vải" in text(nomination_list(reading, voted.campaign.code))
