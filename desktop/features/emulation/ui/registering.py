"""Deeds upon the rows of a matrix: ticking by keyboard, filling down, statuses of many at once, forms, late changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused, UserError
from desktop.core.partial_date import print_date
from desktop.features.emulation import services
from desktop.features.emulation.domain import (
    LateReasonNeeded,
    MatrixLine,
    Registration,
    RegistrationLocked,
    RegistrationStatus,
    RegistrationVersion,
    Subject,
    SubjectKind,
)
from desktop.features.emulation.reports import about
from desktop.features.emulation.ui.again import AgainDialog, ask_reason
from desktop.features.emulation.words import field_sentence, status_name
from desktop.widgets.actions import Action
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Date, Lines, Text, Tick
from desktop.widgets.form import Form
from desktop.widgets.words import translate

if TYPE_CHECKING:
    from desktop.features.emulation.ui.matrix import MatrixView


_TITLE = "title_"


class Registering:
    """What can be done in one matrix."""

    def __init__(self, view: MatrixView) -> None:
        self.view = view
        self.workplace = view.workplace
        self._late_reason = ""
        self.deeds = self._make_deeds()

    def _make_deeds(self) -> list[Action]:
        name = self.view.objectName()

        def deed(id: str, title: str, icon: str, run: Callable[[], object], keys: str = "", **options: Any) -> Action:
            return Action(self.view, f"{id}_{name}", title, icon, run, keys, **options)

        def status(id: str, title: str, icon: str, wanted: RegistrationStatus, **options: Any) -> Action:
            return deed(id, title, icon, lambda: self.advance(wanted), needs_selection=True, **options)

        return [
            status("send", translate("emulation", "Send"), "arrow-right", RegistrationStatus.SENT, in_toolbar=False,
                   tip=translate("emulation", "The section sends the chosen registrations to the committee")),
            status("return", translate("emulation", "Return for completion"), "undo-2", RegistrationStatus.DRAFT,
                   in_toolbar=False),
            status("approve", translate("emulation", "Committee approves"), "circle-check",
                   RegistrationStatus.APPROVED,
                   tip=translate("emulation", "The committee approves the chosen registrations")),
            status("report", translate("emulation", "Registered above"), "upload", RegistrationStatus.REPORTED,
                   tip=translate("emulation", "The superior has received the chosen registrations")),
            deed("settle", translate("emulation", "Result…"), "award", self.settle, needs_selection=True,
                 tip=translate("emulation", "Write whether the chosen registrations were achieved, and by which "
                               "decision")),
            status("withdraw", translate("emulation", "Withdraw"), "circle-x", RegistrationStatus.WITHDRAWN,
                   keys="Ctrl+Del", tip=translate("emulation", "The chosen registrations are withdrawn")),
            deed("again", translate("emulation", "Last year's list…"), "history", self.take_again, "Ctrl+L"),
            deed("unlock", translate("emulation", "Unlock registrations…"), "lock", self.unlock, in_toolbar=False),
            deed("lock", translate("emulation", "Lock registrations again"), "lock", self.lock_again,
                 in_toolbar=False),
            deed("print_forms", translate("emulation", "Print forms of the chosen"), "file-text", self.print_forms,
                 in_toolbar=False),
        ]  # fmt: skip

    def tick(self, line: MatrixLine, code: str) -> None:
        """The tick of one row, or of all chosen rows where that is one of them: they become what this one becomes."""
        chosen = self.view.chosen()
        rows = chosen if len(chosen) > 1 and line.id in {one.id for one in chosen} else [line]
        self._set(rows, code, ticked=code not in self.view.codes(line))

    def fill_down(self, first: MatrixLine, code: str) -> None:
        """Ctrl+D: every chosen row becomes like the first of them."""
        if code in {title.code for title in self.view.titles}:
            self._set(self.view.chosen(), code, ticked=code in self.view.codes(first))

    def _set(self, lines: Sequence[MatrixLine], code: str, *, ticked: bool) -> None:
        campaign, kind = self.view.campaign, self._title_kind(code)
        rows = [line for line in lines if line.subject.kind is kind and (code in self.view.codes(line)) is not ticked]
        if campaign is None or not rows:
            return
        subjects, title = [line.subject for line in rows], self._title_name(code)
        if ticked:
            one = translate("emulation", "{name} registered for “{title}”")
            many = translate("emulation", "{count} more registered for “{title}”")
            self._register(
                lambda _: subjects,
                code,
                lambda done: (one if len(rows) == 1 else many).format(name=rows[0].name, count=len(done), title=title),
            )
            return
        one = translate("emulation", "{name} no longer registers for “{title}”")
        many = translate("emulation", "{count} no longer register for “{title}”")
        self.workplace.act(
            "unregister",
            lambda tx: services.unregister(tx, campaign.id, subjects, [code]),
            owner=self.view,
            failed=self._failed,
            tell=lambda done: (one if len(rows) == 1 else many).format(name=rows[0].name, count=len(done), title=title),
        )

    def register_shown(self, code: str) -> None:
        """The chosen rows when there are several, else everybody whom search and filters show."""
        if self.view.campaign is None:
            return
        campaign_id, query, chosen = self.view.campaign.id, self.view.query(), self.view.chosen()
        kind = SubjectKind.PERSON if self.view.persons else SubjectKind.SECTION
        name = self._title_name(code)

        def subjects(tx: Transaction) -> list[Subject]:
            ask = services.registration_matrix if self.view.persons else services.collective_matrix
            lines = chosen if len(chosen) > 1 else ask(tx, campaign_id, query)
            return [line.subject for line in lines if line.subject.kind is kind]

        self._register(
            subjects,
            code,
            lambda done: translate("emulation", "{count} more registered for “{title}”").format(
                count=len(done), title=name
            ),
        )

    def edit(self, line: MatrixLine) -> None:
        """The form of one subject: plan, own targets, promises, movements; earlier versions below."""
        campaign = self.view.campaign
        if campaign is None:
            return

        def ask(reading: Reading) -> tuple[Registration | None, list[RegistrationVersion]]:
            found = services.find_registration(reading, campaign.id, line.id)
            return found, services.versions_of(reading, [found.id] if found else [])

        self.workplace.ask(ask, lambda answer: self._open_editor(line, *answer), owner=self.view)

    def _open_editor(
        self, line: MatrixLine, registration: Registration | None, versions: Sequence[RegistrationVersion]
    ) -> None:
        campaign = self.view.campaign
        if campaign is None or registration is None or not registration.counts:
            self.workplace.dialogs.show_note(
                translate("emulation", "{name} has not registered yet. Tick a title first.").format(name=line.name)
            )
            return
        movements = [one.name for one in campaign.movements]
        form = registration_form(registration, movements, persons=self.view.persons)
        form.set_hint("initiative_plan", self._told(registration, versions))

        def save(values: dict[str, Any]) -> None:
            chosen = tuple(name for number, name in enumerate(movements) if values.pop(f"movement_{number}", False))
            changed = replace(registration, **values, movements=chosen)
            self.workplace.act(
                "change_registration",
                lambda tx: services.change_registration(tx, changed),
                owner=editor,
                done=lambda _: editor.saved(),
                failed=lambda error: editor.refuse(error, self.workplace.say(error)),
                tell=lambda _: translate("emulation", "Registration of {name} changed").format(name=line.name),
            )

        editor = EditorDialog(self.view, line.name, form, save, self.workplace.dialogs)
        editor.open()

    def _told(self, registration: Registration, versions: Sequence[RegistrationVersion]) -> str:
        """What became of it, and what it said before it was changed after the last day."""
        names = services.title_names()
        result = f"{status_name(registration.status)}: {registration.result_note}" if registration.result_note else ""
        text = translate("emulation", "Version {number}, until {day}: {titles}. Changed because: {reason}")
        before = [
            text.format(
                number=one.number,
                day=print_date(one.replaced_on),
                titles=", ".join(names.get(code, code) for code in one.titles),
                reason=one.reason or "–",
            )
            for one in versions
        ]
        return "\n".join(filter(None, (result, *before)))

    # Statuses

    def advance(self, status: RegistrationStatus) -> None:
        campaign, chosen = self.view.campaign, self.view.chosen()
        if campaign is None or not chosen:
            return

        def deed(tx: Transaction) -> list[Registration]:
            found = [services.find_registration(tx, campaign.id, line.id) for line in chosen]
            ids = [one.id for one in found if one and one.counts and one.status is not status]
            return services.advance(tx, ids, status)

        text = translate("emulation", "{count} registrations: {status}")
        self.workplace.act(
            "advance_registrations",
            deed,
            owner=self.view,
            tell=lambda done: text.format(count=len(done), status=status_name(status)),
        )

    def settle(self) -> None:
        """Achieved, by a decision with number and date; or not, with a reason: of each title by itself, because who
        registered for two may achieve one."""
        campaign, chosen = self.view.campaign, [line for line in self.view.chosen() if self.view.codes(line)]
        if campaign is None or not chosen:
            return
        named = {code for line in chosen for code in self.view.codes(line)}
        titles = [title for title in self.view.titles if title.code in named]
        form = Form(
            [
                translate("emulation", "Which title"),
                *(Tick(f"{_TITLE}{title.code}", title.name, wide=True) for title in titles),
                translate("emulation", "What became of it"),
                Tick("achieved", translate("emulation", "Achieved"), wide=True),
                Text("decision", translate("emulation", "Decision number")),
                Date("decided_on", translate("emulation", "Decision date"), today=self._today, past=True),
                Text("reason", translate("emulation", "Reason, where it was not achieved"), wide=True),
            ],
            say=field_sentence,
        )
        form.load({"achieved": True} | {f"{_TITLE}{title.code}": len(titles) == 1 for title in titles})
        form.set_hint(
            "decision",
            translate("emulation", "The year stays that of the campaign, also where the decision came the year after."),
        )

        def save(values: dict[str, Any]) -> None:
            asked = [title.code for title in titles if values.pop(f"{_TITLE}{title.code}", False)]

            def deed(tx: Transaction) -> list[Registration]:
                if not asked:
                    raise FieldRefused(f"{_TITLE}{titles[0].code}", "no_title")
                found = [services.find_registration(tx, campaign.id, line.id) for line in chosen]
                ids = [one.id for one in found if one and one.counts]
                return services.settle(tx, ids, titles=asked, **values)

            self.workplace.act(
                "settle_registrations",
                deed,
                owner=editor,
                done=lambda _: editor.saved(),
                failed=lambda error: editor.refuse(error, self._say(error)),
                tell=lambda done: translate("emulation", "Results of {count} registrations written").format(
                    count=len(done)
                ),
            )

        title = translate("emulation", "Result of {count} registrations").format(count=len(chosen))
        editor = EditorDialog(self.view, title, form, save, self.workplace.dialogs, width=620)
        editor.open()

    # The last day

    def unlock(self) -> None:
        """Write the superior's leave down."""
        campaign = self.view.campaign
        if campaign is None:
            return
        hint = translate("emulation", "Such as: telephone call of the union above on 3/3, letter 15/CV-LĐLĐ")
        form = Form(
            [
                Text("granted_by", translate("emulation", "Who gave leave"), required=True, wide=True, hint=hint),
                Date("until", translate("emulation", "Until"), required=True, today=self._today),
                Text("reason", translate("emulation", "Why"), required=True, wide=True),
            ],
            say=field_sentence,
        )
        form.load({"until": self._today + timedelta(days=7)})
        form.set_hint("granted_by", hint)

        def save(values: dict[str, Any]) -> None:
            self.workplace.act(
                "unlock_registrations",
                lambda tx: services.unlock_registrations(tx, campaign.id, **values),
                owner=editor,
                done=lambda _: editor.saved(),
                failed=lambda error: editor.refuse(error, self._say(error)),
                tell=lambda done: translate("emulation", "Registrations unlocked until {day}").format(
                    day=print_date(done.until)
                ),
            )

        title = translate("emulation", "Unlock registrations")
        editor = EditorDialog(self.view, title, form, save, self.workplace.dialogs, width=620)
        editor.open()

    def lock_again(self) -> None:
        """End the superior's leave before its day."""
        if (leave := self.view.leave) is not None:
            self.workplace.act(
                "lock_registrations",
                lambda tx: services.lock_again(tx, leave.id),
                owner=self.view,
                tell=lambda _: translate("emulation", "Registrations are locked again"),
            )

    def _failed(self, error: UserError) -> None:
        if isinstance(error, RegistrationLocked):
            self.workplace.dialogs.confirm(
                self.workplace.say(error), translate("emulation", "Unlock registrations…"), self.unlock
            )
        else:
            self.workplace.dialogs.show_refusal(error)

    # Forms, and the list of last time

    def print_forms(self) -> None:
        campaign, chosen = self.view.campaign, self.view.chosen()
        if campaign is not None:
            name = "individual-forms" if self.view.persons else "section-forms"
            self.workplace.save_report(about(name, [line.id for line in chosen]), self.view, campaign.code)

    def take_again(self) -> None:
        if self.view.campaign is not None:
            AgainDialog(self.view, self.workplace, self.view.campaign, persons=self.view.persons).start()

    def _register(
        self,
        subjects: Callable[[Transaction], Sequence[Subject]],
        code: str,
        tell: Callable[[list[Registration]], str],
    ) -> None:
        campaign = self.view.campaign
        if campaign is None:
            return
        reason = self._late_reason

        def failed(error: UserError) -> None:
            if isinstance(error, LateReasonNeeded):
                self._ask_late_reason(error, lambda: self._register(subjects, code, tell))
            else:
                self._failed(error)

        self.workplace.act(
            "register",
            lambda tx: services.register(tx, campaign.id, subjects(tx), [code], reason),
            owner=self.view,
            failed=failed,
            tell=tell,
        )

    def _ask_late_reason(self, error: LateReasonNeeded, then: Callable[[], None]) -> None:
        """Asked once for each sitting; it is kept with every registration made after the last day."""

        def keep(reason: str) -> None:
            self._late_reason = reason
            then()

        ask_reason(self.view, self.workplace, error, keep)

    def _title_name(self, code: str) -> str:
        return next(title.name for title in self.view.titles if title.code == code)

    def _title_kind(self, code: str) -> SubjectKind:
        return next(title.subject for title in self.view.titles if title.code == code)

    @property
    def _today(self) -> Any:
        return self.workplace.database.clock.today()

    def _say(self, error: UserError) -> str:
        better = field_sentence(error) if isinstance(error, FieldRefused) else None
        return better or self.workplace.say(error)


def registration_form(registration: Registration, movements: Sequence[str], *, persons: bool) -> Form:
    """Form 2 of a person, form 1 of a section: what the papers print besides the titles."""
    hint = translate("emulation", "One a line, with a number after a colon: Productivity: 105 %")
    entries: list[Any] = [
        Lines("initiative_plan", translate("emulation", "Planned initiative"), rows=2),
        Lines("own_targets", translate("emulation", "Own targets"), rows=3, hint=hint),
        Lines("commitments", translate("emulation", "Commitments"), rows=3),
        Text("late_reason", translate("emulation", "Reason for registering late"), wide=True),
    ]
    if movements and not persons:
        entries.append(translate("emulation", "Movements taken up (all, when none is ticked)"))
        entries += [Tick(f"movement_{number}", name, wide=True) for number, name in enumerate(movements)]
    form = Form(entries)
    ticked = {f"movement_{number}": name in registration.movements for number, name in enumerate(movements)}
    keys = ("initiative_plan", "own_targets", "commitments", "late_reason")
    form.load({key: getattr(registration, key) for key in keys} | (ticked if not persons else {}))
    form.set_hint("own_targets", hint)
    return form
