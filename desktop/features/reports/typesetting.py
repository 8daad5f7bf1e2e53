"""What every format of a paper has in common: NĐ 30/2020/NĐ-CP measures, how values are printed, headings, totals.

Lengths are millimetres, type sizes points. Nothing here knows a file format.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.core.document import (
    Align,
    Block,
    Cell,
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
from desktop.core.money import Dong
from desktop.core.partial_date import print_date

PAGE = (210.0, 297.0)
TOP, BOTTOM, LEFT, RIGHT = 20.0, 20.0, 30.0, 15.0
INDENT = 10.0
SIGNATURE_ROW = 9.0  # the least height in which a hand can sign
SIGNATURE_SPACE = 22.0  # between the line "(Ký, ghi rõ họ tên)" and the printed name
LETTERHEAD_LEFT = 0.42  # of the width; the right column holds the longer, fixed lines
RULE = 0.4  # of the issuer's printed width: the decree asks for 1/3 to 1/2

BODY_SIZE, TITLE_SIZE, SUBTITLE_SIZE = 13.0, 14.0, 13.0
NAME_SIZE, NATION_SIZE, MOTTO_SIZE, NUMBER_SIZE = 12.0, 12.0, 13.0, 13.0
RECIPIENTS_TITLE_SIZE, RECIPIENTS_SIZE = 12.0, 11.0
TABLE_SIZES = (12.0, 11.0, 10.5, 10.0, 9.0)
PARAGRAPH_GAP = 6.0  # points

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
RECIPIENTS = "Nơi nhận:"
TOTAL = "Tổng cộng"
PAGE_TOTAL, BROUGHT_FORWARD = "Cộng trang", "Mang sang"
NOTHING = "Không có"
CLOSING_TEXT = 900  # letters: so much text between a table and the signatures still belongs to the table
_LINE = 90  # letters of a line, roughly

# Controls, lone surrogates and non-characters: XML cannot hold them and nobody can read them.
_UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]+")


def clean(text: str) -> str:
    """Text as every format takes it: composed letters (NFC), line breaks as newline, no control characters."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    return _UNPRINTABLE.sub("", text)


def printed(cell: Cell, kind: Kind) -> str:
    """A cell as it stands on paper. Whole numbers get dots in columns of numbers and money; years and codes do not."""
    if isinstance(cell, str):
        return clean(cell)
    if cell is None or cell is False:
        return ""
    if cell is True:
        return "x"
    if isinstance(cell, int):
        dotted = isinstance(cell, Dong) or kind in (Kind.NUMBER, Kind.MONEY)
        return str(Dong(cell)) if dotted else str(cell)
    return print_date(cell) if isinstance(cell, date) else str(cell)


def page_size(document: Document) -> tuple[float, float]:
    if document.sheets:
        return document.sheets[0].page
    return (PAGE[1], PAGE[0]) if document.landscape else PAGE


def text_width(document: Document) -> float:
    return page_size(document)[0] - LEFT - RIGHT


def number_line(number: str) -> str:
    """`Số: 07/TTr-CĐCS`, with room for a pen before the symbol when the paper has no number yet."""
    return f"Số:        {clean(number)}" if number.startswith("/") else f"Số: {clean(number)}"


def fact_line(label: str, value: str) -> str:
    return f"{clean(label).rstrip(': ')}: {clean(value)}"


# What belongs together


def leads(block: Block, following: Block | None) -> bool:
    """Whether `block` must not be the last thing on a page: a heading, a line that announces, a line over a table."""
    if not isinstance(block, Paragraph) or following is None:
        return False
    heading = block.bold or (block.italic and block.align is Align.LEFT)
    return heading or isinstance(following, Table) or block.text.rstrip().endswith(":")


def closing(blocks: Sequence[Block], signatures: int) -> int:
    """The first block of those that end on the page of the signatures at that index.

    That is the last table when little text follows it (its last two rows stay), else the block before the signatures.
    """
    said = 0
    for index in range(signatures - 1, -1, -1):
        block = blocks[index]
        if isinstance(block, Table):
            return index
        if isinstance(block, Paragraph):
            said += max(_LINE, len(block.lead) + len(block.text))
        elif isinstance(block, Facts):
            said += _LINE * len(block.pairs)
        if said > CLOSING_TEXT:
            break
    return max(signatures - 1, 0)


def count_plain(table: Table) -> int:
    return sum(row.style is RowStyle.PLAIN for row in table.rows)


def rows_that_stay(table: Table) -> int:
    """How many of the last rows stay with what follows the table; the heading keeps one of a short table."""
    return min(2, max(1, count_plain(table) - 1))


def begins_with_two(table: Table) -> bool:
    """Whether the first row stays with the second: in a short table those two may be the last two as well."""
    return count_plain(table) > 3


# Tables


def filled(document: Document) -> Document:
    """The paper whose empty tables say so in a row, for an empty frame looks like a page forgotten."""
    return replace(document, blocks=tuple(_told(block) for block in document.blocks))


def _told(block: Block) -> Block:
    if not isinstance(block, Table) or block.rows or not block.columns:
        return block
    texts = [index for index, column in enumerate(block.columns) if column.kind is Kind.TEXT]
    place = texts[0] if texts else 0
    row = Row(tuple(NOTHING if index == place else None for index in range(len(block.columns))))
    return replace(block, rows=(row,), row_height_mm=0.0)


@dataclass(frozen=True)
class HeadingCell:
    """A cell of the table's heading: columns `first` to `last`, from `level`, over `levels` lines of the heading."""

    text: str
    first: int
    last: int
    level: int
    levels: int


def heading_levels(columns: Sequence[Column]) -> int:
    return 2 if any(column.group for column in columns) else 1


def heading_cells(columns: Sequence[Column]) -> list[HeadingCell]:
    """Top line first, left to right. Neighbours of one group share a cell above their own."""
    levels = heading_levels(columns)
    top: list[HeadingCell] = []
    under: list[HeadingCell] = []
    for index, column in enumerate(columns):
        title = clean(column.title)
        if not column.group:
            top.append(HeadingCell(title, index, index, 0, levels))
            continue
        under.append(HeadingCell(title, index, index, 1, 1))
        if index and columns[index - 1].group == column.group:
            top[-1] = HeadingCell(top[-1].text, top[-1].first, index, 0, 1)
        else:
            top.append(HeadingCell(clean(column.group), index, index, 0, 1))
    return top + under


def sums(columns: Sequence[Column], rows: Iterable[Row]) -> dict[int, int]:
    """The totals of the columns that ask for one, over plain rows; subtotals are not counted twice."""
    adding = [index for index, column in enumerate(columns) if column.total]
    totals = {index: Dong(0) if columns[index].kind is Kind.MONEY else 0 for index in adding}
    for row in rows:
        if row.style is RowStyle.PLAIN:
            for index in adding:
                value = row.cells[index]
                if isinstance(value, int):
                    totals[index] += value
    return totals


def has_total(table: Table) -> bool:
    return bool(table.total_label) or any(column.total for column in table.columns)


def total_cells(table: Table, totals: dict[int, int], label: str = "") -> tuple[int, tuple[Cell, ...]]:
    """The cells of a row of totals, and how many columns its label covers."""
    covered = max(1, min(totals, default=len(table.columns)))
    cells: list[Cell] = [totals.get(index) for index in range(len(table.columns))]
    cells[0] = label or clean(table.total_label) or TOTAL
    return covered, tuple(cells)


def least_row_height(table: Table) -> float:
    signed = any(column.kind is Kind.SIGNATURE for column in table.columns)
    return max(table.row_height_mm, SIGNATURE_ROW if signed else 0.0)


def is_right_aligned(kind: Kind) -> bool:
    return kind in (Kind.NUMBER, Kind.MONEY)


def is_centred(kind: Kind) -> bool:
    return kind in (Kind.CENTRED, Kind.DATE)


def recipient_lines(recipients: Sequence[str]) -> list[str]:
    """`- Như trên;` … the last one ends with a full stop, as the decree's own model has it."""
    lines = [f"- {clean(recipient).strip().lstrip('-– ').rstrip(';. ')}" for recipient in recipients]
    lines = [line for line in lines if line != "- "]
    return [line + (";" if index < len(lines) - 1 else ".") for index, line in enumerate(lines)]


def with_signers(band: Signatures) -> Signatures:
    """A band that is only recipients still has a place on its right, where somebody signs by hand."""
    return band if band.blocks else replace(band, blocks=(Signature((), note=""),))
