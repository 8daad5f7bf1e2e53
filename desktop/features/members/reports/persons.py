"""Papers about chosen people: applications, the personnel list, transfer papers, sheets to check one's record.

The code of each is the ids of the people. Without any, a list is of everybody in activity and a form is blank.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from desktop.core.contracts import Report, Subject
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
from desktop.core.errors import NotFound
from desktop.core.partial_date import PartialDate, print_date
from desktop.core.vietnamese.dates_in_words import NO_PLACE
from desktop.core.vietnamese.national_id import Sex
from desktop.core.vietnamese.sorting import name_sort_key
from desktop.features.members.domain import EventKind, Member, Party, printed_service, short_service
from desktop.features.members.services import active_members, members_with_ids, membership_history
from desktop.features.organization.services import CHAIR, get_union, letterhead, list_sections, list_signatures

SECTION = "section:"
"""What the code begins with that means everybody in activity of a section."""
_BLANK = Member("", "")
_DOTS, _SHORT_DOTS = "." * 60, "." * 24
_BLANK_ROWS = 15
_NOBODY = Letterhead("", "")


def personnel_list(reading: Reading, people: str = "") -> Document:
    """R5, lý lịch trích ngang: in the order of names."""
    sections = section_names(reading)
    listed = chosen_people(reading, people) or active_members(reading)
    told = any(one.service for one in listed)
    rows = [
        Row((
            number, one.full_name, joined(", ", one.job, one.union_post, sections.get(one.section_id, "")),
            *_under_sex(one), one.ethnicity, one.home_town, party_words(one), one.schooling, one.education,
            one.political_theory, one.languages, *([_service(one)] if told else []),
        ))
        for number, one in enumerate(listed, 1)
    ]  # fmt: skip
    columns = (
        Column("STT", 8, Kind.CENTRED),
        Column("Họ và tên", 34),
        Column("Chức vụ, đơn vị công tác", 42),
        Column("Nam", 19, Kind.DATE, group="Ngày tháng năm sinh"),
        Column("Nữ", 19, Kind.DATE, group="Ngày tháng năm sinh"),
        Column("Dân tộc", 14),
        Column("Quê quán", 36),
        Column("Đảng viên (ngày kết nạp)", 20, Kind.CENTRED),
        Column("Học vấn", 14, Kind.CENTRED, group="Trình độ"),
        Column("Chuyên môn", 18, group="Trình độ"),
        Column("Chính trị", 15, group="Trình độ"),
        Column("Ngoại ngữ", 15, group="Trình độ"),
        *([Column("Quá trình công tác công đoàn", 34)] if told else []),
    )
    return Document(
        slug="ly-lich-trich-ngang",
        letterhead=letterhead(reading),
        title="LÝ LỊCH TRÍCH NGANG",
        landscape=True,
        blocks=(Table(columns, tuple(rows)), list_signatures(reading)),
    )


def joint_application(reading: Reading, people: str = "") -> Document:
    """R3, mẫu 5b: people who apply together; the column under which the birth stands is the sex."""
    chosen = chosen_people(reading, people)
    rows = [Row((number, one.full_name, *_under_sex(one), one.home_town, one.national_id, one.phone, ""))
            for number, one in enumerate(chosen or [_BLANK] * _BLANK_ROWS, 1)]  # fmt: skip
    columns = (
        Column("TT", 9, Kind.CENTRED),
        Column("Họ và tên", 42),
        Column("Nam", 21, Kind.DATE, group="Năm sinh"),
        Column("Nữ", 21, Kind.DATE, group="Năm sinh"),
        Column("Quê quán", 52),
        Column("Số CCCD", 28, Kind.CENTRED),
        Column("Số điện thoại", 25, Kind.CENTRED),
        Column("Ký tên", 27, Kind.SIGNATURE),
    )
    union = get_union(reading)
    return Document(
        slug="don-gia-nhap-cong-doan-tap-the",
        letterhead=_NOBODY,
        title="ĐƠN GIA NHẬP CÔNG ĐOÀN VIỆT NAM",
        form="Mẫu 5b",
        landscape=True,
        blocks=(
            Paragraph(f"Ban Chấp hành {union.name}", lead="Kính gửi:", align=Align.CENTRE),
            Paragraph(
                "Sau khi tìm hiểu Điều lệ Công đoàn Việt Nam, chúng tôi tự nguyện xin gia nhập tổ chức Công đoàn, hứa "
                "thực hiện tốt nhiệm vụ của người đoàn viên, chấp hành Điều lệ Công đoàn Việt Nam và các nghị quyết, "
                "quy định của tổ chức Công đoàn. Danh sách những người làm đơn:"
            ),
            Table(columns, tuple(rows)),
            Signatures((Signature(("ĐẠI DIỆN NHỮNG NGƯỜI LÀM ĐƠN",)),), undated(union.place)),
        ),
    )


def application(reading: Reading, people: str = "") -> Document:
    """Mẫu 5a: one application a page."""
    union = get_union(reading)

    def of_one(one: Member) -> Document:
        return Document(
            slug="don-gia-nhap-cong-doan",
            letterhead=_NOBODY,
            title="ĐƠN GIA NHẬP CÔNG ĐOÀN VIỆT NAM",
            form="Mẫu 5a",
            blocks=(
                Paragraph(f"Ban Chấp hành {union.name}", lead="Kính gửi:", align=Align.CENTRE),
                Facts((
                    ("Tôi tên là", one.full_name or _DOTS),
                    ("Giới tính", one.sex.value if one.sex else "□ Nam      □ Nữ"),
                    ("Sinh ngày", text_of(one.birth) or _SHORT_DOTS),
                    ("Dân tộc", one.ethnicity or _SHORT_DOTS),
                    ("Quê quán", one.home_town or _DOTS),
                    ("Nơi ở hiện nay", one.address or _DOTS),
                    ("Số CCCD/Căn cước", one.national_id or _SHORT_DOTS),
                    ("Số điện thoại", one.phone or _SHORT_DOTS),
                    ("Nơi làm việc", one.department or _DOTS),
                    ("Vị trí công việc", one.job or _DOTS),
                )),
                Paragraph(
                    "Sau khi tìm hiểu Điều lệ Công đoàn Việt Nam, tôi tự nguyện làm đơn này xin gia nhập Công đoàn "
                    "Việt Nam."
                ),
                Paragraph(
                    "Nếu được gia nhập Công đoàn, tôi xin hứa chấp hành nghiêm chỉnh Điều lệ Công đoàn Việt Nam, tích "
                    "cực hoạt động, thực hiện đầy đủ nhiệm vụ, quyền hạn của người đoàn viên công đoàn./."
                ),
                Signatures((Signature(("NGƯỜI LÀM ĐƠN",), one.full_name),), undated(union.place)),
            ),
        )  # fmt: skip

    return one_each(chosen_people(reading, people), of_one)


def transfer_paper(reading: Reading, people: str = "") -> Document:
    """Giấy giới thiệu chuyển sinh hoạt công đoàn: of each person, to the union the book says they left for."""
    union = get_union(reading)

    def of_one(one: Member) -> Document:
        history = membership_history(reading, one.id) if one.id else []
        left = next((event for event in reversed(history) if event.kind is EventKind.MOVED_OUT), None)
        return Document(
            slug="giay-gioi-thieu-chuyen-sinh-hoat-cong-doan",
            letterhead=letterhead(reading, "       /GGT-CĐCS"),
            title="GIẤY GIỚI THIỆU",
            subtitle="Chuyển sinh hoạt công đoàn",
            blocks=(
                Paragraph((left.counterpart if left else "") or _DOTS, lead="Kính gửi:", align=Align.CENTRE),
                Paragraph(f"Ban Chấp hành {union.name} giới thiệu:"),
                Facts((
                    ("Đồng chí", one.full_name or _DOTS),
                    ("Sinh ngày", text_of(one.birth) or _SHORT_DOTS),
                    ("Số CCCD/Căn cước", one.national_id or _SHORT_DOTS),
                    ("Số thẻ đoàn viên", one.card_number or _SHORT_DOTS),
                    ("Ngày vào công đoàn", print_date(one.joined) or _SHORT_DOTS),
                    ("Nơi vào công đoàn", one.joined_at or _DOTS),
                    ("Chức vụ công đoàn", one.union_post or "Đoàn viên"),
                    ("Thôi sinh hoạt tại đơn vị từ ngày", print_date(left.on) if left else _SHORT_DOTS),
                    ("Đã đóng đoàn phí đến hết tháng", _SHORT_DOTS),
                )),
                Paragraph(
                    "Được chuyển đến sinh hoạt tại quý công đoàn. Đề nghị quý công đoàn tiếp nhận và tạo điều kiện để "
                    "đồng chí tiếp tục sinh hoạt, hoạt động công đoàn./."
                ),
                Signatures(
                    (Signature(("XÁC NHẬN CỦA CÔNG ĐOÀN", "NƠI TIẾP NHẬN")), Signature(CHAIR, union.chair)),
                    recipients=("Như trên;", "Lưu: VT, CĐCS."),
                ),
            ),
        )  # fmt: skip

    return one_each(chosen_people(reading, people), of_one)


def review_sheet(reading: Reading, people: str = "") -> Document:
    """Phiếu rà soát thông tin: what the book says about each person, with room to correct it by hand and sign."""
    union, sections = get_union(reading), section_names(reading)
    columns = (
        Column("TT", 9, Kind.CENTRED),
        Column("Nội dung", 46),
        Column("Thông tin trong sổ", 58),
        Column("Sửa lại (nếu sai, thiếu)", 52),
    )

    def of_one(one: Member) -> Document:
        facts = _everything_kept(one, sections)
        rows = tuple(Row((number, *fact, "")) for number, fact in enumerate(facts, 1))
        return Document(
            slug="phieu-ra-soat-thong-tin",
            letterhead=letterhead(reading),
            title="PHIẾU RÀ SOÁT THÔNG TIN ĐOÀN VIÊN",
            subtitle=one.full_name,
            blocks=(
                Table(columns, rows),
                Paragraph("Tôi đã đọc, sửa lại những chỗ sai, thiếu và xác nhận thông tin trên là đúng.", italic=True),
                Signatures(
                    (Signature(("TỔ TRƯỞNG CÔNG ĐOÀN",)), Signature(("ĐOÀN VIÊN",), one.full_name)),
                    undated(union.place),
                ),
            ),
        )

    return one_each(chosen_people(reading, people), of_one)


def _everything_kept(one: Member, sections: dict[str, str]) -> Iterable[tuple[str, str]]:
    party = one.party.value if one.party else ""
    yield "Họ và tên", one.full_name
    yield "Ngày sinh, giới tính", joined(", ", text_of(one.birth), one.sex.value if one.sex else "")
    yield "Số CCCD/Căn cước", one.national_id
    yield "Ngày cấp, nơi cấp", joined(", ", print_date(one.id_issued_on), one.id_issued_by)
    yield "Số điện thoại", one.phone
    yield "Dân tộc, tôn giáo", joined(", ", one.ethnicity, one.religion)
    yield "Quê quán", one.home_town
    yield "Nơi ở hiện nay", one.address
    yield "Tổ công đoàn", sections.get(one.section_id, "")
    yield "Chức vụ, công việc", one.job
    yield "Ngày vào làm", print_date(one.start_work)
    yield "Loại hợp đồng", one.contract
    yield "Lương đóng BHXH", text_of(one.insured_salary)
    yield "Học vấn, chuyên môn", joined(", ", one.schooling, one.education)
    yield "Lý luận, ngoại ngữ", joined(", ", one.political_theory, one.languages)
    yield "Đảng viên, ngày vào", joined(", ", party, print_date(one.party_joined))
    yield "Ngày, nơi vào CĐ", joined(", ", print_date(one.joined), one.joined_at)
    yield "Số thẻ, chức vụ CĐ", joined(", ", one.card_number, one.union_post)
    if one.service:
        yield "Quá trình công tác công đoàn", printed_service(one.service)
    for relative in one.family:
        yield relative.relation or "Thân nhân", joined(", ", relative.full_name, text_of(relative.birth))


def chosen_people(reading: Reading, people: str) -> list[Member]:
    """The people of the ids, or those in activity of one section, in the order of names; raises NotFound."""
    if people.startswith(SECTION):
        return [one for one in active_members(reading) if one.section_id == people.removeprefix(SECTION)]
    wanted = [one for one in people.split(",") if one]
    found = members_with_ids(reading, wanted)
    if missing := [one for one in wanted if one not in found]:
        raise NotFound("member", missing[0])
    return sorted(found.values(), key=lambda one: (name_sort_key(one.full_name), one.id))


def one_each(people: Sequence[Member], of_one: Callable[[Member], Document]) -> Document:
    """A page of its own for each person, or one blank form."""
    first, *others = map(of_one, people or (_BLANK,))
    return replace(first, following=tuple(others))


def section_names(reading: Reading) -> dict[str, str]:
    return {section.id: section.name for section in list_sections(reading)}


def _under_sex(one: Member) -> tuple[PartialDate | None, PartialDate | None]:
    """The birth under Nam or under Nữ."""
    is_woman = one.sex is Sex.FEMALE
    return None if is_woman else one.birth, one.birth if is_woman else None


def _service(one: Member) -> str:
    return "; ".join(map(short_service, one.service))


def party_words(one: Member) -> str:
    standing = "dự bị" if one.party is Party.ON_PROBATION else "x" if one.party and not one.party_joined else ""
    return joined(" ", print_date(one.party_joined), f"({standing})" if standing == "dự bị" else standing)


def joined(by: str, *texts: str) -> str:
    return by.join(text for text in texts if text)


def text_of(value: Any) -> str:
    return "" if value is None else str(value)


def undated(place: str) -> str:
    """Place and day of a paper that is dated when it is signed."""
    day = "ngày ..... tháng ..... năm ........"
    return f"{place.strip() or NO_PLACE}, {day}"


def people_choices(reading: Reading) -> list[tuple[str, str]]:
    """For whom a paper can be made where nobody is chosen by name; those are chosen in the list of members."""
    sections = [(f"{SECTION}{one.id}", one.name) for one in list_sections(reading) if not one.closed]
    return [("", "Để trống: danh sách mọi người, mẫu chưa điền"), *sections]


REPORTS = tuple(
    Report(name, title, build, subject=Subject.PEOPLE, choices=people_choices)
    for name, title, build in (
        ("personnel-list", "Lý lịch trích ngang", personnel_list),
        ("application", "Mẫu 5a: đơn gia nhập công đoàn", application),
        ("joint-application", "Mẫu 5b: đơn gia nhập công đoàn tập thể", joint_application),
        ("transfer-paper", "Giấy giới thiệu chuyển sinh hoạt công đoàn", transfer_paper),
        ("review-sheet", "Phiếu rà soát thông tin đoàn viên", review_sheet),
    )
)
