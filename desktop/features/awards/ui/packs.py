"""Rule packs and the catalogue: what judges today, packs from the superior, what a pack would change, own titles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop.core.database import Reading
from desktop.core.partial_date import print_date
from desktop.features.awards import services
from desktop.features.awards.domain import Allotment, AwardType, VoteBase
from desktop.features.awards.rules import Origin, Outcome
from desktop.features.awards.services import Changed, Comparison, PackLine
from desktop.features.awards.ui import forms
from desktop.features.awards.ui.editing import edit_with
from desktop.features.awards.ui.explanation import VERDICT_TONES
from desktop.features.awards.ui.tab import Tab
from desktop.features.awards.words import family_name, level_name, verdict_name
from desktop.features.emulation.domain import Family
from desktop.features.emulation.services import current_campaign
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action
from desktop.widgets.page import resize_within_screen
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.states import EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


@dataclass(frozen=True)
class _Rules:
    packs: tuple[PackLine, ...]
    awards: Mapping[str, AwardType]
    own: frozenset[str]
    allotted: Mapping[str, Allotment]
    year: int


@dataclass(frozen=True)
class _Listed:
    """An award in the list of the catalogue, with what was allotted for it."""

    award: AwardType
    own: bool
    places: int | None

    @property
    def id(self) -> str:
        return self.award.code


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
        def ask(reading: Reading) -> _Rules:
            campaign = current_campaign(reading)
            year = campaign.year if campaign else reading.today().year
            return _Rules(
                tuple(services.list_packs(reading, reading.today())),
                services.awards_in(reading),
                frozenset(one.code for one in services.list_own_awards(reading)),
                {one.award: one for one in services.list_allotments(reading, year)},
                year,
            )

        self.workplace.ask(ask, self._show, owner=self, replaces="rules")

    def _show(self, found: _Rules) -> None:
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


class CompareDialog(QDialog):
    """ "3 of 14 nominees change, because …", before a pack is installed."""

    def __init__(self, parent: QWidget, found: Comparison, install: Any | None) -> None:
        super().__init__(parent)
        self.setObjectName("compare_pack")
        self.setWindowTitle(translate("awards", "What the rule pack would change"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = QLabel(found.pack.title)
        title.setProperty("role", "heading")
        title.setWordWrap(True)
        said = QLabel(comparison_words(found))
        said.setObjectName("comparison")
        said.setWordWrap(True)
        self.table = RecordsTable(
            [
                Column("subject", translate("awards", "Nominee"), lambda one: one.subject, 170),
                Column("award", translate("awards", "Award"), lambda one: one.award, 170),
                Column("before", translate("awards", "Now"), lambda one: verdict_name(one.before), 130,
                       tone=lambda one: VERDICT_TONES[one.before]),
                Column("after", translate("awards", "With the pack"), lambda one: verdict_name(one.after), 130,
                       tone=lambda one: VERDICT_TONES[one.after]),
                Column("why", translate("awards", "Because"), change_words, 340, tooltip=change_words),
            ],
            name="changes_table",
            title=translate("awards", "Nominees that change"),
            count_text=lambda count: translate("awards", "{count} change").format(count=count),
        )  # fmt: skip
        self.why = QLabel()
        self.why.setObjectName("change_in_full")
        self.why.setWordWrap(True)
        self.table.chosen.connect(self._show_why)
        self.table.set_records(found.changed)
        self.table.set_empty(EmptyState("circle-check", translate("awards", "No nominee is judged otherwise"), ""))
        row = QHBoxLayout()
        row.addStretch()
        if install is not None:
            row.addWidget(self._button("install", translate("awards", "Install"), lambda: self._do(install), True))
        row.addWidget(self._button("close_comparison", translate("awards", "Close"), self.reject, False))
        layout = QVBoxLayout(self)
        layout.addWidget(title)
        layout.addWidget(said)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.why)
        layout.addLayout(row)
        resize_within_screen(self, 980, 520)
        if found.changed:
            self.table.select(found.changed[0].id)

    def _show_why(self) -> None:
        one: Changed | None = self.table.current()
        self.why.setText(f"{one.subject}: {change_words(one)}" if one else "")

    def _do(self, install: Any) -> None:
        self.accept()
        install()

    def _button(self, name: str, text: str, clicked: Any, primary: bool) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setProperty("primary", primary)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: clicked())
        return button


def comparison_words(found: Comparison) -> str:
    if not found.judged:
        return translate("awards", "Nobody is nominated yet, so nothing would change.")
    text = translate(
        "awards",
        "{verdicts} of {judged} nominees would be judged otherwise; {changed} have a rule that answers otherwise.",
    )
    said = text.format(verdicts=len(found.verdicts), judged=found.judged, changed=len(found.changed))
    if found.supposed:
        supposed = translate("awards", "The pack is not in force for a campaign of the book yet; this is how it would "
                                       "judge {campaign}.")  # fmt: skip
        said = f"{said} {supposed.format(campaign=found.supposed)}"
    return said


def change_words(one: Changed) -> str:
    parts = []
    for change in one.rules:
        answer = change.after or change.before
        if answer is None:
            continue
        if change.after is None or change.after.outcome is Outcome.PASS:
            parts.append(translate("awards", "{rule}: no longer asked for").format(rule=answer.title))
        else:
            text = translate("awards", "{rule}: {asked}; found: {found} ({article})")
            parts.append(text.format(rule=answer.title, asked=answer.threshold, found=answer.found,
                                     article=answer.source))  # fmt: skip
    return "; ".join(parts)


class CatalogueView(Tab):
    """Every title and form of reward, the state's family and the union's apart."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, "catalogue_view")
        self.shown = _Rules((), {}, frozenset(), {}, self.today.year)
        self.table = RecordsTable(
            [
                Column("name", translate("awards", "Title or form of reward"), lambda one: one.award.name, 340,
                       tooltip=lambda one: one.award.name),
                Column("family", translate("awards", "Family"), lambda one: family_name(one.award.family), 130),
                Column("level", translate("awards", "Decided by"), lambda one: level_name(one.award.decided_by), 170),
                Column("vote", translate("awards", "Votes"), _vote, 190),
                Column("places", translate("awards", "Allotted"), _places,
                       80, align=Align.RIGHT),
                Column("own", translate("awards", "Added here"), _own,
                       90),
            ],
            name="catalogue_table",
            title=translate("awards", "Catalogue of titles and forms of reward"),
            count_text=lambda count: translate("awards", "{count} titles and forms").format(count=count),
            search_hint=translate("awards", "Name"),
        )  # fmt: skip
        self.table.remember(workplace.settings)
        for family in Family:
            self.table.chips.add(family.value, family_name(family))
        self.table.chips.changed.connect(self._narrow)
        self.table.opened.connect(lambda _: self._allot())
        self.table.removal_wanted.connect(lambda _: self._remove())
        self.lay_out([], [
            Action(self, "add_own_award", translate("awards", "Add a local title…"), "plus", self._add),
            Action(self, "allot", translate("awards", "Places allotted…"), "list-checks", self._allot,
                   needs_selection=True),
            Action(self, "remove_own_award", translate("awards", "Delete"), "trash-2", self._remove,
                   needs_selection=True),
        ])  # fmt: skip

    def show_rules(self, found: _Rules) -> None:
        self.shown = found
        self._narrow()

    def enable(self) -> None:
        super().enable()
        one: _Listed | None = self.table.current()
        for action in self.actions_shown:
            if action.id == "remove_own_award":
                action.setEnabled(one is not None and one.own)
            if action.id == "allot":
                action.setEnabled(one is not None and one.award.family is not Family.STATE)

    def _narrow(self) -> None:
        families = self.table.chips.checked()
        self.table.set_records(
            [
                _Listed(
                    one, one.code in self.shown.own,
                    self.shown.allotted[one.code].places if one.code in self.shown.allotted else None,
                )
                for one in self.shown.awards.values()
                if not families or one.family in families
            ]
        )  # fmt: skip

    def _add(self) -> None:
        form = forms.own_award_form()
        form.load({"vote_percent": 80, "vote_base": VoteBase.WHOLE_COUNCIL, "family": Family.LOCAL, "persons": True})
        edit_with(
            self,
            self.workplace,
            translate("awards", "A local title or prize"),
            form,
            "add_own_award",
            lambda tx, values: services.add_own_award(tx, forms.own_award_of(values)),
            lambda own: translate("awards", "“{name}” was added to the catalogue").format(name=own.award.name),
        )

    def _allot(self) -> None:
        one: _Listed | None = self.table.current()
        if one is None or one.award.family is Family.STATE:
            return
        year, before = self.shown.year, self.shown.allotted.get(one.award.code)
        form = forms.allot_form(self.shown.awards, year)
        form.load(
            {
                "award": one.award.code,
                "places": before.places if before else None,
                "document": before.document if before else "",
            }
        )

        def deed(tx: Any, values: dict[str, Any]) -> Any:
            if values["places"] is None:
                return services.remove_allotment(tx, year, values["award"])
            return services.allot(tx, year, values["award"], values["places"], values["document"])

        edit_with(
            self,
            self.workplace,
            translate("awards", "Places allotted by the superior"),
            form,
            "allot",
            deed,
            lambda _: translate("awards", "The places allotted in {year} were written").format(year=year),
        )

    def _remove(self) -> None:
        one: _Listed | None = self.table.current()
        if one is not None and one.own:
            self.workplace.act(
                "remove_own_award",
                lambda tx: services.remove_own_award(tx, one.award.code),
                owner=self,
                tell=lambda gone: translate("awards", "“{name}” was taken out of the catalogue").format(
                    name=gone.award.name
                ),
            )


def _places(one: _Listed) -> str:
    return "" if one.places is None else str(one.places)


def _own(one: _Listed) -> str:
    return translate("awards", "Yes") if one.own else ""


def _vote(one: _Listed) -> str:
    base = (
        translate("awards", "of the whole committee")
        if one.award.vote_base is VoteBase.WHOLE_COUNCIL
        else translate("awards", "of those present")
    )
    return f"{one.award.vote_percent} % {base}"


def _version(version: str) -> str:
    """Packs are usually dated `2025-07-01`."""
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
