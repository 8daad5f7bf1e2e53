"""Union posts stand in the member's record only

Times in union posts were kept twice: with the record and apart for the awards. Those kept apart go into the record,
unless the same post of that time stands there already; the post that lists show follows from those still held.
"""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

NAMES = {
    "CHU_TICH": "Chủ tịch", "PHO_CHU_TICH": "Phó Chủ tịch", "UV_BTV": "Ủy viên Ban Thường vụ",
    "UV_BCH": "Ủy viên Ban Chấp hành", "UV_UBKT": "Ủy viên Ủy ban Kiểm tra", "BAN_NU_CONG": "Ban Nữ công",
    "CHU_TICH_CDBP": "Chủ tịch công đoàn bộ phận", "TO_TRUONG": "Tổ trưởng", "TO_PHO": "Tổ phó",
}  # fmt: skip


def upgrade() -> None:
    connection = op.get_bind()
    found = connection.execute(
        sa.text('SELECT member_id, post, start, "end", place FROM service_period ORDER BY member_id, start')
    ).all()
    apart: dict[str, list[dict[str, Any]]] = {}
    for member, post, start, end, place in found:
        period = {"post": NAMES.get(post, post), "unit": place, "since": start, "until": end, "decision": ""}
        apart.setdefault(member, []).append(period)
    for member, periods in apart.items():
        row = connection.execute(sa.text("SELECT service FROM member WHERE id = :id"), {"id": member}).one()
        kept = json.loads(row[0] or "[]")
        new = [one for one in periods if not any(_same(one, known) for known in kept)]
        if not new:
            continue
        service = sorted([*kept, *new], key=lambda one: str(one["since"] or ""))
        held = sorted({one["post"] for one in service if one["until"] is None and one["post"]}, key=_rank)
        values = {"service": json.dumps(service, ensure_ascii=False), "post": ", ".join(held), "id": member}
        told = ", union_post = :post" if held else ""
        connection.execute(
            sa.text(f"UPDATE member SET service = :service{told}, revision = revision + 1 WHERE id = :id"),
            values,
        )
    op.drop_index("ix_service_period_member_id", "service_period")
    op.drop_table("service_period")


def _same(one: dict[str, Any], known: dict[str, Any]) -> bool:
    """The same post begun in the same year: the record may know no more than that."""
    posts = (str(each["post"]).casefold() for each in (one, known))
    years = (str(each["since"] or "")[:4] for each in (one, known))
    return len(set(posts)) == 1 and len(set(years)) == 1


def _rank(post: str) -> tuple[int, str]:
    order = list(NAMES.values())
    return (order.index(post) if post in order else len(order)), post
