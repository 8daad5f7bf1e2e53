"""Where these unions come from: that of the awards, that of the Tết gifts, and every paper of the sample union."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop import catalog
from desktop.commands import sample
from desktop.core.contracts import Report
from desktop.core.document import Document, Facts, Paragraph, Signatures
from desktop.core.errors import UserError
from tests.awards.conftest import house
from tests.emulation.conftest import book
from tests.sync.conftest import desk, stranger, union
from tests.tet_gifts.conftest import change_scheme, tet

__all__ = ["book", "change_scheme", "desk", "house", "printed", "stranger", "tet", "union"]


@dataclass(frozen=True)
class Printed:
    """A paper of the sample union, and those that follow it."""

    report: Report
    document: Document

    @property
    def said(self) -> str:
        return "\n".join(text for one in self.document.every for text in texts(one))


def texts(document: Document) -> Iterator[str]:
    yield from (document.title, document.subtitle, document.note, document.form)
    yield from (document.letterhead.superior, document.letterhead.issuer, document.letterhead.number)
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield f"{block.lead} {block.text}"
        elif isinstance(block, Facts):
            yield from (f"{label}: {value}" for label, value in block.pairs)
        elif isinstance(block, Signatures):
            yield from (line for one in block.blocks for line in (*one.lines, one.name, one.note))
            yield from block.recipients
    for table in document.tables:
        yield from (column.title for column in table.columns)
        yield from (str(cell) for row in table.rows for cell in row.cells if cell is not None)


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[Printed]:
    """Every paper of the sample union that is about something, made today, after the districts ended."""
    folder: Path = tmp_path_factory.mktemp("sample")
    union = sample.make_sample(folder, "bốn từ rất dễ nhớ", 60)
    made = list[Printed]()
    try:
        union.database.clock = sample.TET_GIVEN
        with union.database.read() as reading:
            for report in catalog.reports():
                code = ("TET2026" if report.name.startswith("tet") else "TD-2025") if report.needs_campaign else ""
                try:
                    made.append(Printed(report, report.build(reading, code)))
                except UserError:
                    continue
    finally:
        union.close()
    assert len(made) > 30
    return made
