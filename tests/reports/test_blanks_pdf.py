"""Where texts stand in the PDF of a blank, read back by a reader that is not ours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from desktop.core.blanks import Correction, Layout, shipped_layouts
from desktop.core.document import Document
from desktop.core.placed import Side
from desktop.features.reports.measuring import POINTS
from tests.reports.blanks import PEOPLE, certificate, lines_of

Print = Callable[[Document], PdfReader]
LONG = "Tổ Kỹ thuật, bảo trì, cơ điện và vệ sinh công nghiệp phân xưởng may số 2, phân xưởng hoàn thành, kho thành phẩm"


def test_texts_stand_in_the_pdf_where_the_layout_says(printed_pdf: Print) -> None:
    layout = shipped_layouts("giay_khen")[0]
    name = layout.field("nguoi-nhan")
    assert name is not None
    layout = layout.with_field(replace(name, x=41.5, y=99, text="{ho_ten}", across=Side.START))
    reader = printed_pdf(certificate(layout, PEOPLE[1]))
    box = reader.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((297 * POINTS, 210 * POINTS), abs=0.01)
    left, baseline = lines_of(reader)[PEOPLE[1]]
    assert left == pytest.approx(41.5, abs=0.05)
    assert 99 < baseline < 99 + name.height


def test_the_correction_moves_every_text_in_the_pdf(printed_pdf: Print) -> None:
    layout = shipped_layouts("giay_khen")[0]
    plain = lines_of(printed_pdf(certificate(layout, PEOPLE[0])))
    moved = lines_of(printed_pdf(certificate(layout, PEOPLE[0], correction=Correction(2.0, -1.5))))
    assert plain.keys() == moved.keys()
    for text, (left, down) in plain.items():
        assert moved[text] == pytest.approx((left + 2.0, down - 1.5), abs=0.02)


def test_the_file_asks_to_be_printed_at_its_own_size(printed_pdf: Print) -> None:
    reader = printed_pdf(certificate(shipped_layouts("giay_khen")[0], PEOPLE[0]))
    catalog: Any = reader.trailer["/Root"]
    assert catalog["/ViewerPreferences"]["/PrintScaling"] == "/None"
    assert reader.metadata is not None
    assert "100 %" in str(reader.metadata.title)


@pytest.mark.parametrize("layout", shipped_layouts("giay_khen"), ids=lambda one: one.code)
def test_nothing_of_a_long_name_is_lost(printed_pdf: Print, layout: Layout) -> None:
    for white in (False, True):
        text = " ".join(printed_pdf(certificate(layout, LONG, white=white)).pages[0].extract_text().split())
        assert LONG in text
        assert ("GIẤY KHEN" in text) is white
