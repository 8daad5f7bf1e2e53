"""The list of works, tasks and products, and the pacts with the signatures of all parties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from desktop.core.database import Reading
from desktop.core.document import (
    Align,
    Block,
    Column,
    Document,
    Facts,
    Kind,
    Paragraph,
    Row,
    RowStyle,
    Signature,
    Signatures,
    Table,
)
from desktop.core.money import total
from desktop.core.partial_date import print_date
from desktop.core.vietnamese.amounts import amount_in_words
from desktop.core.vietnamese.dates_in_words import place_and_date
from desktop.features.emulation.domain import Campaign, Pact, PactParty, WorkItem, WorkKind, WorkState
from desktop.features.emulation.reports.printed import heading, listed, subject_of
from desktop.features.emulation.services import find_campaign_by_code, list_pacts, list_work_items
from desktop.features.organization.services import get_union, letterhead, list_signatures

KIND_NAMES = {WorkKind.WORK: "Công trình", WorkKind.TASK: "Phần việc", WorkKind.PRODUCT: "Sản phẩm"}
STATE_NAMES = {
    WorkState.REGISTERED: "Đăng ký",
    WorkState.RUNNING: "Đang thực hiện",
    WorkState.DONE: "Hoàn thành",
    WorkState.DROPPED: "Không thực hiện",
}
_PARTIES_A_ROW = 3
_DOTS = "." * 60


def work_items_list(reading: Reading, code: str) -> Document:
    """Danh sách công trình, phần việc, sản phẩm by kind. Raises NoSuchCampaign, UnionMissing."""
    campaign = find_campaign_by_code(reading, code)
    items = list_work_items(reading, campaign.id)
    rows: list[Row] = []
    number = 0
    for kind in WorkKind:
        mine = [one for one in items if one.kind is kind]
        if mine:
            rows.append(Row((f"{KIND_NAMES[kind]} ({len(mine)})",), RowStyle.SECTION))
        for one in mine:
            number += 1
            rows.append(Row(_work_cells(number, one)))
    worth = total(one.value for one in items if one.state is not WorkState.DROPPED)
    return Document(
        slug=f"cong-trinh-phan-viec-san-pham-{campaign.code}",
        letterhead=letterhead(reading),
        title="DANH SÁCH CÔNG TRÌNH, PHẦN VIỆC, SẢN PHẨM",
        subtitle=subject_of(campaign),
        landscape=True,
        blocks=(
            Table(
                (
                    Column("STT", 9, Kind.CENTRED),
                    Column("Tên công trình, phần việc, sản phẩm", 62),
                    Column("Tập thể, cá nhân phụ trách", 40),
                    Column("Khởi công, bắt đầu", 22, Kind.DATE),
                    Column("Hoàn thành", 22, Kind.DATE),
                    Column("Giá trị (đồng)", 28, Kind.MONEY),
                    Column("Gắn biển (ngày, dịp)", 44),
                    Column("Tình trạng", 24),
                    Column("Ghi chú", 28),
                ),
                tuple(rows),
            ),
            Paragraph(
                f"{len(items)} công trình, phần việc, sản phẩm; {sum(bool(one.plaque_on) for one in items)} đã gắn "
                f"biển; giá trị {worth} đồng ({amount_in_words(worth)}).",
                lead="Tổng cộng:",
                indent=False,
            ),
            list_signatures(reading),
        ),
    )


def _work_cells(number: int, one: WorkItem) -> tuple[Any, ...]:
    plaque = ", ".join(filter(None, (print_date(one.plaque_on) or "Có", one.occasion))) if one.plaque else ""
    return (
        number, one.name, one.responsible, one.start, one.finish, one.value or None, plaque, STATE_NAMES[one.state],
        one.note,
    )  # fmt: skip


def pact_papers(reading: Reading, code: str, ids: Sequence[str] = ()) -> Document:
    """Every pact of the campaign, or those with these ids, each on pages of its own; a blank one when there is none."""
    campaign = find_campaign_by_code(reading, code)
    pacts = [one for one in list_pacts(reading, campaign.id) if not ids or one.id in set(ids)]
    papers = [_pact(reading, campaign, one) for one in pacts or [_blank(reading, campaign)]]
    return replace(papers[0], slug=f"giao-uoc-thi-dua-{campaign.code}", following=tuple(papers[1:]))


def _pact(reading: Reading, campaign: Campaign, pact: Pact) -> Document:
    when = f"ngày {print_date(pact.signed_on)}" if pact.signed_on else "ngày ..... tháng ..... năm ........."
    where = f" tại {pact.place}" if pact.place else ""
    return Document(
        slug=f"giao-uoc-{pact.id}",
        letterhead=letterhead(reading),
        title="BẢN GIAO ƯỚC THI ĐUA",
        subtitle=pact.title,
        blocks=(
            Paragraph(campaign.name + (f", chủ đề “{campaign.theme}”" if campaign.theme else ""), lead="Thực hiện:"),
            Paragraph(f"Hôm nay, {when}{where}, chúng tôi gồm:"),
            *_parties(pact.parties),
            Paragraph("Cùng nhau ký kết giao ước thi đua với các nội dung sau:"),
            *(Paragraph(f"{number}. {text}") for number, text in enumerate(pact.contents, 1)),
            *(listed([pact.note]) if pact.note else ()),
            Paragraph(
                f"Bản giao ước được lập thành {len(pact.parties)} bản, mỗi bên giữ 01 bản, có giá trị như nhau; các "
                "bên cam kết thực hiện đúng những nội dung đã ký./."
            ),
            *_signatures(reading, pact),
        ),
    )


def _parties(parties: Sequence[PactParty]) -> Iterable[Block]:
    for number, party in enumerate(parties, 1):
        yield heading(f"Bên thứ {_ORDINALS[number - 1] if number <= len(_ORDINALS) else number}: {party.name}")
        stands = ", ".join(filter(None, (party.representative, party.post)))
        yield Facts((("Đại diện", stands or _DOTS),))


def _signatures(reading: Reading, pact: Pact) -> Iterable[Block]:
    """Three beside each other at most; the date above the first row, the witness under the last."""
    signed = pact.signed_on or reading.today()
    dated = place_and_date(get_union(reading).place, signed) if pact.signed_on else ""
    blocks = [Signature(("ĐẠI DIỆN", party.name.upper()), party.representative) for party in pact.parties]
    for first in range(0, len(blocks), _PARTIES_A_ROW):
        yield Signatures(tuple(blocks[first : first + _PARTIES_A_ROW]), place_date=dated if not first else "")
    if pact.witness:
        yield Paragraph(pact.witness, lead="Chứng kiến:", align=Align.CENTRE, indent=False)


def _blank(reading: Reading, campaign: Campaign) -> Pact:
    parties = (PactParty(get_union(reading).name, get_union(reading).chair, "Chủ tịch"), PactParty(_DOTS))
    return Pact("", campaign.id, "Giữa " + "." * 40 + " và " + "." * 40, None, "", parties, (_DOTS, _DOTS, _DOTS))


_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu")
