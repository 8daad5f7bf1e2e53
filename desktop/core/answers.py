"""What a union above answered about records of ours: kept by the engine that receives, read by the feature whose
records they are. Neither names the other.

An answer names the table of the package and the row's key there; what it says is the sender's own words about its own
lists, never a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Text, delete, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from desktop.core.database import Reading, Transaction
from desktop.core.tables import Base


class AnswerRow(Base):
    __tablename__ = "answer_from_above"

    unit_id: Mapped[str] = mapped_column(Text, primary_key=True)
    table: Mapped[str] = mapped_column(Text, primary_key=True)
    row: Mapped[str] = mapped_column(Text, primary_key=True)
    text: Mapped[str] = mapped_column(Text)


@dataclass(frozen=True)
class Answer:
    table: str
    row: str
    text: str


def keep(tx: Transaction, unit_id: str, given: Sequence[Answer]) -> None:
    """A unit's answers are a snapshot: they stand in the place of what it answered before."""
    tx.session.execute(delete(AnswerRow).where(AnswerRow.unit_id == unit_id))
    if given:
        tx.session.execute(
            insert(AnswerRow), [{"unit_id": unit_id, "table": a.table, "row": a.row, "text": a.text} for a in given]
        )


def about(reading: Reading, table: str) -> dict[str, str]:
    """What was answered about rows of a table, by the row's key."""
    query = select(AnswerRow.row, AnswerRow.text).where(AnswerRow.table == table).order_by(AnswerRow.unit_id)
    found: dict[str, list[str]] = {}
    for row, text in reading.session.execute(query):
        found.setdefault(row, []).append(text)
    return {row: "; ".join(texts) for row, texts in found.items()}
