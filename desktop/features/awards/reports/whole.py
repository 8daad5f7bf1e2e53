"""The dossier of a campaign: its papers in the order of the superior, and the list of what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.core.database import Reading
from desktop.core.document import Column, Document, Kind, Paragraph, Row, Table
from desktop.features.awards.catalogue import wording
from desktop.features.awards.reports.achievements import achievement_reports, service_records
from desktop.features.awards.reports.conditions import eligibility
from desktop.features.awards.reports.minutes import award_minutes
from desktop.features.awards.reports.nominees import nomination_list
from desktop.features.awards.reports.proposal import award_proposal
from desktop.features.awards.services import Missing, latest_meeting, missing_from_dossier, proposable
from desktop.features.emulation.domain import Campaign
from desktop.features.emulation.services import find_campaign_by_code
from desktop.features.organization.services import letterhead, list_signatures


@dataclass(frozen=True)
class Dossier:
    """The papers of a campaign's dossier (hồ sơ khen thưởng) in the superior's order, and what is missing."""

    documents: tuple[Document, ...]
    missing: tuple[Missing, ...]


def dossier(reading: Reading, code: str) -> Dossier:
    """Every paper that can be made; a part that cannot be is among the missing ones. Raises NoSuchCampaign."""
    campaign = find_campaign_by_code(reading, code)
    proposed = proposable(reading, campaign)
    documents: list[Document] = []
    if any(one.award.goes_up for one in proposed):
        documents.append(award_proposal(reading, code))
    documents.append(nomination_list(reading, code))
    documents += achievement_reports(reading, campaign, proposed)
    if latest_meeting(reading, campaign.id):
        documents.append(award_minutes(reading, code))
    documents += service_records(reading, campaign, proposed)
    documents.append(eligibility(reading, code))
    missing = tuple(missing_from_dossier(reading, code))
    return Dossier((*documents, _checklist(reading, campaign, documents, missing)), missing)


def _checklist(
    reading: Reading, campaign: Campaign, documents: Sequence[Document], missing: Sequence[Missing]
) -> Document:
    papers = wording().papers
    return Document(
        slug=f"danh-muc-ho-so-{campaign.code}",
        letterhead=letterhead(reading),
        title="DANH MỤC HỒ SƠ KHEN THƯỞNG",
        subtitle=campaign.name,
        blocks=(
            Paragraph("I. Giấy tờ trong hồ sơ", bold=True),
            Table(
                (Column("STT", 10, Kind.CENTRED), Column("Tên giấy tờ", 70), Column("Trích yếu", 90)),
                tuple(
                    Row((number, one.title.capitalize(), ": ".join((*one.keywords, one.subtitle))))
                    for number, one in enumerate(documents, 1)
                ),
            ),
            Paragraph(f"II. Còn thiếu, cần xem lại ({len(missing)})", bold=True),
            Table(
                (
                    Column("STT", 10, Kind.CENTRED),
                    Column("Giấy tờ", 46),
                    Column("Của", 42),
                    Column("Lý do", 72),
                ),
                tuple(
                    Row((number, papers[one.paper], one.subject or "Cả hồ sơ", one.reason))
                    for number, one in enumerate(missing, 1)
                ),
            ),
            list_signatures(reading),
        ),
    )
