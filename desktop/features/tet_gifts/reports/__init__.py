"""The papers of Tết care: R14 to R18 and those of its money, after the unions' usual practice.

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
from desktop.features.tet_gifts.reports.payments import payment_list, payment_papers
from desktop.features.tet_gifts.reports.proposals import posted_list, proposal_list
from desktop.features.tet_gifts.reports.returned import returned_list
from desktop.features.tet_gifts.reports.scope import year_choices
from desktop.features.tet_gifts.reports.serials import serial_list
from desktop.features.tet_gifts.reports.settlement import payment_request, settlement_report
from desktop.features.tet_gifts.reports.sign_off import sign_off_list, ticket_list
from desktop.features.tet_gifts.reports.slips import slips, unsigned_list
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


def _report(name: str, title: str, build: Callable[[Reading, str], Document], *, by_year: bool = False) -> Report:
    """`by_year` papers are about an accounting year of a campaign, the others about a scheme of it."""
    choices = year_choices if by_year else campaign_choices
    return Report(name, title, build, subject=Subject.CAMPAIGN, choices=choices)


SLIPS = Report(
    "tet-slips", "Phiếu nhận quà Tết (8 phiếu một tờ A4)", slips, formats=("pdf",), subject=Subject.CAMPAIGN,
    choices=campaign_choices,
)  # fmt: skip
SIGN_OFF = _report("tet-sign-off", "Danh sách cấp phát, ký nhận quà Tết", sign_off_list)
UNSIGNED = _report("tet-unsigned", "Danh sách còn phải ký nhận quà Tết", unsigned_list)

REPORTS = (
    _report("tet-proposal", "Danh sách đề nghị hỗ trợ Tết", proposal_list),
    _report("tet-notice", "Danh sách niêm yết công khai", posted_list),
    SIGN_OFF,
    _report("tet-tickets", "Danh sách vé về quê đón Tết", ticket_list),
    _report("tet-summary", "Tổng hợp kết quả chăm lo Tết", summary),
    _report("tet-survey", "Phiếu rà soát hoàn cảnh của tổ", survey_sheets),
    _report("tet-fairness", "Bảng đối chiếu phân bổ hỗ trợ Tết", fairness_table),
    _report("tet-minutes", "Biên bản họp xét hỗ trợ Tết", meeting_minutes),
    _report("tet-reserve", "Danh sách dự phòng hỗ trợ Tết", reserve_list),
    UNSIGNED,
    SLIPS,
    _report("tet-vouchers", "Danh sách giao nhận phiếu mua hàng", serial_list),
    _report("tet-payment-request", "Giấy đề nghị thanh toán quà Tết", payment_request, by_year=True),
    _report("tet-payments", "Phiếu chi quà Tết", payment_papers, by_year=True),
    _report("tet-payment-list", "Bảng kê chứng từ chi quà Tết", payment_list, by_year=True),
    _report("tet-returned", "Biên bản thu hồi, hoàn trả quà Tết", returned_list, by_year=True),
    _report("tet-settlement", "Báo cáo quyết toán kinh phí chăm lo Tết", settlement_report, by_year=True),
)

BY_YEAR = tuple(one for one in REPORTS if one.choices is year_choices)
"""The papers about money, which the screen prints for an accounting year."""


__all__ = ["BY_YEAR", "REPORTS", "SIGN_OFF", "SLIPS", "UNSIGNED", "campaign_choices"]
