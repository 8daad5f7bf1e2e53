"""What the sample union issued and received."""

from __future__ import annotations

from datetime import date

from desktop.commands.sample.people import CITY_UNION
from desktop.features.accounts.books import Book
from desktop.features.correspondence.domain import Direction, Entry
from desktop.features.correspondence.services import register_document


def keep_register(book: Book) -> None:
    """What the union issued and received, from the plan of 2025 to Tết 2026; one letter still waits for an answer. The
    papers of awards entered the register when they got their numbers."""
    chair, city, district = "Lê Thị Thanh Mai", CITY_UNION.name, "Liên đoàn Lao động quận Hai Bà Trưng"
    issued = (
        ("KH", date(2025, 2, 12), "Phát động phong trào thi đua năm 2025", district),
        ("BC", date(2025, 5, 30), "Hoạt động công đoàn 6 tháng đầu năm 2025", district),
        ("KH", date(2026, 1, 6), "Chăm lo Tết Bính Ngọ năm 2026", city),
        ("TTr", date(2026, 1, 15), "Đề nghị hỗ trợ đoàn viên có hoàn cảnh khó khăn dịp Tết Bính Ngọ", city),
        ("TB", date(2026, 1, 19), "Niêm yết danh sách nhận quà Tết Bính Ngọ", "Các tổ công đoàn"),
    )
    received = (
        (date(2025, 1, 20), "12/KH-LĐLĐ", "KH", "Phát động thi đua năm 2025", district, None, None),
        (date(2025, 11, 3), "55/HD-LĐLĐ", "HD", "Tổng kết thi đua, khen thưởng năm 2025", city, date(2025, 11, 28),
         date(2025, 11, 25)),
        (date(2026, 1, 5), "02/KH-LĐLĐ", "KH", "Chăm lo đoàn viên dịp Tết Bính Ngọ", city, date(2026, 1, 20),
         date(2026, 1, 15)),
        (date(2026, 2, 2), "09/CV-LĐLĐ", "CV", "Báo cáo tình hình lao động sau Tết", city, date(2026, 2, 26), None),
    )  # fmt: skip
    with book.database.write("register_document") as tx:
        for kind, day, subject, to in issued:
            register_document(tx, Entry("", Direction.ISSUED, kind, subject, day, signer=chair, recipients=to))
        for day, symbol, kind, subject, sender, due, done in received:
            register_document(tx, Entry(
                "", Direction.RECEIVED, kind, subject, day, symbol=symbol, received_on=day, sender=sender,
                handler=chair, due=due, done_on=done,
            ))  # fmt: skip
