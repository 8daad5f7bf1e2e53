"""A value that is kept and no longer offered survives every form of the program."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.features.awards.ui.forms import history_form, nominate_form, year_form
from desktop.features.emulation.domain import SubjectKind
from desktop.features.emulation.ui.forms import campaign_form
from desktop.features.emulation.ui.initiative_form import initiative_form
from desktop.features.members.domain import EventKind
from desktop.features.members.ui.figures import figures_form
from desktop.features.members.ui.forms import event_form, member_form, short_form
from desktop.features.organization.domain import Section
from desktop.features.tet_gifts.domain import Scheme, SchemeKind, TetCampaign
from desktop.features.tet_gifts.ui.aside_forms import payment_form
from desktop.features.tet_gifts.ui.forms import approval_form
from desktop.features.tet_gifts.ui.people.proposing import proposal_form
from desktop.features.tet_gifts.ui.plan_forms import SchemeForm
from desktop.widgets.fields import Choice
from desktop.widgets.fields.parts import Rows
from desktop.widgets.form import Form

TODAY = date(2026, 11, 22)
TET = TetCampaign("t", "TET2026", 2026, accounting_years=(2025, 2026))
OLD = "Không còn trong danh mục"


def nobody(_: str, answer: Callable[[Any], None]) -> None:
    answer([])


FORMS: dict[str, Callable[[], Form]] = {
    "member": lambda: member_form([], TODAY),
    "a few fields of a member": lambda: short_form([], TODAY, ["section_id", "sex", "education"]),
    "event": lambda: event_form(list(EventKind), TODAY),
    "figures": lambda: figures_form({TODAY: {}}),
    "nominee": lambda: nominate_form([]),
    "year of a person": lambda: year_form(SubjectKind.PERSON, {}),
    "award received": lambda: history_form(SubjectKind.PERSON, TODAY, {}),
    "campaign": lambda: campaign_form(TODAY, [], []),
    "initiative": lambda: initiative_form(TODAY, 1, nobody),
    "gift proposed": lambda: proposal_form([], nobody, TODAY),
    "gift granted": lambda: approval_form([], one=True),
    "scheme": lambda: SchemeForm(TET, TODAY, lambda _: None),
    "voucher of Tết": lambda: payment_form(TET, [Scheme("s", "t", "T", "T", SchemeKind.CASH)], TODAY, lambda _: None),
}


def fields_of(form: Form) -> Iterable[Any]:
    return (form.field(key) for key in form.to_draft())


@pytest.mark.parametrize("name", FORMS)
def test_what_is_kept_and_no_longer_offered_can_still_be_chosen_and_is_not_lost(qtbot: QtBot, name: str) -> None:
    form = FORMS[name]()
    qtbot.addWidget(form)
    choices = [field for field in fields_of(form) if isinstance(field, Choice)]
    assert choices
    for field in choices:
        form.load({field.key: OLD})
        draft = form.to_draft()
        assert field.value() == OLD
        field.combo.setCurrentIndex(0)
        form.from_draft(draft)
        assert field.value() == OLD


def test_a_choice_within_a_row_keeps_what_is_no_longer_offered(qtbot: QtBot) -> None:
    form = FORMS["campaign"]()
    qtbot.addWidget(form)
    rows = form.field("targets")
    assert isinstance(rows, Rows)
    rows.add({part.key: OLD if part.options else "7" if part.key == "value" else "" for part in rows.parts})
    assert rows.value()[0]["metric"] == OLD


def test_a_closed_section_is_called_closed_and_stays_the_members_section(qtbot: QtBot) -> None:
    sections = [Section("t1", "Tổ may 1"), Section("t2", "Tổ may 2", closed=True)]
    form = member_form(sections, TODAY)
    qtbot.addWidget(form)
    section = form.field("section_id")
    assert isinstance(section, Choice)
    offered = [section.combo.itemText(place) for place in range(section.combo.count())]
    assert offered == ["—", "Tổ may 1"]
    form.load({"section_id": "t2"})
    assert (section.to_draft(), section.value()) == ("Tổ may 2 (đã đóng)", "t2")
    form.load({"section_id": "t1"})
    assert [section.combo.itemText(place) for place in range(section.combo.count())] == offered
