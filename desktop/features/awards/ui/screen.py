"""The screen of awards: nominees on the left, their rules in the middle, the dossier on the right, quotas below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop.core.changes import ChangeSet
from desktop.core.contracts import Report
from desktop.core.database import Reading
from desktop.core.document import Document
from desktop.core.progress import Progress
from desktop.features.awards import services
from desktop.features.awards.catalogue import get_award, wording
from desktop.features.awards.domain import (
    BEFORE_SUBMISSION,
    AwardHistory,
    Meeting,
    Paper,
    ServicePeriod,
    YearFacts,
)
from desktop.features.awards.imports import EXPORTS, NominationImport
from desktop.features.awards.reports import REPORTS, Dossier, dossier
from desktop.features.awards.rules import Base, CheckOutcome, Verdict
from desktop.features.awards.services import Assessment, Missing, QuotaMeter
from desktop.features.awards.ui import forms
from desktop.features.awards.ui.explanation import VERDICT_ICONS, VERDICT_TONES, Explanation
from desktop.features.awards.ui.nominate import NominateDialog, names_of, quota_words
from desktop.features.awards.words import status_name, verdict_name
from desktop.features.emulation.domain import Campaign, Subject, SubjectKind
from desktop.features.emulation.services import current_campaign, list_campaigns
from desktop.shell.workplace import Workplace
from desktop.widgets import theme
from desktop.widgets.actions import Action
from desktop.widgets.editor import EditorDialog, Panel, scrolled
from desktop.widgets.form import Form
from desktop.widgets.meter import Meter
from desktop.widgets.records import Column, RecordsTable
from desktop.widgets.screen import Screen
from desktop.widgets.states import EmptyState
from desktop.widgets.words import translate

TOUCHED = ("nomination", "award_meeting", "award_history", "year_facts", "service_period", "registration", "member",
           "initiative", "section", "union")  # fmt: skip


@dataclass(frozen=True)
class _Look:
    """Everything the screen shows of one campaign, read at one moment."""

    campaigns: tuple[Campaign, ...]
    campaign: Campaign | None
    assessments: tuple[Assessment, ...] = ()
    meter: QuotaMeter | None = None
    missing: tuple[Missing, ...] = ()
    meeting: Meeting | None = None


def _look(reading: Reading, campaign_id: str) -> _Look:
    campaigns = tuple(list_campaigns(reading))
    campaign = next((one for one in campaigns if one.id == campaign_id), None) or current_campaign(reading)
    if campaign is None:
        return _Look(campaigns, None)
    return _Look(
        campaigns,
        campaign,
        tuple(services.assess(reading, [campaign])),
        services.quota_meter(reading, campaign.code),
        tuple(services.missing_from_dossier(reading, campaign.code)),
        services.latest_meeting(reading, campaign.id),
    )


class AwardsScreen(Screen):
    """Nominations (đề nghị khen thưởng) of one campaign, each with its verdict and the reason."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(
            "awards",
            translate("awards", "Awards"),
            translate(
                "awards",
                "Nominate people and sections, then read in the middle which condition is met, which is not, and how "
                "to put it right. A condition can be set aside only in writing; the reason is printed in the dossier. "
                "On the right stands what the dossier still lacks.",
            ),
        )
        self.workplace = workplace
        self.today = workplace.database.clock.today()
        self._looked = _Look((), None)
        self._wanted = ""
        self.campaigns = QComboBox()
        self.campaigns.setObjectName("awards_campaign")
        self.campaigns.setAccessibleName(translate("awards", "Campaign"))
        self.campaigns.setMinimumWidth(120)
        self.campaigns.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.campaigns.activated.connect(lambda _: self.reload())
        self.table = self._make_table()
        self.explanation = Explanation()
        self.explanation.record_wanted.connect(self._open_record)
        self.explanation.override_wanted.connect(self._override)
        self.explanation.override_unwanted.connect(self._take_override_back)
        self.checklist = Checklist(self._jump)
        self.quotas = Quotas()
        self.deeds = self._make_deeds()
        self._ways_to_a_campaign = [
            Action(self, "begin_campaign", translate("awards", "Add a campaign…"), "plus",
                   lambda: workplace.navigate("emulation", deed="launch_campaign"), primary=True),
            Action(self, "begin_from_file", translate("awards", "Read a campaign from a file…"), "folder-open",
                   lambda: workplace.navigate("emulation", deed="read_campaign")),
        ]  # fmt: skip
        self.table.set_actions(self.deeds)
        self._teach()
        self._lay_out()
        workplace.changed.connect(self._on_changed)

    # What the window asks

    def reload(self) -> None:
        chosen = self.campaigns.currentData() or ""
        self.workplace.ask(lambda reading: _look(reading, chosen), self._show, owner=self, replaces="look")

    def open_at(self, **where: Any) -> None:
        if wanted := where.get("nomination"):
            self._wanted = wanted
            self.reload()

    def status(self) -> str:
        eligible = sum(one.verdict is Verdict.ELIGIBLE for one in self._looked.assessments)
        text = translate("awards", "{count} nominations, {eligible} eligible")
        return text.format(count=len(self._looked.assessments), eligible=eligible)

    # Showing

    def _show(self, looked: _Look) -> None:
        taught, self._looked = self._looked.campaign is not None, looked
        if taught != (looked.campaign is not None):
            self._teach()
        self.campaigns.clear()
        for campaign in looked.campaigns:
            self.campaigns.addItem(f"{campaign.code} – {campaign.name}", campaign.id)
        if looked.campaign:
            self.campaigns.setCurrentIndex(self.campaigns.findData(looked.campaign.id))
        self.campaigns.setToolTip(looked.campaign.name if looked.campaign else "")
        self.campaigns.setVisible(bool(looked.campaigns))
        self.table.set_records(looked.assessments, search=lambda one: f"{one.subject} {one.award.name}")
        if self._wanted and self.table.select(self._wanted):
            self._wanted = ""
        elif looked.assessments and self.table.current() is None:
            self.table.select(looked.assessments[0].id)
        self.checklist.show_missing(looked.assessments, looked.missing)
        self.quotas.show_meter(looked.meter)
        self._show_chosen()
        self._enable_deeds()

    def _show_chosen(self) -> None:
        one = self._current()
        if one is None:
            self.explanation.show_nothing()
        else:
            self.explanation.show_assessment(one)
        self._enable_deeds()

    def _current(self) -> Assessment | None:
        shown: Assessment | None = self.table.current()
        return shown

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("campaign", *TOUCHED):
            self.reload()

    def _jump(self, missing: Missing) -> None:
        if missing.nomination_id:
            self.table.select(missing.nomination_id)
        elif missing.paper is Paper.MINUTES:
            self._ballot()
        else:
            self._submit()

    # Building

    def _make_table(self) -> RecordsTable:
        table = RecordsTable(
            [
                Column(
                    "verdict",
                    translate("awards", "Verdict"),
                    lambda one: verdict_name(one.verdict),
                    166,
                    sort=lambda one: list(Verdict).index(one.verdict),
                    tone=lambda one: VERDICT_TONES[one.verdict],
                    icon=lambda one: VERDICT_ICONS[one.verdict],
                ),
                Column("subject", translate("awards", "Nominee"), lambda one: one.subject, 160),
                Column(
                    "award",
                    translate("awards", "Nominated for"),
                    lambda one: one.award.short,
                    138,
                    tooltip=lambda one: one.award.name,
                ),
                Column("status", translate("awards", "Stands at"), lambda one: status_name(one.nomination.status), 120),
            ],
            name="nominees",
            title=translate("awards", "Nominees"),
            jobs=self.workplace.jobs,
            count_text=lambda count: translate("awards", "{count} nominations").format(count=count),
            search_hint=translate("awards", "Name or award (Ctrl+F)"),
        )
        table.remember(self.workplace.settings)
        table.chosen.connect(self._show_chosen)
        table.opened.connect(lambda _: self._edit())
        table.removal_wanted.connect(lambda _: self._withdraw())
        return table

    def _make_deeds(self) -> list[Action]:
        def deed(*given: Any, **options: Any) -> Action:
            return Action(self, *given, **options)

        return [
            deed("nominate", translate("awards", "Nominate…"), "plus", self._nominate, "Ctrl+N|Ctrl+Ins", primary=True),
            deed("edit_nomination", translate("awards", "Achievement…"), "pencil", self._edit, "Ctrl+E",
                 needs_selection=True),
            deed("year_facts", translate("awards", "Facts of the year…"), "list-checks", self._edit_year,
                 needs_selection=True),
            deed("withdraw", translate("awards", "Withdraw"), "undo-2", self._withdraw, "Ctrl+Del",
                 needs_selection=True),
            deed("ballot", translate("awards", "Meeting and ballot…"), "users", self._ballot),
            deed("submit", translate("awards", "Submit…"), "arrow-right", self._submit, in_toolbar=False),
            deed("decision", translate("awards", "Record the decision…"), "award", self._decide,
                 needs_selection=True, in_toolbar=False),
            deed("award_given", translate("awards", "Add an award given…"), "history", self._add_history,
                 needs_selection=True, in_toolbar=False),
            deed("service", translate("awards", "Add a time in a union post…"), "calendar", self._add_service,
                 needs_selection=True, in_toolbar=False),
            deed("import_nominations", translate("awards", "Import…"), "import",
                 lambda: self.workplace.import_file(NominationImport()), "Ctrl+Shift+O"),
            self.workplace.paste_action(self, "paste_nominations", NominationImport),
            deed("export_nominations", translate("awards", "Export"), "download",
                 lambda: self.workplace.save_list(EXPORTS[0], self), in_toolbar=False),
            deed("dossier", translate("awards", "Make the dossier…"), "folder-open", self._make_dossier),
            deed("print_list", translate("awards", "Print the list"), "printer", lambda: self._print("nominations"),
                 "Ctrl+P"),
            deed("print_proposal", translate("awards", "Tờ trình in Word"), "file-text",
                 lambda: self._print("award-proposal", "docx"), in_toolbar=False),
            deed("print_eligibility", translate("awards", "Print the conditions"), "shield-check",
                 lambda: self._print("eligibility"), in_toolbar=False),
            deed("print_minutes", translate("awards", "Minutes in Word"), "file-text",
                 lambda: self._print("award-minutes", "docx"), in_toolbar=False),
        ]  # fmt: skip

    def _teach(self) -> None:
        """What to do first: nominations belong to a campaign, and a campaign begins on its own screen."""
        by_id = {action.id: action for action in self.deeds}
        if self._looked.campaign:
            empty = EmptyState(
                "award",
                translate("awards", "Nobody is nominated yet"),
                translate(
                    "awards",
                    "Nominate people and sections: the program says of each which condition is met and which is not. "
                    "Or bring in an Excel list of nominees.",
                ),
                [by_id["nominate"], by_id["import_nominations"], by_id["paste_nominations"]],
            )
        else:
            empty = EmptyState(
                "flag",
                translate("awards", "First a campaign, then nominations"),
                translate(
                    "awards",
                    "Nominations are made at the end of an emulation campaign, and no campaign is in the book yet. Add "
                    "it with its name and dates, or read it from the file of the union above; then nominate here.",
                ),
                self._ways_to_a_campaign,
            )
        self.table.set_empty(empty)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        column.addWidget(self.campaigns)
        column.addWidget(self.table, 1)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        for part in (left, self.explanation, self.checklist):
            parts.addWidget(part)
        parts.setSizes([600, 340, 202])
        parts.setStretchFactor(0, 2)
        parts.setStretchFactor(1, 2)
        self.content.addWidget(parts, 1)
        self.content.addWidget(self.quotas)

    def _enable_deeds(self) -> None:
        one, campaign = self._current(), self._looked.campaign
        for action in self.deeds:
            action.setEnabled(campaign is not None and (one is not None or not action.needs_selection))

    # Deeds

    def _edit_with(
        self,
        title: str,
        form: Form,
        name: str,
        deed: Callable[[Any, dict[str, Any]], Any],
        tell: Callable[[Any], str],
        width: int = 640,
    ) -> None:
        """Open the form; what is saved goes through `deed(tx, values)`."""

        def save(values: dict[str, Any]) -> None:
            self.workplace.act(
                name,
                lambda tx: deed(tx, values),
                owner=editor,
                done=lambda _: editor.saved(),
                failed=lambda error: editor.refuse(error, self.workplace.say(error)),
                tell=tell,
            )

        editor = EditorDialog(self, title, form, save, self.workplace.dialogs, width=width)
        editor.open()

    def _nominate(self) -> None:
        if (campaign := self._looked.campaign) is None:
            return

        def save(values: dict[str, Any], subjects: list[Subject]) -> None:
            self.workplace.act(
                "nominate",
                lambda tx: services.nominate(
                    tx, campaign.id, values["award"], subjects, values["occasion"], values["achievement"]
                ),
                owner=dialog,
                done=lambda _: dialog.saved(),
                failed=lambda error: dialog.refuse(error, self.workplace.say(error)),
                tell=lambda made: translate("awards", "{count} nominated: {award}").format(
                    count=len(made), award=get_award(values["award"]).name
                ),
            )

        dialog = NominateDialog(self, self.workplace, campaign, save)
        dialog.open()

    def _edit(self) -> None:
        if (one := self._current()) is None:
            return
        form = forms.achievement_form()
        form.load({"achievement": one.nomination.achievement, "note": one.nomination.note})
        self._edit_with(
            one.subject,
            form,
            "change_nomination",
            lambda tx, values: services.change_nomination(tx, replace(one.nomination, **values)),
            lambda _: translate("awards", "The achievement of {name} was written").format(name=one.subject),
        )

    def _edit_year(self) -> None:
        if one := self._current():
            nomination, year = one.nomination, one.campaign.year
            self.workplace.ask(
                lambda reading: (
                    services.year_facts(reading, [nomination.subject_id])
                    .get(nomination.subject_id, {})
                    .get(year, YearFacts("", nomination.subject_kind, nomination.subject_id, year))
                ),
                lambda known: self._edit_facts(one.subject, known),
                owner=self,
                replaces="year",
            )

    def _edit_facts(self, name: str, known: YearFacts) -> None:
        form = forms.year_form(known.subject_kind)
        fields = ("absent_days", "maternity_days", "discipline", "complaint_pending", "rating", "state_title")
        form.load({field: getattr(known, field) for field in fields})

        def deed(tx: Any, values: dict[str, Any]) -> YearFacts:
            if "maternity_days" in values:
                values = values | {"maternity_days": values["maternity_days"] or 0}
            return services.set_year_facts(tx, replace(known, **values))

        self._edit_with(
            translate("awards", "{name} in {year}").format(name=name, year=known.year),
            form,
            "set_year_facts",
            deed,
            lambda _: translate("awards", "The facts of {name} were written").format(name=name),
            720,
        )

    def _override(self, check: CheckOutcome) -> None:
        if one := self._current():
            self._edit_with(
                translate("awards", "Set aside: {rule} – {name}").format(rule=check.title, name=one.subject),
                forms.override_form(),
                "override",
                lambda tx, values: services.override(tx, one.id, check.rule, values["reason"]),
                lambda _: translate("awards", "{rule} was set aside for {name}").format(
                    rule=check.title, name=one.subject
                ),
                560,
            )

    def _take_override_back(self, check: CheckOutcome) -> None:
        if one := self._current():
            self.workplace.act(
                "take_override_back",
                lambda tx: services.take_override_back(tx, one.id, check.rule),
                owner=self,
                tell=lambda _: translate("awards", "{rule} applies to {name} again").format(
                    rule=check.title, name=one.subject
                ),
            )

    def _open_record(self, check: CheckOutcome) -> None:
        record = check.record
        if record is None:
            return
        if record.kind == "year_facts":
            self._edit_year()
        elif record.kind == "nomination":
            self.table.select(record.id)
        elif check.rule == "service":
            self._add_service()
        elif record.kind == "section":
            self.workplace.navigate("organization", section=record.id)
        elif record.kind == "member":
            self.workplace.navigate("members", member=record.id)
        elif record.kind == "award_history":
            self.workplace.save_list(EXPORTS[1], self)
        else:
            self.workplace.navigate("emulation", **{record.kind: record.id})

    def _withdraw(self) -> None:
        ids = [one.id for one in self.table.selected()]
        if ids:
            self.workplace.act(
                "withdraw",
                lambda tx: services.withdraw(tx, ids),
                owner=self,
                tell=lambda gone: translate("awards", "{count} nominations were withdrawn").format(count=len(gone)),
            )

    def _ballot(self) -> None:
        looked = self._looked
        if looked.campaign is None:
            return
        campaign, meeting = looked.campaign, looked.meeting
        voted = {vote.nomination_id for vote in meeting.votes} if meeting else set()
        nominees = [
            one
            for one in looked.assessments
            if one.nomination.status in BEFORE_SUBMISSION and (one.may_proceed or one.id in voted)
        ]
        form = forms.ballot_form(nominees, self.today)
        form.load(forms.meeting_values(meeting) if meeting else {"held_on": self.today, "absent_written": 0})
        known, revision = (meeting.id, meeting.revision) if meeting else ("", 0)
        self._edit_with(
            translate("awards", "Meeting and ballot"),
            form,
            "record_ballot",
            lambda tx, values: services.record_ballot(tx, forms.meeting_of(values, known, campaign.id, revision)),
            lambda kept: translate("awards", "The ballot on {count} nominations was recorded").format(
                count=len(kept.votes)
            ),
            780,
        )

    def _submit(self) -> None:
        if campaign := self._looked.campaign:
            form = forms.petition_form(self.today)
            form.load({"petition_date": self.today})
            self._edit_with(
                translate("awards", "Submit to the superior"),
                form,
                "submit",
                lambda tx, values: services.submit(tx, campaign.id, values["petition_number"], values["petition_date"]),
                lambda sent: translate("awards", "{count} nominations were submitted").format(count=len(sent)),
            )

    def _decide(self) -> None:
        one = self._current()
        if one is None:
            return
        form = forms.decision_form(self.today)
        form.load({"decided_on": self.today})
        self._edit_with(
            f"{one.subject} – {one.award.name}",
            form,
            "record_decision",
            lambda tx, values: services.record_decision(
                tx, one.id, values["decision_number"], values["decided_on"], values["issuer"]
            ),
            lambda _: translate("awards", "The decision on {name} was recorded").format(name=one.subject),
        )

    def _add_history(self) -> None:
        one = self._current()
        if one is None:
            return
        kind, subject = one.nomination.subject_kind, one.nomination.subject_id
        form = forms.history_form(kind, self.today)
        form.load({"year": one.campaign.year - 1, "occasion": one.nomination.occasion, "decided_on": self.today})
        self._edit_with(
            translate("awards", "An award given to {name}").format(name=one.subject),
            form,
            "add_award_history",
            lambda tx, values: services.add_award_history(tx, AwardHistory("", kind, subject, **values)),
            lambda _: translate("awards", "The award of {name} was recorded").format(name=one.subject),
        )

    def _add_service(self) -> None:
        one = self._current()
        if one is None or one.nomination.subject_kind is not SubjectKind.PERSON:
            return
        self._edit_with(
            translate("awards", "A time in a union post of {name}").format(name=one.subject),
            forms.service_form(self.today),
            "add_service_period",
            lambda tx, values: services.add_service_period(tx, ServicePeriod("", one.nomination.subject_id, **values)),
            lambda _: translate("awards", "The union post of {name} was recorded").format(name=one.subject),
        )

    # Papers

    def _print(self, name: str, format: str = "pdf") -> None:
        if campaign := self._looked.campaign:
            report = next(report for report in REPORTS if report.name == name)
            self.workplace.save_report(report, self, campaign=campaign.code, format=format)

    def _make_dossier(self) -> None:
        if campaign := self._looked.campaign:
            title = translate("awards", "Folder for the dossier")
            self.workplace.dialogs.ask_folder(title, lambda folder: self._write_dossier(campaign, folder))

    def _write_dossier(self, campaign: Campaign, folder: Path) -> None:
        def work(progress: Progress) -> Dossier:
            with self.workplace.database.read() as reading:
                made = dossier(reading, campaign.code)
            for number, document in enumerate(made.documents, 1):
                progress.step(number - 1, len(made.documents), document.title)
                for suffix in ("pdf", "docx"):
                    path = folder / f"{number:02}-{document.slug}.{suffix}"
                    self.workplace.render(_as_report(document), "", path, progress)
            return made

        def done(made: Dossier) -> None:
            text = translate("awards", "{count} papers were written to {folder}; {missing} things are still missing")
            self.workplace.show_snackbar(
                text.format(count=len(made.documents), folder=folder, missing=len(made.missing))
            )

        self.workplace.jobs.run(work, done, owner=self, label=translate("awards", "Making the dossier"), blocking=True)


def _as_report(document: Document) -> Report:
    return Report(document.slug, document.title, lambda reading, code: document)


class Checklist(Panel):
    """The parts of the dossier, ticked, or with what each lacks and a way there."""

    def __init__(self, jump: Callable[[Missing], None]) -> None:
        super().__init__(translate("awards", "Dossier"))
        self.setObjectName("dossier_checklist")
        self.setMinimumWidth(210)
        self._jump = jump
        self._area = scrolled(QWidget())
        self.content.addWidget(self._area, 1)

    def show_missing(self, assessments: Sequence[Assessment], missing: Sequence[Missing]) -> None:
        view = QWidget()
        layout = QVBoxLayout(view)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.setSpacing(6)
        live = [one for one in assessments if one.nomination.is_live]
        for paper in Paper:
            if any(paper in one.award.papers for one in live):
                self._add_part(layout, paper, [one for one in missing if one.paper is paper])
        if not live:
            layout.addWidget(
                _muted(translate("awards", "What the dossier needs stands here once somebody is nominated."))
            )
        layout.addStretch(1)
        self._area.setWidget(view)
        view.setAutoFillBackground(False)

    def _add_part(self, layout: QVBoxLayout, paper: Paper, lacking: Sequence[Missing]) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        picture, name = QLabel(), QLabel(wording().papers[paper])
        picture.setPixmap(
            theme.pixmap("triangle-alert", 16, "warning") if lacking else theme.pixmap("circle-check", 16, "good")
        )
        name.setProperty("role", "label")
        name.setWordWrap(True)
        name.setObjectName(f"part_{paper.value}")
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(name, 1)
        layout.addLayout(row)
        for one in lacking:
            layout.addWidget(self._link(one))

    def _link(self, one: Missing) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(22, 0, 0, 2)
        column.setSpacing(0)
        if one.subject:
            link = QPushButton(one.subject)
            link.setObjectName(f"missing_{one.paper.value}_{one.nomination_id}")
        else:
            link = QPushButton(translate("awards", "Write it now…"))
            link.setObjectName(f"missing_{one.paper.value}")
        link.setAccessibleName(f"{link.text()}: {one.reason}")
        link.setProperty("flat", True)
        link.setStyleSheet("text-align: left; padding: 1px 4px; font-weight: 500;")
        link.clicked.connect(lambda: self._jump(one))
        column.addWidget(link)
        column.addWidget(_muted(one.reason))
        return part


class Quotas(QWidget):
    """One meter for each quota, and how many of the persons hold no leading post."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("quotas")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 0, 2, 0)
        self._row.setSpacing(24)

    def show_meter(self, found: QuotaMeter | None) -> None:
        while item := self._row.takeAt(0):
            if widget := item.widget():
                widget.setParent(None)
                widget.deleteLater()
        self.setVisible(found is not None)
        if found is None:
            return
        for line in found.lines:
            meter = Meter(_quota_title(line.percent, line.base))
            meter.setObjectName(f"quota_{line.rule}")
            meter.tell(line.used, line.limit, quota_words(line))
            meter.setToolTip(f"{names_of(line.awards)}\n{line.source}")
            self._row.addWidget(meter, 1)
        if found.persons:
            share = Meter(translate("awards", "Without a leading post"))
            share.setObjectName("quota_direct")
            share.tell(
                found.without_leading_post,
                found.persons,
                f"{found.without_leading_post}/{found.persons}",
                theme.Tone.GOOD,
            )
            self._row.addWidget(share, 1)


def _quota_title(percent: int, base: Base) -> str:
    if base is Base.FIXED:
        return translate("awards", "Allotted quota")
    bases = {
        Base.MEMBERS: translate("awards", "At most {percent} % of members"),
        Base.TITLE_HOLDERS: translate("awards", "At most {percent} % of title holders"),
        Base.REGISTERED: translate("awards", "At most {percent} % of those registered"),
    }
    return bases[base].format(percent=percent)


def _muted(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    label.setContentsMargins(4, 0, 0, 0)
    return label
