"""Every paper of the sample union: its head, its letters, its margins, who signs for whom, how it ends."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator

import docx
import pytest
from docx.shared import Mm
from pypdf import PageObject, PdfReader

from desktop.core.document import Document, Paragraph, Signatures
from desktop.features.reports import services
from desktop.features.reports import typesetting as nd30
from desktop.features.reports.docx import write
from tests.what_an_expert_would_laugh_at.conftest import Printed

NUMBERED = re.compile(r"^Số: |/(TTr|QĐ|KH|BC|TB|CV)-")
WORDS = {
    "công đoàn viên": "a member is an đoàn viên",
    "hội viên": "a member is an đoàn viên",
    "huy chương": "kỷ niệm chương",
    "đảng cộng sản việt nam": "the head of the party's papers",
    "mô phỏng": "emulation is no imitation",
}


@pytest.fixture(scope="session")
def pages(printed: list[Printed], tmp_path_factory: pytest.TempPathFactory) -> dict[str, PdfReader]:
    """Every paper as PDF, read by a reader that is not ours."""
    folder, made = tmp_path_factory.mktemp("papers"), {}
    for one in printed:
        if not one.document.sheets:
            path = folder / f"{one.report.name}.pdf"
            services.render(one.document, path)
            made[one.report.name] = PdfReader(io.BytesIO(path.read_bytes()))
    return made


def with_heads(printed: list[Printed]) -> Iterator[tuple[str, Document]]:
    for one in printed:
        for document in one.document.every:
            if not document.sheets:
                yield one.report.name, document


@pytest.mark.parametrize("word", WORDS)
def test_no_paper_says_it_wrongly(printed: list[Printed], word: str) -> None:
    assert [one.report.name for one in printed if word in one.said.lower()] == [], WORDS[word]


def test_the_general_confederation_is_above_no_grassroots_union_of_a_province(printed: list[Printed]) -> None:
    heads = {document.letterhead.superior for _, document in with_heads(printed)}
    assert not [head for head in heads if head.startswith("TỔNG LIÊN ĐOÀN")]


def test_the_nation_and_its_motto_stand_on_the_right(pages: dict[str, PdfReader]) -> None:
    for name, reader in pages.items():
        page, found = reader.pages[0], list[float]()

        def see(text: str, _: object, matrix: list[float], *__: object, found: list[float] = found) -> None:
            if nd30.MOTTO in text:
                found.append(matrix[4])

        page.extract_text(visitor_text=see)
        if nd30.MOTTO in page.extract_text():
            assert found, name
            assert min(found) > float(page.mediabox.width) * 0.4, name


def test_there_are_three_centimetres_on_the_left_and_times_like_letters(
    printed: list[Printed], pages: dict[str, PdfReader]
) -> None:
    assert nd30.LEFT == 30
    for name, reader in pages.items():
        starts = list[float]()

        def see(text: str, _: object, matrix: list[float], *__: object, starts: list[float] = starts) -> None:
            if text.strip():
                starts.append(matrix[4])

        for page in reader.pages:
            page.extract_text(visitor_text=see)
        assert min(starts) >= 30 / 25.4 * 72 - 1, name
    members, file = next(one for one in printed if one.report.name == "members"), io.BytesIO()
    write(members.document, file)
    opened = docx.Document(file)
    assert {round((section.left_margin or 0) / Mm(1)) for section in opened.sections} == {30}
    assert opened.styles["Normal"].font.name == "Times New Roman"


def test_the_first_page_has_no_number_and_the_second_has(pages: dict[str, PdfReader]) -> None:
    for name, reader in pages.items():
        assert above(reader.pages[0]) == "", name
        assert {above(page) for page in reader.pages[1:2]} <= {"2", ""}, name  # sheets of cards have none
    assert sum(above(page) == "2" for reader in pages.values() for page in reader.pages[1:2]) >= 5


def above(page: PageObject) -> str:
    """What stands in the upper margin, where nothing but the number of the page is written."""
    found: list[str] = []
    upper = float(page.mediabox.height) - 18 / 25.4 * 72

    def see(text: str, _: object, matrix: list[float], *__: object) -> None:
        if matrix[5] > upper:
            found.append(text)

    page.extract_text(visitor_text=see)
    return "".join(found).strip()


def test_every_letter_of_the_pdf_can_be_found_and_copied(printed: list[Printed], pages: dict[str, PdfReader]) -> None:
    boxes = {one.report.name for one in printed if "■" in one.said}  # which are meant, as a ticked square
    for name, reader in pages.items():
        said = "".join(page.extract_text() for page in reader.pages)
        assert unicodedata.is_normalized("NFC", said), name
        assert "\ufffd" not in said, name
        assert "■" not in said or name in boxes, name


def test_whoever_signs_for_the_committee_signs_tm_and_no_chair_signs_alone(printed: list[Printed]) -> None:
    for name, document in with_heads(printed):
        for block in document.blocks:
            for one in block.blocks if isinstance(block, Signatures) else ():
                said = " / ".join(one.lines)
                if "CHỦ TỊCH" in one.lines and "TM. BAN CHẤP HÀNH" not in one.lines:
                    pytest.fail(f"{name}: {said}")
                if "PHÓ CHỦ TỊCH" in one.lines:
                    assert one.lines[0] in ("TM. BAN CHẤP HÀNH", "KT. CHỦ TỊCH"), f"{name}: {said}"
                assert not re.search(r"GIÁM ĐỐC.*CHỦ TỊCH|CHỦ TỊCH.*GIÁM ĐỐC", said), name


def test_a_numbered_paper_says_who_gets_it_and_ends_with_its_mark(printed: list[Printed]) -> None:
    numbered = [(name, one) for name, one in with_heads(printed) if one.letterhead.number]
    assert len({name for name, _ in numbered}) >= 4
    for name, document in numbered:
        ends = [text for text in _paragraphs(document) if text.rstrip().endswith("./.")]
        recipients = [block.recipients for block in document.blocks if isinstance(block, Signatures)]
        assert ends, f"{name} does not end with ./."
        if not document.title.startswith("BIÊN BẢN"):  # which go to nobody: they stay with those who sign them
            assert "Lưu: VT" in str(recipients), f"{name} says nobody who gets it"


def _paragraphs(document: Document) -> Iterator[str]:
    yield from (block.text for block in document.blocks if isinstance(block, Paragraph))
