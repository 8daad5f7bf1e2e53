"""Fields that are chosen: one of a few, yes or no, a number with arrows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QSpinBox, QWidget

from desktop.core.vietnamese.text import fold
from desktop.widgets.chooser import Chooser
from desktop.widgets.fields.base import Field, Option


class Spin(Field):
    """A whole number in a narrow range, with arrows."""

    def __init__(
        self,
        key: str,
        label: str,
        *,
        least: int = 0,
        most: int = 999,
        value: int = 0,
        hint: str = "",
        wide: bool = False,
    ) -> None:
        super().__init__(key, label, hint=hint, wide=wide)
        self.spin = QSpinBox()
        self.spin.setRange(least, most)
        self.spin.setValue(value)
        self.spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name(self.spin)
        self.spin.installEventFilter(_WheelGuard(self))
        self.spin.editingFinished.connect(lambda: self.left.emit(self.key))

    def value(self) -> int:
        return self.spin.value()

    def load(self, value: Any) -> None:
        self.spin.setValue(int(value or 0))

    def to_draft(self) -> str:
        return str(self.spin.value())

    def from_draft(self, text: str) -> None:
        self.spin.setValue(int(text))


class Decimal(Field):
    """A number with a decimal or two in a narrow range, with arrows: a length in mm. Comma and point mean the same."""

    def __init__(
        self,
        key: str,
        label: str,
        *,
        least: float = 0.0,
        most: float = 999.0,
        step: float = 0.5,
        decimals: int = 1,
        unit: str = "",
        hint: str = "",
        wide: bool = False,
    ) -> None:
        super().__init__(key, label, hint=hint, wide=wide)
        self.spin = _DecimalBox()
        self.spin.setDecimals(decimals)
        self.spin.setRange(least, most)
        self.spin.setSingleStep(step)
        self.spin.setKeyboardTracking(False)
        self.spin.setMinimumWidth(90)
        self.spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if unit:
            self.spin.setSuffix(f" {unit}")
        self._name(self.spin)
        self.spin.installEventFilter(_WheelGuard(self))
        self.spin.valueChanged.connect(lambda _: self.left.emit(self.key))

    def value(self) -> float:
        return round(self.spin.value(), self.spin.decimals())

    def load(self, value: Any) -> None:
        blocked = self.spin.blockSignals(True)
        self.spin.setValue(float(value or 0))
        self.spin.blockSignals(blocked)

    def to_draft(self) -> str:
        return f"{self.spin.value():g}"

    def from_draft(self, text: str) -> None:
        self.spin.setValue(float(text))


class _DecimalBox(QDoubleSpinBox):
    """The point of the number block is a comma here; Vietnamese would take it for a thousand."""

    def __init__(self) -> None:
        super().__init__()
        self.setLocale(QLocale(QLocale.Language.Vietnamese))
        self.setGroupSeparatorShown(False)

    def validate(self, text: str, place: int) -> object:
        return super().validate(text.replace(".", ","), place)

    def valueFromText(self, text: str) -> float:
        return super().valueFromText(text.replace(".", ","))


class Tick(Field):
    """Yes or no."""

    shows_label = False

    def __init__(self, key: str, label: str, *, hint: str = "", wide: bool = False) -> None:
        super().__init__(key, label, hint=hint, wide=wide)
        self.box = QCheckBox(label)
        self._name(self.box)
        self.box.clicked.connect(lambda: self.left.emit(self.key))

    def value(self) -> bool:
        return self.box.isChecked()

    def load(self, value: Any) -> None:
        self.box.setChecked(bool(value))

    def read_copied(self, text: str) -> None:
        """Yes or no, as lists say it."""
        yes = fold(text) in ("co", "x", "1", "dung", "yes")
        if text and not yes and fold(text) not in ("khong", "0", "no"):
            raise self._refuse("not_in_list", text)
        self.box.setChecked(yes)

    def to_draft(self) -> str:
        return "1" if self.box.isChecked() else ""

    def from_draft(self, text: str) -> None:
        self.box.setChecked(bool(text))


class Choice(Field):
    """One of a few options. A field that is not required offers an empty line first, whose value is None.

    A value that is kept but no longer offered is offered beside the others, in the words of `former` where it stands
    there, so that saving a record never loses what was chosen years ago.
    """

    def __init__(
        self,
        key: str,
        label: str,
        options: Sequence[Option],
        *,
        required: bool = False,
        hint: str = "",
        wide: bool = False,
        empty: str = "",
        former: Sequence[Option] = (),
    ) -> None:
        super().__init__(key, label, required=required, hint=hint, wide=wide)
        self._empty = empty
        self._former = former
        self.combo = Chooser()
        self._name(self.combo)
        self.combo.activated.connect(lambda: self.left.emit(self.key))
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other options; what was chosen stays chosen where it still is one."""
        chosen = self.combo.currentText() if self.combo.count() else None
        self._offered = ([] if self.required else [Option(None, self._empty)]) + list(options)
        self._offer(())
        if chosen:
            self.combo.setCurrentIndex(self.combo.findText(chosen))

    def value(self) -> Any:
        index = self.combo.currentIndex()
        if index < 0:
            if self.required:
                raise self._refuse("required")
            return None
        return self._options[index].value

    def load(self, value: Any) -> None:
        values = [option.value for option in self._offered]
        if value in values:
            self._offer(())
            self.combo.setCurrentIndex(values.index(value))
        elif value is None or value == "":
            self._offer(())
            self.combo.setCurrentIndex(-1 if self.required else 0)
        else:
            known = next((option for option in self._former if option.value == value), None)
            self._offer([known or Option(value, str(value))])
            self.combo.setCurrentIndex(self.combo.count() - 1)

    def to_draft(self) -> str:
        return self.combo.currentText()

    def from_draft(self, text: str) -> None:
        self.combo.setCurrentIndex(self.combo.findText(text) if text or not self.required else -1)

    def read_copied(self, text: str) -> None:
        """The option of that name, marks and capitals aside; raises FieldRefused where there is none."""
        if not text:
            self.load(None)
            return
        wanted = fold(text)
        fitting = [
            one for one in self._offered if one.value is not None and wanted in (fold(one.label), fold(one.shown))
        ]
        if len(fitting) != 1:
            raise self._refuse("not_in_list", text)
        self.load(fitting[0].value)

    def _offer(self, kept: Sequence[Option]) -> None:
        self._options = [*self._offered, *kept]
        self.combo.clear()
        self.combo.addItems([option.shown for option in self._options])
        if self.required:
            self.combo.setCurrentIndex(-1)


class _WheelGuard(QObject):
    """The wheel scrolls the form, not the value under the pointer, unless the field has the focus."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)
