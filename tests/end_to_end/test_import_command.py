"""What `import` promises to scripts: the status, what is created and listed, how a formula is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.end_to_end.cli import Program, set_up
from tests.importing.made import save_xlsx, with_sheet_xml

HEADING = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD")


@pytest.fixture(scope="module")
def union(tmp_path_factory: pytest.TempPathFactory) -> Program:
    return set_up(tmp_path_factory.mktemp("union"))


def test_suspected_doubles_are_created_and_listed_never_dropped(tmp_path: Path) -> None:
    program = set_up(tmp_path)
    twins = [(number, "Nguyễn Thị Hương", "02/03/1985", "Nữ", None) for number in (1, 2)]
    done = program.json("import", save_xlsx(tmp_path / "a.xlsx", HEADING, *twins), "--into", "members")
    assert (done["create"], done["skipped"], done["suspected_duplicates"]) == (2, 0, 1)
    assert [(one["row"], one["label"], one["like"]) for one in done["suspects"]] == [
        (3, "Nguyễn Thị Hương", ["Nguyễn Thị Hương – dòng 2"])
    ]
    third = (1, "Nguyễn Thị Hương", "1985", "Nữ", "079185001234")
    done = program.json("import", save_xlsx(tmp_path / "b.xlsx", HEADING, third), "--into", "members")
    assert (done["create"], done["suspected_duplicates"]) == (1, 1)
    assert len(program.json("members", "--search", "nguyễn thị hương")) == 3


def test_the_status_is_zero_for_bad_rows_and_two_for_a_refused_file(union: Program, tmp_path: Path) -> None:
    rows = (1, "-", "hôm qua", "?", "123"), (2, "Lê An", "31/02/1985", "x", 5)
    bad = save_xlsx(tmp_path / "bad.xlsx", HEADING, *rows)
    answer = union.run("import", bad, "--into", "members", "--dry-run", "--json")
    assert (answer.status, answer.document["refused"], answer.document["create"]) == (0, 2, 0)
    empty, picture, none = tmp_path / "empty.xlsx", tmp_path / "a.xlsx", tmp_path / "none.xlsx"
    empty.touch()
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    for path, looks in ((empty, "empty"), (picture, "image")):
        assert union.refused("import", path, "--into", "members")["looks_like"] == looks
    assert union.refused("import", none, "--into", "members")["code"] == "file_not_read"
    unnamed = save_xlsx(tmp_path / "c.xlsx", ("STT", "Ngày sinh", "Số CCCD"), (1, "1985", "079185001234"))
    refusal = union.refused("import", unnamed, "--into", "members")
    assert (refusal["code"], refusal["wanted"]) == ("no_list_found", ["Họ và tên"])


def test_a_formula_is_read_by_its_stored_value_and_without_one_as_text(union: Program, tmp_path: Path) -> None:
    def text(place: str, content: str) -> str:
        return f'<c r="{place}" t="inlineStr"><is><t>{content}</t></is></c>'

    rows = (
        f'<row r="1">{text("A1", "STT")}{text("B1", "Họ và tên")}{text("C1", "Ghi chú")}{text("D1", "Ngày sinh")}</row>'
        '<row r="2"><c r="A2"><f>1</f><v>1</v></c><c r="B2" t="str"><f>"Lê"&amp;" An"</f><v>Lê An</v></c>'
        '<c r="C2"><f>1+1</f></c><c r="D2"><f>1980+5</f><v>1985</v></c></row>'
    )
    done = union.json("import", with_sheet_xml(tmp_path / "f.xlsx", rows), "--into", "members")
    assert [(one["cell"], one["value"], one["code"], one["refused"]) for one in done["problems"]] == [
        ("C2", "=1+1", "formula_not_computed", False)
    ]
    assert [(one["full_name"], one["birth_date"]) for one in union.json("members")] == [("Lê An", "1985")]
    exported = tmp_path / "out.xlsx"
    union.json("export", "members", exported)
    again = union.json("import", exported, "--into", "members", "--existing", "overwrite")
    assert (again["unchanged"], again["problems"]) == (1, [])


def test_who_is_in_no_section_of_the_list_is_put_into_the_one_that_is_said(tmp_path: Path) -> None:
    program = set_up(tmp_path)
    rows = (1, "Lê An", "1985", "Nam", None), (2, "Lê Ba", "1986", "Nam", None)
    done = program.json("import", save_xlsx(tmp_path / "a.xlsx", HEADING, *rows), "--into", "members",
                        "--section", "Tổ May 3")  # fmt: skip
    assert done["create"] == 2
    assert {one["section"] for one in program.json("members")} == {"Tổ May 3"}


def test_doubles_are_told_with_how_sure_it_is_and_why(tmp_path: Path) -> None:
    program = set_up(tmp_path)
    rows = (1, "Lê An", "02/03/1985", "Nam", None), (2, "Lê An", "02/03/1985", "Nam", None)
    done = program.json("import", save_xlsx(tmp_path / "a.xlsx", HEADING, *rows), "--into", "members", "--dry-run")
    assert [one["because"] for one in done["suspects"]] == [[{"score": 88, "reasons": ["same_name_and_birth"]}]]
