"""The signed list scanned back: a page on the left, its rows on the right, worked with the keyboard.

The page begins at the first row that was not looked at. Down to a row without signature and Space; on the last row of
the page Enter, which notes the whole page and shows the next. Without a scan the same is done with the paper in hand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QBrush, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.core.attachments import Attachment, FilesKept
from desktop.core.database import Reading
from desktop.core.errors import UserError
from desktop.core.partial_date import print_date
from desktop.features.tet_gifts import desk_words as words
from desktop.features.tet_gifts.domain import Scheme, TetCampaign
from desktop.features.tet_gifts.domain.signing import Signed, SigningState, SignOffRow
from desktop.features.tet_gifts.reports import UNSIGNED
from desktop.features.tet_gifts.services import signing
from desktop.shell.workplace import Workplace
from desktop.widgets import theme
from desktop.widgets.page import resize_within_screen
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

_SCANS = "PDF, JPG, PNG, TIF (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)"
_WIDTHS = (42, 165, 120, 100, 98)


@dataclass(frozen=True)
class _Look:
    pages: tuple[Attachment, ...]
    rows: tuple[SignOffRow, ...]
    state: SigningState


class SigningDialog(QDialog):
    """The signed list of a scheme, or of all of them."""

    def __init__(self, workplace: Workplace, campaign: TetCampaign, scheme: Scheme | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("signing")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        whose = scheme.name if scheme else campaign.name
        self.setWindowTitle(translate("tet_gifts", "Signed list – {list}").format(list=whose))
        self.workplace, self.campaign, self.scheme = workplace, campaign, scheme
        self.scope = f"{campaign.code}/{scheme.code}" if scheme else campaign.code
        self.rows: list[SignOffRow] = []
        self.empty: set[str] = set()
        self.start = 0
        self._pages: list[Attachment] = []
        self._shown: list[tuple[Attachment, bytes]] = []
        self._page = 0
        self._made = False
        self.picture, self.where, self.state = QLabel(), QLabel(), QLabel()
        self.table = QTableWidget(0, 6)
        self._lay_out()
        workplace.changed.connect(self._on_changed)
        self.reload()

    def reload(self) -> None:
        campaign_id, scheme_id = self.campaign.id, self.scheme.id if self.scheme else ""

        def look(reading: Reading) -> _Look:
            return _Look(
                tuple(signing.list_pages(reading, campaign_id)),
                tuple(signing.sign_off_rows(reading, campaign_id, scheme_id)),
                signing.signing_state(reading, campaign_id, scheme_id),
            )

        self.workplace.ask(look, self._show, owner=self, replaces="signing")

    def _on_changed(self, changes: Any) -> None:
        if changes.touches("tet_signature", "attachment", "tet_distribution"):
            self.reload()

    # Deeds

    def toggle(self) -> None:
        """Whether the row is empty on the page."""
        row = self.table.currentRow()
        if 0 <= row < len(self.rows) and self._is_owed(self.rows[row]):
            self.empty ^= {self.rows[row].request_id}
            self._paint(row)

    def end_page(self) -> None:
        """The current row is the last one of the page: note everything from its beginning."""
        row = self.table.currentRow()
        if not self.start <= row < len(self.rows):
            return
        seen = {one.request_id: one.request_id not in self.empty for one in self.rows[self.start : row + 1]}
        page = self._shown[self._page][0].id if self._page < len(self._shown) else ""
        after = row + 1

        def noted(_: int) -> None:
            self.start = after
            self._turn(1)
            self._move_to_start()

        self.workplace.act(
            "note_signatures", lambda tx: signing.note_signatures(tx, page, seen), owner=self, done=noted,
            tell=lambda count: translate("tet_gifts", "{count} rows of the page were noted").format(count=count),
        )  # fmt: skip

    def add_pages(self) -> None:
        campaign_id = self.campaign.id

        def add(paths: list[Path]) -> None:
            self.workplace.act_long(
                "add_signed_pages", lambda tx, progress: signing.add_pages(tx, campaign_id, paths, progress),
                owner=self,
                label=translate("tet_gifts", "Keeping the scans"), done=self._added, failed=self._refused,
                tell=lambda kept: translate("tet_gifts", "{count} scans were added").format(count=len(kept.added)),
            )  # fmt: skip

        self.workplace.dialogs.ask_open_files(translate("tet_gifts", "Scans of the signed list"), _SCANS, add)

    def remove_page(self) -> None:
        if self._page < len(self._shown):
            one = self._shown[self._page][0]
            self.workplace.act(
                "remove_signed_page", lambda tx: signing.remove_page(tx, one.id), owner=self,
                tell=lambda gone: translate("tet_gifts", "The scan {file} was removed").format(file=gone.name),
            )  # fmt: skip

    def _added(self, kept: FilesKept) -> None:
        if kept.refused:
            self.workplace.dialogs.show_note("\n".join(map(self.workplace.say, kept.refused)))

    def _refused(self, error: UserError) -> None:
        self.workplace.dialogs.show_refusal(error)

    # Showing

    def _show(self, look: _Look) -> None:
        first_time, self._made = not self._made, True
        self.rows = list(look.rows)
        self.empty = {one.request_id for one in self.rows if one.signed is Signed.NO} | (
            self.empty & {one.request_id for one in self.rows if one.signed is Signed.UNKNOWN}
        )
        self.state.setText(words.signing_sentence(look.state))
        theme.set_tone(self.state, Tone.GOOD if look.state.is_complete else Tone.WARNING)
        if first_time:
            unseen = (
                place for place, one in enumerate(self.rows) if self._is_owed(one) and one.signed is Signed.UNKNOWN
            )
            self.start = next(unseen, 0)
        self.table.setRowCount(len(self.rows))
        for row in range(len(self.rows)):
            self._fill(row)
        if first_time:
            self._move_to_start()
        if [one.id for one in look.pages] != [one.id for one in self._pages]:
            self._pages = list(look.pages)
            self._load_pages()
        elif first_time:
            self._show_page()

    def _load_pages(self) -> None:
        pages = tuple(self._pages)

        def load(reading: Reading) -> list[tuple[Attachment, bytes]]:
            return [(one, picture) for one in pages for picture in signing.page_pictures(reading, one)]

        self.workplace.ask(
            load, self._loaded, owner=self, replaces="pages", label=translate("tet_gifts", "Loading the scans")
        )

    def _loaded(self, shown: list[tuple[Attachment, bytes]]) -> None:
        self._shown = shown
        self._page = min(self._page, max(0, len(shown) - 1))
        self._show_page()

    def _turn(self, step: int) -> None:
        if self._shown:
            self._page = max(0, min(self._page + step, len(self._shown) - 1))
        self._show_page()

    def _show_page(self) -> None:
        if not self._shown:
            self.where.setText(translate("tet_gifts", "No scans yet"))
            self.picture.setText(
                translate("tet_gifts", "Scan or photograph the signed list and add its pages, or look at the paper and "
                          "note the rows on the right.")
            )  # fmt: skip
            return
        attachment, content = self._shown[self._page]
        text = translate("tet_gifts", "Page {page} of {pages} · {file}")
        self.where.setText(text.format(page=self._page + 1, pages=len(self._shown), file=attachment.name))
        picture = QPixmap()
        if content and picture.loadFromData(content):
            width = max(300, self.paper.viewport().width() - 4)
            self.picture.setPixmap(picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation))
        else:
            self.picture.setText(translate("tet_gifts", "This page holds no picture that can be shown here."))
        self.paper.verticalScrollBar().setValue(0)

    def _fill(self, row: int) -> None:
        one = self.rows[row]
        day = print_date(one.received_on) if one.received_on else ""
        for column, text in enumerate((str(one.number), one.name, "", one.unit, day, one.scheme)):
            self.table.setItem(row, column, QTableWidgetItem(text))
        self._paint(row)

    def _paint(self, row: int) -> None:
        one, item = self.rows[row], self.table.item(row, 2)
        if item is None:
            return
        tone = Tone.NEUTRAL
        if one.received_on is None:
            text = translate("tet_gifts", "not handed out")
        elif one.signed is Signed.NOT_NEEDED:
            text = translate("tet_gifts", "by bank")
        elif one.request_id in self.empty:
            text, tone = translate("tet_gifts", "NO SIGNATURE"), Tone.BAD
        elif one.signed is Signed.YES:
            text, tone = translate("tet_gifts", "signed"), Tone.GOOD
        else:
            text = translate("tet_gifts", "not looked at")
        item.setText(text)
        item.setForeground(QBrush(theme.tone_color(tone)))

    def _move_to_start(self) -> None:
        if self.rows:
            self.table.setCurrentCell(min(self.start, len(self.rows) - 1), 0)
        self.table.setFocus()

    @staticmethod
    def _is_owed(one: SignOffRow) -> bool:
        return one.received_on is not None and one.signed is not Signed.NOT_NEEDED

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            deeds: dict[Qt.Key, Callable[[], None]] = {
                Qt.Key.Key_Space: self.toggle, Qt.Key.Key_Return: self.end_page, Qt.Key.Key_Enter: self.end_page,
                Qt.Key.Key_Right: lambda: self._turn(1), Qt.Key.Key_Left: lambda: self._turn(-1),
            }  # fmt: skip
            if deed := deeds.get(Qt.Key(event.key())):
                deed()
                return True
        return super().eventFilter(watched, event)

    # Building

    def _lay_out(self) -> None:
        self.picture.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.picture.setWordWrap(True)
        self.picture.setObjectName("signed_page")
        self.paper = QScrollArea()
        self.paper.setWidgetResizable(True)
        self.paper.setWidget(self.picture)
        self.paper.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._prepare_table()
        left, right = QWidget(), QWidget()
        pages, rows = QVBoxLayout(left), QVBoxLayout(right)
        for layout in (pages, rows):
            layout.setContentsMargins(4, 0, 4, 0)
        pages.addLayout(self._row(self.where, None, self._button("page_before", "‹", lambda: self._turn(-1)),
                                  self._button("page_after", "›", lambda: self._turn(1))))  # fmt: skip
        pages.addWidget(self.paper, 1)
        hint = QLabel(
            translate("tet_gifts", "Space: the row is not signed · Enter: the page ends at this row · ← →: page")
        )
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        rows.addWidget(hint)
        rows.addWidget(self.table, 1)
        splitter = QSplitter()
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([500, 620])
        layout = QVBoxLayout(self)
        layout.addLayout(
            self._row(
                self._button("add_pages", translate("tet_gifts", "Add scans…"), self.add_pages),
                self._button("remove_page", translate("tet_gifts", "Remove this scan"), self.remove_page),
                None,
                self.state,
                self._button("print_unsigned", translate("tet_gifts", "Print who has still to sign…"), self._print),
            )
        )
        layout.addWidget(splitter, 1)
        self.state.setObjectName("signing_state")
        resize_within_screen(self, 1260, 700)

    def _prepare_table(self) -> None:
        self.table.setObjectName("sign_off_rows")
        self.table.setAccessibleName(translate("tet_gifts", "Rows of the signed list"))
        self.table.setHorizontalHeaderLabels([
            translate("tet_gifts", "No."), translate("tet_gifts", "Full name"), translate("tet_gifts", "Signature"),
            translate("tet_gifts", "Section"), translate("tet_gifts", "Received on"), translate("tet_gifts", "Scheme"),
        ])  # fmt: skip
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, width)
        self.table.horizontalHeader().setSectionResizeMode(5, QHeaderView.ResizeMode.Stretch)
        self.table.installEventFilter(self)
        self.table.doubleClicked.connect(lambda _: self.toggle())

    def _print(self) -> None:
        self.workplace.save_report(UNSIGNED, self, self.scope)

    @staticmethod
    def _row(*parts: QWidget | None) -> QHBoxLayout:
        row = QHBoxLayout()
        for part in parts:
            if part is None:
                row.addStretch()
            else:
                row.addWidget(part)
        return row

    def _button(self, name: str, text: str, handler: Callable[[], object]) -> QPushButton:
        made = QPushButton(text)
        made.setObjectName(name)
        made.setAutoDefault(False)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda: handler())
        return made
