"""A certificate with made-up words, and where its texts stand in a PDF."""

from __future__ import annotations

from typing import Any

from pypdf import PdfReader

from desktop.core.blanks import AS_IT_IS, Correction, Layout, compose, corrected
from desktop.core.document import Document, Letterhead
from desktop.features.reports.measuring import POINTS

PEOPLE = ("Nguyễn Thị Ánh Tuyết", "Trần Văn Bảo", "Tổ Cắt")


def texts_of(name: str) -> dict[str, str]:
    shipped = {"ban_chap_hanh", "xung_ho", "chuc_vu_don_vi", "thanh_tich", "noi_ngay", "chuc_danh_ky", "nguoi_ky",
               "so_quyet_dinh", "ngay_quyet_dinh", "so_vang"}  # fmt: skip
    return dict.fromkeys(shipped, "chữ") | {"ho_ten": name}


def lines_of(reader: PdfReader, page: int = 0) -> dict[str, tuple[float, float]]:
    """Where each line begins, in mm from the left and from the top, down to its baseline."""
    found: dict[str, tuple[float, float]] = {}
    height = float(reader.pages[page].mediabox.height)

    def visit(text: str, _: Any, matrix: Any, *__: Any) -> None:
        if text.strip():
            found[text.strip()] = (matrix[4] / POINTS, (height - matrix[5]) / POINTS)

    reader.pages[page].extract_text(visitor_text=visit)
    return found


def certificate(layout: Layout, *names: str, correction: Correction = AS_IT_IS, **more: Any) -> Document:
    sheet = compose(layout, [texts_of(one) for one in names], **more)
    return Document("giay-khen", Letterhead("", ""), "GIẤY KHEN", sheets=(corrected(sheet, correction),))
