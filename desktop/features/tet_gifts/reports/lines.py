"""What the papers of Tết care share: the table of gifts under their schemes, and what stands around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from desktop.core.database import Reading
from desktop.core.document import Block, Cell, Column, Paragraph, Row, RowStyle, Table
from desktop.core.money import Dong, total
from desktop.core.vietnamese.amounts import amount_in_words
from desktop.features.tet_gifts.domain import GiftLine, GiftState, Scheme, TetCampaign
from desktop.features.tet_gifts.services import gifts_on_paper


def by_scheme(
    reading: Reading,
    schemes: Sequence[Scheme],
    states: tuple[GiftState, ...],
    columns: tuple[Column, ...],
    cells: Callable[[int, GiftLine, Scheme], tuple[Cell, ...]],
    *,
    signed: bool = False,
    years: tuple[int, ...] = (),
) -> tuple[Table, list[GiftLine]]:
    """The table of all gifts, under the name of each scheme when there are several, by section and name."""
    rows: list[Row] = []
    listed: list[GiftLine] = []
    for scheme in schemes:
        lines = gifts_on_paper(reading, scheme.id, states, years)
        if len(schemes) > 1 and lines:
            rows.append(Row((f"{scheme.name} ({len(lines)} suất)",), RowStyle.SECTION))
        mine = []
        for line in lines:
            listed.append(line)
            mine.append(Row(cells(len(listed), line, scheme)))
        rows += mine
        if len(schemes) > 1 and lines and any(column.total for column in columns):
            rows.append(_subtotal(columns, mine, f"Cộng {len(lines)} suất"))
    label = f"Tổng cộng: {len(listed)} suất" if any(column.total for column in columns) else ""
    table = Table(columns, tuple(rows), total_label=label, carry_forward=signed, row_height_mm=10 if signed else 0)
    return table, listed


def _subtotal(columns: tuple[Column, ...], rows: Sequence[Row], label: str) -> Row:
    """What one scheme comes to: the label where names stand, sums where there are totals."""
    sums: list[Cell] = [
        total(row.cells[place] for row in rows if isinstance(row.cells[place], int)) if column.total else ""  # type: ignore[misc]
        for place, column in enumerate(columns)
    ]
    return Row((sums[0], label, *sums[2:]), RowStyle.SUBTOTAL)


def content(scheme: Scheme, line: GiftLine) -> str:
    goods = scheme.in_kind(line.approved)
    parts = ["Tiền mặt"] if scheme.in_cash(line.approved) else []
    if goods:
        content = scheme.content or scheme.name
        parts.append(content if str(goods) in content else f"{content} (trị giá {goods} đồng)")
    if line.voucher_serial:
        parts.append(f"số sê-ri {line.voucher_serial}")
    return "; ".join(parts)


def occasion(campaign: TetCampaign, schemes: Sequence[Scheme]) -> str:
    one = f"{schemes[0].name} – " if len(schemes) == 1 else ""
    return f"{one}{campaign.name}" + (f" ({campaign.programme})" if campaign.programme else "")


def in_words(amount: Dong) -> Paragraph:
    return Paragraph(f"{amount_in_words(amount)}.", lead="Bằng chữ:", italic=True, indent=False)


def goods_worth(worth: Dong) -> Iterable[Block]:
    if worth:
        yield Paragraph(
            f"trị giá {worth} đồng, không tính vào số tiền trên.", lead="Hiện vật, phiếu mua hàng:", indent=False
        )
