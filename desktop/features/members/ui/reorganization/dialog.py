"""Three pages, a line that tells what would be done, and one deed that does it and can be taken back as one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from desktop.core.database import Reading
from desktop.core.errors import FieldRefused, UserError
from desktop.core.partial_date import print_date
from desktop.features.members import services
from desktop.features.members.domain import AddressProposal, Fate, ReorganizationPlan, Reorganized
from desktop.features.members.services import SectionCrowd
from desktop.features.members.ui.duplicates import Foot, muted
from desktop.features.members.ui.reorganization.addresses import AddressesTable
from desktop.features.members.ui.reorganization.sections import SectionsTable
from desktop.features.organization.domain import Superior, SuperiorKind
from desktop.features.organization.words import superior_kind_name
from desktop.shell.workplace import Workplace
from desktop.widgets.fields import Choice, Date, Option, Text
from desktop.widgets.form import Form
from desktop.widgets.page import resize_within_screen
from desktop.widgets.states import Banner
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


@dataclass(frozen=True)
class _Known:
    crowds: list[SectionCrowd]
    proposals: list[AddressProposal]


class ReorganizationDialog(QDialog):
    """Sắp xếp lại tổ chức: whatever is left as it is on a page is left as it is."""

    def __init__(self, parent: QWidget, workplace: Workplace, today: date) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self.setObjectName("reorganization")
        title = translate("members", "Re-organise the union")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.when = Form(
            [
                Date("on", translate("members", "From which day"), today=today, required=True, past=True),
                Text("decision", translate("members", "Number of the decision"), most=60),
                Text("reason", translate("members", "Reason, when the figures of that day are closed")),
            ],
            columns=3,
        )
        self.when.load({"on": today})
        self.when.edited.connect(lambda _: self._foresee())
        self.sections, self.addresses = SectionsTable(), AddressesTable()
        self.superior = self._superior_form(today)
        self.pages = QTabWidget()
        self.pages.setObjectName("reorganization_pages")
        self._add_pages()
        for part in (self.sections, self.addresses):
            part.edited.connect(self._foresee)
        self.superior.edited.connect(lambda _: self._foresee())
        self.told = Banner(Tone.NEUTRAL)
        foot = Foot(self)
        foot.add("close", translate("members", "Leave"), self.reject)
        self.do_button = foot.add("reorganize_now", translate("members", "Carry it out"), self._do, primary=True)
        body = QVBoxLayout()
        body.setContentsMargins(16, 4, 16, 8)
        body.setSpacing(8)
        if fields := self.when.layout():
            fields.setContentsMargins(0, 8, 0, 4)
        body.addWidget(self.when)
        body.addWidget(self.pages, 1)
        body.addWidget(self.told)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(body, 1)
        layout.addWidget(foot)
        resize_within_screen(self, 940, 640)
        workplace.ask(_known, self._show, owner=self)
        self._foresee()

    # Building

    def _superior_form(self, today: date) -> Form:
        kinds = [Option(kind, superior_kind_name(kind)) for kind in SuperiorKind]
        form = Form(
            [
                Text("name", translate("members", "New union above (empty: stays the same)"), wide=True),
                Choice("kind", translate("members", "Kind"), kinds),
                Text("code", translate("members", "Code"), most=30),
                Text("header", translate("members", "As printed at the top of papers"), wide=True),
            ]
        )
        form.load({"kind": SuperiorKind.CD_PHUONG})
        return form

    def _add_pages(self) -> None:
        sections, superior, addresses = QWidget(), QWidget(), QWidget()
        for page, parts in (
            (sections, (muted(translate("members", "People move along on that day. Lists and reports of earlier days "
                                        "keep the sections and names of those days.")), self.sections)),
            (superior, (muted(translate("members", "Papers dated before that day keep the union above of that time.")),
                        self.superior)),
            (addresses, (muted(translate("members", "Only where people live, never their home town (quê quán). Ticked "
                                         "are those of which the new name is known: the 34 provinces, and communes "
                                         "that went into one new commune as a whole. Of the others the commune may "
                                         "have another name too: ask the person, or look at the new identity card. "
                                         "The old address stays in the record's history.")),
                         self._tick_buttons(), self.addresses)),
        ):  # fmt: skip
            column = QVBoxLayout(page)
            column.setContentsMargins(10, 10, 10, 10)
            for part in parts:
                column.addWidget(part, int(part in (self.sections, self.addresses, self.superior)))
        self.pages.addTab(sections, translate("members", "Sections"))
        self.pages.addTab(superior, translate("members", "Union above"))
        self.pages.addTab(addresses, translate("members", "Addresses after 01/07/2025"))

    def _tick_buttons(self) -> QWidget:
        row_of, row = QWidget(), QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        for name, text, ticked in (("tick_addresses", translate("members", "Tick all"), True),
                                   ("untick_addresses", translate("members", "Tick none"), False)):  # fmt: skip
            made = QPushButton(text)
            made.setObjectName(name)
            made.setAccessibleName(text)
            made.setAutoDefault(False)
            made.clicked.connect(lambda _=False, ticked=ticked: self.addresses.tick_all(ticked))
            row.addWidget(made)
        row.addStretch()
        row_of.setLayout(row)
        return row_of

    # What would be done

    def _show(self, known: _Known) -> None:
        self.sections.show_crowds(known.crowds)
        self.addresses.show_proposals(known.proposals)
        self.pages.setTabText(2, f"{self.pages.tabText(2)} ({len(known.proposals)})")
        self._foresee()

    def plan(self) -> ReorganizationPlan | None:
        """None while a field cannot be read."""
        try:
            when, above = self.when.values(), self.superior.values()
        except FieldRefused:
            return None
        superior = None
        if above["name"]:
            kind = above["kind"] or SuperiorKind.CD_TREN_CO_SO_KHAC
            superior = Superior("", above["name"], kind, above["header"], above["code"], when["on"], when["decision"])
        return ReorganizationPlan(
            when["on"], when["decision"], when["reason"], self.sections.plans(), superior, self.addresses.chosen()
        )

    def _foresee(self) -> None:
        plan = self.plan()
        self.do_button.setEnabled(plan is not None and _does_anything(plan))
        if plan is None:
            return
        self.workplace.ask(
            lambda reading: services.count_moved(reading, plan),
            lambda moved: self.told.tell(Tone.NEUTRAL, _foretold(plan, moved)),
            owner=self,
            failed=self._refuse,
            replaces="foresee",
        )

    def _refuse(self, error: UserError) -> None:
        self.told.tell(Tone.WARNING, self.workplace.say(error))

    def _do(self) -> None:
        if self.when.accept() is None or (plan := self.plan()) is None:
            return
        self.do_button.setEnabled(False)

        def refused(error: UserError) -> None:
            self.do_button.setEnabled(True)
            self.told.tell(Tone.BAD, self.workplace.say(error))

        self.workplace.act_long(
            "reorganize",
            lambda tx, _: services.reorganize(tx, plan),
            owner=self,
            label=translate("members", "Re-organise the union"),
            done=lambda _: self.accept(),
            failed=refused,
            tell=_told,
        )


def open_reorganization(parent: QWidget, workplace: Workplace, today: date) -> None:
    ReorganizationDialog(parent, workplace, today).open()


def _known(reading: Reading) -> _Known:
    return _Known(services.list_crowds(reading), services.list_address_proposals(reading))


def _does_anything(plan: ReorganizationPlan) -> bool:
    return bool(plan.sections or plan.superior or plan.addresses)


def _foretold(plan: ReorganizationPlan, moved: int) -> str:
    if not _does_anything(plan):
        return translate("members", "Nothing would change yet.")
    fates = [one.fate for one in plan.sections]
    told = Reorganized(
        moved, fates.count(Fate.RENAMED), fates.count(Fate.JOINS) + fates.count(Fate.CLOSED), 0,
        len(plan.addresses), plan.superior.name if plan.superior else "",
    )  # fmt: skip
    day = translate("members", "From {day}:").format(day=print_date(plan.on))
    return f"{day} {_listed(told)}"


def _told(done: Reorganized) -> str:
    return translate("members", "Re-organised: {what}").format(what=_listed(done))


def _listed(done: Reorganized) -> str:
    parts = (
        (done.moved, translate("members", "{count} people change the section")),
        (done.renamed, translate("members", "{count} sections renamed")),
        (done.closed, translate("members", "{count} sections closed")),
        (done.founded, translate("members", "{count} sections founded")),
        (done.addresses, translate("members", "{count} addresses renamed")),
    )
    told = [text.format(count=count) for count, text in parts if count]
    if done.superior:
        told.append(translate("members", "new union above: {name}").format(name=done.superior))
    return "; ".join(told)
