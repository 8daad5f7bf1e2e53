"""The paper that goes with a package from hand to hand (biên bản giao nhận gói dữ liệu, R20), signed by both sides."""

from __future__ import annotations

from dataclasses import replace

from desktop.core.clock import VIETNAM
from desktop.core.contracts import Report
from desktop.core.database import Reading
from desktop.core.document import (
    Align,
    Column,
    Document,
    Facts,
    Kind,
    Letterhead,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
)
from desktop.core.vietnamese.dates_in_words import date_in_words
from desktop.features.sync import services
from desktop.features.sync.domain import Entry, NothingSent, PackageKind, PackageUnknown, Sender, check_code

_KINDS = {PackageKind.REPORT: "Báo cáo", PackageKind.PLAN: "Kế hoạch", PackageKind.REPLY: "Phúc đáp"}
_COLUMNS = (
    Column("STT", 6, Kind.CENTRED),
    Column("Nội dung", 40),
    Column("Tổng số", 13, Kind.NUMBER),
    Column("Thêm mới", 13, Kind.NUMBER),
    Column("Thay đổi", 13, Kind.NUMBER),
    Column("Kết thúc", 13, Kind.NUMBER),
)


def hand_over(reading: Reading, package: str = "") -> Document:
    """The paper of that package, or of the latest one; raises PackageUnknown, NothingSent."""
    ledger = services.list_ledger(reading)
    if not ledger:
        raise NothingSent
    entry = next((entry for entry in ledger if entry.id == package or not package), None)
    if entry is None:
        raise PackageUnknown(package)
    return _document(entry, services.own_sender(reading))


def report_of(package: str) -> Report:
    """The paper of one package of the ledger."""
    return replace(REPORTS[0], build=lambda reading, _: hand_over(reading, package))


def _document(entry: Entry, sender: Sender) -> Document:
    made = entry.made_at.astimezone(VIETNAM)
    day = date_in_words(made.date())
    superior = entry.to_name.upper() if entry.kind is PackageKind.REPORT else ""
    return Document(
        slug="bien-ban-giao-nhan-goi-du-lieu",
        letterhead=Letterhead(superior, sender.name.upper()),
        title="BIÊN BẢN",
        subtitle="Giao nhận gói dữ liệu",
        blocks=(
            Paragraph("Hôm nay, ngày ...... tháng ...... năm ............, hai bên giao nhận gói dữ liệu sau đây:"),
            Facts(_facts(entry, sender, day)),
            Paragraph("Nội dung gói dữ liệu:", bold=True, indent=False, align=Align.LEFT),
            Table(_COLUMNS, _rows(entry)),
            Paragraph(" – ".join(check_code(entry.id)), lead="Mã kiểm:", indent=False, align=Align.LEFT),
            Paragraph(
                "Mã kiểm là 32 ký tự đầu của mã băm SHA-256 của tệp nén trong gói. Bên nhận đối chiếu mã kiểm hiện trên"
                " màn hình khi mở gói với mã in ở đây; hai mã giống nhau thì gói còn nguyên vẹn."
            ),
            Paragraph("Biên bản được lập thành 02 bản, mỗi bên giữ 01 bản./."),
            Signatures((Signature(("BÊN GIAO",)), Signature(("BÊN NHẬN",)))),
        ),
    )


def _facts(entry: Entry, sender: Sender, day: str) -> tuple[tuple[str, str], ...]:
    kind = f"{_KINDS[entry.kind]}, gói số {entry.seq} (đợt đánh số {entry.epoch})"
    return (
        ("Bên giao", f"{sender.name} (mã {sender.code})"),
        ("Bên nhận", entry.to_name or "................................................................"),
        ("Loại gói", kind),
        ("Kỳ báo cáo", entry.period),
        ("Lập gói", f"{day}, người lập: {entry.made_by}"),
        ("Tên tệp", entry.file_name),
        ("Bảo vệ", "Có chữ ký số, không mã hóa" if entry.plain else "Có chữ ký số, mã hóa cho bên nhận"),
    )


def _rows(entry: Entry) -> tuple[Row, ...]:
    return tuple(
        Row((number, count.label or name, count.total, count.added, count.changed, count.ended))
        for number, (name, count) in enumerate(entry.sections.items(), start=1)
    )


REPORTS = (Report("package-hand-over", "Biên bản giao nhận gói dữ liệu", hand_over, ("pdf", "docx")),)
