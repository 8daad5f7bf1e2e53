"""The Tết list as it goes out; brought in again it changes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from desktop.core.contracts import ListExport
from desktop.core.database import Reading
from desktop.features.tet_gifts.domain import GiftQuery, GiftState
from desktop.features.tet_gifts.imports.fields import FIELDS
from desktop.features.tet_gifts.services import (
    current_campaign,
    kind_name,
    list_gifts,
    list_schemes,
    reasons_in_words,
)
from desktop.features.tet_gifts.services.people import lines_of_people


def _export_rows(reading: Reading) -> Iterable[tuple[Any, ...]]:
    campaign = current_campaign(reading)
    if campaign is None:
        return
    codes = {scheme.id: scheme.code for scheme in list_schemes(reading, campaign.id)}
    lines = list_gifts(reading, GiftQuery(campaign_id=campaign.id))
    parents = {one.id: one.parent for one in lines_of_people(reading, [one.beneficiary_id for one in lines])}
    for line in lines:
        yield (
            line.full_name, line.birth, line.sex.value if line.sex else "", line.national_id, line.phone, line.unit,
            kind_name(line.kind).short, codes[line.scheme_id], reasons_in_words(line.reasons), "", line.proposed,
            line.years_away, parents.get(line.beneficiary_id, ""), line.household,
            line.note, line.slip_code, STATE_NAMES[line.state], line.approved or None,
        )  # fmt: skip


STATE_NAMES = {
    GiftState.PROPOSED: "Đề xuất",
    GiftState.VERIFIED: "Đã xác minh",
    GiftState.APPROVED: "Ban Chấp hành duyệt",
    GiftState.REJECTED: "Không duyệt",
    GiftState.POSTED: "Đang niêm yết",
    GiftState.FINAL: "Đã chốt",
    GiftState.SENT_UP: "Đã gửi cấp trên",
    GiftState.SUPERIOR_APPROVED: "Cấp trên duyệt",
    GiftState.SUPERIOR_REJECTED: "Cấp trên loại",
    GiftState.ISSUED: "Đang cấp phát",
    GiftState.RECEIVED: "Đã nhận",
    GiftState.NOT_TAKEN: "Không nhận",
    GiftState.RETURNED: "Đã thu hồi",
    GiftState.REPLACED: "Đã thay người",
    GiftState.SETTLED: "Đã quyết toán",
}

EXPORT = ListExport(
    "beneficiaries",
    "Danh sách người thụ hưởng quà Tết",
    (*(field.title for field in FIELDS if field.key != "wanted"), "Mã phiếu", "Trạng thái", "Mức được duyệt"),
    _export_rows,
)
