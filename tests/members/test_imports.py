"""Lists of people come in whole, and nobody is taken for somebody else."""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.core.clock import FixedClock
from desktop.core.contracts import Action, Existing, ImportRow, Verdict
from desktop.core.database import Database
from desktop.core.errors import NotFound
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.national_id import Sex
from desktop.features.importing import services as importing
from desktop.features.importing.words import explain, suspicion
from desktop.features.members import services, words
from desktop.features.members.domain import (
    EventKind,
    Member,
    MemberQuery,
    PaperKind,
    Party,
    Relative,
    ServicePeriod,
    Status,
)
from desktop.features.members.imports import EXPORT, MemberImport
from desktop.features.members.imports.membership import EVENT_KEYS
from desktop.features.members.ui.forms import member_fields
from desktop.features.organization.services import find_or_add_section, list_sections
from desktop.features.reports.lists import export_list
from desktop.widgets.fields import Field
from tests.importing.made import save_xlsx
from tests.members.people import add

LISTS = Path(__file__).parents[1] / "data" / "lists"
TARGET = MemberImport()


@pytest.fixture
def other_book(tmp_path: Path, clock: FixedClock, _empty_database: Path) -> Iterator[Database]:
    path = tmp_path / "other.db"
    shutil.copyfile(_empty_database, path)
    opened = Database(path, bytes(32), clock, "Cán bộ khác")
    yield opened
    opened.close()


def _judge(
    database: Database, *rows: Mapping[str, object], existing: Existing = Existing.SKIP
) -> list[tuple[str, int]]:
    given = [
        ImportRow("Sheet1", number, dict(values), dict.fromkeys(values, f"A{number}"))
        for number, values in enumerate(rows, 2)
    ]
    with database.read() as reading:
        verdicts = TARGET.judge(reading, given, existing)
    return [(verdict.action.value, len(verdict.suspects)) for verdict in verdicts]


@pytest.mark.parametrize("path", sorted(LISTS.glob("*.xlsx")), ids=lambda path: path.stem)
def test_a_real_list_comes_in_whole_and_right(database: Database, path: Path) -> None:
    truth = json.loads(path.with_name(f"{path.name}.truth.json").read_text(encoding="utf-8"))
    with database.read() as reading:
        parsed = importing.read_list(path, TARGET, reading)
    importing.carry_out(database, parsed, TARGET, Existing.SKIP)
    with database.read() as reading:
        lines = services.list_members(reading)
    found = Counter((line.full_name, line.birth.iso(), line.sex.value, line.national_id) for line in lines)  # type: ignore[union-attr]
    people = ((one["ho_ten"], one["ngay_sinh"], one["gioi_tinh"], one["cccd"]) for one in truth["people"])
    assert found == Counter(people)
    assert len(lines) == truth["count"]


def test_the_same_list_again_changes_nothing(database: Database) -> None:
    path = LISTS / "nhan-su-500.xlsx"
    with database.read() as reading:
        parsed = importing.read_list(path, TARGET, reading)
    importing.carry_out(database, parsed, TARGET, Existing.SKIP)
    for existing in Existing:
        with database.read() as reading:
            preview = importing.preview(reading, importing.read_list(path, TARGET, reading), TARGET, existing)
        assert {verdict.action for verdict in preview.verdicts} == {Action.UNCHANGED}


def test_sections_named_in_the_list_are_added_once(database: Database) -> None:
    path = LISTS / "danh-sach-nhieu-to.xlsx"
    with database.read() as reading:
        parsed = importing.read_list(path, TARGET, reading)
    importing.carry_out(database, parsed, TARGET, Existing.SKIP)
    with database.read() as reading:
        names = [section.name for section in list_sections(reading)]
        lines = services.list_members(reading)
    assert "Tổ Kho vận" in names
    assert len(names) == len(set(names)) == 6
    assert all(line.section in names for line in lines)


def test_an_exported_list_imports_as_itself(database: Database, tmp_path: Path) -> None:
    with database.read() as reading:
        parsed = importing.read_list(LISTS / "nhan-su-500.xlsx", TARGET, reading)
    importing.carry_out(database, parsed, TARGET, Existing.SKIP)
    add(database, "H'Hen Niê", birth=PartialDate(1990), national_id="", note='=1+1; "trích dẫn"')
    add(database, "Đặng Hòa", party=Party.ON_PROBATION, party_joined=date(2020, 2, 3), insured_salary=Dong(5_500_000),
        schooling="12/12", political_theory="Sơ cấp", languages="Anh B1", religion="Không", joined_at="CĐCS May 10",
        contract="Xác định thời hạn", id_issued_on=date(2021, 6, 20), id_issued_by="Cục Cảnh sát")  # fmt: skip
    path = tmp_path / "out.xlsx"
    assert export_list(database, EXPORT, path) == 502
    with database.read() as reading:
        preview = importing.preview(reading, importing.read_list(path, TARGET, reading), TARGET, Existing.OVERWRITE)
    assert Counter(verdict.action for verdict in preview.verdicts) == {Action.UNCHANGED: 502}


FAMILY = (
    Relative("Vợ/chồng", "Trần Văn Ba", PartialDate(1980)),
    Relative("Con", "Trần Bảo An", PartialDate(2015, 3, 2)),
    Relative("", "Lê Thị Tư"),
)
EVERYTHING: dict[str, Any] = {
    "full_name": "Nguyễn Thị Hồng", "sex": Sex.FEMALE, "birth": PartialDate(1985, 3, 2), "former_id": "012345678",
    "national_id": "001185001234", "nationality": "Lào", "ethnicity": "Mường", "home_town": "=1+1",
    "address": "-5, ngõ 2", "phone": "0912345678", "email": "@hong", "section_id": "Tổ Cắt", "staff_code": "NV007",
    "department": "+Phân xưởng 2", "job": "Thợ may", "is_leader": True, "education": "Đại học",
    "union_post": "Tổ trưởng", "card_number": "00123", "joined": date(2010, 7, 1), "start_work": date(2010, 3, 15),
    "party": Party.FULL, "party_joined": date(2018, 2, 3), "schooling": "12/12", "political_theory": "Sơ cấp",
    "languages": "Anh B1", "religion": "Không", "contract": "Xác định thời hạn", "id_issued_on": date(2021, 6, 20),
    "id_issued_by": "Cục Cảnh sát", "insured_salary": Dong(5_500_000), "joined_at": "CĐCS May 10", "family": FAMILY,
    "service": (ServicePeriod("Tổ trưởng", "Tổ Cắt", PartialDate(2020, 3, 1), decision="12/QĐ-CĐCS"),),
    "note": '=HYPERLINK("x"); "trích dẫn"',
}  # fmt: skip


def test_everything_about_a_member_goes_out_and_comes_into_another_book(
    database: Database, other_book: Database, tmp_path: Path
) -> None:
    kept = {"id", "revision", "status", "removed_at", "removed_by", "erased_at", "paper"}
    assert set(EVERYTHING) == {field.name for field in dataclasses.fields(Member)} - kept
    passport = {"national_id": "B1234567", "paper": PaperKind.PASSPORT, "former_id": "", "phone": "", "staff_code": ""}
    everything = EVERYTHING | {"card_number": "00124", "full_name": "Anna Keo", "birth": PartialDate(1990)} | passport
    with database.write("add_member") as tx:
        section = {"section_id": find_or_add_section(tx, "Tổ Cắt").id}
        for one in (EVERYTHING, everything):
            services.add_member(tx, Member(id="", **(one | section)))
    path = tmp_path / "out.xlsx"
    export_list(database, EXPORT, path)
    with other_book.read() as reading:
        parsed = importing.read_list(path, TARGET, reading)
    done = importing.carry_out(other_book, parsed, TARGET, Existing.SKIP)
    assert (done.created, done.refused) == (2, 0)
    with other_book.read() as reading:
        names = {section.id: section.name for section in list_sections(reading)}
        found = {one.full_name: one for one in services.active_members(reading)}
    for wanted in (EVERYTHING, everything):
        person = found[wanted["full_name"]]
        kept_there = {name: getattr(person, name) for name in wanted} | {"section_id": names[person.section_id]}
        assert kept_there == wanted


@pytest.mark.parametrize("text", ["Con:", "Con: Lê An (02/31/2015)", "12345"])
def test_a_family_that_is_not_understood_refuses_its_row_with_the_part(database: Database, text: str) -> None:
    row = ImportRow("S", 2, {"full_name": "Lê Ba", "family": f"Mẹ: Lê Thị Hai; {text}"}, {"family": "C2"})
    with database.read() as reading:
        (verdict,) = TARGET.judge(reading, [row], Existing.SKIP)
    assert [(one.cell, one.problem) for one in verdict.findings] == [("C2", "family_unclear")]
    assert text in explain(verdict.findings[0], [words.explain])[0]


def test_a_digit_in_a_name_is_pointed_out_and_the_row_comes_in(database: Database) -> None:
    row = ImportRow("S", 2, {"full_name": "Nguyễn Thị Hương 2"}, {"full_name": "B2"})
    with database.read() as reading:
        (verdict,) = TARGET.judge(reading, [row], Existing.SKIP)
    assert verdict.action is Action.CREATE
    assert [(one.cell, one.problem, one.grave) for one in verdict.findings] == [("B2", "digits_in_name", False)]
    assert "Nguyễn Thị Hương 2" in explain(verdict.findings[0])[0]


def test_a_known_number_is_the_same_person_whatever_the_name(database: Database) -> None:
    add(database, "Nguyễn Thị Hồng", national_id="079185001234")
    row = {"full_name": "Nguyễn Thị Hường", "national_id": "079185001234"}
    assert _judge(database, row) == [("skip", 0)]
    assert _judge(database, row, existing=Existing.FILL) == [("unchanged", 0)]
    assert _judge(database, row, existing=Existing.OVERWRITE) == [("update", 0)]


@pytest.mark.parametrize("existing", list(Existing))
def test_a_number_of_somebody_else_is_refused_and_changes_nobody(database: Database, existing: Existing) -> None:
    add(database, "Nguyễn Thị Hồng", national_id="079185001234", birth=PartialDate(1985, 3, 2))
    other = {"full_name": "Lê Văn Bình", "national_id": "079185001234", "birth": PartialDate(1990, 1, 1)}
    assert _judge(database, other, existing=existing) == [("refuse", 0)]
    married = {"full_name": "Nguyễn Thị Hường", "national_id": "079185001234", "birth": PartialDate(1985, 3, 2)}
    assert _judge(database, married, existing=existing) != [("refuse", 0)]


def test_two_people_with_one_number_in_a_file_are_both_told_of(database: Database) -> None:
    one = {"full_name": "Lê An", "national_id": "079085001234", "birth": PartialDate(1985, 3, 2)}
    other = {"full_name": "Lê Văn Bình", "national_id": "079085001234", "birth": PartialDate(1990, 1, 1)}
    rows = [ImportRow("S", number, values, {}) for number, values in enumerate((one, other, one), 2)]
    with database.read() as reading:
        verdicts = TARGET.judge(reading, rows, Existing.SKIP)
    assert [verdict.action.value for verdict in verdicts] == ["create", "refuse", "skip"]
    problems = [finding for verdict in verdicts[1:] for finding in verdict.findings]
    assert [(one.problem, one.grave) for one in problems] == [("number_of_another", True), ("repeated_in_file", False)]
    assert "Lê An – dòng 2" in explain(problems[0])[0]
    assert "2" in explain(problems[1])[0]


def test_people_with_different_numbers_are_two_people(database: Database) -> None:
    add(database, "Nguyễn Thị Hồng", national_id="079185001234", staff_code="A1")
    other = {"full_name": "Nguyễn Thị Hồng", "national_id": "079185009999", "birth": PartialDate(1985, 3, 2)}
    assert _judge(database, other) == [("create", 1)]
    stolen_code = {"full_name": "Lê Bình", "national_id": "079185009999", "staff_code": "A1"}
    assert _judge(database, stolen_code) == [("create", 0)]


def test_a_namesake_is_created_and_listed(database: Database) -> None:
    add(database, "Nguyễn Thị Hồng", national_id="079185001234")
    namesake = {"full_name": "NGUYỄN THỊ HỒNG", "birth": PartialDate(1985), "phone": "0905000001"}
    assert _judge(database, namesake) == [("create", 1)]
    assert _judge(database, {"full_name": "Nguyễn Thị Hồng", "birth": PartialDate(1990)}) == [("create", 0)]


def test_an_unknown_birth_may_be_anybody_of_that_name(database: Database) -> None:
    add(database, "Nguyễn Thị Hồng", birth=PartialDate(1985, 3, 2))
    add(database, "Vũ Chi", birth=None)
    assert _judge(database, {"full_name": "Nguyễn Thị Hồng", "job": "Kế toán"}) == [("create", 1)]
    assert _judge(database, {"full_name": "Vũ Chi", "birth": PartialDate(1990)}) == [("create", 1)]


def test_a_list_suspects_whom_the_check_for_doubles_finds_by_the_same_rules(database: Database) -> None:
    """One slip in a number, a telephone, day and month changed round: not only the name."""
    section = {"section": "Tổ Cắt"}
    known: tuple[dict[str, Any], ...] = (
        {"full_name": "Lê Văn An", "national_id": "079085001234", "birth": PartialDate(1985, 3, 2)},
        {"full_name": "Trần Thị Bưởi", "phone": "0905000001", "birth": PartialDate(1990)},
        {"full_name": "Vũ Chi", "birth": PartialDate(1990, 5, 6)},
        {"full_name": "Đỗ Dung"},
        {"full_name": "Phạm Hà", "birth": PartialDate(1991)} | section,
    )
    again: tuple[dict[str, Any], ...] = (
        {"full_name": "Lê Văn Anh", "national_id": "079085001243", "birth": PartialDate(1985, 3, 2)},
        {"full_name": "Trần Bưởi", "phone": "0905000001"},
        {"full_name": "VU CHI", "birth": PartialDate(1990, 6, 5)},
        {"full_name": "Đỗ Dung", "birth": PartialDate(1992, 1, 1)},
        {"full_name": "Phạm Hà", "birth": PartialDate(1991, 4, 4)} | section,
        {"full_name": "Lê Văn An", "birth": PartialDate(1986, 3, 2)},
    )
    suspected = []
    for some in (known, again):
        rows = [ImportRow("S", number, values, dict.fromkeys(values, "A1")) for number, values in enumerate(some, 2)]
        with database.write("import") as tx:
            verdicts = TARGET.judge(tx, rows, Existing.SKIP)
            TARGET.carry_out(tx, verdicts)
        suspected += [(one.score, one.reasons) for verdict in verdicts for one in verdict.suspects]
    with database.read() as reading:
        found = services.find_duplicates(reading)
    assert Counter(suspected) == Counter((pair.score, pair.reasons) for pair in found)
    assert len(found) == 5
    with database.read() as reading:
        (verdict,) = TARGET.judge(
            reading, [ImportRow("S", 9, {"full_name": "Đỗ Dung", "job": "Thợ"}, {})], Existing.SKIP
        )
    told = suspicion(verdict.suspects[0], [words.explain])
    assert "40 %" in told
    assert "Đỗ Dung" in told


def test_the_same_person_twice_in_a_file_is_one(database: Database) -> None:
    row = {"full_name": "Lê An", "national_id": "079085001234"}
    assert _judge(database, row, dict(row), {"full_name": "Lê An"}) == [("create", 0), ("skip", 0), ("create", 1)]


def test_a_blank_never_overwrites(database: Database) -> None:
    kept = add(database, "Lê An", national_id="079085001234", phone="0905000001", job="")
    row = ImportRow("S", 2, {"full_name": "Lê An", "national_id": "079085001234", "job": "Kế toán"}, {})
    with database.write("import") as tx:
        TARGET.carry_out(tx, TARGET.judge(tx, [row], Existing.OVERWRITE))
    with database.read() as reading:
        after = services.get_member(reading, kept.id)
    assert (after.phone, after.job) == ("0905000001", "Kế toán")


def test_filling_takes_only_what_was_empty(database: Database) -> None:
    kept = add(database, "Lê An", national_id="079085001234", phone="0905000001")
    row = ImportRow(
        "S", 2, {"full_name": "Lê An", "national_id": "079085001234", "job": "Kế toán", "phone": "0999"}, {}
    )
    with database.write("import") as tx:
        TARGET.carry_out(tx, TARGET.judge(tx, [row], Existing.FILL))
    with database.read() as reading:
        after = services.get_member(reading, kept.id)
    assert (after.phone, after.job) == ("0905000001", "Kế toán")


def test_one_impossible_row_never_stops_the_others(database: Database) -> None:
    rows = ({"full_name": "Lê An"}, {"full_name": "Bé Con", "birth": PartialDate(2024)}, {"full_name": "Vũ Chi"})
    assert _judge(database, *rows) == [("create", 0), ("refuse", 0), ("create", 0)]


def test_an_old_nine_digit_number_finds_the_person_again(database: Database) -> None:
    add(database, "Lê An", national_id="079085001234", former_id="023456789")
    assert _judge(database, {"full_name": "Lê An", "national_id": "023456789"}) == [("unchanged", 0)]


def test_undoing_keeps_who_was_edited_since(database: Database) -> None:
    with database.read() as reading:
        parsed = importing.read_list(LISTS / "don-gia-nhap-mau-5b.xlsx", TARGET, reading)
    batch = importing.carry_out(database, parsed, TARGET, Existing.SKIP)
    with database.read() as reading:
        edited = services.get_member(reading, services.list_members(reading)[0].id)
    with database.write("edit") as tx:
        services.change_member(tx, dataclasses.replace(edited, job="Tổ trưởng"))
    undone = importing.undo_import(database, batch.id)
    assert undone.removed == 34
    assert len(undone.kept) == 1
    with database.read() as reading:
        assert [line.id for line in services.list_members(reading)] == [edited.id]
        with pytest.raises(NotFound):
            services.get_member(reading, "gone")


# Changes of the membership

RETIRED = {"event": "Nghỉ hưu", "event_on": PartialDate(2026, 6, 30), "decision": "12/QĐ", "event_reason": "Đủ tuổi"}


@pytest.mark.parametrize(
    ("said", "kept", "told"),
    [
        ("chính thức", Party.FULL, []), ("x", Party.FULL, []), ("DỰ BỊ", Party.ON_PROBATION, []), ("Không", None, []),
        ("cảm tình Đảng", None, ["party_unknown"]),
    ],
)  # fmt: skip
def test_the_standing_in_the_party_is_understood_or_pointed_out(
    database: Database, said: str, kept: Party | None, told: list[str]
) -> None:
    values = {"full_name": "Đặng Hòa", "party": said, "insured_salary": Dong(5_500_000), "schooling": "12/12"}
    verdict = _bring_in(database, values)
    member = verdict.draft.member
    assert (member.party, member.insured_salary, member.schooling) == (kept, Dong(5_500_000), "12/12")
    assert [finding.problem for finding in verdict.findings] == told


def _bring_in(database: Database, values: Mapping[str, object], existing: Existing = Existing.SKIP) -> Verdict:
    row = ImportRow("S", 2, dict(values), dict.fromkeys(values, "B2"))
    with database.write("import_list") as tx:
        (verdict,) = TARGET.judge(tx, [row], existing)
        if verdict.action in (Action.CREATE, Action.UPDATE):
            TARGET.carry_out(tx, [verdict])
    return verdict


def _history(database: Database, name: str = "Nguyễn Thị Hồng") -> tuple[Status, list[tuple[EventKind, date]]]:
    with database.read() as reading:
        (line,) = services.list_members(reading, MemberQuery(search=name))
        history = services.membership_history(reading, line.id)
    return line.status, [(event.kind, event.on) for event in history]


def test_somebody_who_left_comes_in_as_gone_with_day_and_reason(database: Database) -> None:
    person = {"full_name": "Nguyễn Thị Hồng", "joined": PartialDate(2015, 1, 5), "status": "Thôi sinh hoạt"}
    assert _bring_in(database, person | RETIRED).action is Action.CREATE
    assert _history(database) == (
        Status.ENDED, [(EventKind.ADMITTED, date(2015, 1, 5)), (EventKind.RETIRED, date(2026, 6, 30))],
    )  # fmt: skip
    with database.read() as reading:
        (member,) = services.list_members(reading)
        last = services.membership_history(reading, member.id)[-1]
    assert (last.decision, last.reason) == ("12/QĐ", "Đủ tuổi")


@pytest.mark.parametrize(
    ("status", "after"),
    [("Chuyển đi", Status.MOVED), ("tạm ngừng", Status.SUSPENDED), ("Nghỉ hưu", Status.ENDED),
     ("Đang sinh hoạt", Status.ACTIVE)],
)  # fmt: skip
def test_the_column_of_the_status_alone_is_enough_with_its_day(database: Database, status: str, after: Status) -> None:
    _bring_in(database, {"full_name": "Nguyễn Thị Hồng", "status": status, "event_on": PartialDate(2026, 6, 30)})
    assert _history(database)[0] is after


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ({"status": "Thôi sinh hoạt"}, "ending_unsaid"),
        ({"status": "Nghỉ hưu"}, "event_day_missing"),
        ({"event": "Nghỉ hưu", "event_on": PartialDate(2026)}, "event_day_missing"),
        ({"event": "Biến mất", "event_on": PartialDate(2026, 1, 1)}, "unknown_event"),
        ({"event": "Nghỉ hưu", "event_on": PartialDate(2030, 1, 1)}, "in_future"),
    ],
)
def test_a_change_of_membership_that_is_not_clear_refuses_its_row(
    database: Database, told: Mapping[str, object], problem: str
) -> None:
    verdict = _bring_in(database, {"full_name": "Nguyễn Thị Hồng", **told})
    finding = verdict.findings[-1]
    assert (verdict.action, finding.problem, finding.grave) == (Action.REFUSE, problem, True)
    assert all(explain(finding, [words.explain]))
    assert explain(finding, [words.explain]) != explain(replace(finding, problem="?"))


def test_a_status_that_is_none_of_ours_is_pointed_out_and_left_out(database: Database) -> None:
    verdict = _bring_in(database, {"full_name": "Nguyễn Thị Hồng", "status": "Nghỉ thai sản"})
    assert [(one.problem, one.grave) for one in verdict.findings] == [("status_unknown", False)]
    assert "Nghỉ thai sản" in explain(verdict.findings[0], [words.explain])[0]
    assert _history(database)[0] is Status.ACTIVE


def test_a_change_the_book_does_not_have_is_recorded_only_where_the_file_may_overwrite(database: Database) -> None:
    add(database, national_id="079185001234")
    row = {"full_name": "Nguyễn Thị Hồng", "national_id": "079185001234", **RETIRED}
    assert [_bring_in(database, row, existing).action for existing in (Existing.SKIP, Existing.FILL)] == [
        Action.SKIP, Action.UNCHANGED,
    ]  # fmt: skip
    assert _history(database)[0] is Status.ACTIVE
    verdict = _bring_in(database, row, Existing.OVERWRITE)
    assert verdict.differences == (("Biến động", "Kết nạp 05/01/2015", "Nghỉ hưu 30/06/2026"),)
    assert _history(database)[0] is Status.ENDED
    assert _bring_in(database, row, Existing.OVERWRITE).action is Action.UNCHANGED
    corrected = _bring_in(database, row | {"decision": "13/QĐ"}, Existing.OVERWRITE)
    assert corrected.differences == (("Số quyết định biến động", "12/QĐ", "13/QĐ"),)
    assert len(_history(database)[1]) == 2


def test_an_old_list_does_not_bring_back_who_has_left_since(database: Database) -> None:
    add(database, national_id="079185001234")
    old = {"full_name": "Nguyễn Thị Hồng", "national_id": "079185001234", "status": "Đang sinh hoạt",
           "event": "Kết nạp", "event_on": PartialDate(2015, 1, 5)}  # fmt: skip
    _bring_in(database, {**old, **RETIRED, "status": ""}, Existing.OVERWRITE)
    assert _bring_in(database, old, Existing.OVERWRITE).action is Action.UNCHANGED
    assert _bring_in(database, old | {"event_on": PartialDate(2014, 1, 1)}, Existing.OVERWRITE).action is (
        Action.UNCHANGED
    )
    assert _history(database)[0] is Status.ENDED


def test_a_change_that_does_not_fit_the_history_refuses_its_row(database: Database) -> None:
    add(database, national_id="079185001234")
    row = {"full_name": "Nguyễn Thị Hồng", "national_id": "079185001234", **RETIRED}
    early = _bring_in(database, row | {"event_on": PartialDate(2010, 1, 1)}, Existing.OVERWRITE)
    assert (early.action, early.findings[-1].problem) == (Action.REFUSE, "event_before_joining")
    returned = _bring_in(database, row | {"event": "Trở lại sinh hoạt"}, Existing.OVERWRITE)
    assert (returned.action, returned.findings[-1].problem) == (Action.REFUSE, "event_not_suspended")
    for verdict in (early, returned):
        assert words.explain(verdict.findings[-1])


@pytest.mark.parametrize(
    ("written", "standing", "joined", "problem"),
    [
        ("05/06/2010", Party.FULL, date(2010, 6, 5), None),
        ("05/06/2026 (dự bị)", Party.ON_PROBATION, date(2026, 6, 5), None),
        ("x", Party.FULL, None, None), ("Có", Party.FULL, None, None), ("Không", None, None, None),
        ("2010", Party.FULL, None, "year_alone_left_out"), ("31/02/2010", None, None, "party_unknown"),
        ("sắp vào", None, None, "party_unknown"),
    ],
)  # fmt: skip
def test_a_day_under_dang_vien_is_the_day_of_joining_the_party(
    database: Database, written: str, standing: Party | None, joined: date | None, problem: str | None
) -> None:
    row = ImportRow("DS", 2, {"full_name": "Lê Thị An", "party": written}, {"full_name": "B2", "party": "C2"})
    with database.read() as reading:
        (verdict,) = TARGET.judge(reading, [row], Existing.SKIP)
    member = verdict.draft.member
    assert (member.party, member.party_joined) == (standing, joined)
    assert [one.problem for one in verdict.findings] == [problem] * bool(problem)


@pytest.mark.parametrize(
    ("said", "kept", "problem"),
    [
        ({"education": "ĐH"}, {"education": "Đại học"}, "written_usually"),
        ({"education": "Th.S"}, {"education": "Thạc sĩ"}, "written_usually"),
        ({"education": "Kỹ sư"}, {"education": "Kỹ sư"}, ""),
        ({"education": "12/12"}, {"education": "", "schooling": "12/12"}, "schooling_told"),
        ({"education": "12/12", "schooling": "9/12"}, {"education": "12/12", "schooling": "9/12"}, ""),
        ({"insured_salary": Dong(5_500)}, {"insured_salary": Dong(5_500)}, "salary_small"),
        ({"insured_salary": Dong(5_500_000)}, {"insured_salary": Dong(5_500_000)}, ""),
    ],
)
def test_abbreviations_and_slips_of_lists_are_put_right_or_pointed_out(
    database: Database, said: dict[str, Any], kept: dict[str, Any], problem: str
) -> None:
    row = ImportRow("S", 2, {"full_name": "Lê An"} | said, {"full_name": "B2"} | dict.fromkeys(said, "C2"))
    with database.read() as reading:
        (verdict,) = TARGET.judge(reading, [row], Existing.SKIP)
    assert {key: getattr(verdict.draft.member, key) for key in kept} == kept
    assert [one.problem for one in verdict.findings] == ([problem] if problem else [])
    assert all(explain(one, [words.explain])[0] for one in verdict.findings)


def test_what_a_list_fills_can_be_typed_in_the_record_too(qapp: Any) -> None:
    typed = {field.key for field in member_fields([], date(2026, 11, 22)) if isinstance(field, Field)}
    elsewhere = {*EVENT_KEYS, "section_since"}
    assert {field.key for field in TARGET.fields} - elsewhere == {
        "section" if key == "section_id" else key for key in typed
    }


@pytest.mark.parametrize(
    ("headings", "section", "department"),
    [
        (("Tổ công đoàn", "Phòng ban"), "C", "D"),
        (("Bộ phận", "Tổ"), "D", "C"),
        (("Phòng ban", "Nơi làm việc"), "C", "D"),
        (("Phòng ban", "Chức vụ"), "C", ""),
    ],
)
def test_the_place_of_work_and_the_to_are_told_apart(
    database: Database, tmp_path: Path, headings: tuple[str, str], section: str, department: str
) -> None:
    path = save_xlsx(tmp_path / "ds.xlsx", ("STT", "Họ và tên", *headings), (1, "Lê An", "Xưởng 1", "Chuyền 2"))
    with database.read() as reading:
        (layout,) = importing.read_list(path, TARGET, reading).layouts
    where = {column.key: column.letters for column in layout.columns if column.key}
    assert (where.get("section", ""), where.get("department", "")) == (section, department)


@pytest.mark.parametrize(
    ("values", "cell", "problem"),
    [
        ({"national_id": "B1234567"}, "C2", "passport_of_vietnamese"),
        ({"national_id": "001185001234", "nationality": "Lào"}, "D2", "citizen_number_of_foreigner"),
        ({"ethnicity": "Việt Nam"}, "E2", "ethnicity_is_nationality"),
    ],
)
def test_what_is_doubtful_about_origin_is_told_at_its_cell_with_its_own_sentence(
    database: Database, values: dict[str, Any], cell: str, problem: str
) -> None:
    cells = {"full_name": "B2", "national_id": "C2", "nationality": "D2", "ethnicity": "E2"}
    row = ImportRow("S", 2, {"full_name": "Lê An"} | values, {key: cells[key] for key in ("full_name", *values)})
    with database.read() as reading:
        (verdict,) = TARGET.judge(reading, [row], Existing.SKIP)
    assert [(one.cell, one.problem) for one in verdict.findings] == [(cell, problem)]
    said, facts = explain(verdict.findings[0], [words.explain])[0], verdict.findings[0].facts
    assert said == words.hint_sentence(problem, facts["found"], facts["expected"])
