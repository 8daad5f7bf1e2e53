"""Xét chọn: the proposals of a scheme in their order, why, and what the committee makes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop.core.database import Reading
from desktop.core.errors import FieldRefused, UserError
from desktop.features.organization.services import get_union
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import Scheme, TetCampaign
from desktop.features.tet_gifts.domain.people import Criteria, Ranked, TetMeeting
from desktop.features.tet_gifts.reports import REPORTS
from desktop.features.tet_gifts.services import people, reason_name
from desktop.features.tet_gifts.ui.people import choosing_forms as forms
from desktop.features.tet_gifts.ui.tones import state_tone
from desktop.features.tet_gifts.words import field_refusal, state_name
from desktop.features.tet_gifts.words_of_people import score_words, tie_rules
from desktop.shell.tab import Tab, heading
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action
from desktop.widgets.editor import EditorDialog
from desktop.widgets.form import Form
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.states import Banner, EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


@dataclass(frozen=True)
class Look:
    """The scheme's proposals in order, the criteria, and how far money and numbers still reach."""

    ranked: list[Ranked]
    criteria: Criteria
    reached: int
    meetings: list[TetMeeting]
    committee: list[str]
    chair: str


class ChoosingTab(Tab):
    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, "tet_choosing")
        self.campaign: TetCampaign | None = None
        self.scheme: Scheme | None = None
        self.look: Look | None = None
        self._wanted = ""
        self.about = heading("")
        self.about.setObjectName("choosing_scheme")
        self.told = Banner(Tone.WARNING)
        self.told.setObjectName("criteria_told")
        self.told.hide()
        self.table = self._make_table()
        self.table.opened.connect(lambda _: self._move())
        self.lay_out([], self._make_actions())
        layout = self.layout()
        assert layout is not None
        layout.removeWidget(self.table)
        for part in (self.about, self.told, self.table):
            layout.addWidget(part)

    def show_scheme(self, campaign: TetCampaign | None, scheme: Scheme | None, schemes: tuple[Scheme, ...]) -> None:
        """One scheme is ranked at a time: the chosen one, else the first."""
        self.campaign, self.scheme = campaign, scheme or next(iter(schemes), None)
        self.about.setText(self.scheme.name if self.scheme else "")
        if self.isVisible():
            self.reload()

    def reload(self) -> None:
        if (scheme := self.scheme) is None:
            self.table.set_records([])
            return

        def ask(reading: Reading) -> Look:
            return Look(
                people.rank(reading, scheme.id), people.criteria_of(reading, scheme.campaign_id),
                len(people.fitting(reading, scheme.id)), people.list_meetings(reading, scheme.campaign_id, scheme.id),
                people.committee(reading), get_union(reading).chair,
            )  # fmt: skip

        self.workplace.ask(ask, self._show, owner=self, replaces="choosing")

    def _show(self, look: Look) -> None:
        self.look = look
        self.told.setVisible(not look.criteria.is_confirmed)
        self.told.tell(
            Tone.WARNING,
            translate("tet_gifts", "The points are a proposal, nobody has confirmed them: “Criteria…” changes them."),
        )
        self.table.set_records(look.ranked, search=lambda one: f"{one.line.full_name} {one.line.unit}")
        text = translate("tet_gifts", "Money and numbers still reach {count} more. {ties}")
        self.table.set_footer(text.format(count=look.reached, ties=tie_rules()))
        self.enable()

    def _make_table(self) -> RecordsTable:
        columns: list[Column[Any]] = [
            Column("place", translate("tet_gifts", "No."), lambda one: str(one.place), 46, Align.RIGHT),
            Column("name", translate("tet_gifts", "Full name"), lambda one: one.line.full_name, 165,
                   icon=lambda one: "triangle-alert" if one.doubts else ""),
            Column("unit", translate("tet_gifts", "Section"), lambda one: one.line.unit, 110),
            Column("kind", translate("tet_gifts", "Class"), lambda one: services.kind_name(one.line.kind).short, 105,
                   hidden=True),
            Column("points", translate("tet_gifts", "Points"), lambda one: str(one.score.total), 58, Align.RIGHT,
                   tooltip=lambda one: score_words(one.score)),
            Column("reasons", translate("tet_gifts", "Reasons"),
                   lambda one: " · ".join(reason_name(reason).short for reason in one.line.reasons), 185,
                   tooltip=lambda one: score_words(one.score)),
            Column("last", translate("tet_gifts", "Last gift"), _last, 90,
                   tone=lambda one: Tone.WARNING if one.recent else None),
            Column("recent", translate("tet_gifts", "In 3 Tết"), lambda one: str(one.recent or ""), 62, Align.RIGHT),
            Column("amount", translate("tet_gifts", "Proposed"), lambda one: str(one.line.proposed), 88, Align.RIGHT),
            Column("state", translate("tet_gifts", "State"), lambda one: state_name(one.line.state), 115,
                   tone=lambda one: state_tone(one.line.state)),
            Column("moved", translate("tet_gifts", "Moved by the committee"), _moved, 210, tooltip=_moved),
        ]  # fmt: skip
        table = RecordsTable(
            columns,
            name="tet_ranking",
            title=translate("tet_gifts", "Order of the proposals"),
            jobs=self.workplace.jobs,
            count_text=lambda count: translate("tet_gifts", "{count} proposals in order").format(count=count),
        )
        table.remember(self.workplace.settings)
        table.set_empty(
            EmptyState(
                "list-checks",
                translate("tet_gifts", "Nobody is proposed for this scheme"),
                translate(
                    "tet_gifts",
                    "Proposals stand here in order: points for each reason and for each Tết without a gift. The "
                    "committee may move people, with a reason that stands in the minutes.",
                ),
            )
        )
        return table

    def _make_actions(self) -> list[Action]:
        return [
            Action(self, "move_in_rank", translate("tet_gifts", "Move to a place… (Enter)"), "history", self._move,
                   "Ctrl+M", needs_selection=True),
            Action(self, "decide_down", translate("tet_gifts", "Approve in this order…"), "circle-check", self._decide,
                   primary=True),
            Action(self, "hold_meeting", translate("tet_gifts", "Meeting…"), "users", self._meet, "Ctrl+Shift+M"),
            Action(self, "tet_criteria", translate("tet_gifts", "Criteria…"), "star", self._edit_criteria),
            Action(self, "back_to_points", translate("tet_gifts", "Let the points decide again"), "undo-2",
                   self._back, needs_selection=True),
            Action(self, "print_minutes", translate("tet_gifts", "Print the minutes"), "printer",
                   lambda: self._print("tet-minutes")),
            Action(self, "print_reserve", translate("tet_gifts", "Print the reserves"), "printer",
                   lambda: self._print("tet-reserve")),
        ]  # fmt: skip

    def _move(self) -> None:
        for one in self.table.selected()[:1]:
            self._move_one(one)

    def _move_one(self, one: Ranked) -> None:
        last = len(self.look.ranked) if self.look else one.place
        self._edit(
            translate("tet_gifts", "{name}: place {place}").format(name=one.line.full_name, place=one.place),
            forms.move_form(one.place, last),
            "move_in_rank",
            lambda tx, values: people.move_in_rank(tx, one.id, values["place"], values["reason"]),
            translate("tet_gifts", "{name} was moved").format(name=one.line.full_name),
        )

    def _back(self) -> None:
        ids = [one.id for one in self.table.selected()]
        self.workplace.act(
            "back_to_points", lambda tx: people.back_to_points(tx, ids), owner=self,
            tell=lambda _: translate("tet_gifts", "The points decide again"),
        )  # fmt: skip

    def _decide(self) -> None:
        if (scheme := self.scheme) is None or self.look is None:
            return
        self._edit(
            translate("tet_gifts", "Approve in this order"),
            forms.decide_form(self.look.reached),
            "decide_down",
            lambda tx, values: people.decide_down_the_list(tx, scheme.id, values["count"]),
            translate("tet_gifts", "Approved in order; the others are reserves"),
        )

    def _edit_criteria(self) -> None:
        if self.look is None:
            return
        criteria = self.look.criteria
        self._edit(
            translate("tet_gifts", "Criteria"),
            forms.criteria_form(criteria),
            "keep_criteria",
            lambda tx, values: people.keep_criteria(
                tx, forms.criteria_from(criteria, values), confirm=values["confirmed"]
            ),
            translate("tet_gifts", "The criteria were kept"),
        )

    def _meet(self) -> None:
        """The latest meeting of the scheme, to be put right or held anew; else a new one."""
        if (scheme := self.scheme) is None or self.look is None:
            return
        known = self.look.meetings[-1] if self.look.meetings else None

        def keep(tx: Any, values: dict[str, Any]) -> TetMeeting:
            again = values.pop("again", True)
            draft = forms.meeting_from(known, scheme, values)
            return people.hold_meeting(tx, draft) if again or known is None else people.correct_meeting(tx, draft)

        self._edit(
            translate("tet_gifts", "Meeting of the committee"),
            forms.meeting_form(known, self.today, self.look.committee, self.look.chair),
            "hold_meeting",
            keep,
            translate("tet_gifts", "The meeting was kept with the list as it stands"),
        )

    def _print(self, name: str) -> None:
        report = next(one for one in REPORTS if one.name == name)
        if self.campaign and self.scheme:
            self.workplace.save_report(report, self, f"{self.campaign.code}/{self.scheme.code}", report.formats[0])

    def _edit(self, title: str, form: Form, act: str, deed: Callable[[Any, dict[str, Any]], Any], told: str) -> None:
        def save(values: dict[str, Any]) -> None:
            self.workplace.act(
                act, lambda tx: deed(tx, dict(values)), owner=editor, done=lambda _: editor.saved(),
                failed=lambda error: editor.refuse(error, self._say(error)), tell=lambda _: told,
            )  # fmt: skip

        editor = EditorDialog(self, title, form, save, self.workplace.dialogs)
        editor.open()

    def _say(self, error: UserError) -> str:
        own = field_refusal(error) if isinstance(error, FieldRefused) else None
        return own or self.workplace.say(error)


def _last(one: Ranked) -> str:
    return str(one.last_year) if one.last_year else translate("tet_gifts", "Never")


def _moved(one: Ranked) -> str:
    if one.move is None:
        return ""
    text = translate("tet_gifts", "From {place} by points: {reason}")
    return text.format(place=one.computed, reason=one.move.reason)
