"""What the sample union went through: posts held, addresses of before the reform, a re-organisation, a closed count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.core.clock import fixed_at
from desktop.core.partial_date import PartialDate
from desktop.features.accounts.books import Book
from desktop.features.members.domain import (
    EventKind,
    Fate,
    Member,
    MembershipEvent,
    Period,
    ReorganizationPlan,
    SectionPlan,
    ServicePeriod,
)
from desktop.features.members.services import (
    active_members,
    change_members,
    close_count,
    list_address_proposals,
    list_crowds,
    record_event,
    reorganize,
)

REORGANIZED, COUNTED, CORRECTED = fixed_at(2025, 8, 1), fixed_at(2025, 12, 2), fixed_at(2025, 12, 20)
COUNTED_PERIOD = Period(date(2025, 6, 1), date(2025, 11, 30))
ADDRESSES = (
    "số 12, ngõ 40 phố Bạch Mai, phường Bạch Mai, quận Hai Bà Trưng, TP Hà Nội",
    "xóm 3, xã Đức Bác, huyện Sông Lô, tỉnh Vĩnh Phúc",
    "thôn Đông, xã Việt Hùng, huyện Trực Ninh, tỉnh Nam Định",
    "tỉnh Hà Nam",
    "tổ 5, phường Hợp Giang, tỉnh Cao Bằng",
)
DECISION = "15/QĐ-CĐCS"


def tell_posts_and_addresses(book: Book) -> None:
    """Some hold posts in the union, some held them before; people live where provinces have merged since."""
    with book.database.write("change_members") as tx:
        people = active_members(tx)
        chosen = people[::12]
        service = {one.id: _service(number, one) for number, one in enumerate(chosen[: max(4, len(chosen) // 2)])}
        address = {one.id: ADDRESSES[number % len(ADDRESSES)] for number, one in enumerate(people[::4])}
        change_members(
            tx,
            {*service, *address},
            lambda one: replace(
                one, service=service.get(one.id, one.service), address=address.get(one.id, one.address)
            ),
        )


def _service(number: int, one: Member) -> tuple[ServicePeriod, ...]:
    led = ServicePeriod("Tổ trưởng", "", PartialDate(2018), PartialDate(2023, 3, 31), "03/QĐ-CĐCS")
    if number == 0:
        return led, ServicePeriod("Ủy viên Ban Chấp hành", "CĐCS", PartialDate(2023, 4, 1), None, "09/QĐ-CĐCS")
    if number % 3 == 1:
        return (replace(led, post="Tổ phó"),)
    return (ServicePeriod("Tổ trưởng", "", PartialDate(2023, 4, 1), None, "09/QĐ-CĐCS"),)


def reorganize_sections(book: Book) -> None:
    """On 01/08/2025 the store joins finishing, the technicians get another name, a team of sewers is parted off."""
    book.database.clock = REORGANIZED
    with book.database.write("reorganize") as tx:
        crowds = {crowd.section.name: crowd for crowd in list_crowds(tx)}
        sewers = crowds["Tổ May 2"].people
        certain = {one.id: one.proposed for one in list_address_proposals(tx) if one.certain}
        reorganize(
            tx,
            ReorganizationPlan(
                date(2025, 8, 1),
                DECISION,
                sections=(
                    SectionPlan(crowds["Tổ Kho vận"].section.id, Fate.JOINS, "Tổ Hoàn thành"),
                    SectionPlan(crowds["Tổ Kỹ thuật – Cơ điện"].section.id, Fate.RENAMED, "Tổ Kỹ thuật"),
                    SectionPlan(
                        crowds["Tổ May 2"].section.id,
                        Fate.SPLITS,
                        parts={"Tổ May mẫu": tuple(one for one, _ in sewers[: max(1, len(sewers) // 5)])},
                    ),
                ),
                addresses=certain,
            ),
        )


def close_the_count(book: Book) -> None:
    """The figures of 30/11/2025 are closed; afterwards it turns out that somebody had retired before."""
    book.database.clock = COUNTED
    with book.database.write("close_count") as tx:
        close_count(tx, COUNTED_PERIOD)
    book.database.clock = CORRECTED
    with book.database.write("record_event") as tx:
        late = active_members(tx)[-1]
        retired = date(2025, 11, 15)
        record_event(
            tx,
            MembershipEvent(
                "", late.id, EventKind.RETIRED, retired, decision="88/QĐ-HP", reason="Nhận quyết định chậm",
                is_correction=True,
            ),
        )  # fmt: skip
