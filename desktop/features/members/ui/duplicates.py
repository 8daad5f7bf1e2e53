"""People who may be entered twice: the list of pairs, and two records side by side to be made one. All by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QWidget

from desktop.core.changes import ChangeSet
from desktop.core.database import Reading
from desktop.core.merging import BothInUse, Kept
from desktop.core.partial_date import print_date
from desktop.features.members import services
from desktop.features.members.domain import Member, Merge, Pair
from desktop.features.members.services import CHOSEN, Comparison, Separated
from desktop.features.members.words import event_day, event_name, field_title, likeness, refusal
from desktop.features.organization.services import list_sections
from desktop.shell.workplace import Workplace
from desktop.widgets.foot import Foot, lay_out, muted
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.states import Banner, EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

__all__ = ["DuplicatesDialog", "Foot", "lay_out", "muted", "separate"]


@dataclass(frozen=True)
class _Line:
    """A pair as the list shows it."""

    pair: Pair
    first: str
    second: str
    reasons: str

    @property
    def id(self) -> str:
        return self.pair.id


@dataclass(frozen=True)
class _Field:
    """A row of the comparison: a field of the record, or something only one person can have. `taken` is 0 for the
    first value, 1 for the second."""

    id: str
    label: str
    values: tuple[str, str]
    taken: int
    free: bool = True
    only_one: bool = False

    @property
    def differs(self) -> bool:
        """Two things of which one can stay are two, even where words tell no difference, as of photos of one day."""
        return self.only_one or self.values[0] != self.values[1]

    @property
    def result(self) -> str:
        return self.values[self.taken]


@dataclass(frozen=True)
class _SideBySide:
    comparison: Comparison
    fields: list[_Field]
    photos: tuple[bytes | None, bytes | None]


def open_duplicates(workplace: Workplace, over: QWidget) -> None:
    DuplicatesDialog(over, workplace).open()


class DuplicatesDialog(QDialog):
    """The pairs, the surest first: Enter compares, N says that they are two people, Esc closes."""

    def __init__(self, parent: QWidget, workplace: Workplace) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self.setObjectName("duplicates")
        title = translate("members", "Who may be entered twice")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def told(key: str, heading: str, width: int) -> Column[_Line]:
            read: Callable[[_Line], str] = attrgetter(key)
            return Column(key, heading, read, width, tooltip=read)

        self.table = RecordsTable(
            [
                Column("score", translate("members", "Likeness"), lambda line: f"{line.pair.score} %", 96, Align.RIGHT),
                told("first", translate("members", "First person"), 290),
                told("second", translate("members", "Second person"), 290),
                told("reasons", translate("members", "Why"), 230),
            ],
            name="duplicates_table",
            title=title,
            searchable=False,
            count_text=lambda count: translate("members", "{count} pairs").format(count=count),
        )
        self.table.set_empty(EmptyState("search", translate("members", "Comparing everybody…"), ""))
        self.table.opened.connect(lambda line: self._compare(line))
        intro = muted(
            translate(
                "members",
                "Homonyms are normal: pairs of whom only the name agrees stand last. Enter: compare and merge. N: they "
                "are two people, and this pair is not shown again.",
            )
        )
        foot = Foot(self)
        foot.add("close", translate("members", "Close"), self.reject)
        foot.add("not_same", translate("members", "Two different people (N)"), self._not_same, "N")
        foot.add("compare", translate("members", "Compare…"), self._compare_current, primary=True)
        lay_out(self, [intro, self.table], foot, 1010, 560)
        workplace.changed.connect(self._on_changed)
        self._ask()
        self.table.take_focus()

    def _ask(self) -> None:
        label = translate("members", "Comparing everybody…")
        self.workplace.ask(_lines, self._show, owner=self, label=label, replaces="duplicates")

    def _show(self, lines: list[_Line]) -> None:
        self.table.set_empty(
            EmptyState(
                "circle-check",
                translate("members", "Nobody seems to be entered twice"),
                translate(
                    "members", "Two people of one name are normal: suggested are those whom nothing tells apart."
                ),
            )
        )
        self.table.set_records(lines)
        if lines and self.table.current() is None:
            self.table.select(lines[0].id)
        self.table.take_focus()

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("member", "member_not_same"):
            self._ask()

    def _compare_current(self) -> None:
        if line := self.table.current():
            self._compare(line)

    def _compare(self, line: _Line) -> None:
        def open_dialog(found: _SideBySide) -> None:
            MergeDialog(self, self.workplace, found, lambda: self._not_same(line)).open()

        self.workplace.ask(
            lambda reading: _side_by_side(reading, line.pair, _speakers(self.workplace)), open_dialog, owner=self
        )

    def _not_same(self, line: _Line | None = None) -> None:
        chosen = line or self.table.current()
        if chosen is None:
            return
        pair: Pair = chosen.pair
        self.workplace.act(
            "not_the_same",
            lambda tx: services.not_the_same(tx, pair.first, pair.second),
            owner=self,
            tell=lambda _: translate("members", "Kept as two people: {pair}").format(
                pair=f"{chosen.first} – {chosen.second}"
            ),
        )


class MergeDialog(QDialog):
    """Two records field by field, differences first. 1 and 2, or a click, choose whose value stays; Enter merges."""

    def __init__(self, parent: QWidget, workplace: Workplace, found: _SideBySide, not_same: Callable[[], None]) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self.setObjectName("merge")
        self._found = found.comparison
        self._fields = found.fields
        self._leave = not_same
        title = translate("members", "Is this one person?")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.banner = Banner(Tone.NEUTRAL, self._what_happens())
        self.table = self._make_table(title)
        self.photos = [photo_label(photo) for photo in found.photos]
        foot = Foot(self)
        foot.add("close", translate("members", "Close"), self.reject)
        foot.add("not_same", translate("members", "Two different people (N)"), self._say_not_same, "N")
        self.merge_button = foot.add(
            "merge_now", translate("members", "Merge (Enter)"), self._merge, "Ctrl+S", primary=True
        )
        keys = muted(translate("members", "1: take the first value. 2: take the second. ↑↓: other field."))
        faces = [_side(found.photos, self.photos)] if any(found.photos) else []
        lay_out(self, [keys, *faces, self.table, self.banner], foot, 1010, 600)
        for key, which in (("1", 0), ("2", 1)):
            QShortcut(QKeySequence(key), self).activated.connect(lambda which=which: self._take(which))
        self._refuse_unsolvable()
        self.table.set_records(self._fields)
        self.table.select(self._fields[0].id)
        self.table.take_focus()

    def _make_table(self, title: str) -> RecordsTable:
        def differing(line: _Field) -> Tone | None:
            return None if line.differs else Tone.NEUTRAL

        def value(which: int) -> Column[_Field]:
            return Column(
                ("first", "second")[which],
                (translate("members", "First person"), translate("members", "Second person"))[which],
                lambda line: line.values[which],
                250,
                tooltip=lambda line: line.values[which],
                tone=lambda line: None if line.differs and line.taken == which else Tone.NEUTRAL,
                icon=lambda line: "check" if line.differs and line.taken == which else "",
            )

        def result(line: _Field) -> str:
            return line.result

        table = RecordsTable(
            [
                Column("label", translate("members", "Field"), lambda line: line.label, 150, tone=differing),
                value(0),
                value(1),
                Column("result", translate("members", "Result"), result, 250, tooltip=result, tone=differing),
            ],
            name="merge_table",
            title=title,
            searchable=False,
            count_text=lambda _: translate("members", "{count} fields differ").format(
                count=sum(line.differs for line in self._fields)
            ),
        )
        table.opened.connect(lambda _: self._merge())
        table.view.doubleClicked.disconnect()  # a second click chooses again, and merges nothing
        table.view.clicked.connect(self._on_clicked)
        return table

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() in (1, 2):
            self._take(index.column() - 1)

    def _take(self, which: int) -> None:
        line = self.table.current()
        if line is None or not line.differs or not line.free:
            return
        self._fields = [replace(each, taken=which) if each.id == line.id else each for each in self._fields]
        self.table.set_records(self._fields)

    def _what_happens(self) -> str:
        history = "; ".join(f"{event_day(event)} {event_name(event.kind)}" for event in self._found.history)
        said = [translate("members", "One history: {history}.").format(history=history or "–")]
        if self._found.moving:
            moving = translate("members", "{count} records of the second person go over to the first.")
            said.append(moving.format(count=self._found.moving))
        return " ".join([*said, translate("members", "The two can be separated again at any time.")])

    def _refuse_unsolvable(self) -> None:
        if any(not clash.solvable for clash in self._found.clashes):
            self.banner.tell(Tone.BAD, refusal(BothInUse("", "")) or "")
            self.merge_button.setEnabled(False)

    def _say_not_same(self) -> None:
        self.accept()
        self._leave()

    def _merge(self) -> None:
        if not self.merge_button.isEnabled():
            return
        taken = {line.id: line.taken for line in self._fields}
        first, second = self._found.first, self._found.second
        kept = services.chosen(first, second, {name: taken.get(name, 0) for name in CHOSEN})
        aside = [clash.first.id for clash in self._found.clashes if taken[clash.first.id]]
        self.workplace.act(
            "merge_members",
            lambda tx: services.merge_members(tx, kept, second.id, aside),
            owner=self,
            done=lambda _: self.accept(),
            failed=lambda error: self.banner.tell(Tone.BAD, self.workplace.say(error)),
            tell=lambda merge: translate("members", "{gone} was merged into {kept}").format(
                gone=merge.gone_name, kept=kept.full_name
            ),
        )


def separate(workplace: Workplace, owner: QWidget, merge: Merge) -> None:
    """Take a merge apart and say what stayed because it was edited since."""
    speakers = _speakers(workplace)

    def told(answer: tuple[Separated, list[str]]) -> str:
        separated, kept = answer
        text = translate("members", "{second} and {first} are two people again")
        text = text.format(first=separated.first.full_name, second=separated.second.full_name)
        if kept:
            stays = translate("members", "edited since and left as it is: {what}").format(what=", ".join(kept))
            text = f"{text}; {stays}"
        return text

    def deed(tx: Any) -> tuple[Separated, list[str]]:
        separated = services.separate(tx, merge.id)
        return separated, [_kept_name(tx, one, speakers) for one in separated.kept]

    workplace.act("separate_members", deed, owner=owner, tell=told)


Speakers = Mapping[str, Callable[[Reading, Any], str]]


def _speakers(workplace: Workplace) -> Speakers:
    return {one.kind: one.say for feature in workplace.features for one in feature.records}


def _spoken(reading: Reading, kind: str, record: Any, speakers: Speakers) -> str:
    if say := speakers.get(kind):
        return say(reading, record)
    return translate("members", "a record of another list")


def _kept_name(reading: Reading, kept: Kept, speakers: Speakers) -> str:
    return field_title(kept.field) if kept.kind == "member" else _spoken(reading, kept.kind, kept.record, speakers)


def _lines(reading: Reading) -> list[_Line]:
    pairs = services.find_duplicates(reading)
    people = services.members_of_pairs(reading, pairs)
    sections = {section.id: section.name for section in list_sections(reading)}

    def describe(member: Member) -> str:
        number = member.masked_id or member.former_id
        facts = (member.full_name, str(member.birth or ""), sections.get(member.section_id, ""), number)
        return " · ".join(fact for fact in facts if fact)

    return [
        _Line(pair, describe(people[pair.first]), describe(people[pair.second]), ", ".join(map(likeness, pair.reasons)))
        for pair in pairs
    ]


def _side_by_side(reading: Reading, pair: Pair, speakers: Speakers) -> _SideBySide:
    """Differences first: what only one person can have, then fields that contradict, then what one of them lacks."""
    found = services.compare_members(reading, pair.first, pair.second)
    sections = {section.id: section.name for section in list_sections(reading)}
    choice = services.fuller(found.first, found.second)
    fields = [
        _Field(
            name,
            field_title(name),
            (_shown(name, getattr(found.first, name), sections), _shown(name, getattr(found.second, name), sections)),
            choice[name],
        )
        for name in CHOSEN
    ]
    clashes = [
        _Field(
            clash.first.id,
            translate("members", "Only one can stay"),
            (_spoken(reading, clash.kind, clash.first, speakers), _spoken(reading, clash.kind, clash.second, speakers)),
            int(clash.second_used),
            free=not (clash.first_used or clash.second_used),
            only_one=True,
        )
        for clash in found.clashes
    ]
    listed = [line for line in fields if any(line.values)]
    ordered = sorted(listed, key=lambda line: (not line.differs, not all(line.values)))
    photos = services.photo_of(reading, pair.first), services.photo_of(reading, pair.second)
    return _SideBySide(found, clashes + ordered, photos)


def photo_label(photo: bytes | None) -> QLabel:
    """A photo small enough to stand over a list."""
    label = QLabel()
    label.setFixedSize(60, 80)
    if photo:
        drawn = QPixmap()
        drawn.loadFromData(photo)
        label.setPixmap(drawn.scaled(label.size(), Qt.AspectRatioMode.KeepAspectRatio,
                                     Qt.TransformationMode.SmoothTransformation))  # fmt: skip
    return label


def _side(photos: Sequence[bytes | None], labels: Sequence[QLabel]) -> QWidget:
    """Both faces, each with whose it is, for the eye to compare."""
    names = (translate("members", "First person"), translate("members", "Second person"))
    part = QWidget()
    part.setObjectName("merge_photos")
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    for photo, label, name in zip(photos, labels, names, strict=True):
        without = translate("members", "{who}: no photo").format(who=name)
        label.setAccessibleName(name if photo else without)
        row.addWidget(label)
        row.addWidget(muted(name if photo else without))
    row.addStretch()
    return part


def _shown(name: str, value: Any, sections: Mapping[str, str]) -> str:
    if name == "section_id":
        return sections.get(value, "")
    if name == "is_leader":
        return translate("members", "yes") if value else ""
    return print_date(value) if isinstance(value, date) else str(value or "")
