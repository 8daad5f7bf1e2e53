"""Blocks without a row of headings."""

from __future__ import annotations

import pytest

from desktop.core.database import Database
from desktop.features.emulation.imports import RegistrationImport
from desktop.features.importing import services
from desktop.features.importing.domain import NoListFound
from desktop.features.importing.services import ParsedList
from desktop.features.importing.words import explain
from desktop.features.members.imports import MemberImport


def pasted(database: Database, target: MemberImport | RegistrationImport, *lines: str) -> ParsedList:
    with database.read() as reading:
        opened = services.open_pasted("\n".join(lines), "", target, reading)
        return services.parse(opened, target, reading.today())


def columns(parsed: ParsedList) -> dict[str, str]:
    return {column.letters: f"{column.key}{'' if column.part == 'whole' else f' {column.part}'}"
            for layout in parsed.layouts for column in layout.columns}  # fmt: skip


def test_columns_without_headings_are_known_by_what_stands_in_them(database: Database) -> None:
    parsed = pasted(
        database, MemberImport(),
        "1\tNữ\tNguyễn Thị Hoa\t2/3/1985\tTổ may 1\t0905123456\t079185001234\tcông nhân",
        "2\tNam\tTrần Văn Nam\t1990\tPhòng Kế toán\t0905123457\t001090001234\tkế toán",
    )  # fmt: skip
    assert columns(parsed) == {
        "A": " ordinal", "B": "sex", "C": "full_name", "D": "birth", "E": "section", "F": "phone", "G": "national_id",
        "H": "",
    }  # fmt: skip
    assert [row.values["full_name"] for row in parsed.rows] == ["Nguyễn Thị Hoa", "Trần Văn Nam"]
    (guessed,) = parsed.findings
    assert "C = Họ và tên" in explain(guessed)[0]


def test_a_block_in_the_lists_own_order_fills_texts_too(database: Database) -> None:
    parsed = pasted(
        database, MemberImport(), "1\tLê An\t1985\tNam\t\t\tTổ 1\tthợ may", "2\tLê Ba\t1986\tNữ\t\t\tTổ 1\tthợ cắt"
    )
    assert columns(parsed) == {
        "A": " ordinal", "B": "full_name", "C": "birth", "D": "sex", "G": "section", "H": "job",
    }  # fmt: skip


def test_a_required_text_is_the_first_that_is_left(database: Database) -> None:
    parsed = pasted(database, RegistrationImport(), "Lê An\tLao động tiên tiến\t1985", "Lê Ba\tLao động giỏi\t1986")
    assert columns(parsed) == {"A": "full_name", "B": "titles", "C": "birth"}


def test_names_in_two_columns_are_joined(database: Database) -> None:
    parsed = pasted(database, MemberImport(), "Nguyễn Thị\tHoa\t1985", "Trần Văn\tNam\t1990")
    assert [row.values["full_name"] for row in parsed.rows] == ["Nguyễn Thị Hoa", "Trần Văn Nam"]


def test_headings_are_believed_where_they_stand(database: Database) -> None:
    parsed = pasted(database, MemberImport(), "Ngày sinh\tHọ và tên", "1985\tLê An")
    assert columns(parsed) == {"A": "birth", "B": "full_name"}
    assert not parsed.findings


def test_a_block_without_names_is_no_list(database: Database) -> None:
    with pytest.raises(NoListFound):
        pasted(database, MemberImport(), "1\t2\t3", "4\t5\t6")
