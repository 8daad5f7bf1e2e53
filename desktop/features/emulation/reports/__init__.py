"""The papers of emulation: the plan, registration forms and lists, initiatives."""

from __future__ import annotations

from collections.abc import Callable

from desktop.core.contracts import Report, Subject
from desktop.core.database import Reading
from desktop.core.document import Document
from desktop.features.emulation.reports.initiatives import (
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
)
from desktop.features.emulation.reports.registrations import (
    registration_form,
    registrations_list,
)
from desktop.features.emulation.services import campaign_choices

__all__ = [
    "LEVEL_NAMES",
    "REPORTS",
    "emulation_plan",
    "initiatives_list",
    "printed_demand",
    "printed_period",
    "printed_progress",
    "registration_form",
    "registrations_list",
]


def _report(name: str, title: str, build: Callable[[Reading, str], Document]) -> Report:
    return Report(name, title, build, subject=Subject.CAMPAIGN, choices=campaign_choices)


REPORTS = (
    _report("emulation-plan", "Kế hoạch thực hiện phong trào thi đua", emulation_plan),
    _report("registration-form", "Bảng đăng ký giao ước thi đua (tập thể)", registration_form),
    _report("registrations", "Danh sách cá nhân đăng ký thi đua", registrations_list),
    _report("initiatives", "Danh sách sáng kiến", initiatives_list),
)
