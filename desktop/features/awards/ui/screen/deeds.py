"""What can be done with nominations: every deed behind the toolbar, the menus and the buttons of the explanation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desktop.features.awards import services
from desktop.features.awards.domain import AwardHistory, Deed, YearFacts
from desktop.features.awards.reports import REPORTS
from desktop.features.awards.rules import CheckOutcome
from desktop.features.awards.services import Assessment
from desktop.features.awards.ui import forms
from desktop.features.awards.ui.certificates import print_of_nominations
from desktop.features.awards.ui.editing import edit_with
from desktop.features.awards.ui.files import files_dialog
from desktop.features.awards.ui.nominate import NominateDialog
from desktop.features.awards.ui.screen.dossier import make_dossier
from desktop.features.awards.ui.screen.meetings import Meetings
from desktop.features.awards.words import deed_name
from desktop.features.emulation.domain import Subject, SubjectKind
from desktop.widgets.editor import EditorDialog
from desktop.widgets.form import Form
from desktop.widgets.words import translate

if TYPE_CHECKING:
    from desktop.features.awards.ui.screen.nominations import NominationsView

STEPS: dict[Deed, tuple[Callable[..., Any], Callable[[dict[str, Any]], dict[str, Any]]]] = {
    Deed.SEND: (services.mark_sent, lambda values: {"on": values["on"], "how": values["what"]}),
    Deed.RECEIVE: (services.mark_received, lambda values: values),
    Deed.ASK: (services.ask_for_more, lambda values: values),
    Deed.APPROVE: (services.approve, lambda values: values),
    Deed.REFUSE: (services.refuse, lambda values: values),
    Deed.HAND_OVER: (services.hand_over, lambda values: {"on": values["on"], "by": values["what"]}),
    Deed.REVOKE: (services.revoke, lambda values: values),
    Deed.HOLD: (services.put_on_hold, lambda values: values),
    Deed.RESUME: (services.resume, lambda values: {"conclusion": values["why"]}),
}
"""The deed of the service behind each step, and how the form's values become its arguments."""


class Deeds:
    """The deeds upon the nominations that a view shows."""

    def __init__(self, view: NominationsView) -> None:
        self.view, self.workplace = view, view.workplace
        self.today = view.workplace.database.clock.today()
        self.meetings = Meetings(view)

    def do(self, deed: Deed) -> None:
        """A step on the way, with its form where it has one."""
        ways: dict[Deed, Callable[[], None]] = {
            Deed.CONFIRM: self.confirm,
            Deed.CALL: self.meetings.call,
            Deed.SUBMIT: self.submit,
            Deed.DECIDE: self.decide,
            Deed.WITHDRAW: self.withdraw,
            Deed.ANSWER: self.answer,
        }
        ways.get(deed, lambda: self.step(deed))()

    # Before the vote

    def nominate(self) -> None:
        if (campaign := self.view.looked.campaign) is None:
            return
        awards = self.view.looked.awards

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
                    count=len(made), award=awards[values["award"]].name
                ),
            )

        dialog = NominateDialog(self.view, self.workplace, campaign, awards, save)
        dialog.open()

    def edit(self) -> None:
        if (one := self.view.current()) is None:
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

    def edit_year(self) -> None:
        if one := self.view.current():
            nomination, year = one.nomination, one.campaign.year
            self.workplace.ask(
                lambda reading: (
                    services.year_facts(reading, [nomination.subject_id])
                    .get(nomination.subject_id, {})
                    .get(year, YearFacts("", nomination.subject_kind, nomination.subject_id, year))
                ),
                lambda known: self._edit_facts(one.subject, known),
                owner=self.view,
                replaces="year",
            )

    def _edit_facts(self, name: str, known: YearFacts) -> None:
        form = forms.year_form(known.subject_kind, self.view.looked.awards)
        form.load({field: getattr(known, field) for field in forms.YEAR_FIELDS})

        def deed(tx: Any, values: dict[str, Any]) -> YearFacts:
            for field in ("maternity_days", "study_days"):
                if field in values:
                    values[field] = values[field] or 0
            return services.set_year_facts(tx, replace(known, **values))

        self._edit_with(
            translate("awards", "{name} in {year}").format(name=name, year=known.year),
            form,
            "set_year_facts",
            deed,
            lambda _: translate("awards", "The facts of {name} were written").format(name=name),
            720,
        )

    def override(self, check: CheckOutcome) -> None:
        if one := self.view.current():
            form = forms.override_form()
            form.load({"by": self.view.looked.chair})
            self._edit_with(
                translate("awards", "Set aside: {rule} – {name}").format(rule=check.title, name=one.subject),
                form,
                "override",
                lambda tx, values: services.override(tx, one.id, check.rule, values["reason"], values["by"]),
                lambda _: translate("awards", "{rule} was set aside for {name}").format(
                    rule=check.title, name=one.subject
                ),
                560,
            )

    def take_override_back(self, check: CheckOutcome) -> None:
        if one := self.view.current():
            self.workplace.act(
                "take_override_back",
                lambda tx: services.take_override_back(tx, one.id, check.rule),
                owner=self.view,
                tell=lambda _: translate("awards", "{rule} applies to {name} again").format(
                    rule=check.title, name=one.subject
                ),
            )

    def open_record(self, check: CheckOutcome) -> None:
        record = check.record
        if record is None:
            return
        if record.kind == "year_facts":
            self.edit_year()
        elif record.kind == "nomination":
            self.view.table.select(record.id)
        elif check.rule == "service":
            self.edit_service()
        elif record.kind == "section":
            self.workplace.navigate("organization", section=record.id)
        elif record.kind == "member":
            self.workplace.navigate("members", member=record.id)
        elif record.kind == "award_history":
            self.workplace.navigate("awards", tab="register", award=record.id)
        else:
            self.workplace.navigate("emulation", **{record.kind: record.id})

    def confirm(self) -> None:
        ids = [one.id for one in self.view.selected()]
        self.workplace.act(
            "confirm_conditions",
            lambda tx: services.confirm_conditions(tx, ids),
            owner=self.view,
            tell=lambda done: translate("awards", "The conditions of {count} nominations were confirmed").format(
                count=len(done)
            ),
        )

    def withdraw(self) -> None:
        ids = [one.id for one in self.view.selected()]
        if ids:
            self.workplace.act(
                "withdraw",
                lambda tx: services.withdraw(tx, ids),
                owner=self.view,
                tell=lambda gone: translate("awards", "{count} nominations were withdrawn").format(count=len(gone)),
            )

    def move(self, by: int) -> None:
        if one := self.view.current():
            self.view.want(one.id)
            self.workplace.act(
                "rank",
                lambda tx: services.move_in_ranking(tx, one.id, by),
                owner=self.view,
                tell=lambda _: translate("awards", "{name} was moved in the order of preference").format(
                    name=one.subject
                ),
            )

    def suggest_order(self) -> None:
        """Order all nominees for the award of the chosen one."""
        one, campaign = self.view.current(), self.view.looked.campaign
        if one is None or campaign is None:
            return
        self.workplace.act(
            "rank",
            lambda tx: services.rank_as_suggested(tx, campaign, one.award.code),
            owner=self.view,
            tell=lambda done: translate("awards", "{count} nominees were put in order: {award}").format(
                count=len(done), award=one.award.short
            ),
        )

    def ballot(self) -> None:
        self.meetings.open()

    # After the vote

    def submit(self) -> None:
        self._with_number(services.Numbered.PROPOSAL, self._submit)

    def _with_number(self, paper: services.Numbered, then: Callable[[str], None]) -> None:
        """With the next number of the register, which the form offers."""
        self.workplace.ask(
            lambda reading: services.suggest_number(reading, paper, self.today),
            then,
            owner=self.view,
            replaces="number",
        )

    def _submit(self, number: str) -> None:
        if campaign := self.view.looked.campaign:
            form = forms.petition_form(self.today)
            form.load({"petition_number": number, "petition_date": self.today})
            self._edit_with(
                translate("awards", "Submit to the superior"),
                form,
                "submit",
                lambda tx, values: services.submit(tx, campaign.id, values["petition_number"], values["petition_date"]),
                lambda sent: translate("awards", "{count} nominations were submitted").format(count=len(sent)),
            )

    def step(self, deed: Deed) -> None:
        chosen = self.view.selected()
        if not chosen:
            return
        form = forms.step_form(deed, self.today)
        if form.has("on"):
            form.load({"on": self.today})
        act, arguments = STEPS[deed]
        title = deed_name(deed).removesuffix("…")
        self._edit_with(
            f"{title} – {_named(chosen)}",
            form,
            deed.value,
            lambda tx, values: act(tx, [one.id for one in chosen], **arguments(values)),
            lambda _: f"{title}: {_named(chosen)}",
            600,
        )

    def answer(self) -> None:
        if (one := self.view.current()) is None:
            return
        form = forms.step_form(Deed.ANSWER, self.today)
        form.load({"on": self.today})
        self._edit_with(
            f"{deed_name(Deed.ANSWER).removesuffix('…')} – {one.subject}",
            form,
            "answer_request",
            lambda tx, values: services.answer_request(tx, one.id, values["answer"], values["on"]),
            lambda _: translate("awards", "What the superior asked of {name} was answered").format(name=one.subject),
            600,
        )

    def decide(self) -> None:
        chosen = self.view.selected()
        if any(one.award.goes_up for one in chosen):
            self._decide("")
        elif chosen:
            self._with_number(services.Numbered.DECISION, self._decide)

    def _decide(self, number: str) -> None:
        """`number` is offered for what this union decides itself; a superior's decision has its own."""
        chosen = self.view.selected()
        if not chosen:
            return
        form = forms.decision_form(self.today)
        form.load({"decision_number": number, "decided_on": self.today})
        self._edit_with(
            f"{_named(chosen)} – {chosen[0].award.name}",
            form,
            "record_decision",
            lambda tx, values: services.record_decisions(
                tx, [one.id for one in chosen], values["decision_number"], values["decided_on"], values["issuer"]
            ),
            lambda _: translate("awards", "The decision on {name} was recorded").format(name=_named(chosen)),
        )

    # Beside it

    def add_history(self) -> None:
        one = self.view.current()
        if one is None:
            return
        kind, subject = one.nomination.subject_kind, one.nomination.subject_id
        form = forms.history_form(kind, self.today, self.view.looked.awards)
        form.load({"year": one.campaign.year - 1, "occasion": one.nomination.occasion, "decided_on": self.today})
        self._edit_with(
            translate("awards", "An award given to {name}").format(name=one.subject),
            form,
            "add_award_history",
            lambda tx, values: services.add_award_history(tx, AwardHistory("", kind, subject, **values)),
            lambda _: translate("awards", "The award of {name} was recorded").format(name=one.subject),
        )

    def edit_service(self) -> None:
        """The posts held stand in the member's record, which opens at them."""
        one = self.view.current()
        if one is not None and one.nomination.subject_kind is SubjectKind.PERSON:
            self.workplace.navigate("members", member=one.nomination.subject_id, field="service")

    # Papers

    def print(self, name: str, format: str = "pdf") -> None:
        if campaign := self.view.looked.campaign:
            report = next(report for report in REPORTS if report.name == name)
            self.workplace.save_report(report, self.view, campaign=campaign.code, format=format)

    def print_certificates(self) -> None:
        if chosen := [one.id for one in self.view.selected()]:
            print_of_nominations(self.workplace, self.view, chosen)

    def make_dossier(self) -> None:
        make_dossier(self.view, self.view.jump)

    def open_files(self) -> None:
        if one := self.view.current():
            files_dialog(self.view, self.workplace, one.id, one.subject).open()

    def _edit_with(
        self,
        title: str,
        form: Form,
        name: str,
        deed: Callable[[Any, dict[str, Any]], Any],
        tell: Callable[[Any], str],
        width: int = 640,
    ) -> EditorDialog:
        return edit_with(self.view, self.workplace, title, form, name, deed, tell, width=width)


def _named(chosen: Sequence[Assessment]) -> str:
    if len(chosen) == 1:
        return chosen[0].subject
    return translate("awards", "{count} nominations").format(count=len(chosen))
