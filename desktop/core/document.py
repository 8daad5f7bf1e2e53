"""A paper before it has a file format: what it says and how it is laid out, ready for PDF, Excel or Word.

Layout follows NĐ 30/2020/NĐ-CP and the union's own headers: letterhead of two columns, title, body, tables with
repeated headings, amount in words, recipients on the left and signatures on the right. Lengths are millimetres. Texts
are NFC.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.core.placed import Sheet

Cell = str | int | Dong | date | PartialDate | None


class Kind(StrEnum):
    """What a column holds: it decides alignment, number format and, in Excel, that texts never become formulas."""

    TEXT = "text"
    CENTRED = "centred"  # short words, codes, years
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    SIGNATURE = "signature"  # left empty for a hand-written signature; its rows are at least 9 mm high


class RowStyle(StrEnum):
    PLAIN = "plain"
    SECTION = "section"  # the name of a tổ across the table; only the first cell is shown
    SUBTOTAL = "subtotal"


@dataclass(frozen=True)
class Column:
    """`width` is a share: columns divide the page's width in proportion. Neighbours with the same `group` stand under
    one common heading ("Năm sinh" over "Nam" and "Nữ"). `total` adds the column up in the last row."""

    title: str
    width: float
    kind: Kind = Kind.TEXT
    group: str = ""
    total: bool = False


@dataclass(frozen=True)
class Row:
    cells: tuple[Cell, ...]
    style: RowStyle = RowStyle.PLAIN


@dataclass(frozen=True)
class Table:
    """`total_label` (as in "Tổng cộng: 35 suất") adds a last row; `carry_forward` prints "Cộng trang" and "Mang sang"
    rows for signed money lists. A row is never split over two pages. `place` is the name Word templates know it by."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total_label: str = ""
    carry_forward: bool = False
    row_height_mm: float = 0.0
    place: str = ""


class Align(StrEnum):
    JUSTIFY = "justify"
    LEFT = "left"
    CENTRE = "centre"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of running text. `lead` is printed bold before the text ("Bằng chữ:"). `place` is the name by which
    Word templates know the text; several of one name that ends in `*` are a list, and one that ends in `?` may lack."""

    text: str
    lead: str = ""
    bold: bool = False
    italic: bool = False
    align: Align = Align.JUSTIFY
    indent: bool = True
    place: str = ""


@dataclass(frozen=True)
class Portrait:
    """Somebody's photo (ảnh 3×4): a JPEG, or without content the empty frame in which one is glued."""

    content: bytes = b""
    width: float = 30.0
    height: float = 40.0
    label: str = "Ảnh 3×4"


@dataclass(frozen=True)
class Facts:
    """Label and value pairs, one a line, as at the head of a minutes or a summary. A portrait stands to the left of
    them, on one page with all of them; Excel leaves it out. Word templates know each value by its label, and with
    `place` all the lines by that name."""

    pairs: tuple[tuple[str, str], ...]
    portrait: Portrait | None = None
    place: str = ""


@dataclass(frozen=True)
class Signature:
    """`lines` are printed bold in capitals, one under the other ("TM. BAN CHẤP HÀNH", "CHỦ TỊCH")."""

    lines: tuple[str, ...]
    name: str = ""
    note: str = "(Ký, ghi rõ họ tên)"


@dataclass(frozen=True)
class Signatures:
    """Side by side, kept whole on the page of the last rows. `place_date` stands above the right one."""

    blocks: tuple[Signature, ...]
    place_date: str = ""
    recipients: tuple[str, ...] = ()


Block = Paragraph | Table | Facts | Signatures


@dataclass(frozen=True)
class Letterhead:
    """The two upper corners. `superior` and `issuer` are printed in capitals as they are; `number` as "07/TTr-CĐCS".
    `place_date` in italics under the motto, only for papers that are dated at the top."""

    superior: str
    issuer: str
    number: str = ""
    place_date: str = ""
    motto: bool = True


@dataclass(frozen=True)
class Document:
    """`slug` names the file (ASCII); `title` is the type of paper or list in capitals; `subtitle` its subject line.

    `form` stands bold at the top right ("Mẫu số 2"); `note` in italics below the title ("(Kèm theo Tờ trình số …)").
    `following` are papers of the same size printed after it, each from the top of its own page with its own numbers, as
    when everybody gets one; in Excel each has its sheet. With `sheets` the paper is nothing but these: no letterhead,
    no title, no margins but theirs; such papers are PDF only. `template` names the Word template the paper is filled
    into; without one it is written as it stands.
    """

    slug: str
    letterhead: Letterhead
    title: str
    subtitle: str = ""
    blocks: tuple[Block, ...] = ()
    landscape: bool = False
    form: str = ""
    note: str = ""
    keywords: tuple[str, ...] = field(default=())
    sheets: tuple[Sheet, ...] = ()
    following: tuple[Document, ...] = ()
    template: str = ""

    @property
    def every(self) -> tuple[Document, ...]:
        """The paper and those that follow it."""
        return self, *self.following

    @property
    def tables(self) -> Sequence[Table]:
        return [block for block in self.blocks if isinstance(block, Table)]
