"""The Word templates: save one, change it in Word, put it back as the union's own, or go back to the shipped one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from desktop.core.attachments import LARGEST_FILE
from desktop.core.changes import ChangeSet
from desktop.core.clock import VIETNAM
from desktop.core.database import Reading
from desktop.core.files import read_bytes, write_bytes
from desktop.core.partial_date import print_date
from desktop.features.reports import templates
from desktop.shell.workplace import Workplace
from desktop.widgets.foot import Foot, lay_out, muted
from desktop.widgets.records import Column, RecordsTable
from desktop.widgets.states import Banner
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

_WORD = "Word (*.docx)"


@dataclass(frozen=True)
class _Line:
    id: str
    title: str
    state: str
    is_own: bool


@dataclass(frozen=True)
class _Place:
    id: str
    text: str
    example: str


class TemplatesDialog(QDialog):
    """Papers above, the places of the chosen one below."""

    def __init__(self, parent: QWidget, workplace: Workplace) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self.setObjectName("templates")
        title = translate("reports", "Word templates")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.banner = Banner(Tone.NEUTRAL)
        self.banner.hide()
        self.papers = self._make_papers(title)
        self.places = self._make_places()
        intro = muted(
            translate(
                "reports",
                "Save a template, change its look and words in Word but keep the places in braces, then put it back. "
                "From then on the paper in Word is made with it; the PDF stays as it is.",
            )
        )
        foot = Foot(self)
        foot.add("close", translate("reports", "Close"), self.reject)
        self.back = foot.add("drop_template", translate("reports", "Back to the shipped one"), self._drop)
        foot.add("save_template", translate("reports", "Save the template… (Ctrl+S)"), self._save, "Ctrl+S")
        foot.add("keep_template", translate("reports", "Use my own… (Ins)"), self._choose, "Ins", primary=True)
        lay_out(self, [intro, self.banner, self.papers, self.places], foot, 940, 600)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(workplace.undo)
        workplace.changed.connect(self._on_changed)
        workplace.told.connect(lambda text, _: self._tell(Tone.GOOD, text))
        self._ask()
        self.papers.take_focus()

    def _make_papers(self, title: str) -> RecordsTable:
        table = RecordsTable(
            [
                Column("title", translate("reports", "Paper"), lambda one: one.title, 330),
                Column("state", translate("reports", "Template in use"), lambda one: one.state, 480),
            ],
            name="templates_table",
            title=title,
            searchable=False,
            count_text=lambda count: translate("reports", "{count} templates").format(count=count),
        )
        table.chosen.connect(self._on_chosen)
        table.opened.connect(lambda _: self._save())
        return table

    def _make_places(self) -> RecordsTable:
        return RecordsTable(
            [
                Column("place", translate("reports", "Place in the template"), lambda one: one.text, 390),
                Column("example", translate("reports", "What stands there, for example"), lambda one: one.example, 430,
                       tooltip=lambda one: one.example),
            ],
            name="places_table",
            title=translate("reports", "Places of the template"),
            searchable=False,
            count_text=lambda count: translate("reports", "{count} places").format(count=count),
        )  # fmt: skip

    # Inside

    def _ask(self) -> None:
        self.workplace.ask(_lines, self._show, owner=self, replaces="templates")

    def _show(self, lines: list[_Line]) -> None:
        chosen = self.papers.current()
        self.papers.set_records(lines)
        self.papers.select(chosen.id if chosen else lines[0].id)
        self._on_chosen()
        self.papers.take_focus()

    def _on_chosen(self) -> None:
        one: _Line | None = self.papers.current()
        self.back.setEnabled(bool(one and one.is_own))
        if one:
            self.places.set_records(_places(one.id))

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("attachment"):
            self._ask()

    def _tell(self, tone: Tone, text: str) -> None:
        self.banner.tell(tone, text)
        self.banner.show()

    def _save(self) -> None:
        one: _Line | None = self.papers.current()
        if one is None:
            return

        def save(path: Path) -> None:
            def work(_: Any) -> None:
                with self.workplace.database.read() as reading:
                    write_bytes(path, templates.template_bytes(reading, one.id))

            told = translate("reports", "Saved: {file}").format(file=path)
            self.workplace.jobs.run(work, lambda _: self._tell(Tone.GOOD, told), owner=self)

        self.workplace.dialogs.ask_save_file(one.title, f"mau-{one.id.replace('_', '-')}.docx", _WORD, save)

    def _choose(self) -> None:
        one: _Line | None = self.papers.current()
        if one is not None:
            self.workplace.dialogs.ask_open_file(one.title, _WORD, lambda path: self.keep(one.id, path))

    def keep(self, name: str, path: Path) -> None:
        """Put the file in place of the template, when it can be filled."""
        title = templates.TEMPLATES[name]
        self.workplace.act(
            "keep_template",
            lambda tx: templates.keep_template(tx, name, path.name, read_bytes(path, LARGEST_FILE)),
            owner=self,
            failed=lambda error: self._tell(Tone.BAD, self.workplace.say(error)),
            tell=lambda _: translate("reports", "{paper} is made with your own template now").format(paper=title),
        )

    def _drop(self) -> None:
        one: _Line | None = self.papers.current()
        if one is not None and one.is_own:
            self.workplace.act(
                "drop_template",
                lambda tx: templates.drop_template(tx, one.id),
                owner=self,
                tell=lambda _: translate("reports", "{paper} is made with the shipped template again").format(
                    paper=one.title
                ),
            )


def _lines(reading: Reading) -> list[_Line]:
    found = []
    for name, title in templates.TEMPLATES.items():
        own = templates.own_template(reading, name)
        state = translate("reports", "of the program")
        if own:
            day = print_date(own.added_at.astimezone(VIETNAM).date())
            state = translate("reports", "your own: {file}, {day}").format(file=own.name, day=day)
        found.append(_Line(name, title, state, own is not None))
    return found


def _places(name: str) -> list[_Place]:
    found: list[_Place] = []
    for place, value in templates.sample_of(name).items():
        if isinstance(value, str):
            found.append(_Place(place, f"{{{{ {place} }}}}", value))
        elif isinstance(value, dict):
            found += [_Place(f"{place}.{one}", f"{{{{ {place}.{one} }}}}", text) for one, text in value.items()]
        elif value and isinstance(value[0], dict):
            told = translate("reports", "a row of the table for each; ends with {end}").format(end="{%tr endfor %}")
            found.append(_Place(place, f"{{%tr for dong in {place} %}}", told))
            found += [
                _Place(f"{place}.{one}", f"      {{{{ dong.{one} }}}}", next((r[one] for r in value if r[one]), ""))
                for one in value[0]
            ]
        else:
            told = translate("reports", "a paragraph for each; ends with {end}").format(end="{%p endfor %}")
            found.append(_Place(place, f"{{%p for doan in {place} %}}", told))
            found.append(_Place(f"{place}.doan", "      {{ doan }}", value[0] if value else ""))
    return found
