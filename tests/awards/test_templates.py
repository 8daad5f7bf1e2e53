"""The Word templates with the papers of awards, which are those that have one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.core import late
from desktop.core.attachments import FileNotAccepted
from desktop.core.document import Document, Facts, Paragraph, Signatures
from desktop.core.money import Dong
from desktop.core.store import take_back
from desktop.features.awards import services
from desktop.features.awards.domain import Meeting, Vote
from desktop.features.awards.reports import REPORTS, award_minutes, dossier
from desktop.features.emulation.domain import AuthorShare, Initiative, RecognitionLevel
from desktop.features.emulation.services import record_initiative
from desktop.shell.workplace import Workplace
from tests.awards.conftest import House
from tests.awards.test_screen import child

templates: Any = late.load("desktop.features.reports.templates")
typesetting: Any = late.load("desktop.features.reports.typesetting")
Refused: Any = late.attribute("desktop.features.reports.services:TemplateRefused")
TUYET, DAT = "Nguyễn Thị Ánh Tuyết", "Phạm Quốc Đạt"


@pytest.fixture
def papers(house: House) -> dict[str, Document]:
    """Every paper that has a template, of people with long texts and signs that XML minds."""
    for name in (TUYET, DAT):
        house.know(house.person(name))
    up = house.nominate("BK_TINH", house.person(TUYET), achievement="Vượt 12 % <kế hoạch> & sáng tạo\nHai dòng")
    own = house.nominate("DVXS", house.person(TUYET), house.person(DAT))
    for at, number in enumerate(("01/BB-CĐCS", "02/BB-CĐCS")):
        votes = tuple(Vote(one.id, 14) for one in (up, own)[at])
        with house.write() as tx:
            services.record_ballot(
                tx,
                Meeting("", house.campaign.id, date(2026, 1, 15 + at), "Hội trường", "Đỗ Thị Minh Ngọc", "Vũ Hải Yến",
                        "Lê Kiểm", number, 15, 14, 1, 15, 15, 15, votes),
            )  # fmt: skip
    with house.write() as tx:
        sewn = Initiative("", "Gá may cổ áo", yearly_value=Dong(40_000_000), level=RecognitionLevel.BASE,
                          decision="31/QĐ-HP", decided_on=date(2025, 9, 30))  # fmt: skip
        record_initiative(tx, sewn, [AuthorShare(TUYET, 100, house.people[TUYET].id)])
        services.submit(tx, house.campaign.id, "01/TTr-CĐCS", date(2026, 1, 20))
        services.record_decisions(tx, [one.id for one in own], "01/QĐ-CĐCS", date(2026, 1, 20))
    with house.read() as reading:
        found = {one.template: one for one in dossier(reading, house.campaign.code).documents if one.template}
        decision = next(report for report in REPORTS if report.name == "award-decision")
        found["quyet_dinh"] = decision.build(reading, house.campaign.code)
        found["bien_ban"] = award_minutes(reading, house.campaign.code)  # also of the meeting on what is not sent up
    return found


def said_by(document: Document) -> Iterator[str]:
    """Every text that the PDF prints, in pieces that stay together."""
    for one in document.every:
        head = one.letterhead
        yield from (head.superior, head.issuer, head.number, head.place_date, one.title, one.subtitle)
        for block in one.blocks:
            if isinstance(block, Paragraph):
                yield from (block.lead, *block.text.split("\n"))
            elif isinstance(block, Facts):
                yield from (typesetting.fact_line(*pair) for pair in block.pairs)
            elif isinstance(block, Signatures):
                yield block.place_date
                yield from (text for signed in block.blocks for text in (*signed.lines, signed.name))
                yield from block.recipients
            else:
                yield from (column.title for column in block.columns)
                for row in block.rows:
                    kinds = (column.kind for column in block.columns)
                    yield from (typesetting.printed(*pair) for pair in zip(row.cells, kinds, strict=False))


def word_text(content: bytes) -> str:
    paper = docx.Document(io.BytesIO(content))
    lines = []
    for one in paper.element.body.iter():
        if one.tag.endswith("}p"):
            lines.append("\n")
        elif one.tag.endswith("}t"):
            lines.append(one.text or "")
        elif one.tag.endswith("}br"):
            lines.append("\n")
    return "".join(lines)


def changed(name: str, before: str, after: str) -> bytes:
    """The shipped template with something else written in it."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(templates.shipped(name))) as old, zipfile.ZipFile(file, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            if part == "word/document.xml":
                assert before.encode() in content
                content = content.replace(before.encode(), after.encode())
            new.writestr(part, content)
    return file.getvalue()


def refusal(house: House, content: bytes, name: str = "to_trinh") -> Any:
    with pytest.raises((Refused, FileNotAccepted)) as refused, house.write() as tx:
        templates.keep_template(tx, name, "mau.docx", content)
    return refused.value


@pytest.mark.parametrize("name", templates.TEMPLATES)
def test_the_word_paper_from_the_shipped_template_says_everything_the_pdf_says(
    papers: dict[str, Document], name: str
) -> None:
    document = papers[name]
    made = word_text(templates.filled(document, templates.shipped(name)))
    missing = [text for text in said_by(document) if text.strip() and text.strip() not in made]
    assert missing == []
    assert "{{" not in made
    assert "{%" not in made


@pytest.mark.parametrize("name", templates.TEMPLATES)
def test_every_shipped_template_fits_its_own_example(name: str) -> None:
    templates.refuse_template(name, "mau.docx", templates.shipped(name))


def test_papers_that_follow_one_another_all_stand_in_the_word_file(papers: dict[str, Document]) -> None:
    made = word_text(templates.filled(papers["bien_ban"], templates.shipped("bien_ban")))
    assert len(papers["bien_ban"].every) == 2
    assert made.index("01/BB-CĐCS") < made.index("02/BB-CĐCS")


def test_the_unions_own_template_is_used_until_it_is_taken_back(
    house: House, papers: dict[str, Document], tmp_path: Path
) -> None:
    content = changed("to_trinh", "TM. BAN CHẤP HÀNH", "THAY MẶT BAN CHẤP HÀNH")
    proposal = next(report for report in REPORTS if report.name == "award-proposal")
    printing = late.attribute("desktop.features.reports.services:print_report")
    with house.write() as tx:
        templates.keep_template(tx, "to_trinh", "mau.docx", content)
        changes = tx.changes
    with house.read() as reading:
        printing(reading, proposal, tmp_path / "a.docx", house.campaign.code)
        assert "THAY MẶT" in word_text((tmp_path / "a.docx").read_bytes())
    with house.write() as undo:
        assert take_back(undo, changes) == []
    with house.read() as reading:
        printing(reading, proposal, tmp_path / "b.docx", house.campaign.code)
    assert "THAY MẶT" not in word_text((tmp_path / "b.docx").read_bytes())


def test_an_own_template_may_leave_out_and_move_and_ask(house: House) -> None:
    content = changed("to_trinh", "{{ loi_ket }}", "{% if so_hieu %}Số {{ so_hieu|upper }}{% endif %}{{ kinh_gui }}")
    with house.write() as tx:
        templates.keep_template(tx, "to_trinh", "mau.docx", content)


@pytest.mark.parametrize(
    ("written", "reason", "place", "near"),
    [
        ("{{ don_vj }}", "unknown_place", "don_vj", "don_vi"),
        ("{% for d in hinh_thuc %}{{ d.ten }}{% endfor %}", "unknown_place", "ten", ""),
        ("{% for d in don_vi %}{{ d }}{% endfor %}", "not_a_list", "don_vi", ""),
        ("{% for d in can_cu %}{{ d }}", "unclosed", "", ""),
        ("{% if so_hieu %}x", "unclosed", "", ""),
        ("{{ don_vi.__class__.__mro__ }}", "unknown_place", "__class__", ""),
        ("{{ ''.__class__ }}", "not_allowed", "const", ""),
        ("{{ don_vi.format(1) }}", "not_allowed", "call", ""),
        ("{{ don_vi['x'] }}", "not_allowed", "getitem", ""),
        ("{% for i in range(999999999) %}x{% endfor %}", "not_allowed", "call", ""),
        ("{% set a = don_vi %}", "not_allowed", "assign", ""),
        ("{% include 'x' %}", "not_allowed", "include", ""),
        ("{% import 'os' as os %}", "not_allowed", "import", ""),
        ("{{ 'a' * 999999999 }}", "not_allowed", "mul", ""),
        ("{{ don_vi|attr('x') }}", "not_allowed", "attr", ""),
        ("{% macro f() %}{{ f() }}{% endmacro %}", "not_allowed", "macro", ""),
        (
            "{% for a in can_cu %}{% for b in can_cu %}{% for c in can_cu %}x{% endfor %}{% endfor %}{% endfor %}",
            "not_allowed", "for", "",
        ),
    ],
)  # fmt: skip
def test_what_a_template_may_not_say_is_named_with_its_line(
    house: House, written: str, reason: str, place: str, near: str
) -> None:
    error = refusal(house, changed("to_trinh", "{{ loi_ket }}", written.replace("'", "&apos;").replace("&apos;", "'")))
    assert (error.reason, error.near) == (reason, near)
    assert not place or error.place == place
    assert error.line > 1
    with house.read() as reading:
        assert templates.own_template(reading, "to_trinh") is None


def zipped(parts: dict[str, bytes], base: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(base)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part not in parts:
                new.writestr(part, old.read(part))
        for part, content in parts.items():
            new.writestr(part, content)
    return file.getvalue()


def test_files_that_are_no_harmless_word_files_are_refused(house: House) -> None:
    base = templates.shipped("to_trinh")
    assert refusal(house, b"MZ").reason == "executable"
    assert refusal(house, zipped({"word/vbaProject.bin": b"x"}, base)).reason == "has_macros"
    assert refusal(house, zipped({"word/media/bomb.bin": b"\0" * (41 << 20)}, base)).reason == "too_large"
    assert refusal(house, zipped({"word/styles.xml": b" " * (5 << 20)}, base)).reason == "too_large"
    outside = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        b'Type="http://x/attachedTemplate" Target="http://x/y.dotm" TargetMode="External"/></Relationships>'
    )
    assert refusal(house, zipped({"word/_rels/settings.xml.rels": outside}, base)).reason == "reaches_outside"
    bomb = b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document>&b;</w:document>'
    assert refusal(house, zipped({"word/document.xml": bomb}, base)).reason == "damaged"
    sheet = io.BytesIO()
    with zipfile.ZipFile(sheet, "w") as new:
        new.writestr("[Content_Types].xml", "x")
        new.writestr("xl/workbook.xml", "x")
    assert refusal(house, sheet.getvalue()).reason == "not_word"


def test_the_dialog_keeps_an_own_template_tells_what_is_wrong_and_goes_back(
    house: House, workplace: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    workplace.features = (late.attribute("desktop.features.reports.feature:FEATURE"),)
    dialog = late.attribute("desktop.features.reports.ui.templates:TemplatesDialog")(None, workplace)
    qtbot.addWidget(dialog)
    assert workplace.jobs.wait_idle()
    assert [one.id for one in dialog.papers.selected()] == ["to_trinh"]
    assert dialog.places.model.rowCount() > 10
    (tmp_path / "sai.docx").write_bytes(changed("to_trinh", "{{ loi_ket }}", "{{ loi_ke }}"))
    dialog.keep("to_trinh", tmp_path / "sai.docx")
    assert workplace.jobs.wait_idle()
    assert "loi_ket" in dialog.banner.text()
    (tmp_path / "mau.docx").write_bytes(changed("to_trinh", "CHỦ TỊCH", "Chủ tịch"))
    dialog.keep("to_trinh", tmp_path / "mau.docx")
    for _ in range(2):
        assert workplace.jobs.wait_idle()
    assert "mau.docx" in dialog.papers.current().state
    child(dialog, QPushButton, "drop_template").click()
    for _ in range(2):
        assert workplace.jobs.wait_idle()
    assert not dialog.papers.current().is_own
