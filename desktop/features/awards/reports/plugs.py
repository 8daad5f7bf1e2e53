"""The papers of awards as the program offers them."""

from __future__ import annotations

from collections.abc import Callable

from desktop.core.contracts import Report, Subject
from desktop.core.database import Reading
from desktop.core.document import Document
from desktop.features.awards.reports import certificates
from desktop.features.awards.reports.ballots import ballot_papers
from desktop.features.awards.reports.conditions import eligibility
from desktop.features.awards.reports.decision import award_decision
from desktop.features.awards.reports.minutes import award_minutes, ballot_protocol
from desktop.features.awards.reports.nominees import nomination_list
from desktop.features.awards.reports.proposal import award_proposal
from desktop.features.awards.reports.register import award_register_paper, due_list, year_choices
from desktop.features.emulation.services import campaign_choices

ANY_FORMAT, WORDY = ("pdf", "xlsx", "docx"), ("docx", "pdf")


def _report(
    name: str, title: str, build: Callable[[Reading, str], Document], formats: tuple[str, ...] = ANY_FORMAT
) -> Report:
    return Report(name, title, build, formats, subject=Subject.CAMPAIGN, choices=campaign_choices)


REPORTS = (
    _report("award-proposal", "Tờ trình đề nghị khen thưởng", award_proposal, WORDY),
    _report("nominations", "Danh sách trích ngang đề nghị khen thưởng", nomination_list),
    _report("eligibility", "Bảng kiểm tra điều kiện khen thưởng", eligibility),
    _report("award-minutes", "Biên bản họp xét và kiểm phiếu", award_minutes, WORDY),
    _report("award-decision", "Quyết định khen thưởng của công đoàn cơ sở", award_decision, WORDY),
    _report("award-protocol", "Biên bản kiểm phiếu khen thưởng", ballot_protocol, WORDY),
    _report("award-ballots", "Phiếu bầu khen thưởng", ballot_papers, WORDY),
    *certificates.REPORTS,
    Report("award-register", "Sổ theo dõi khen thưởng", award_register_paper, ANY_FORMAT, Subject.PERIOD, year_choices),
    Report("awards-due", "Danh sách đến hạn xét khen thưởng", due_list, ANY_FORMAT),
)
