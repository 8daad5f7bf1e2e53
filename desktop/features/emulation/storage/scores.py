"""Templates of scoring sheets that the officer made, the sheets, and the points on them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Boolean, Date, ForeignKey, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.core.store import Store, chunks
from desktop.core.tables import EnumColumn, JsonColumn, Stored
from desktop.features.emulation.domain import (
    GradeStep,
    Score,
    ScoreGroup,
    ScoreSheet,
    ScoreTemplate,
    SheetState,
    SubjectKind,
)


class ScoreTemplateRow(Stored):
    __tablename__ = "score_template"
    __table_args__ = (UniqueConstraint("code", "version"),)

    code: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    groups: Mapped[tuple[ScoreGroup, ...]] = mapped_column(JsonColumn(tuple[ScoreGroup, ...]))
    grades: Mapped[tuple[GradeStep, ...]] = mapped_column(JsonColumn(tuple[GradeStep, ...]))
    version: Mapped[int] = mapped_column(Integer)
    subject: Mapped[SubjectKind] = mapped_column(EnumColumn(SubjectKind))
    basis: Mapped[str] = mapped_column(Text)
    step: Mapped[str] = mapped_column(Text)
    cap: Mapped[str] = mapped_column(Text)
    limit: Mapped[str] = mapped_column(Text)
    retired: Mapped[bool] = mapped_column(Boolean)


class ScoreSheetRow(Stored):
    """`subject_id` points at a section or the union; `template_id` may be one of the program's own, which no table
    holds."""

    __tablename__ = "score_sheet"
    __table_args__ = (UniqueConstraint("campaign_id", "phase", "subject_id", "template_id"),)

    campaign_id: Mapped[str] = mapped_column(Text, ForeignKey("campaign.id"))
    kind: Mapped[SubjectKind] = mapped_column(EnumColumn(SubjectKind))
    subject_id: Mapped[str] = mapped_column(Text)
    template_id: Mapped[str] = mapped_column(Text)
    phase: Mapped[str] = mapped_column(Text)
    bloc: Mapped[str] = mapped_column(Text)
    state: Mapped[SheetState] = mapped_column(EnumColumn(SheetState))
    published: Mapped[bool] = mapped_column(Boolean)
    finalised_on: Mapped[date | None] = mapped_column(Date)
    note: Mapped[str] = mapped_column(Text)


class ScoreRow(Stored):
    __tablename__ = "score"
    __table_args__ = (UniqueConstraint("sheet_id", "item"),)

    sheet_id: Mapped[str] = mapped_column(Text, ForeignKey("score_sheet.id"))
    item: Mapped[str] = mapped_column(Text)
    self_points: Mapped[str] = mapped_column(Text)
    points: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)


class ScoreTemplateStore(Store[ScoreTemplate]):
    kind = "score_template"
    row = ScoreTemplateRow
    record = ScoreTemplate


class ScoreSheetStore(Store[ScoreSheet]):
    kind = "score_sheet"
    row = ScoreSheetRow
    record = ScoreSheet

    def of_campaign(self, campaign_id: str) -> list[ScoreSheet]:
        return self.all(ScoreSheetRow.campaign_id == campaign_id)

    def count_of_template(self, template_id: str) -> int:
        return self.count(ScoreSheetRow.template_id == template_id)


class ScoreStore(Store[Score]):
    kind = "score"
    row = ScoreRow
    record = Score

    def of_sheets(self, sheet_ids: Iterable[str]) -> dict[str, list[Score]]:
        found: dict[str, list[Score]] = {}
        for chunk in chunks(sheet_ids):
            for one in self.all(ScoreRow.sheet_id.in_(chunk)):
                found.setdefault(one.sheet_id, []).append(one)
        return found
