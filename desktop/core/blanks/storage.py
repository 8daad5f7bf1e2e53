"""The union's own layouts, and the pictures that belong to one: a scan of the blank to place texts by, which is never
printed, and the emblem that is put on white paper."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.core.attachments import Attachment, AttachmentStore, MediaType, attach, content_of, make_preview
from desktop.core.blanks.files import shipped_layouts
from desktop.core.blanks.records import Layout, OwnLayout, refuse_unusable
from desktop.core.database import Reading, Transaction
from desktop.core.errors import NotFound
from desktop.core.store import Store
from desktop.core.tables import JsonColumn, MomentColumn, Stored

SCAN, EMBLEM = "blank_scan", "blank_emblem"
_LONGEST = {SCAN: 1800, EMBLEM: 900}
"""Pixels: of a scan as many as a screen can show, of an emblem as many as its few centimetres of paper."""


class BlankLayoutRow(Stored):
    __tablename__ = "blank_layout"

    code: Mapped[str] = mapped_column(Text, unique=True)
    layout: Mapped[Layout] = mapped_column(JsonColumn(Layout))
    changed_at: Mapped[datetime] = mapped_column(MomentColumn)


class BlankLayoutStore(Store[OwnLayout]):
    kind = "blank_layout"
    row = BlankLayoutRow
    record = OwnLayout

    def of_code(self, code: str) -> OwnLayout | None:
        return next(iter(self.all(BlankLayoutRow.code == code)), None)

    def in_order(self) -> list[OwnLayout]:
        return self.all(order_by=(BlankLayoutRow.code,))


def every_layout(reading: Reading, paper: str) -> list[tuple[Layout, bool]]:
    """Each with whether it is the union's own: the shipped ones first, then those the union added."""
    own = {one.code: one.layout for one in BlankLayoutStore(reading).in_order() if one.layout.paper == paper}
    found = [(own.pop(one.code, one), one) for one in shipped_layouts(paper)]
    return [(layout, layout is not shipped) for layout, shipped in found] + [(one, True) for one in own.values()]


def find_layout(reading: Reading, paper: str, code: str = "") -> Layout:
    """The layout of that code; without a code the one the union changed last, or the first that ships. Raises
    NotFound."""
    own = [one for one in BlankLayoutStore(reading).in_order() if one.layout.paper == paper]
    if not code:
        latest = max(own, key=lambda one: one.changed_at, default=None)
        return latest.layout if latest else shipped_layouts(paper)[0]
    for layout, _ in every_layout(reading, paper):
        if layout.code == code:
            return layout
    raise NotFound("blank_layout", code)


def keep_layout(tx: Transaction, layout: Layout, places: Collection[str]) -> OwnLayout:
    """Put the union's own in place of what has that code, or add it. Raises LayoutRefused."""
    refuse_unusable(layout, places)
    store = BlankLayoutStore(tx)
    if before := store.of_code(layout.code):
        if before.layout == layout:
            return before
        return store.replace(replace(before, layout=layout, changed_at=tx.now()))
    return store.add(OwnLayout(tx.new_id(), layout.code, layout, tx.now()))


def drop_layout(tx: Transaction, code: str) -> OwnLayout:
    """Back to the shipped one; what the union added goes, with its pictures. Raises NotFound."""
    store = BlankLayoutStore(tx)
    if (own := store.of_code(code)) is None:
        raise NotFound("blank_layout", code)
    if code not in {one.code for one in shipped_layouts(own.layout.paper)}:
        for slot in (SCAN, EMBLEM):
            if found := _kept(tx, code, slot):
                AttachmentStore(tx).remove(found.id)
    return store.remove(own.id)


def picture_of(reading: Reading, code: str, slot: str) -> bytes:
    """The JPEG of that slot; nothing where there is none."""
    found = _kept(reading, code, slot)
    return content_of(reading, found) if found else b""


def keep_picture(tx: Transaction, code: str, slot: str, name: str, content: bytes) -> Attachment:
    """Upright, without anything a camera wrote into it. Raises FileNotAccepted, AttachmentsFull."""
    made = make_preview(content, _LONGEST[slot], name)
    return attach(tx, _owner(code), slot, name, made, MediaType.JPEG, slot=slot)


def drop_picture(tx: Transaction, code: str, slot: str) -> Attachment:
    """Raises NotFound."""
    if found := _kept(tx, code, slot):
        return AttachmentStore(tx).remove(found.id)
    raise NotFound(slot, code)


def _kept(reading: Reading, code: str, slot: str) -> Attachment | None:
    return AttachmentStore(reading).in_slot([_owner(code)], slot).get(_owner(code))


def _owner(code: str) -> str:
    return f"blank:{code}"
