"""Who of a section goes into another, ticked by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QListWidget, QListWidgetItem, QWidget

from desktop.core.vietnamese.text import clean
from desktop.features.members.ui.duplicates import Foot, lay_out, muted
from desktop.widgets.words import translate

_ID = Qt.ItemDataRole.UserRole


class PeopleDialog(QDialog):
    """Tick people with Space, choose or write where they go, Enter on the button."""

    def __init__(
        self,
        parent: QWidget,
        section: str,
        people: Sequence[tuple[str, str]],
        others: Sequence[str],
        take: Callable[[str, tuple[str, ...]], None],
    ) -> None:
        """`people` are those not yet given away, as id and name; `take` gets the section they go to and their ids."""
        super().__init__(parent)
        self._take = take
        self.setObjectName("choose_people")
        title = translate("members", "Who leaves {section}").format(section=section)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.people = QListWidget()
        self.people.setObjectName("people_list")
        self.people.setAccessibleName(title)
        self.people.setSpacing(3)
        for member_id, name in people:
            item = QListWidgetItem(name)
            item.setData(_ID, member_id)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.people.addItem(item)
        self.people.itemChanged.connect(lambda _: self._count())
        self.target = QComboBox()
        self.target.setEditable(True)
        self.target.setObjectName("people_target")
        self.target.setAccessibleName(translate("members", "They go to"))
        self.target.addItems(list(others))
        self.target.setCurrentText("")
        self.counted = QLabel()
        foot = Foot(self)
        foot.add("close", translate("members", "Leave"), self.reject)
        foot.add("tick_all", translate("members", "Tick everybody"), self._tick_all)
        self.take_button = foot.add("take_people", translate("members", "They go there"), self._accept, primary=True)
        explained = muted(translate("members", "Choose a section, or write the name of a new one."))
        lay_out(self, [QLabel(self.target.accessibleName()), self.target, explained, self.people, self.counted],
                foot, 460, 540)  # fmt: skip
        self._count()

    def ticked(self) -> tuple[str, ...]:
        items = (self.people.item(row) for row in range(self.people.count()))
        return tuple(item.data(_ID) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _tick_all(self) -> None:
        for row in range(self.people.count()):
            self.people.item(row).setCheckState(Qt.CheckState.Checked)

    def _count(self) -> None:
        count = len(self.ticked())
        self.counted.setText(translate("members", "{count} people chosen").format(count=count))
        self.take_button.setEnabled(count > 0)

    def _accept(self) -> None:
        if not (target := clean(self.target.currentText())):
            self.target.setFocus()
            return
        self._take(target, self.ticked())
        self.accept()
