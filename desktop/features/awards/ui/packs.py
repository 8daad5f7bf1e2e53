"""Rule packs: what judges today, packs from the superior, and what a pack would change."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.core.database import Reading
from desktop.core.partial_date import print_date
from desktop.features.awards import services
from desktop.features.awards.rules import Origin, voted_by
from desktop.features.awards.services import MARK, Comparison, PackLine
from desktop.features.awards.ui.adjusting import ask_numbers
from desktop.features.awards.ui.catalogue import CatalogueView, Rules
from desktop.features.awards.ui.comparing import CompareDialog
from desktop.features.emulation.services import current_campaign
from desktop.shell.tab import Tab
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action
from desktop.widgets.records import Column, RecordsTable
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


class RulesView(QWidget):
    """Packs above, the catalogue below."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.workplace = workplace
        self.packs, self.catalogue = PacksView(workplace), CatalogueView(workplace)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.packs)
        parts.addWidget(self.catalogue)
        parts.setSizes([300, 260])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts)

    def take_focus(self) -> None:
        self.packs.take_focus()

    def reload(self) -> None:
        def ask(reading: Reading) -> Rules:
            campaign = current_campaign(reading)
            year = campaign.year if campaign else reading.today().year
            lines = tuple(services.list_packs(reading, reading.today()))
            used = [line.pack for line in lines if line.in_use]
            return Rules(
                lines,
                {code: voted_by(award, used) for code, award in services.awards_in(reading).items()},
                frozenset(one.code for one in services.list_own_awards(reading)),
                {one.award: one for one in services.list_allotments(reading, year)},
                year,
            )

        self.workplace.ask(ask, self._show, owner=self, replaces="rules")

    def _show(self, found: Rules) -> None:
        self.packs.table.set_records(found.packs, search=lambda one: f"{one.pack.title} {one.pack.id}")
        self.catalogue.show_rules(found)


class PacksView(Tab):
    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, "packs_view")
        self.table = RecordsTable(
            [
                Column("title", translate("awards", "Rule pack"), lambda one: one.pack.title, 300,
                       tooltip=lambda one: one.pack.title),
                Column("version", translate("awards", "Version"), lambda one: _version(one.pack.version), 96),
                Column("from", translate("awards", "In force from"), lambda one: print_date(one.pack.valid_from), 100),
                Column("to", translate("awards", "until"), lambda one: print_date(one.pack.valid_to), 90),
                Column("basis", translate("awards", "Legal basis"),
                       lambda one: "; ".join(basis.number for basis in one.pack.basis), 150,
                       tooltip=lambda one: "\n".join(basis.title for basis in one.pack.basis)),
                Column("origin", translate("awards", "Source"), _origin, 190),
                Column("used", translate("awards", "Today"), _used, 130, tone=_used_tone),
                Column("hash", "SHA-256", lambda one: one.pack.sha256[:16], 140, hidden=True),
            ],
            name="packs_table",
            title=translate("awards", "Rule packs"),
            searchable=False,
            count_text=lambda count: translate("awards", "{count} rule packs").format(count=count),
        )  # fmt: skip
        self.table.remember(workplace.settings)
        self.lay_out([], [
            Action(self, "install_pack", translate("awards", "Install a rule pack…"), "import",
                   lambda: self._ask_file(install=True), primary=True,
                   tip=translate("awards", "First shows which nominees would be judged otherwise, and why")),
            Action(self, "adjust_pack", translate("awards", "Correct the numbers…"), "pencil", self._adjust,
                   needs_selection=True,
                   tip=translate("awards", "Thresholds, shares and waiting times by the superior's document")),
            Action(self, "try_pack", translate("awards", "Try one without installing…"), "circle-help",
                   lambda: self._ask_file(install=False)),
            Action(self, "try_chosen", translate("awards", "What would it change?"), "list-checks", self._try_chosen,
                   needs_selection=True),
            Action(self, "remove_pack", translate("awards", "Take out of use"), "x", self._remove,
                   needs_selection=True),
        ])  # fmt: skip
        self.table.opened.connect(lambda _: self._try_chosen())
        self.table.removal_wanted.connect(lambda _: self._remove())

    def enable(self) -> None:
        super().enable()
        one: PackLine | None = self.table.current()
        by_id = {action.id: action for action in self.actions_shown}
        if "remove_pack" in by_id:
            by_id["remove_pack"].setEnabled(one is not None and one.installed is not None)
            by_id["try_chosen"].setEnabled(one is not None and one.offered is not None)
            by_id["adjust_pack"].setEnabled(one is not None)

    def _ask_file(self, *, install: bool) -> None:
        title = translate("awards", "Rule pack")
        self.workplace.dialogs.ask_open_file(
            title, f"{title} (*.toml)", lambda path: self._compare(path, install=install)
        )

    def _try_chosen(self) -> None:
        one: PackLine | None = self.table.current()
        if one is not None and one.offered is not None:
            self._compare(one.offered, install=True)

    def _compare(self, path: Path, *, install: bool) -> None:
        def ask(reading: Reading) -> Comparison:
            pack, _ = services.read_pack_file(path)
            return services.compare_pack(reading, pack)

        def show(found: Comparison) -> None:
            CompareDialog(self, found, (lambda: self._install(path)) if install else None).open()

        self.workplace.ask(ask, show, owner=self, label=translate("awards", "Comparing"))

    def _adjust(self) -> None:
        """The numbers of the chosen pack, then what they change, then installing."""
        one: PackLine | None = self.table.current()
        if one is None:
            return
        pack = one.pack
        self.workplace.ask(
            lambda reading: (services.numbers_of(services.content_of_pack(reading, pack)), services.awards_in(reading)),
            lambda found: ask_numbers(self, pack, *found, self._compare_content),
            owner=self,
        )

    def _compare_content(self, content: bytes, found: Comparison) -> None:
        CompareDialog(self, found, lambda: self._keep(content)).open()

    def _keep(self, content: bytes) -> None:
        self.workplace.act(
            "install_pack",
            lambda tx: services.adjust_pack(tx, content),
            owner=self,
            tell=lambda kept: translate("awards", "The rule pack {pack}, version {version}, was installed").format(
                pack=kept.pack, version=_version(kept.version)
            ),
        )

    def _install(self, path: Path) -> None:
        self.workplace.act(
            "install_pack",
            lambda tx: services.install_pack(tx, path),
            owner=self,
            tell=lambda kept: translate("awards", "The rule pack {pack}, version {version}, was installed").format(
                pack=kept.pack, version=_version(kept.version)
            ),
        )

    def _remove(self) -> None:
        one: PackLine | None = self.table.current()
        if one is not None and one.installed is not None:
            pack = one.pack
            self.workplace.act(
                "remove_pack",
                lambda tx: services.remove_pack(tx, pack.id, pack.version),
                owner=self,
                tell=lambda _: translate("awards", "The rule pack “{title}” was taken out of use").format(
                    title=pack.title
                ),
            )


def _version(version: str) -> str:
    """Packs are usually dated `2025-07-01`; one whose numbers were corrected here says how often."""
    version, mark, times = version.partition(MARK)
    if mark:
        return translate("awards", "{version}, corrected here ({times})").format(version=_version(version), times=times)
    year, _, rest = version.partition("-")
    month, _, day = rest.partition("-")
    return f"{day}/{month}/{year}" if len(year) == 4 and day.isdigit() and month.isdigit() else version


def _origin(one: PackLine) -> str:
    if one.installed:
        text = translate("awards", "{file}, installed {day}")
        return text.format(file=one.installed.file_name, day=print_date(one.installed.installed_at.date()))
    if one.pack.origin is Origin.SHIPPED:
        return translate("awards", "The program")
    return ""


def _used(one: PackLine) -> str:
    if one.offered:
        return translate("awards", "draft, not used") if one.pack.draft else translate("awards", "offered, not used")
    if one.in_use:
        return translate("awards", "in use, a draft") if one.pack.draft else translate("awards", "in use")
    return translate("awards", "not in use")


def _used_tone(one: PackLine) -> Tone | None:
    if one.in_use:
        return Tone.WARNING if one.pack.draft else Tone.GOOD
    return Tone.NEUTRAL
