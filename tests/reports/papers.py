"""Sample papers of every shape the engine must print; every person in them is invented."""

from __future__ import annotations

from datetime import date

from desktop.core.document import (
    Align,
    Column,
    Document,
    Facts,
    Kind,
    Letterhead,
    Paragraph,
    Row,
    RowStyle,
    Signature,
    Signatures,
    Table,
)
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Võ", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý")
MIDDLES = ("Thị", "Văn", "Ngọc", "Thị Mỹ", "Hữu", "Quốc", "Thị Kim", "Đức", "Minh", "Thị Bích")
GIVEN = ("Ân", "Ánh", "Bình", "Cường", "Đào", "Giang", "Hạnh", "Hằng", "Kiệt", "Lữ", "Mẫn", "Nghĩa", "Ngữ", "Phượng",
         "Quỳnh", "Sửu", "Thủy", "Tuyết", "Uyên", "Vỹ", "Xuân", "Yến")  # fmt: skip
EVERY_LETTER = " ".join(
    "".join(letter + tone for tone in ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"))
    for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
) + " đĐ ₫ – “ ”"  # decomposed on purpose  # fmt: skip

LETTERHEAD = Letterhead(
    superior="LIÊN ĐOÀN LAO ĐỘNG TỈNH TÂY NINH",
    issuer="CĐCS CÔNG TY TNHH MAY HÒA PHÁT",
    number="07/TTr-CĐCS",
    place_date="Tây Ninh, ngày 12 tháng 01 năm 2026",
)
LIST_HEAD = Letterhead(superior=LETTERHEAD.superior, issuer=LETTERHEAD.issuer)
TWO = Signatures(
    blocks=(
        Signature(("NGƯỜI LẬP",), "Lê Thị Mỹ Hằng"),
        Signature(("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"), "Nguyễn Hữu Nghĩa", note="(Ký tên, đóng dấu)"),
    ),
    place_date="Tây Ninh, ngày 12 tháng 01 năm 2026",
)
FOUR = Signatures(
    blocks=(
        Signature(("NGƯỜI LẬP",), "Lê Thị Mỹ Hằng"),
        Signature(("KẾ TOÁN",), "Đặng Ngọc Ánh"),
        Signature(("THỦ QUỸ",), "Trần Thị Kim Yến"),
        Signature(("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"), "Nguyễn Hữu Nghĩa"),
    ),
    place_date="Tây Ninh, ngày 12 tháng 01 năm 2026",
)


def name(index: int) -> str:
    family = FAMILIES[index % len(FAMILIES)]
    return f"{family} {MIDDLES[index // 3 % len(MIDDLES)]} {GIVEN[index * 7 % len(GIVEN)]}"


def member_list(people: int = 300) -> Document:
    rows: list[Row] = []
    for index in range(people):
        if index % 25 == 0:
            section = Row((f"Tổ Công đoàn số {index // 25 + 1} – Chuyền may {index // 25 + 1}", *[None] * 10))
            rows.append(Row(section.cells, RowStyle.SECTION))
        born = PartialDate(1970 + index % 30, *((0, 0) if index % 9 == 0 else (index % 12 + 1, index % 28 + 1)))
        woman = index % 3 > 0
        rows.append(
            Row(
                (
                    index + 1,
                    name(index),
                    None if woman else born,
                    born if woman else None,
                    f"0{72_085_000_000 + index * 7919}",
                    "Kinh" if index % 7 else "Khmer",
                    "xã Thạnh Đức, tỉnh Tây Ninh" if index % 2 else "phường Long Hoa, tỉnh Tây Ninh",
                    "Công nhân may" if index % 4 else "Nhân viên kiểm tra chất lượng",
                    date(2015 + index % 10, index % 12 + 1, 5),
                    f"TN{index:06}",
                    "Trưởng tổ" if index % 25 == 0 else "",
                )
            )
        )
    return Document(
        slug="danh-sach-doan-vien",
        letterhead=LIST_HEAD,
        title="DANH SÁCH ĐOÀN VIÊN CÔNG ĐOÀN",
        subtitle="Tính đến ngày 12 tháng 01 năm 2026",
        landscape=True,
        blocks=(
            Table(
                columns=(
                    Column("TT", 4, Kind.CENTRED),
                    Column("Họ và tên", 17),
                    Column("Nam", 9, Kind.DATE, group="Ngày sinh"),
                    Column("Nữ", 9, Kind.DATE, group="Ngày sinh"),
                    Column("Số CCCD", 11, Kind.CENTRED),
                    Column("Dân tộc", 6, Kind.CENTRED),
                    Column("Quê quán", 16),
                    Column("Chức vụ, công việc", 14),
                    Column("Ngày vào Công đoàn", 9, Kind.DATE),
                    Column("Số thẻ", 8, Kind.CENTRED),
                    Column("Ghi chú", 8),
                ),
                rows=tuple(rows),
                total_label=f"Danh sách này có {people} đoàn viên",
            ),
            TWO,
        ),
        keywords=("đoàn viên",),
    )


def sign_off_list(people: int = 60, carry_forward: bool = True) -> Document:
    amounts = [Dong(300_000 + index % 4 * 100_000) for index in range(people)]
    rows = tuple(
        Row((index + 1, name(index), f"Chuyền {index % 12 + 1}", "Tiền mặt", amounts[index], None, None, ""))
        for index in range(people)
    )
    return Document(
        slug="danh-sach-ky-nhan",
        letterhead=LIST_HEAD,
        title="DANH SÁCH CẤP PHÁT, KÝ NHẬN",
        subtitle="Hỗ trợ đoàn viên, người lao động có hoàn cảnh khó khăn nhân dịp Tết Nguyên đán Bính Ngọ năm 2026",
        blocks=(
            Table(
                columns=(
                    Column("STT", 5, Kind.CENTRED),
                    Column("Họ và tên", 22),
                    Column("Bộ phận", 13),
                    Column("Nội dung", 12),
                    Column("Số tiền (đồng)", 14, Kind.MONEY, total=True),
                    Column("Ngày nhận", 11, Kind.DATE),
                    Column("Ký nhận", 18, Kind.SIGNATURE),
                    Column("Ghi chú", 9),
                ),
                rows=rows,
                total_label=f"Tổng cộng: {people} suất",
                carry_forward=carry_forward,
            ),
            Paragraph("Hai mươi bảy triệu đồng.", lead="Bằng chữ:"),
            FOUR,
        ),
    )


def proposal() -> Document:
    """Tờ trình."""
    text = (
        "Căn cứ Hướng dẫn về công tác khen thưởng của Liên đoàn Lao động tỉnh và kết quả phong trào thi đua “Lao động "
        "giỏi, Lao động sáng tạo” năm 2025; Biên bản họp xét ngày 08 tháng 01 năm 2026 của Ban Chấp hành,"
    )
    return Document(
        slug="to-trinh-khen-thuong",
        letterhead=LETTERHEAD,
        title="TỜ TRÌNH",
        subtitle="Về việc đề nghị khen thưởng tập thể, cá nhân có thành tích xuất sắc trong phong trào thi đua",
        blocks=(
            Paragraph("Kính gửi: Ban Thường vụ Liên đoàn Lao động tỉnh Tây Ninh", align=Align.CENTRE, indent=False),
            Paragraph(text),
            Paragraph(
                "Ban Chấp hành Công đoàn cơ sở Công ty TNHH May Hòa Phát kính đề nghị Ban Thường vụ Liên đoàn Lao động "
                "tỉnh xem xét, tặng Bằng khen cho 02 tập thể và 05 cá nhân có thành tích xuất sắc."
            ),
            Facts((("Tập thể", "02 (hai)"), ("Cá nhân:", "05 (năm), trong đó nữ 03"))),
            Paragraph("(Có danh sách và báo cáo thành tích kèm theo)", italic=True),
            Paragraph("Trân trọng kính trình./."),
            Signatures(
                blocks=(Signature(("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"), "Nguyễn Hữu Nghĩa", note=""),),
                recipients=("Như trên", "Ban Chấp hành CĐCS", "Lưu VT, CĐCS"),
            ),
        ),
    )


def registration(people: int = 24) -> Document:
    rows = tuple(
        Row(
            (
                index + 1,
                name(index),
                1980 + index % 20 if index % 2 else None,
                None if index % 2 else 1980 + index % 20,
                "Công nhân, Chuyền may số 3",
                "x",
                "x" if index % 5 == 0 else "",
                "Cải tiến thao tác tra khóa, giảm 12 giây mỗi sản phẩm" if index % 5 == 0 else "",
                None,
            )
        )
        for index in range(people)
    )
    return Document(
        slug="dang-ky-thi-dua",
        letterhead=LIST_HEAD,
        title="DANH SÁCH CÁ NHÂN ĐĂNG KÝ THI ĐUA",
        subtitle="Năm 2026",
        form="Mẫu số 2",
        note="(Kèm theo Giao ước thi đua ngày 12 tháng 01 năm 2026)",
        blocks=(
            Table(
                columns=(
                    Column("STT", 5, Kind.CENTRED),
                    Column("Họ và tên", 20),
                    Column("Nam", 6, Kind.CENTRED, group="Năm sinh"),
                    Column("Nữ", 6, Kind.CENTRED, group="Năm sinh"),
                    Column("Chức vụ, bộ phận", 16),
                    Column("Lao động tiên tiến", 9, Kind.CENTRED, group="Danh hiệu đăng ký"),
                    Column("Chiến sĩ thi đua cơ sở", 9, Kind.CENTRED, group="Danh hiệu đăng ký"),
                    Column("Sáng kiến, đề tài đăng ký", 20),
                    Column("Ký tên", 12, Kind.SIGNATURE),
                ),
                rows=rows,
            ),
            TWO,
        ),
    )
