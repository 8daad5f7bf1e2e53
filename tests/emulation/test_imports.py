from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.core.contracts import Action, Existing, ImportRow, ImportTarget, ListExport, Verdict
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.features.emulation.domain import CampaignStatus, MatrixQuery, RecognitionLevel
from desktop.features.emulation.imports import EXPORTS, InitiativeImport, RegistrationImport
from desktop.features.emulation.services import (
    change_campaign,
    collective_matrix,
    list_initiatives,
    list_registrations,
    register,
    registration_matrix,
)
from desktop.features.emulation.words import explain
from desktop.features.importing import services as importing
from desktop.features.importing.words import known_problems
from desktop.features.members.domain import EventKind, Member
from desktop.features.members.services import add_members, end_membership
from tests.emulation.conftest import Book
from tests.importing.made import save_xlsx

AN, BINH = "Nguyễn Thị Ấn", "Trần Văn Bình"


def rows(*values: dict[str, Any]) -> list[ImportRow]:
    return [
        ImportRow("Sheet1", number, one, {key: f"{chr(65 + place)}{number}" for place, key in enumerate(one)})
        for number, one in enumerate(values, 2)
    ]


def judge(
    book: Book, target: ImportTarget, *values: dict[str, Any], existing: Existing = Existing.SKIP
) -> list[Verdict]:
    with book.database.read() as reading:
        return target.judge(reading, rows(*values), existing)


def carry_out(book: Book, target: ImportTarget, verdicts: Sequence[Verdict]) -> None:
    with book.database.write("import") as tx:
        target.carry_out(tx, verdicts)


def problems(verdicts: Sequence[Verdict]) -> list[str]:
    """The last finding of each row; every one has its sentences, here or in the importer."""
    for verdict in verdicts:
        assert explain(verdict.findings[-1]) or verdict.findings[-1].problem in known_problems()
    return [verdict.findings[-1].problem for verdict in verdicts]


def registered(book: Book) -> dict[str, tuple[str, ...]]:
    with book.database.read() as reading:
        lines = registration_matrix(reading, book.campaign.id, MatrixQuery(registered=True))
    return {line.name: line.titles for line in lines}


def test_a_list_of_registrations_comes_in(book: Book) -> None:
    verdicts = judge(
        book,
        RegistrationImport(),
        {"full_name": "nguyễn thị ấn", "national_id": "079185001234", "titles": "LĐTT, Đoàn viên xuất sắc"},
        {"full_name": BINH, "birth": PartialDate(1990, 5, 6), "titles": "Chiến sĩ thi đua bộ, ban, ngành, tỉnh\nLĐTT",
         "initiative_plan": "Cải tiến gá cắt vải", "campaign": "td-2025"},
    )  # fmt: skip
    assert [verdict.action for verdict in verdicts] == [Action.CREATE, Action.CREATE]
    carry_out(book, RegistrationImport(), verdicts)
    assert registered(book) == {AN: ("DVXS", "LDTT"), BINH: ("LDTT", "CSTD_TINH")}


def test_somebody_unknown_is_refused_with_the_cell(book: Book) -> None:
    (verdict,) = judge(book, RegistrationImport(), {"full_name": "Vũ Thị Không", "titles": "LĐTT"})
    finding = verdict.findings[-1]
    assert verdict.action is Action.REFUSE
    assert "Vũ Thị Không" in " ".join(explain(finding) or ())
    assert (finding.sheet, finding.cell, finding.value, finding.problem, finding.grave) == (
        "Sheet1", "A2", "Vũ Thị Không", "unknown_person", True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"titles": ""}, "required"),
        ({"titles": "Huân chương Lao động"}, "unknown_title"),
        ({"titles": "Tổ công đoàn vững mạnh"}, "title_not_for_persons"),
        ({"titles": "LĐTT", "campaign": "TD-1999"}, "no_such_campaign"),
        ({"titles": "LĐTT", "birth": PartialDate(1970)}, "unknown_person"),
        ({"titles": "LĐTT", "national_id": "001185009999"}, "unknown_person"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(book: Book, values: dict[str, Any], problem: str) -> None:
    (verdict,) = judge(book, RegistrationImport(), {"full_name": AN} | values)
    assert (verdict.action, problems([verdict])) == (Action.REFUSE, [problem])


def test_sections_and_the_union_are_registered_by_their_name(book: Book) -> None:
    union = "CĐCS Công ty May Hòa Phát"
    verdicts = judge(
        book,
        RegistrationImport(),
        {"full_name": "tổ may", "titles": "Tổ công đoàn vững mạnh"},
        {"full_name": union, "titles": "Công đoàn cơ sở hoàn thành xuất sắc nhiệm vụ"},
        {"full_name": "Tổ Cắt", "titles": "LĐTT"},
    )
    assert [verdict.action for verdict in verdicts] == [Action.CREATE, Action.CREATE, Action.REFUSE]
    assert problems(verdicts[2:]) == ["title_not_for_collective"]
    carry_out(book, RegistrationImport(), verdicts)
    with book.database.read() as reading:
        lines = collective_matrix(reading, book.campaign.id, MatrixQuery(registered=True))
        exported = [row[0] for row in EXPORTS[0].rows(reading)]
    assert {line.name: line.titles for line in lines} == {"Tổ May": ("TCDVM",), union: ("CDCS_HTXS",)}
    assert exported == [union, "Tổ May"]


def test_the_day_of_registering_tells_who_was_in_time_and_still_a_member(book: Book) -> None:
    left = book.people[BINH].id
    with book.database.write("change") as tx:
        change_campaign(tx, replace(book.campaign, register_by=date(2026, 3, 31)))
        end_membership(tx, left, EventKind.RETIRED, date(2026, 6, 30))
    row = {"full_name": AN, "titles": "LĐTT"}
    (in_time,) = judge(book, RegistrationImport(), row | {"registered_on": PartialDate(2026, 3, 31)})
    assert in_time.draft.registered_on == date(2026, 3, 31)
    for told, problem in (
        ({"registered_on": PartialDate(2026, 4, 1)}, "late_reason_needed"),
        ({"registered_on": PartialDate(2026)}, "day_needed"),
        ({"registered_on": PartialDate(2030, 1, 1)}, "in_future"),
        ({"full_name": BINH, "registered_on": PartialDate(2026, 6, 30)}, "not_active"),
        ({"full_name": BINH}, "not_active"),
    ):
        (verdict,) = judge(book, RegistrationImport(), row | told)
        assert (verdict.action, problems([verdict])) == (Action.REFUSE, [problem])
    (before,) = judge(book, RegistrationImport(), row | {"full_name": BINH, "registered_on": PartialDate(2026, 3, 1)})
    assert before.action is Action.CREATE


def test_a_campaign_that_is_over_takes_nothing_new_and_knows_what_it_has(book: Book) -> None:
    with book.database.write("register") as tx:
        register(tx, book.campaign.id, [book.person(AN)], ["LDTT"])
        change_campaign(tx, replace(book.campaign, status=CampaignStatus.CLOSED))
    same, new = judge(
        book, RegistrationImport(), {"full_name": AN, "titles": "LĐTT"}, {"full_name": BINH, "titles": "LĐTT"}
    )
    assert (same.action, new.action) == (Action.UNCHANGED, Action.REFUSE)
    assert problems([new]) == ["campaign_closed"]


def test_titles_on_lines_of_one_cell_are_read_from_the_file(book: Book, tmp_path: Path) -> None:
    titles = "Chiến sĩ thi đua bộ, ban, ngành, tỉnh\nLao động tiên tiến"
    path = save_xlsx(tmp_path / "ds.xlsx", ("STT", "Họ và tên", "Danh hiệu đăng ký"), (1, AN, titles))
    with book.database.read() as reading:
        parsed = importing.read_list(path, RegistrationImport(), reading)
        (verdict,) = RegistrationImport().judge(reading, parsed.rows, Existing.SKIP)
    assert verdict.draft.titles == ("LDTT", "CSTD_TINH")


def test_one_bad_row_does_not_stop_the_others(book: Book) -> None:
    verdicts = judge(
        book, RegistrationImport(), {"full_name": "Vũ Thị Không", "titles": "LĐTT"}, {"full_name": AN, "titles": "LĐTT"}
    )
    carry_out(book, RegistrationImport(), verdicts)
    assert registered(book) == {AN: ("LDTT",)}


def test_homonyms_are_told_apart_by_birth_or_section_or_refused(book: Book) -> None:
    with book.database.write("add") as tx:
        add_members(tx, [Member("", BINH, birth=PartialDate(1975), section_id=book.sections["Tổ May"].id)])
    verdicts = judge(
        book,
        RegistrationImport(),
        {"full_name": BINH, "titles": "LĐTT"},
        {"full_name": BINH, "birth": PartialDate(1975), "titles": "LĐTT"},
        {"full_name": BINH, "section": "tổ cắt", "titles": "LĐTT"},
    )
    assert [verdict.action for verdict in verdicts] == [Action.REFUSE, Action.CREATE, Action.CREATE]
    assert problems(verdicts[:1]) == ["several_people"]
    assert verdicts[1].draft != verdicts[2].draft


def test_a_person_twice_in_one_list_is_taken_once(book: Book) -> None:
    verdicts = judge(
        book, RegistrationImport(), {"full_name": AN, "titles": "LĐTT"}, {"full_name": AN, "titles": "DVXS"}
    )
    assert [verdict.action for verdict in verdicts] == [Action.CREATE, Action.SKIP]
    assert problems(verdicts[1:]) == ["repeated_in_file"]


def test_known_registrations_are_left_filled_or_overwritten(book: Book) -> None:
    with book.database.write("register") as tx:
        register(tx, book.campaign.id, [book.person(AN)], ["LDTT"])
    values = {"full_name": AN, "titles": "DVXS", "initiative_plan": "Cải tiến gá cắt vải"}
    (skipped,) = judge(book, RegistrationImport(), values)
    (filled,) = judge(book, RegistrationImport(), values, existing=Existing.FILL)
    (overwritten,) = judge(book, RegistrationImport(), values, existing=Existing.OVERWRITE)
    (same,) = judge(book, RegistrationImport(), {"full_name": AN, "titles": "Lao động tiên tiến"})
    assert [one.action for one in (skipped, filled, overwritten, same)] == [
        Action.SKIP, Action.UPDATE, Action.UPDATE, Action.UNCHANGED,
    ]  # fmt: skip
    assert filled.differences == (("Sáng kiến, đề tài đăng ký", "", "Cải tiến gá cắt vải"),)
    assert overwritten.differences[0] == (
        "Danh hiệu đăng ký", "Lao động tiên tiến", "Đoàn viên công đoàn xuất sắc",
    )  # fmt: skip
    carry_out(book, RegistrationImport(), [overwritten])
    assert registered(book) == {AN: ("DVXS",)}


def test_a_late_row_needs_its_reason(book: Book) -> None:
    with book.database.write("change") as tx:
        change_campaign(tx, replace(book.campaign, register_by=date(2026, 3, 31)))
    late, reasoned = judge(
        book,
        RegistrationImport(),
        {"full_name": AN, "titles": "LĐTT"},
        {"full_name": BINH, "titles": "LĐTT", "late_reason": "Mới chuyển đến"},
    )
    assert (late.action, problems([late])) == (Action.REFUSE, ["late_reason_needed"])
    carry_out(book, RegistrationImport(), [late, reasoned])
    with book.database.read() as reading:
        assert [one.late_reason for one in list_registrations(reading, book.campaign.id)] == ["Mới chuyển đến"]


INITIATIVE = {
    "name": "Cải tiến gá cắt vải", "authors": "Nguyễn Thị Ấn (60%); Trần Văn Bình - 40%", "level": "cấp cơ sở",
    "decision": "12/QĐ-CT", "decided_on": PartialDate(2025, 6, 20), "yearly_value": Dong(120_000_000),
}  # fmt: skip


def test_a_list_of_initiatives_comes_in_with_its_authors(book: Book) -> None:
    verdicts = judge(book, InitiativeImport(), INITIATIVE)
    carry_out(book, InitiativeImport(), verdicts)
    with book.database.read() as reading:
        (line,) = list_initiatives(reading)
    assert line.authors_printed == "Nguyễn Thị Ấn (60%), Trần Văn Bình (40%)"
    assert [author.member_id for author in line.authors] == [book.people[AN].id, book.people[BINH].id]
    assert (line.initiative.level, line.initiative.yearly_value) == (RecognitionLevel.BASE, Dong(120_000_000))
    assert line.initiative.decided_on == date(2025, 6, 20)


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"authors": "Nguyễn Thị Ấn (60%), Trần Văn Bình (30%)"}, "shares_not_whole"),
        ({"authors": "Nguyễn Thị Ấn, Trần Văn Bình"}, "share_missing"),
        ({"authors": ""}, "required"),
        ({"authors": "-"}, "not_a_name"),
        ({"authors": "Lê Thị An " * 78}, "name_too_long"),
        ({"level": "Cấp huyện"}, "unknown_level"),
        ({"decided_on": PartialDate(2030, 1, 1)}, "in_future"),
    ],
)
def test_an_initiative_that_cannot_be_taken_says_why(book: Book, values: dict[str, Any], problem: str) -> None:
    (verdict,) = judge(book, InitiativeImport(), INITIATIVE | values)
    assert (verdict.action, problems([verdict])) == (Action.REFUSE, [problem])


def test_an_initiative_twice_in_one_list_is_taken_once(book: Book) -> None:
    first, second = judge(book, InitiativeImport(), INITIATIVE, INITIATIVE)
    assert (first.action, second.action) == (Action.CREATE, Action.SKIP)
    assert problems([second]) == ["repeated_initiative"]


def test_an_author_from_outside_is_taken_and_pointed_out(book: Book) -> None:
    (verdict,) = judge(book, InitiativeImport(), INITIATIVE | {"authors": "Vũ Thị Không"})
    assert (verdict.action, problems([verdict])) == (Action.CREATE, ["author_outside"])


def test_a_name_with_a_comma_and_an_author_who_is_no_member_stay_what_they_are(book: Book) -> None:
    authors = {"authors": "Lê Ngoài, Công ty X (60%); Nguyễn Thị Ấn (40%)", "numbers": "-; -"}
    (verdict,) = judge(book, InitiativeImport(), INITIATIVE | authors)
    assert [(one.name, one.share, one.member_id) for one in verdict.draft.authors] == [
        ("Lê Ngoài, Công ty X", 60, ""), ("Nguyễn Thị Ấn", 40, ""),
    ]  # fmt: skip
    assert verdict.findings == ()


def test_a_day_that_is_only_a_year_is_left_out_and_said(book: Book) -> None:
    (verdict,) = judge(book, InitiativeImport(), INITIATIVE | {"applied_from": PartialDate(2025)})
    assert (verdict.action, problems([verdict])) == (Action.CREATE, ["year_alone_left_out"])
    assert verdict.draft.initiative.applied_from is None


@pytest.mark.parametrize(("export", "target"), [(EXPORTS[0], RegistrationImport()), (EXPORTS[1], InitiativeImport())],
                         ids=lambda one: one.name)  # fmt: skip
def test_an_exported_list_read_again_changes_nothing(book: Book, export: ListExport, target: ImportTarget) -> None:
    with book.database.write("register") as tx:
        register(tx, book.campaign.id, [book.person(name) for name in book.people], ["LDTT", "DVXS"])
    carry_out(book, InitiativeImport(), judge(book, InitiativeImport(), INITIATIVE))
    keys = [field.key for field in target.fields]
    with book.database.read() as reading:
        exported = [dict(zip(keys, row, strict=True)) for row in export.rows(reading)]
    assert export.columns == tuple(field.title for field in target.fields)
    read = [{key: value for key, value in _as_read(one).items() if value not in ("", None)} for one in exported]
    verdicts = judge(book, target, *read, existing=Existing.OVERWRITE)
    assert [verdict.action for verdict in verdicts] == [Action.UNCHANGED] * len(exported) != []


def _as_read(values: dict[str, Any]) -> dict[str, Any]:
    """What the engine makes of the cells: dates are partial dates."""
    return {key: PartialDate.of(value) if isinstance(value, date) else value for key, value in values.items()}
