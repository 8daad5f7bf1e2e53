from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from desktop.core.contracts import Action, Existing, Finding
from desktop.core.database import Database, Reading
from desktop.core.progress import SILENT, Cancelled, Progress
from desktop.features.importing import services
from desktop.features.importing.domain import AlreadyUndone, ImportBatch
from desktop.features.importing.words import explain
from desktop.features.members.domain import EventKind, Member
from desktop.features.members.imports import MemberImport
from desktop.features.members.services import (
    add_member,
    change_member,
    get_member,
    list_members,
    membership_history,
    record_event,
    set_photo,
)
from tests.core.pictures import picture
from tests.importing.made import save_xlsx

HEADING = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Điện thoại", "Tổ")
HOA = (1, "Nguyễn Thị Hoa", "02/03/1985", "Nữ", "079185001234", "0905123456", "Tổ 1")
NAM = (2, "Trần Văn Nam", "1990", "Nam", "079090001235", "0905123457", "Tổ 1")


def bring_in(
    database: Database, path: Path, existing: Existing = Existing.SKIP, progress: Progress = SILENT
) -> ImportBatch:
    target = MemberImport()
    with database.read() as reading:
        parsed = services.read_list(path, target, reading)
    return services.carry_out(database, parsed, target, existing, progress)


def named(reading: Reading, name: str) -> Member:
    line = next(one for one in list_members(reading) if one.full_name == name)
    return get_member(reading, line.id)


def everything(database: Database) -> list[tuple[str, int]]:
    with database.connection() as connection, connection.begin():
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        ).scalars()
        return [
            (name, connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()) for name in list(names)
        ]


class _StopAt:
    """Progress whose officer presses Hủy after so many steps."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def step(self, done: int, total: int, label: str = "") -> None:
        if not self.left:
            raise Cancelled
        self.left -= 1


@pytest.mark.parametrize("steps", range(6))
def test_a_cancelled_import_changes_nothing(steps: int, database: Database, tmp_path: Path) -> None:
    path = save_xlsx(tmp_path / "ds.xlsx", HEADING, HOA, NAM)
    before = everything(database)
    with pytest.raises(Cancelled):
        bring_in(database, path, progress=_StopAt(steps))
    assert everything(database) == before


def test_the_backup_is_made_before_anything_is_written(database: Database, tmp_path: Path) -> None:
    path, target, seen = save_xlsx(tmp_path / "ds.xlsx", HEADING, HOA), MemberImport(), []
    with database.read() as reading:
        parsed = services.read_list(path, target, reading)

    def backup() -> None:
        with database.read() as reading:
            seen.append(len(list_members(reading)))

    services.carry_out(database, parsed, target, Existing.SKIP, backup=backup)
    assert seen == [0]


def test_what_was_written_since_the_preview_is_seen_before_anything_is_done(database: Database, tmp_path: Path) -> None:
    path, target = save_xlsx(tmp_path / "ds.xlsx", HEADING, HOA, NAM), MemberImport()
    with database.read() as reading:
        parsed = services.read_list(path, target, reading)
        shown = services.preview(reading, parsed, target, Existing.SKIP)
        assert shown.stands(reading, parsed, Existing.SKIP)
        assert not shown.stands(reading, parsed, Existing.FILL)
        assert not shown.stands(reading, replace(parsed), Existing.SKIP)
    with database.write("add_member") as tx:
        add_member(tx, Member("", "Nguyễn Thị Hoa", national_id="079185001234"))
    with database.read() as reading:
        assert not shown.stands(reading, parsed, Existing.SKIP)
    batch = services.carry_out(database, parsed, target, Existing.SKIP, shown=shown)
    assert (batch.created, batch.skipped) == (1, 1)


def test_undo_takes_the_whole_batch_back(database: Database, tmp_path: Path) -> None:
    before = everything(database)
    batch = bring_in(database, save_xlsx(tmp_path / "ds.xlsx", HEADING, HOA, NAM))
    undone = services.undo_import(database, batch.id)
    assert undone.kept == ()
    assert (undone.removed, undone.restored) == (2, 0)  # how they came and their section went with them
    with database.read() as reading:
        assert list_members(reading) == []
        assert services.find_batch(reading, batch.id).undone_at is not None
    kept = {"audit", "import_batch", "import_entry"}
    assert [row for row in everything(database) if row[0] not in kept] == [row for row in before if row[0] not in kept]


def test_undo_keeps_and_names_who_was_edited_since(database: Database, tmp_path: Path) -> None:
    batch = bring_in(database, save_xlsx(tmp_path / "ds.xlsx", HEADING, HOA, NAM))
    with database.write("change_member") as tx:
        change_member(tx, replace(named(tx, "Nguyễn Thị Hoa"), phone="0911111111"))
    undone = services.undo_import(database, batch.id)
    assert undone.kept == ("Nguyễn Thị Hoa",)
    with database.read() as reading:
        (left,) = list_members(reading)
        assert (left.full_name, left.phone) == ("Nguyễn Thị Hoa", "0911111111")
        assert len(membership_history(reading, left.id)) == 1  # kept with her, or nobody knew how she came
        assert left.section == "Tổ 1"  # which she still belongs to


def test_undo_keeps_whoever_something_newer_hangs_on(database: Database, tmp_path: Path) -> None:
    batch = bring_in(database, save_xlsx(tmp_path / "ds.xlsx", HEADING, HOA, NAM))
    with database.write("record_event") as tx:
        nam = named(tx, "Trần Văn Nam")
        coming = membership_history(tx, nam.id)[0]
        record_event(tx, replace(coming, id="", kind=EventKind.SUSPENDED, on=tx.today()))
        record_event(tx, replace(coming, id="", kind=EventKind.RETURNED, on=tx.today()))
    assert services.undo_import(database, batch.id).kept == ("Trần Văn Nam",)
    with database.read() as reading:
        assert len(membership_history(reading, nam.id)) == 3


def test_undo_keeps_whoever_got_a_photo_since(database: Database, tmp_path: Path) -> None:
    batch = bring_in(database, save_xlsx(tmp_path / "ds.xlsx", HEADING, HOA, NAM))
    with database.write("set_photo") as tx:
        set_photo(tx, named(tx, "Trần Văn Nam").id, picture(300, 400))
    assert services.undo_import(database, batch.id).kept == ("Trần Văn Nam",)


def test_undo_gives_overwritten_people_their_values_back(database: Database, tmp_path: Path) -> None:
    with database.write("add_member") as tx:
        add_member(tx, Member("", "Nguyễn Thị Hoa", national_id="079185001234", phone="0988888888"))
    batch = bring_in(database, save_xlsx(tmp_path / "ds.xlsx", HEADING, HOA), Existing.OVERWRITE)
    with database.read() as reading:
        assert named(reading, "Nguyễn Thị Hoa").phone == "0905123456"
    undone = services.undo_import(database, batch.id)
    with database.read() as reading:
        assert named(reading, "Nguyễn Thị Hoa").phone == "0988888888"
    assert undone.restored == 1


def test_undo_keeps_a_section_that_somebody_joined_since(database: Database, tmp_path: Path) -> None:
    batch = bring_in(database, save_xlsx(tmp_path / "ds.xlsx", HEADING, HOA, NAM))
    with database.write("add_member") as tx:
        add_member(tx, Member("", "Lê Thị Mới", section_id=named(tx, "Trần Văn Nam").section_id))
    undone = services.undo_import(database, batch.id)
    assert (undone.removed, undone.kept) == (2, ())
    with database.read() as reading:
        assert [(one.full_name, one.section) for one in list_members(reading)] == [("Lê Thị Mới", "Tổ 1")]


def test_an_edit_that_was_itself_undone_is_no_edit(database: Database, tmp_path: Path) -> None:
    batch = bring_in(database, save_xlsx(tmp_path / "ds.xlsx", HEADING, HOA))
    for phone in ("0911111111", "0905123456"):
        with database.write("change_member") as tx:
            change_member(tx, replace(named(tx, "Nguyễn Thị Hoa"), phone=phone))
    assert services.undo_import(database, batch.id).kept == ()


def test_a_batch_is_taken_back_once(database: Database, tmp_path: Path) -> None:
    batch = bring_in(database, save_xlsx(tmp_path / "ds.xlsx", HEADING, HOA))
    services.undo_import(database, batch.id)
    with pytest.raises(AlreadyUndone):
        services.undo_import(database, batch.id)


def test_a_cancelled_undo_changes_nothing(database: Database, tmp_path: Path) -> None:
    batch = bring_in(database, save_xlsx(tmp_path / "ds.xlsx", HEADING, HOA, NAM))
    before = everything(database)
    with pytest.raises(Cancelled):
        services.undo_import(database, batch.id, _StopAt(1))
    assert everything(database) == before


def test_a_blank_cell_never_overwrites(database: Database, tmp_path: Path) -> None:
    bring_in(database, save_xlsx(tmp_path / "ds.xlsx", HEADING, HOA))
    blank = (1, "Nguyễn Thị Hoa", "  ", None, "079185001234", None, None)
    bring_in(database, save_xlsx(tmp_path / "ds2.xlsx", HEADING, blank), Existing.OVERWRITE)
    with database.read() as reading:
        hoa = named(reading, "Nguyễn Thị Hoa")
    assert (str(hoa.birth), hoa.sex, hoa.phone) == ("02/03/1985", "Nữ", "0905123456")


def test_one_bad_row_does_not_stop_the_others(database: Database, tmp_path: Path) -> None:
    bad = (2, "Trần Văn Nam", "31/02/1990", "Nam", "8.0194E+10", None, None)
    batch = bring_in(database, save_xlsx(tmp_path / "ds.xlsx", HEADING, HOA, bad))
    assert (batch.created, batch.refused) == (1, 1)


def test_refused_rows_come_in_by_themselves_once_corrected(database: Database, tmp_path: Path) -> None:
    bad = (2, "TRẦN VĂN NAM", "31/02/1990", "Nam", "79090001235", "0905123457", "Tổ 1")
    path, target = save_xlsx(tmp_path / "ds.xlsx", HEADING, HOA, bad), MemberImport()
    with database.read() as reading:
        parsed = services.read_list(path, target, reading)
        preview = services.preview(reading, parsed, target, Existing.SKIP)
    saved = tmp_path / "loi.xlsx"
    assert services.save_refused(preview.verdicts, target, saved, explain) == 1
    with database.read() as reading:
        (row,) = services.read_list(saved, target, reading).rows
    problems = {finding.problem for finding in row.findings if finding.grave}
    assert problems == {"not_a_date"}
    assert row.values["national_id"] == "079090001235"
    assert row.values["section"] == "Tổ 1"

    book = openpyxl.load_workbook(saved)
    page = book.active
    assert page is not None
    headings = {cell.value: number for number, cell in enumerate(page[1], 1)}
    assert "31/02/1990" in str(page.cell(2, headings["Lý do chưa nhập được"]).value)
    page.cell(2, headings["Ngày sinh"]).value = "28/02/1990"
    book.save(saved)
    batch = bring_in(database, saved)
    assert (batch.created, batch.refused) == (1, 0)


def test_no_refused_cell_becomes_a_formula(database: Database, tmp_path: Path) -> None:
    path, target = tmp_path / "ds.csv", MemberImport()
    path.write_text("Họ và tên,Ngày sinh,Ghi chú\n=1+1,=HYPERLINK(1),@SUM(1)\n", encoding="utf-8")
    with database.read() as reading:
        preview = services.preview(reading, services.read_list(path, target, reading), target, Existing.SKIP)
    services.save_refused(preview.verdicts, target, tmp_path / "loi.xlsx", explain)
    page = openpyxl.load_workbook(tmp_path / "loi.xlsx").active
    assert page is not None
    cells = [cell for cell in page[2] if cell.value and str(cell.value)[0] in "=@"]
    assert [cell.value for cell in cells] == ["=1+1", "=HYPERLINK(1)", "@SUM(1)"]
    assert {(cell.data_type, cell.quotePrefix) for cell in cells} == {("s", 1)}


def test_what_the_officer_said_about_a_column_is_remembered_for_files_of_that_shape(
    database: Database, tmp_path: Path
) -> None:
    heading = ("STT", "Họ và tên", "Ngày sinh", "Cột lạ")
    path, target = save_xlsx(tmp_path / "a.xlsx", heading, (1, "Nguyễn Thị Hoa", "1985", "NV01")), MemberImport()
    with database.read() as reading:
        opened = services.open_list(path, target, reading)
    told = replace(opened, layouts=(opened.layouts[0].using(3, "staff_code"),))
    services.carry_out(database, services.parse(told, target, database.clock.today()), target, Existing.SKIP)
    other = save_xlsx(tmp_path / "b.xlsx", ("Công ty A",), (), heading, (1, "Trần Văn Nam", "1990", "NV02"))
    with database.read() as reading:
        (row,) = services.read_list(other, target, reading).rows
    assert row.values["staff_code"] == "NV02"


def test_a_name_that_is_right_both_ways_is_asked_about_in_its_row_until_it_is_put_right(
    database: Database, tmp_path: Path
) -> None:
    names = ["Nguyeãn Thò Lan", "Traàn Vaên Bình", "Leâ Thò Hoàng", "Phaïm Vaên Ñöùc", "Ñoã Thò Yeán", "Hoàng Anh"]
    rows = [(number, name) for number, name in enumerate(names, 1)]
    path, target = save_xlsx(tmp_path / "vni.xlsx", ("TT", "Hoï vaø teân"), *rows), MemberImport()

    def doubts(opened: services.OpenedList) -> list[tuple[str, list[str]]]:
        parsed = services.parse(opened, target, database.clock.today())
        told = ((row.values["full_name"], [one.problem for one in row.findings if one.cell]) for row in parsed.rows)
        return [(name, problems) for name, problems in told if problems]

    with database.read() as reading:
        opened = services.open_list(path, target, reading)
    assert doubts(opened) == [("Hồng Anh", ["decoded_doubtfully"])]
    assert doubts(services.correct(opened, "Sheet", "B7", "Hoàng Anh")) == []


def test_the_template_comes_in_as_it_is_filled_in(database: Database, tmp_path: Path) -> None:
    target, path = MemberImport(), tmp_path / "mau.xlsx"
    services.save_template(target, path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Danh sách", "Hướng dẫn"]
    page = book["Danh sách"]
    for column, field in enumerate(target.fields, 2):
        page.cell(2, column).value = field.example or None
    book.save(path)
    with database.read() as reading:
        parsed = services.read_list(path, target, reading)
    (row,) = parsed.rows
    assert row.values.keys() == {field.key for field in target.fields if field.example}
    assert [finding for finding in row.findings if finding.grave] == []


def test_nobody_who_may_be_a_double_is_dropped(database: Database, tmp_path: Path) -> None:
    twin = (2, "Nguyễn Thị Hoa", "02/03/1985", "Nữ", None, "0911111111", "Tổ 2")
    path, target = save_xlsx(tmp_path / "ds.xlsx", HEADING, HOA, twin), MemberImport()
    with database.read() as reading:
        parsed = services.read_list(path, target, reading)
        preview = services.preview(reading, parsed, target, Existing.SKIP)
    assert preview.count(Action.CREATE) == 2
    assert [verdict.row.number for verdict in preview.suspected] == [3]


def test_text_that_looks_like_a_formula_stays_text(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    path.write_text("Họ và tên,Ngày sinh,Ghi chú\nNguyễn Thị Hoa,1985,=1+1\n", encoding="utf-8")
    bring_in(database, path)
    with database.read() as reading:
        assert named(reading, "Nguyễn Thị Hoa").note == "=1+1"


def test_every_finding_has_a_sentence() -> None:
    unknown = explain(Finding("DS", "B5", "xyz", "never heard of", {"field": "Tổ"}))
    assert explain(Finding("DS", "B5", "xyz", "not_a_date", {"field": "Tổ"})) != unknown
    assert all(unknown)
