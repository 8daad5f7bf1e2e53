"""A scoring sheet to be filled in like a spreadsheet: Enter goes down, Tab across, sums and grade follow at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.core.changes import ChangeSet
from desktop.core.errors import UserError
from desktop.features.emulation import services
from desktop.features.emulation.domain import (
    ItemKind,
    Score,
    ScoreItem,
    SheetLine,
    Sums,
    printed_points,
)
from desktop.features.emulation.reports.printed import ROMAN
from desktop.features.emulation.words import sheet_state_name
from desktop.shell.workplace import Workplace
from desktop.widgets import theme
from desktop.widgets.fields import Text
from desktop.widgets.page import resize_within_screen
from desktop.widgets.records import Align, Column, Edit, RecordsTable
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


@dataclass(frozen=True)
class Cell:
    """A row: an item with what was given for it, or a group with its sums."""

    id: str
    number: str
    text: str
    maximum: str
    own: str
    checked: str
    note: str
    item: ScoreItem | None = None


class SheetDialog(QDialog):
    """One sheet, both hands side by side."""

    def __init__(self, parent: QWidget, workplace: Workplace, sheet_id: str) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.workplace = workplace
        self._sheet_id = sheet_id
        self._line: SheetLine | None = None
        self.head, self.sums, self.verdict = QLabel(), QLabel(), QLabel()
        self.head.setObjectName("sheet_head")
        self.head.setWordWrap(True)
        self.sums.setObjectName("sheet_sums")
        self.verdict.setObjectName("sheet_grade")
        self.verdict.setProperty("role", "heading")
        self.about = QLabel()
        self.about.setObjectName("sheet_item")
        self.table = self._make_table()
        self._lay_out()
        workplace.changed.connect(self._on_changed)

    def start(self) -> None:
        self.open()
        self._ask(first=True)

    def _ask(self, *, first: bool = False) -> None:
        sheet_id = self._sheet_id

        def show(answer: tuple[SheetLine, dict[str, Score]]) -> None:
            self._show(*answer)
            if first:
                self._go_to_first()

        self.workplace.ask(
            lambda reading: services.get_sheet(reading, sheet_id), show, owner=self, failed=lambda _: self.reject(),
            replaces="sheet",
        )  # fmt: skip

    def _show(self, line: SheetLine, scores: dict[str, Score]) -> None:
        self._line = line
        self.setWindowTitle(f"{line.template.name} – {line.name}")
        self.table.set_records(_cells(line, scores))
        parts = [line.name, line.sheet.phase, line.sheet.bloc, sheet_state_name(line.sheet.state)]
        self.head.setText("\n".join(filter(None, ("  ·  ".join(filter(None, parts)), line.template.basis))))
        self._tell_sums(line)

    def _tell_sums(self, line: SheetLine) -> None:
        text = translate("emulation", "Own: {own}   ·   Committee: {checked}   ·   of {most} points")
        most = printed_points(line.template.most)
        self.sums.setText(text.format(own=_total(line.own), checked=_total(line.checked), most=most))
        sums = line.checked if line.checked.scored else line.own
        left = sums.items - sums.scored
        grade = sums.grade or translate("emulation", "Nothing scored yet")
        if sums.scored and left:
            grade = translate("emulation", "{grade} so far, {left} items left").format(grade=grade, left=left)
        if sums.killed:
            text = translate("emulation", "{grade}, capped by: {conditions}")
            grade = text.format(grade=grade, conditions="; ".join(sums.killed))
        self.verdict.setText(grade)
        theme.set_tone(self.verdict, Tone.BAD if sums.killed else Tone.GOOD if sums.complete else Tone.NEUTRAL)

    def _go_to_first(self) -> None:
        """Into the first cell to be scored."""
        model = self.table.model
        for row in range(model.rowCount()):
            record = model.record(row)
            if record is not None and record.item is not None:
                self.table.view.setCurrentIndex(model.index(row, 3))
                break
        self.table.view.setFocus()

    def _write(self, cell: Cell, key: str, value: Any) -> None:
        sheet_id, item = self._sheet_id, cell.item
        if item is None:
            return
        given: dict[str, Any] = {key: value or ""}

        def failed(error: UserError) -> None:
            self.table.refuse(cell, key, self.workplace.say(error))

        self.workplace.act(
            "give_points",
            lambda tx: services.give_points(tx, sheet_id, item.code, **given),
            owner=self,
            failed=failed,
            tell=lambda _: translate("emulation", "Points for {item} written").format(item=item.code),
        )

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("score", "score_sheet"):
            self._ask()

    # Building

    def _make_table(self) -> RecordsTable:
        def scored(cell: Cell) -> bool:
            return cell.item is not None and self._line is not None and not self._line.final

        def points(key: str) -> Edit[Any]:
            return Edit(lambda: Text(key, translate("emulation", "Points")), lambda cell: getattr(cell, key), scored)

        columns: list[Column[Any]] = [
            Column("number", translate("emulation", "No."), lambda cell: cell.number, 50),
            Column("text", translate("emulation", "Item"), lambda cell: cell.text, 430, tone=_tone),
            Column("maximum", translate("emulation", "Most"), lambda cell: cell.maximum, 66, Align.RIGHT, tone=_tone),
            Column("own", translate("emulation", "Own points"), lambda cell: cell.own, 88, Align.RIGHT, tone=_tone,
                   edit=points("own")),
            Column("checked", translate("emulation", "Committee"), lambda cell: cell.checked, 88, Align.RIGHT,
                   tone=_tone, edit=points("checked")),
            Column("note", translate("emulation", "Evidence, note"), lambda cell: cell.note, 260,
                   edit=Edit(lambda: Text("note", translate("emulation", "Evidence, note")), lambda cell: cell.note,
                             scored)),
        ]  # fmt: skip
        table = RecordsTable(
            columns,
            name="sheet_table",
            title=translate("emulation", "Items of the sheet"),
            jobs=self.workplace.jobs,
            count_text=lambda _: "",
            searchable=False,
        )
        table.edited.connect(self._write)
        table.filled_down.connect(self._fill_down)
        table.chosen.connect(self._tell_item)
        return table

    def _tell_item(self) -> None:
        """The whole text of the item in which the cursor stands, with what is to be shown for it."""
        cell = self.table.current()
        item = cell.item if cell is not None else None
        if item is None:
            self.about.setText("")
            return
        text = translate("emulation", "{item} Evidence: {evidence}.")
        evidence = item.evidence
        self.about.setText(text.format(item=f"{item.text}.", evidence=evidence) if evidence else item.text)

    def _fill_down(self, first: Cell, key: str) -> None:
        """Ctrl+D: the rows chosen get the value of the first of them, as far as it fits them."""
        typed = getattr(first, key, "")
        for cell in self.table.selected()[1:]:
            if cell.item is not None and getattr(cell, key) != typed:
                self._write(cell, key, typed)

    def _lay_out(self) -> None:
        hint = QLabel(
            translate(
                "emulation",
                "Type points as 4 or 4,5; Enter goes down. A condition that disqualifies: x when it came true.",
            )
        )
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        self.head.setProperty("role", "label")
        self.about.setWordWrap(True)
        self.verdict.setWordWrap(True)
        close = QPushButton(translate("emulation", "Done"))
        close.setObjectName("close_sheet")
        close.setAutoDefault(False)
        close.setProperty("primary", True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(self.sums)
        foot.addSpacing(16)
        foot.addWidget(self.verdict, 1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.head)
        layout.addWidget(hint)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.about)
        layout.addLayout(foot)
        resize_within_screen(self, 1100, 680)


def _cells(line: SheetLine, scores: dict[str, Score]) -> list[Cell]:
    found = []
    for place, group in enumerate(line.template.groups):
        sums = [printed_points(sums.groups[place]) if sums.scored and group.most else "" for sums in
                (line.own, line.checked)]  # fmt: skip
        most = printed_points(group.most) if group.most else ""
        number = ROMAN[place] if place < len(ROMAN) else str(place + 1)
        found.append(Cell(f"group {place}", number, group.name.upper(), most, sums[0], sums[1], ""))
        for item in group.items:
            score = scores.get(item.code)
            found.append(
                Cell(
                    item.code, item.code, " ".join(item.text.split()), _maximum(item),
                    _given(item, score.self_points if score else ""), _given(item, score.points if score else ""),
                    (score.note if score else ""), item,
                )
            )  # fmt: skip
    return found


def _maximum(item: ScoreItem) -> str:
    if item.kind is ItemKind.KILL:
        return "x"
    sign = {ItemKind.BONUS: "+", ItemKind.PENALTY: "−"}.get(item.kind, "")
    return f"{sign}{printed_points(item.maximum)}"


def _given(item: ScoreItem, points: str) -> str:
    if item.kind is ItemKind.KILL:
        return {"1": "x", "0": "0"}.get(points, "")
    return printed_points(points)


def _tone(cell: Cell) -> Tone | None:
    if cell.item is None:
        return Tone.GOOD
    return Tone.BAD if cell.item.kind is ItemKind.KILL and "x" in (cell.own, cell.checked) else None


def _total(sums: Sums) -> str:
    return printed_points(sums.total) if sums.scored else "–"
