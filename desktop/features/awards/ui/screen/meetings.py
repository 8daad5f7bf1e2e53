"""Meetings: call one, print its ballot papers, write down how it voted; there may be several in a campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.core.partial_date import print_date
from desktop.features.awards import services
from desktop.features.awards.domain import BEFORE_SUBMISSION, Meeting, Status
from desktop.features.awards.ui import forms
from desktop.features.awards.ui.editing import edit_with
from desktop.widgets.page import resize_within_screen
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.words import translate

if TYPE_CHECKING:
    from desktop.features.awards.ui.screen.nominations import NominationsView

CALLABLE = (Status.DRAFT, Status.CHECKED, Status.NOT_PASSED)


class Meetings:
    def __init__(self, view: NominationsView) -> None:
        self.view, self.workplace = view, view.workplace
        self.today = view.workplace.database.clock.today()

    def open(self) -> None:
        """The form of the meeting straight away; the list of them where there are several."""
        meetings = self.view.looked.meetings
        if len(meetings) > 1:
            self.list()
        else:
            self.ballot(meetings[0] if meetings else None)

    def list(self) -> None:
        if self.view.looked.campaign is not None:
            MeetingsDialog(self.view, self).open()

    def call(self) -> None:
        """A meeting for the chosen nominations, or for all that may go before one when only one is chosen."""
        campaign = self.view.looked.campaign
        if campaign is None:
            return
        chosen = self.view.selected()
        fitting = [one for one in self.view.looked.assessments if one.nomination.status in CALLABLE and one.may_proceed]
        asked = chosen if len(chosen) > 1 else fitting or chosen
        form = forms.call_form(self.today, len(asked))
        last = self.view.looked.meetings[-1] if self.view.looked.meetings else None
        form.load({"held_on": self.today, **({name: getattr(last, name) for name in
                   ("place", "chair", "secretary", "teller", "summoned")} if last else {})})  # fmt: skip

        def deed(tx: Any, values: dict[str, Any]) -> Meeting:
            return services.call_meeting(tx, Meeting("", campaign.id, **values), [one.id for one in asked])

        edit_with(
            self.view,
            self.workplace,
            translate("awards", "Call a meeting"),
            form,
            "call_meeting",
            deed,
            lambda called: translate("awards", "{count} nominations go before the meeting of {day}").format(
                count=len(called.agenda), day=print_date(called.held_on)
            ),
        )

    def ballot(self, meeting: Meeting | None) -> None:
        """The counts and votes of a meeting; of a new one without `meeting`. Minutes without a number are offered the
        next one of the register."""
        if meeting and meeting.minutes_number:
            self._ballot(meeting, meeting.minutes_number)
            return
        day = meeting.held_on if meeting else self.today
        self.workplace.ask(
            lambda reading: services.suggest_number(reading, services.Numbered.MINUTES, day),
            lambda number: self._ballot(meeting, number),
            owner=self.view,
            replaces="number",
        )

    def _ballot(self, meeting: Meeting | None, number: str) -> None:
        looked = self.view.looked
        if looked.campaign is None:
            return
        campaign = looked.campaign
        voted = {vote.nomination_id for vote in meeting.votes} if meeting else set()
        asked = voted | set(meeting.agenda if meeting else ())
        nominees = [
            one
            for one in looked.assessments
            if one.nomination.status in BEFORE_SUBMISSION
            and (one.may_proceed or one.id in voted)
            and (not asked or one.id in asked)
        ]
        gone = len(voted - {one.id for one in nominees})
        form = forms.ballot_form(nominees, self.today, gone)
        known = forms.meeting_values(meeting) if meeting else {"held_on": self.today, "absent_written": 0}
        form.load(known | {"minutes_number": number})
        edit_with(
            self.view,
            self.workplace,
            translate("awards", "Meeting and ballot"),
            form,
            "record_ballot",
            lambda tx, values: services.record_ballot(tx, forms.meeting_of(values, meeting, campaign.id)),
            lambda kept: translate("awards", "The ballot on {count} nominations was recorded").format(
                count=len(kept.votes)
            ),
            width=820,
        )


class MeetingsDialog(QDialog):
    """Every meeting of the campaign: open one, or begin another."""

    def __init__(self, parent: QWidget, meetings: Meetings) -> None:
        super().__init__(parent)
        self.setObjectName("meetings")
        self.setWindowTitle(translate("awards", "Meetings of the campaign"))
        self.meetings = meetings
        self.table = RecordsTable(
            [
                Column("day", translate("awards", "Held on"), lambda one: print_date(one.held_on), 110),
                Column("place", translate("awards", "Place"), lambda one: one.place, 200),
                Column("summoned", translate("awards", "Summoned"), lambda one: str(one.summoned), 90, Align.RIGHT),
                Column("nominees", translate("awards", "Nominations"),
                       lambda one: str(len(one.votes) or len(one.agenda)), 100, Align.RIGHT),
                Column("state", translate("awards", "Ballot"), _state, 190),
                Column("number", translate("awards", "Minutes"), lambda one: one.minutes_number, 110),
            ],
            name="meetings_table",
            title=translate("awards", "Meetings of the campaign"),
            searchable=False,
            count_text=lambda count: translate("awards", "{count} meetings").format(count=count),
        )  # fmt: skip
        self.table.set_records(meetings.view.looked.meetings)
        self.table.opened.connect(self._open)
        if meetings.view.looked.meetings:
            self.table.select(meetings.view.looked.meetings[-1].id)
        row = QHBoxLayout()
        for name, text, handler in (
            ("open_meeting", translate("awards", "Counts and votes…"), lambda: self._open(self.table.current())),
            ("new_meeting", translate("awards", "Another meeting, already held…"), lambda: self._leave_for(None)),
            ("call_next", translate("awards", "Call a meeting…"), self._call),
            ("print_ballot_papers", translate("awards", "Print ballot papers"), self._print),
        ):
            button = QPushButton(text)
            button.setObjectName(name)
            button.setAccessibleName(text)
            button.setAutoDefault(False)
            button.clicked.connect(handler)
            row.addWidget(button)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        resize_within_screen(self, 860, 360)
        self.table.take_focus()

    def _open(self, meeting: Meeting | None) -> None:
        if meeting is not None:
            self._leave_for(meeting)

    def _leave_for(self, meeting: Meeting | None) -> None:
        self.accept()
        self.meetings.ballot(meeting)

    def _call(self) -> None:
        self.accept()
        self.meetings.call()

    def _print(self) -> None:
        self.accept()
        self.meetings.view.work.print("award-ballots")


def _state(meeting: Meeting) -> str:
    if meeting.has_voted:
        text = translate("awards", "{valid} valid of {issued} issued")
        return text.format(valid=meeting.valid, issued=meeting.issued)
    return translate("awards", "called, not voted yet")
