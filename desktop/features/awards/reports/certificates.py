"""Giấy khen, printed into the blanks that the union buys: what is said on each, and the papers of a whole decision.

What stands on it follows the samples of giấy khen in Nghị định 98/2023/NĐ-CP: who gives it, to whom, for what, the
decision with its number and day, the number in the golden book, place, day, and signature.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from desktop.core.blanks import EMBLEM, compose, find_layout, picture_of
from desktop.core.contracts import BlankPaper, BlankPlace, BlankSheet, BlankSheets, Report, Subject
from desktop.core.database import Reading
from desktop.core.document import Document
from desktop.core.partial_date import print_date
from desktop.core.vietnamese.dates_in_words import date_in_words, place_and_date
from desktop.core.vietnamese.text import clean, fold
from desktop.features.awards.reports.words import lowered
from desktop.features.awards.services import (
    RegisterLine,
    campaigns_of_awards,
    certificate_decision,
    certificate_decisions,
    certificates_of,
)
from desktop.features.emulation.domain import Campaign, SubjectKind
from desktop.features.organization.domain import Union
from desktop.features.organization.services import CHAIR, get_union, letterhead, superior_on

NAME = "giay_khen"
PLACES = (
    BlankPlace("cap_tren", "Công đoàn cấp trên", "LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HÀ NỘI"),
    BlankPlace("don_vi", "Tên công đoàn cơ sở", "CĐCS CÔNG TY TNHH MAY HÒA PHÁT"),
    BlankPlace("ban_chap_hanh", "Cơ quan tặng", "Ban Chấp hành Công đoàn cơ sở Công ty TNHH May Hòa Phát"),
    BlankPlace("xung_ho", "“Đồng chí” hoặc “Tập thể”", "Đồng chí"),
    BlankPlace("ho_ten", "Họ tên hoặc tên tập thể", "Nguyễn Thị Ánh Tuyết"),
    BlankPlace("chuc_vu", "Chức vụ, công việc", "Công nhân may"),
    BlankPlace("bo_phan", "Tổ, bộ phận", "Tổ May 1"),
    BlankPlace("chuc_vu_don_vi", "Chức vụ và đơn vị", "Công nhân may, Tổ May 1"),
    BlankPlace("thanh_tich", "Thành tích", "Đã hoàn thành xuất sắc nhiệm vụ năm 2025"),
    BlankPlace("nam", "Năm của thành tích", "2025"),
    BlankPlace("phong_trao", "Phong trào thi đua", "phong trào thi đua năm 2025"),
    BlankPlace("so_quyet_dinh", "Số quyết định", "01/QĐ-CĐCS"),
    BlankPlace("ngay_quyet_dinh", "Ngày quyết định", "ngày 20 tháng 01 năm 2026"),
    BlankPlace("noi_ngay", "Nơi, ngày ký", "Hà Nội, ngày 20 tháng 01 năm 2026"),
    BlankPlace("chuc_danh_ky", "Chức danh người ký", "TM. BAN CHẤP HÀNH\nCHỦ TỊCH"),
    BlankPlace("nguoi_ky", "Họ tên người ký", "Lê Thị Thanh Mai"),
    BlankPlace("so_vang", "Số sổ vàng", "12"),
)
_DOTS, _FEW_DOTS = "." * 40, "." * 14
_DEEDS = (
    "co ", "hoan thanh", "tich cuc", "thuc hien", "tham gia", "dan dau", "dat ", "vuot", "dong gop", "gop phan",
    "lap ", "gianh", "luon", "xay dung", "to chuc", "ung ho", "phat huy", "van dong", "cham lo", "no luc", "co gang",
    "hien ", "bao ve", "sang tao", "lam tot", "giup",
)  # fmt: skip
"""How achievements begin that are said after "Đã"."""


def certificate_sheets(reading: Reading, ids: Sequence[str]) -> BlankSheets:
    """What is printed for each of these awards; of those that are not the union's to print the reason."""
    lines, refused = certificates_of(reading, ids)
    union, themes = get_union(reading), campaigns_of_awards(reading, [one.history for one in lines])
    sheets = tuple(_sheet(reading, union, one, themes.get(one.id)) for one in lines)
    return BlankSheets(sheets, tuple(refused))


CERTIFICATE = BlankPaper(NAME, "Giấy khen của công đoàn cơ sở", PLACES, certificate_sheets)


def certificates(reading: Reading, code: str = "") -> Document:
    """Printed into blanks: only what is not on them. Without a code the latest decision; a form to be written into by
    hand where there is none. Raises NoSuchDecision."""
    return _document(reading, code, white=False)


def certificates_on_white(reading: Reading, code: str = "") -> Document:
    """Everything on white paper, for a union that has no blanks. Raises NoSuchDecision."""
    return _document(reading, code, white=True)


def _document(reading: Reading, code: str, *, white: bool) -> Document:
    known = certificate_decisions(reading)
    decision = certificate_decision(reading, code) if code else next(iter(known), None)
    layout = find_layout(reading, NAME)
    texts = [one.texts for one in certificate_sheets(reading, decision.ids).sheets] if decision else [_by_hand(reading)]
    emblem = picture_of(reading, layout.code, EMBLEM) if white else b""
    return Document(
        slug="giay-khen",
        letterhead=letterhead(reading),
        title="GIẤY KHEN",
        sheets=(compose(layout, texts, white=white, emblem=emblem),),
    )


def decision_choices(reading: Reading) -> Sequence[tuple[str, str]]:
    return [
        (one.code, f"QĐ {one.number} ngày {print_date(one.on)} ({len(one.ids)} giấy khen)")
        for one in certificate_decisions(reading)
    ]


def _sheet(reading: Reading, union: Union, line: RegisterLine, campaign: Campaign | None) -> BlankSheet:
    given = line.history
    detail = given.decision_number + (f", sổ vàng {given.book_number}" if given.book_number else "")
    texts = _said_by_union(reading, union, given.decided_on) | {
        "xung_ho": "Đồng chí" if given.subject_kind is SubjectKind.PERSON else "Tập thể",
        "ho_ten": line.subject,
        "chuc_vu": line.job,
        "bo_phan": line.unit,
        "chuc_vu_don_vi": _post_and_unit(union, line),
        "thanh_tich": achievement(given.ground, _theme(given.year, campaign)),
        "nam": str(given.year),
        "phong_trao": _theme(given.year, campaign),
        "so_quyet_dinh": given.decision_number,
        "ngay_quyet_dinh": date_in_words(given.decided_on),
        "noi_ngay": place_and_date(union.place, given.decided_on),
        "so_vang": str(given.book_number) if given.book_number else _FEW_DOTS,
    }
    return BlankSheet(line.id, line.subject, detail, texts)


def _said_by_union(reading: Reading, union: Union, day: date) -> dict[str, str]:
    superior = superior_on(reading, day)
    return {
        "cap_tren": superior.printed_name if superior else "",
        "don_vi": union.printed_name,
        "ban_chap_hanh": f"Ban Chấp hành {in_full(union.name)}",
        "chuc_danh_ky": "\n".join(CHAIR),
        "nguoi_ky": union.chair,
    }


def _by_hand(reading: Reading) -> Mapping[str, str]:
    union = get_union(reading)
    dotted = {one.name: _DOTS for one in PLACES}
    few = {"so_vang": _FEW_DOTS, "nam": "........", "ngay_quyet_dinh": "ngày ..... tháng ..... năm ........"}
    noted = {"noi_ngay": f"{union.place or '........'}, ngày ..... tháng ..... năm ........"}
    return dotted | few | noted | _said_by_union(reading, union, reading.today())


def in_full(name: str) -> str:
    """A ceremonial paper abbreviates nothing: `CĐCS Công ty May` → `Công đoàn cơ sở Công ty May`."""
    head, _, rest = name.partition(" ")
    return f"Công đoàn cơ sở {rest}" if head == "CĐCS" and rest else name


def achievement(ground: str, theme: str) -> str:
    """`Đã có thành tích …` where nothing more was written; otherwise what was, as it is said on a giấy khen."""
    said = clean(ground).rstrip(" .;,")
    if not said:
        return f"Đã có thành tích xuất sắc trong {theme}"
    folded = f"{fold(said)} "
    if folded.startswith(_DEEDS):
        return f"Đã {lowered(said)}"
    return f"{said[:1].upper()}{said[1:]}"


def _theme(year: int, campaign: Campaign | None) -> str:
    return lowered(campaign.name) if campaign else f"phong trào thi đua năm {year}"


def _post_and_unit(union: Union, line: RegisterLine) -> str:
    if line.history.subject_kind is SubjectKind.PERSON:
        return ", ".join(filter(None, (line.job, line.unit)))
    return in_full(union.name) if line.subject != union.name else ""


REPORTS = tuple(
    Report(name, title, build, formats=("pdf",), subject=Subject.DECISION, choices=decision_choices)
    for name, title, build in (
        ("award-certificates", "Giấy khen, in lên phôi", certificates),
        ("award-certificates-white", "Giấy khen, in trên giấy trắng", certificates_on_white),
    )
)
