"""The papers of emulation: the plan, registration forms and lists, initiatives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from desktop.core.contracts import Report, Subject
from desktop.core.database import Reading
from desktop.core.document import Document
from desktop.features.emulation.reports.forms import individual_forms, section_forms
from desktop.features.emulation.reports.initiatives import (
    initiative_certificates,
    initiatives_list,
)
from desktop.features.emulation.reports.plan import (
    emulation_plan,
)
from desktop.features.emulation.reports.printed import (
    LEVEL_NAMES,
    printed_demand,
    printed_period,
    printed_progress,
    printed_verdict,
)
from desktop.features.emulation.reports.registrations import (
    registration_form,
    registrations_list,
)
from desktop.features.emulation.reports.scoring import score_ranking, score_sheets
from desktop.features.emulation.reports.summary import emulation_summary, targets_table
from desktop.features.emulation.reports.works import pact_papers, work_items_list
from desktop.features.emulation.services import campaign_choices

__all__ = [
    "LEVEL_NAMES",
    "REPORTS",
    "about",
    "emulation_plan",
    "emulation_summary",
    "individual_forms",
    "initiative_certificates",
    "initiatives_list",
    "pact_papers",
    "printed_demand",
    "printed_period",
    "printed_progress",
    "printed_verdict",
    "registration_form",
    "registrations_list",
    "report_named",
    "score_ranking",
    "score_sheets",
    "section_forms",
    "targets_table",
    "work_items_list",
]


def _report(name: str, title: str, build: Callable[[Reading, str], Document]) -> Report:
    return Report(name, title, build, subject=Subject.CAMPAIGN, choices=campaign_choices)


REPORTS = (
    _report("emulation-plan", "Kế hoạch thực hiện phong trào thi đua", emulation_plan),
    _report("registration-form", "Bảng đăng ký giao ước thi đua (tập thể)", registration_form),
    _report("registrations", "Danh sách cá nhân đăng ký thi đua", registrations_list),
    _report("initiatives", "Danh sách sáng kiến", initiatives_list),
    _report("section-forms", "Bản đăng ký thi đua của tổ công đoàn", section_forms),
    _report("individual-forms", "Bản đăng ký thi đua cá nhân", individual_forms),
    _report("initiative-certificates", "Giấy xác nhận sáng kiến", initiative_certificates),
    _report("work-items", "Danh sách công trình, phần việc, sản phẩm", work_items_list),
    _report("pacts", "Bản giao ước thi đua", pact_papers),
    _report("score-sheets", "Bảng chấm điểm", score_sheets),
    _report("score-ranking", "Tổng hợp chấm điểm, xếp loại", score_ranking),
    _report("emulation-summary", "Tổng hợp thi đua", emulation_summary),
)


def report_named(name: str) -> Report:
    return next(one for one in REPORTS if one.name == name)


def about(name: str, ids: Sequence[str]) -> Report:
    """The report of that name, of the chosen records only."""
    build = _OF_CHOSEN[name]
    return replace(report_named(name), build=lambda reading, code: build(reading, code, ids))


_OF_CHOSEN: dict[str, Callable[[Reading, str, Sequence[str]], Document]] = {
    "individual-forms": individual_forms,
    "section-forms": section_forms,
    "initiative-certificates": initiative_certificates,
    "pacts": pact_papers,
    "score-sheets": score_sheets,
}
