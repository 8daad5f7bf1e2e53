"""Write resources/templates anew: for each paper that has a Word template its .docx and the example it is tried with.

The shipped template is the built-in Word paper of the sample union in which every text that comes from the book was
replaced by its place, so both always look the same. Run it after changing one of those papers:

    templates.py --data-dir FOLDER      a folder in which `demo` made the sample union
"""

from __future__ import annotations

import argparse
import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from desktop.core.document import (  # noqa: E402
    Block,
    Document,
    Facts,
    Paragraph,
    Row,
    RowStyle,
    Signatures,
    Table,
)
from desktop.features.reports import docx  # noqa: E402
from desktop.features.reports.measuring import Grid, Measure, fit  # noqa: E402
from desktop.features.reports.templates import TEMPLATES, column_keys, key, places_of, repacked  # noqa: E402
from desktop.features.reports.typesetting import printed  # noqa: E402

FOLDER = ROOT / "resources" / "templates"
_REPEATED = re.compile(r"<w:tr>(?:(?!</w:tr>).)*\{\{ dong\.(?!nhom)(?:(?!</w:tr>).)*</w:tr>", re.DOTALL)
"""The row that is there once for each record: it must not cling to the next, or the table would be one piece."""


class Marks:
    """Short texts that stand for places while the paper is laid out, so that no column grows with a name."""

    def __init__(self) -> None:
        self.places: dict[str, str] = {}

    def put(self, place: str, like: str = "") -> str:
        """As wide as the longest word of `like`, which then finds room."""
        longest = max((len(word) for word in like.split()), default=0)
        mark = f"\u2047{len(self.places):03}".ljust(min(longest, 14), "0")
        self.places[mark] = place
        return mark


def skeleton(document: Document, marks: Marks) -> Document:
    blocks: list[Block] = []
    lists: set[str] = set()
    for block in document.blocks:
        blocks += _block(block, marks, lists)
    return replace(document, blocks=tuple(blocks), following=())


def _block(block: Block, marks: Marks, lists: set[str]) -> Iterator[Block]:
    put = marks.put
    if isinstance(block, Paragraph) and block.place.endswith("*"):
        if block.place not in lists:
            lists.add(block.place)
            yield replace(block, text=put(f"{{%p for doan in {block.place[:-1]} %}}"))
            yield replace(block, text=put("{{ doan }}"))
            yield replace(block, text=put("{%p endfor %}"))
    elif isinstance(block, Paragraph) and block.place.endswith("?"):
        yield replace(block, text=put(f"{{%p if {block.place[:-1]} %}}"))
        yield replace(block, text=put(f"{{{{ {block.place[:-1]} }}}}"))
        yield replace(block, text=put("{%p endif %}"))
    elif isinstance(block, Paragraph) and block.place:
        yield replace(block, text=put(f"{{{{ {block.place} }}}}"))
    elif isinstance(block, Facts) and block.place:
        for text in (f"{{%p for doan in {block.place} %}}", "{{ doan }}", "{%p endfor %}"):
            yield Paragraph(put(text))
    elif isinstance(block, Facts):
        yield replace(block, pairs=tuple((label, put(f"{{{{ {key(label)} }}}}")) for label, _ in block.pairs))
    elif isinstance(block, Table) and block.place:
        yield _table(block, marks)
    elif isinstance(block, Signatures):
        named = tuple(
            replace(one, name=put(f"{{{{ nguoi_ky_{at} }}}}")) if one.name else one
            for at, one in enumerate(block.blocks, 1)
        )
        yield replace(block, blocks=named, place_date=put("{{ ngay_ky }}") if block.place_date else "")
    else:
        yield block


def _table(table: Table, marks: Marks) -> Table:

    def control(text: str) -> Row:
        return Row((marks.put(text),), RowStyle.SECTION)

    plain = [row for row in table.rows if row.style is RowStyle.PLAIN]

    def cells(of: str) -> tuple[str, ...]:
        found = []
        for at, name in enumerate(column_keys(table)):
            said = " ".join(printed(row.cells[at], table.columns[at].kind) for row in plain)
            found.append(marks.put(f"{{{{ {of}.{name} }}}}", said))
        return tuple(found)

    rows = [control(f"{{%tr for dong in {table.place} %}}")]
    sections = any(row.style is RowStyle.SECTION for row in table.rows)
    if sections:
        rows += [control("{%tr if dong.nhom %}"), control("{{ dong.nhom }}"), control("{%tr else %}")]
    rows.append(Row(cells("dong")))
    rows += [control("{%tr endif %}")] * sections + [control("{%tr endfor %}")]
    if table.total_label:
        total = list(cells(f"{table.place}_tong"))
        label = next(at for at, column in enumerate(table.columns) if column.kind.value == "text")
        total[: label + 1] = [""] * label + [table.total_label]
        rows.append(Row(tuple(total), RowStyle.SUBTOTAL))
    columns = tuple(replace(column, total=False) for column in table.columns)
    return replace(table, columns=columns, rows=tuple(rows), total_label="")


def template_of(document: Document) -> bytes:
    marks = Marks()
    file = io.BytesIO()
    tables = {table.place: table for table in document.tables}

    def as_in_example(table: Table, room: float, side: float, regular: Measure, bold: Measure) -> Grid:
        return fit(tables.get(table.place, table), room, side, regular, bold)

    with patch.object(docx, "fit", as_in_example):  # columns and type as the example made them
        docx.write(skeleton(document, marks), file)
    head = document.letterhead
    texts = {
        **marks.places,
        f">{escape(head.superior)}<": ">{{ cap_tren }}<",
        f">{escape(head.issuer)}<": ">{{ don_vi }}<",
        f">Số: {escape(head.number)}<": ">Số: {{ so_hieu }}<",
        f">{escape(head.place_date)}<": ">{{ noi_ngay }}<",
        f">{escape(document.title)}<": ">{{ ten_van_ban }}<",
        f">{escape(document.subtitle)}<": ">{{ trich_yeu }}<",
    }
    changed = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                text = content.decode("utf-8")
                for mark, place in texts.items():
                    text = text.replace(mark, place) if len(mark) > 2 else text
                content = _REPEATED.sub(lambda row: row[0].replace("<w:keepNext/>", ""), text).encode("utf-8")
            if name == "docProps/core.xml":
                content = content.replace(escape(head.issuer).encode(), b"")
            new.writestr(name, content)
    return repacked(changed.getvalue())


def write(documents: dict[str, Document]) -> None:
    FOLDER.mkdir(exist_ok=True)
    for name in TEMPLATES:
        document = documents[name]
        (FOLDER / f"{name}.docx").write_bytes(template_of(document))
        example = json.dumps(places_of(document), ensure_ascii=False, indent=1)
        (FOLDER / f"{name}.json").write_text(example + "\n", encoding="utf-8")


def main() -> int:
    from desktop.features.accounts.books import opened
    from desktop.features.awards.reports import REPORTS, dossier
    from desktop.features.emulation.services import current_campaign

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data-dir", type=Path, required=True)
    with opened(parser.parse_args().data_dir, "so cong doan mau") as book, book.database.read() as reading:
        campaign = current_campaign(reading)
        assert campaign is not None
        found = {one.template: one for one in dossier(reading, campaign.code).documents if one.template}
        decision = next(report for report in REPORTS if report.name == "award-decision")
        found["quyet_dinh"] = decision.build(reading, campaign.code)
    write(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
