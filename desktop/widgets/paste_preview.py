"""What pasting over cells would write, shown before it is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.core.errors import UserError
from desktop.widgets.page import resize_within_screen
from desktop.widgets.records import Column, RecordsTable, Wish
from desktop.widgets.states import Banner
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

Say = Callable[[UserError], str]
Write = Callable[[Sequence[Wish], Callable[[], None], Callable[[UserError], None]], None]


class PastePreview(QDialog):
    """Cell by cell: whose, which, before and after; what cannot be read there is told and left out."""

    def __init__(
        self, parent: QWidget, wishes: Sequence[Wish], name: Callable[[Any], str], write: Write, say: Say
    ) -> None:
        """`write` does the wishes and calls the first of its callbacks when they are done, the second when refused;
        `say` makes the sentence of a refusal."""
        super().__init__(parent)
        self.setObjectName("paste_preview")
        self.setWindowTitle(translate("widgets", "Paste over the marked cells"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._wishes = [one for one in wishes if not one.refusal]
        self._write, self._say = write, say
        refused = len(wishes) - len(self._wishes)
        text = translate("widgets", "{count} cells will be changed.").format(count=len(self._wishes))
        if refused:
            text += " " + translate("widgets", "{count} cannot be read and stay as they are.").format(count=refused)
        self.banner = Banner(Tone.WARNING if refused or not self._wishes else Tone.NEUTRAL, text)
        self.table = RecordsTable(
            [
                Column("who", translate("widgets", "Row"), lambda wish: name(wish.record), 180),
                Column("what", translate("widgets", "Column"), lambda wish: wish.column.title, 130),
                Column("before", translate("widgets", "Before"), lambda wish: wish.before, 150),
                Column("after", translate("widgets", "After"), lambda wish: wish.after, 150,
                       tone=lambda wish: Tone.BAD if wish.refusal else None),
                Column("remark", translate("widgets", "Remark"), lambda wish: wish.refusal, 220,
                       tone=lambda wish: Tone.BAD),
            ],
            name="pasted_cells", title=self.windowTitle(), searchable=False,
        )  # fmt: skip
        self.table.set_records(sorted(wishes, key=lambda wish: not wish.refusal))
        self.accept_button = QPushButton(translate("widgets", "Write"))
        self.accept_button.setObjectName("write_cells")
        self.accept_button.setProperty("primary", True)
        self.accept_button.setEnabled(bool(self._wishes))
        self.accept_button.clicked.connect(self._do)
        self.accept_button.setToolTip(f"{self.accept_button.text()} (Ctrl+S)")
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.accept_button.click)
        cancel = QPushButton(translate("widgets", "Put off"))
        cancel.setObjectName("put_off")
        cancel.setToolTip(f"{cancel.text()} (Esc)")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.accept_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addWidget(self.banner)
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)
        resize_within_screen(self, 900, 460)
        self.accept_button.setFocus()

    def _do(self) -> None:
        self.accept_button.setEnabled(False)
        self._write(self._wishes, self.accept, self._refuse)

    def _refuse(self, error: UserError) -> None:
        self.banner.tell(Tone.BAD, self._say(error))
        self.accept_button.setEnabled(True)
