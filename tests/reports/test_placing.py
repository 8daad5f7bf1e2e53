"""Sheets of cards: everything at its place in mm, texts whole however long, photos as small as they are printed."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from desktop.core.document import Document, Letterhead
from desktop.core.placed import PlacedArea, PlacedCode, PlacedPicture, PlacedText, Sheet, Side, centred
from desktop.features.reports import pdf
from desktop.features.reports.measuring import LEADING, POINTS, Face, Measure
from desktop.features.reports.placing import fit_text, pages_of
from desktop.features.reports.services import WrongFormatForReport, render
from desktop.features.reports.ui.thumbnail import sketch
from tests.core.pictures import picture

Print = Callable[[Document], PdfReader]
LONG, SHORT = "Nguyễn Hoàng Bảo Trân Thị Thu Hương", "H'Hen Niê"


def paper(*sheets: Sheet) -> Document:
    return Document("the", Letterhead("", ""), "THẺ", sheets=sheets)


def card(text: str, **more: float) -> tuple[PlacedText, ...]:
    return (PlacedText(2, 2, 40, 12, text, 14, 7, **more),)  # type: ignore[arg-type]


def test_ten_cards_stand_on_a_page_and_the_eleventh_on_the_next(printed_pdf: Print) -> None:
    names = [f"Người số {number}" for number in range(11)]
    reader = printed_pdf(paper(centred(85.6, 54, 2, 5, tuple(card(name) for name in names))))
    assert len(reader.pages) == 2
    assert all(name in reader.pages[0].extract_text() for name in names[:10])
    assert reader.pages[1].extract_text().strip() == names[10]
    box = reader.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((210 * POINTS, 297 * POINTS), abs=0.01)


def test_a_sheet_without_cards_is_one_empty_page() -> None:
    assert pdf.count_pages(paper(Sheet(50, 20, (), 2, 2))) == 1


@pytest.mark.parametrize("name", [LONG, SHORT, "Tôn Nữ Công Huyền Thị Phương Ngọc Khánh Linh"])
def test_a_name_is_whole_on_its_card(printed_pdf: Print, name: str) -> None:
    text = printed_pdf(paper(Sheet(85.6, 54, (card(name),)))).pages[0].extract_text()
    assert " ".join(text.split()) == name


@given(
    st.lists(st.sampled_from(["Nguyễn", "H'Hen", "Thị", "Phương", "Anh", "Công-ty-TNHH-MTV"]), min_size=1, max_size=14)
)
def test_a_text_always_fits_its_box_and_loses_no_word(words: list[str]) -> None:
    box = PlacedText(0, 0, 42, 11, " ".join(words), 13, 8, bold=True)
    measure = Measure(Face.BOLD)
    size, lines = fit_text(box, measure)
    assert "".join("".join(lines).split()) == "".join(words)
    assert len(lines) * size * LEADING <= 11 * POINTS + 0.05
    assert size <= 13
    assert all(measure.width(line, size) <= 42 * POINTS + 0.05 for line in lines)


def test_backs_lie_behind_their_fronts_when_the_paper_is_turned() -> None:
    front, back = Sheet(50, 20, (), 3, 2, 10, 10), Sheet(50, 20, (), 3, 2, 10, 10, mirrored=True)
    for place in range(6):
        left, top = front.corner(place)
        turned, same = back.corner(place)
        assert (left + turned + 50, top) == (10 + 3 * 50 + 10, same)


def test_used_labels_are_left_empty() -> None:
    (page,) = pages_of(Sheet(50, 20, (card("A"), card("B")), 2, 3, first=3))
    assert [place for place, _ in page.cards] == [3, 4]
    (second,) = pages_of(Sheet(50, 20, (card("A"),), 2, 3, first=7))
    assert [place for place, _ in second.cards] == [1]


def test_pictures_are_in_the_file_as_small_as_they_are_printed(printed_pdf: Print) -> None:
    photo = picture(600, 800)
    reader = printed_pdf(paper(Sheet(85.6, 54, ((PlacedPicture(4, 4, 24, 32, photo),),))))
    (image,) = reader.pages[0].images
    assert image.image is not None
    assert image.image.size == (331, 441)


def test_without_a_photo_stands_an_empty_frame(printed_pdf: Print) -> None:
    assert (
        "Ảnh 3×4"
        in printed_pdf(paper(Sheet(85.6, 54, ((PlacedPicture(4, 4, 24, 32, b"", "Ảnh 3×4"),),))))
        .pages[0]
        .extract_text()
    )


def test_colours_and_codes_leave_the_texts_of_other_papers_black(printed_pdf: Print) -> None:
    parts = (
        PlacedArea(0, 0, 85, 10, "#0b4a8f"),
        PlacedText(0, 0, 85, 10, "Trắng", 9, 6, across=Side.END, colour="#ffffff"),
        PlacedText(0, 20, 85, 10, "Đen"),
        PlacedCode(60, 30, 18, "HN-000123"),
    )
    content = printed_pdf(paper(Sheet(85.6, 54, (parts,)))).pages[0].get_contents()
    assert content is not None
    drawn = content.get_data().decode("latin-1")
    assert drawn.index("1 1 1 rg") < drawn.rindex("0 0 0 rg")
    assert drawn.count(" re") > 100  # the modules of the code


def test_the_same_sheet_gives_the_same_bytes() -> None:
    files = []
    for _ in range(2):
        file = io.BytesIO()
        pdf.write(paper(Sheet(85.6, 54, (card(LONG),), marks=True)), file)
        files.append(file.getvalue())
    assert files[0] == files[1]


def test_a_sheet_is_made_as_pdf_only(tmp_path: Path) -> None:
    with pytest.raises(WrongFormatForReport):
        render(paper(Sheet(50, 20, (card("A"),))), tmp_path / "the.xlsx")
    assert not list(tmp_path.iterdir())


def test_its_picture_in_the_gallery_shows_the_cards() -> None:
    assert sketch(paper(centred(85.6, 54, 2, 5, ()))).cards == (2, 5)
