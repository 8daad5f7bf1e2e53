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
from desktop.features.tet_gifts.reports.proposals import posted_list, proposal_list
from desktop.features.tet_gifts.reports.sign_off import sign_off_list, ticket_list
from desktop.features.tet_gifts.reports.slips import slips, unsigned_list
from desktop.features.tet_gifts.reports.summary import summary
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


SLIPS = Report(
    "tet-slips", "Phiếu nhận quà Tết (8 phiếu một tờ A4)", slips, formats=("pdf",), subject=Subject.CAMPAIGN,
    choices=campaign_choices,
)  # fmt: skip
UNSIGNED = _report("tet-unsigned", "Danh sách còn phải ký nhận quà Tết", unsigned_list)

REPORTS = (
    _report("tet-proposal", "Danh sách đề nghị hỗ trợ Tết", proposal_list),
    _report("tet-notice", "Danh sách niêm yết công khai", posted_list),
    _report("tet-sign-off", "Danh sách cấp phát, ký nhận quà Tết", sign_off_list),
    _report("tet-tickets", "Danh sách vé về quê đón Tết", ticket_list),
    _report("tet-summary", "Tổng hợp kết quả chăm lo Tết", summary),
    UNSIGNED,
    SLIPS,
)

__all__ = ["REPORTS", "SLIPS", "UNSIGNED", "campaign_choices"]
