"""What was understood of the sheets and columns, for the officer to correct."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.core.contracts import FieldKind, ImportField
from desktop.features.importing.cells import plain_text
from desktop.features.importing.layout import Column, Part, first_row
from desktop.features.importing.sheets import Sheet
from desktop.features.importing.ui.presenter import ImportPresenter
from desktop.widgets.editor import scrolled
from desktop.widgets.words import translate

_EXAMPLES = 3


class ColumnsPage(QWidget):
    """Sheets on the left, the columns of the chosen one on the right."""

    def __init__(self, presenter: ImportPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.sheets = QListWidget()
        self.sheets.setObjectName("sheets")
        self.sheets.setAccessibleName(translate("importing", "Sheets of the file"))
        self.sheets.setFixedWidth(200)
        self.header_row = QSpinBox()
        self.header_row.setObjectName("header_row")
        self.header_row.setAccessibleName(translate("importing", "Row of the headings"))
        self.header_row.setRange(0, 1_000)
        self.header_row.setSpecialValueText(translate("importing", "none"))
        self.double = QCheckBox(translate("importing", "The headings take two rows"))
        self.double.setObjectName("double_header")
        self._body = QWidget()
        self._lay_out()
        self.sheets.currentRowChanged.connect(lambda _: self._show_sheet())
        self.sheets.itemChanged.connect(self._on_ticked)
        self.header_row.valueChanged.connect(lambda _: self._on_header())
        self.double.toggled.connect(lambda _: self._on_header())

    def load(self) -> None:
        """Show the list as it was opened."""
        opened = self._presenter.opened
        assert opened is not None
        with QSignalBlocker(self.sheets):
            self.sheets.clear()
            for sheet, layout in zip(opened.sheets, opened.layouts, strict=True):
                item = QListWidgetItem(sheet.name or translate("importing", "What was pasted"))
                item.setCheckState(Qt.CheckState.Checked if layout.is_used else Qt.CheckState.Unchecked)
                self.sheets.addItem(item)
            used = [place for place, layout in enumerate(opened.layouts) if layout.is_used]
            self.sheets.setCurrentRow(used[0] if used else 0)
        self._show_sheet()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        label = QLabel(translate("importing", "The headings stand in row"))
        label.setBuddy(self.header_row)
        for widget in (label, self.header_row, self.double):
            head.addWidget(widget)
        head.addStretch()
        right = QVBoxLayout()
        right.addLayout(head)
        self._area = scrolled(self._body)
        right.addWidget(self._area, 1)
        left = QVBoxLayout()
        tick = QLabel(translate("importing", "Tick the sheets to import"))
        tick.setProperty("role", "label")
        left.addWidget(tick)
        left.addWidget(self.sheets, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addLayout(left)
        layout.addLayout(right, 1)

    # Showing

    def _show_sheet(self) -> None:
        opened, place = self._presenter.opened, self.sheets.currentRow()
        if opened is None or place < 0:
            return
        layout = opened.layouts[place]
        with QSignalBlocker(self.header_row), QSignalBlocker(self.double):
            self.header_row.setValue(layout.header_rows[0] if layout.header_rows else 0)
            self.double.setChecked(len(layout.header_rows) == 2)
        self._body = QWidget()
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 6, 8, 6)
        grid.setHorizontalSpacing(14)
        titles = (
            translate("importing", "Column"),
            translate("importing", "Heading in the file"),
            translate("importing", "Is read as"),
            translate("importing", "First values"),
        )
        for number, text in enumerate(titles):
            title = QLabel(text)
            title.setProperty("role", "label")
            grid.addWidget(title, 0, number)
        for row, column in enumerate(layout.columns, 1):
            self._add_column(grid, row, opened.sheets[place], column, first_row(opened.sheets[place], layout))
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 4)
        grid.setRowStretch(len(layout.columns) + 1, 1)
        self._body.setAutoFillBackground(False)
        self._area.setWidget(self._body)

    def _add_column(self, grid: QGridLayout, row: int, sheet: Sheet, column: Column, below: int) -> None:
        heading = column.heading or translate("importing", "(no heading)")
        if column.is_hidden:
            heading = translate("importing", "{heading} (hidden in the file)").format(heading=heading)
        values = [
            plain_text(cells[column.index])
            for cells in sheet.rows[below : below + 30]
            if column.index < len(cells) and cells[column.index] is not None
        ]
        examples = QLabel(" · ".join(values[:_EXAMPLES]))
        examples.setProperty("role", "muted")
        choice = self._choice(column)
        for place, widget in enumerate((QLabel(column.letters), QLabel(heading), choice, examples)):
            if isinstance(widget, QLabel):
                widget.setTextFormat(Qt.TextFormat.PlainText)
                widget.setWordWrap(True)
            grid.addWidget(widget, row, place)

    def _choice(self, column: Column) -> QComboBox:
        choice = QComboBox()
        choice.setObjectName(f"column_{column.letters}")
        choice.setAccessibleName(translate("importing", "Column {letters} is read as").format(letters=column.letters))
        choice.setMinimumWidth(230)
        ways: list[tuple[str, Part, str]] = [
            ("", Part.WHOLE, translate("importing", "— not used —")),
            ("", Part.ORDINAL, translate("importing", "Running number")),
            *((field.key, part, text) for field in self._presenter.target.fields for part, text in _parts(field)),
        ]
        choice.addItems([text for _, _, text in ways])
        now = (column.key, column.part if column.key or column.part is Part.ORDINAL else Part.WHOLE)
        choice.setCurrentIndex([(key, part) for key, part, _ in ways].index(now))
        choice.activated.connect(lambda place: self._on_chosen(column.index, ways[place][0], ways[place][1]))
        return choice

    # Saying otherwise

    def _on_chosen(self, index: int, key: str, part: Part) -> None:
        self._presenter.set_column(self.sheets.currentRow(), index, key, part)
        self.sheets.currentItem().setCheckState(Qt.CheckState.Checked)
        self._show_sheet()

    def _on_header(self) -> None:
        first = self.header_row.value()
        opened, place = self._presenter.opened, self.sheets.currentRow()
        if opened is None or place < 0 or first > len(opened.sheets[place].rows):
            return
        rows = (first, first + 1) if self.double.isChecked() else (first,)
        self._presenter.set_header(place, rows if first else ())
        self.sheets.item(place).setCheckState(Qt.CheckState.Checked)
        self._show_sheet()

    def _on_ticked(self, item: QListWidgetItem) -> None:
        self._presenter.use_sheet(self.sheets.row(item), item.checkState() is Qt.CheckState.Checked)


def _parts(field: ImportField) -> list[tuple[Part, str]]:
    """The ways a column can fill a field."""
    ways = [(Part.WHOLE, field.title)]
    if field.kind is FieldKind.NAME:
        ways += [
            (Part.FAMILY, translate("importing", "{field}: family and middle name").format(field=field.title)),
            (Part.GIVEN, translate("importing", "{field}: given name").format(field=field.title)),
        ]
    elif field.kind in (FieldKind.DATE, FieldKind.SEX):
        ways += [
            (Part.MALE, translate("importing", "{field}: column of men").format(field=field.title)),
            (Part.FEMALE, translate("importing", "{field}: column of women").format(field=field.title)),
        ]
    if field.kind is FieldKind.DATE:
        ways += [
            (Part.DAY, translate("importing", "{field}: day").format(field=field.title)),
            (Part.MONTH, translate("importing", "{field}: month").format(field=field.title)),
            (Part.YEAR, translate("importing", "{field}: year").format(field=field.title)),
        ]
    return ways
