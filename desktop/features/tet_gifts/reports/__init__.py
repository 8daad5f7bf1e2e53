"""The papers of Tết care: R14 to R18, after the unions' usual practice.

A posted list carries name, section and amount, nothing else. What is given in kind has its worth printed beside, never
in the column of money: that column is what the cashier pays out and what "Bằng chữ" says. Descriptions of hardship are
printed nowhere; papers name the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.core.contracts import Report, Subject
from desktop.core.database import Reading
from desktop.core.document import Document
from desktop.features.tet_gifts.reports.fairness import fairness_table, reserve_list
from desktop.features.tet_gifts.reports.minutes import meeting_minutes
from desktop.features.tet_gifts.reports.proposals import posted_list, proposal_list
from desktop.features.tet_gifts.reports.sign_off import sign_off_list, ticket_list
from desktop.features.tet_gifts.reports.summary import summary
from desktop.features.tet_gifts.reports.survey import survey_sheets
from desktop.features.tet_gifts.services import list_campaigns, list_schemes


def campaign_choices(reading: Reading) -> Sequence[tuple[str, str]]:
    """Codes and names of campaigns, and of the single schemes a paper may be about."""
    found = []
    for campaign in list_campaigns(reading):
        found.append((campaign.code, campaign.name))
        found += [
            (f"{campaign.code}/{scheme.code}", f"{campaign.name} – {scheme.name}")
            for scheme in list_schemes(reading, campaign.id)
        ]
    return found


def _report(name: str, title: str, build: Callable[[Reading, str], Document]) -> Report:
    return Report(name, title, build, subject=Subject.CAMPAIGN, choices=campaign_choices)


REPORTS = (
    _report("tet-proposal", "Danh sách đề nghị hỗ trợ Tết", proposal_list),
    _report("tet-notice", "Danh sách niêm yết công khai", posted_list),
    _report("tet-sign-off", "Danh sách cấp phát, ký nhận quà Tết", sign_off_list),
    _report("tet-tickets", "Danh sách vé về quê đón Tết", ticket_list),
    _report("tet-summary", "Tổng hợp kết quả chăm lo Tết", summary),
    _report("tet-survey", "Phiếu rà soát hoàn cảnh của tổ", survey_sheets),
    _report("tet-fairness", "Bảng đối chiếu phân bổ hỗ trợ Tết", fairness_table),
    _report("tet-minutes", "Biên bản họp xét hỗ trợ Tết", meeting_minutes),
    _report("tet-reserve", "Danh sách dự phòng hỗ trợ Tết", reserve_list),
)

__all__ = ["REPORTS", "campaign_choices"]
