"""What the dialog of blanks works on: the layout as it is being changed, the chosen text, the sheets to print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from desktop.core.blanks import (
    EMBLEM,
    SCAN,
    BlankField,
    Layout,
    compose,
    every_layout,
    find_layout,
    kept_on_sheet,
    picture_of,
    refuse_unusable,
)
from desktop.core.contracts import BlankPaper, BlankSheet, BlankSheets
from desktop.core.database import Reading
from desktop.core.placed import Sheet

_STEPS_KEPT = 200


@dataclass(frozen=True)
class Found:
    """What the book says: every layout with whether it is the union's own, the chosen one, its pictures, the sheets."""

    layouts: tuple[tuple[Layout, bool], ...]
    layout: Layout
    scan: bytes
    emblem: bytes
    sheets: BlankSheets


def find(reading: Reading, paper: BlankPaper, ids: Sequence[str], code: str) -> Found:
    """A layout that is not there any more gives way to the one used last."""
    layouts = tuple(every_layout(reading, paper.name))
    known = {layout.code for layout, _ in layouts}
    layout = find_layout(reading, paper.name, code if code in known else "")
    scan, emblem = (picture_of(reading, layout.code, slot) for slot in (SCAN, EMBLEM))
    return Found(layouts, layout, scan, emblem, paper.sheets(reading, ids))


class Desk(QObject):
    """Changes of the layout are kept here, with a way back for each, until they are saved in the book."""

    changed = Signal()  # the layout, the sheet or the way it is shown
    chosen = Signal()  # another text

    def __init__(self, paper: BlankPaper) -> None:
        super().__init__()
        self.paper = paper
        self.found: Found | None = None
        self.layout = Layout("", paper.name, "", 297.0, 210.0, ())
        self.name = ""
        self.at = 0
        self.white = False
        self._saved = self.layout
        self._before: list[Layout] = []
        self._after: list[Layout] = []

    # What is shown

    def show(self, found: Found) -> None:
        """What the book says now; changes that are not saved yet stay while it is about the same layout."""
        same = found.layout == self.layout or (self.dirty and found.layout.code == self.layout.code)
        self.found, self._saved = found, found.layout
        if not same:
            self.layout, self._before, self._after = found.layout, [], []
        self.at = min(self.at, max(0, len(self.sheets) - 1))
        if self.field is None:
            self.name = next((one.name for one in self.layout.fields if not one.preprinted), "")
        self.changed.emit()
        self.chosen.emit()

    @property
    def sheets(self) -> tuple[BlankSheet, ...]:
        return self.found.sheets.sheets if self.found else ()

    @property
    def sheet(self) -> BlankSheet | None:
        return self.sheets[self.at] if self.at < len(self.sheets) else None

    @property
    def field(self) -> BlankField | None:
        return self.layout.field(self.name)

    @property
    def dirty(self) -> bool:
        return self.layout != self._saved

    @property
    def can_undo(self) -> bool:
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        return bool(self._after)

    @property
    def is_own(self) -> bool:
        return bool(self.found and {layout.code: own for layout, own in self.found.layouts}.get(self.layout.code))

    def texts(self) -> dict[str, str]:
        """Of the sheet that is looked at, or examples."""
        return dict(self.sheet.texts) if self.sheet else {one.name: one.example for one in self.paper.places}

    def composed(self, sheets: Sequence[BlankSheet]) -> Sheet:
        """The pages of these, as they are printed."""
        emblem = self.found.emblem if self.found else b""
        return compose(self.layout, [one.texts for one in sheets], white=self.white, emblem=emblem)

    # Deeds

    def turn_to(self, at: int) -> None:
        if 0 <= at < len(self.sheets) and at != self.at:
            self.at = at
            self.changed.emit()

    def show_white(self, white: bool) -> None:
        if white != self.white:
            self.white = white
            self.changed.emit()

    def choose(self, name: str) -> None:
        if name != self.name and self.layout.field(name):
            self.name = name
            self.chosen.emit()
            self.changed.emit()

    def choose_next(self, step: int) -> None:
        names = [one.name for one in self.layout.fields]
        if names:
            at = names.index(self.name) if self.name in names else -step
            self.choose(names[(at + step) % len(names)])

    def change(self, changed: BlankField, *, joined: bool = False) -> None:
        """Put the text as given, within the sheet. `joined` belongs to the step before: one pull of the mouse is one
        step back. Raises LayoutRefused and changes nothing where it could not be printed; a text that is only moved
        always can."""
        kept, before = kept_on_sheet(self.layout, changed), self.layout.field(changed.name)
        moved = before is not None and replace(before, x=kept.x, y=kept.y, width=kept.width, height=kept.height) == kept
        self._put(self.layout.with_field(kept), joined=joined, moved=moved)

    def move(self, right: float, down: float) -> None:
        if one := self.field:
            self.change(replace(one, x=one.x + right, y=one.y + down))

    def grow(self, wider: float, higher: float) -> None:
        if one := self.field:
            self.change(replace(one, width=one.width + wider, height=one.height + higher))

    def centre(self) -> None:
        """In the middle of the sheet, from left to right."""
        if one := self.field:
            self.change(replace(one, x=(self.layout.width - one.width) / 2))

    def add_field(self, label: str, text: str) -> None:
        """A text more, in the middle of the sheet."""
        names = {one.name for one in self.layout.fields}
        name = next(f"chu-{number}" for number in range(1, 1000) if f"chu-{number}" not in names)
        width, height = self.layout.width / 3, 10.0
        x, y = (self.layout.width - width) / 2, (self.layout.height - height) / 2
        made = kept_on_sheet(self.layout, BlankField(name, label, x, y, width, height, text))
        self._put(replace(self.layout, fields=(*self.layout.fields, made)))
        self.choose(name)

    def remove_field(self) -> None:
        """Raises LayoutRefused where nothing would be left to print."""
        names = [one.name for one in self.layout.fields]
        if self.name in names and len(names) > 1:
            gone = names.index(self.name)
            left = tuple(one for one in self.layout.fields if one.name != self.name)
            self._put(replace(self.layout, fields=left))
            self.choose(left[min(gone, len(left) - 1)].name)

    def put_layout(self, layout: Layout) -> None:
        """Another title, sheet or frame."""
        self._put(layout)

    def undo(self) -> None:
        self._step(self._before, self._after)

    def redo(self) -> None:
        self._step(self._after, self._before)

    def saved(self, layout: Layout) -> None:
        self._saved = layout
        self.changed.emit()

    def _put(self, layout: Layout, *, joined: bool = False, moved: bool = False) -> None:
        if layout == self.layout:
            return
        if not moved:
            refuse_unusable(layout, self.paper.known, layout.title)
        if not joined or not self._before:
            self._before = [*self._before[-_STEPS_KEPT:], self.layout]
        self._after = []
        self.layout = layout
        self.changed.emit()

    def _step(self, of: list[Layout], onto: list[Layout]) -> None:
        if of:
            onto.append(self.layout)
            self.layout = of.pop()
            if self.field is None:
                self.choose_next(1)
            self.changed.emit()
            self.chosen.emit()
