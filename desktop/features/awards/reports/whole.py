"""The dossier of a campaign: its papers and attached files in the order of the superior, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from desktop.core.attachments import Attachment, content_of, files_by_owner
from desktop.core.bundle import Bundle, Enclosure, Fate, Place
from desktop.core.bundle import Part as Paper
from desktop.core.database import Reading
from desktop.core.document import Column, Document, Kind, Paragraph, Row, Table
from desktop.core.files import safe_name
from desktop.core.progress import SILENT, Progress
from desktop.features.awards.catalogue import dossier_order, wording
from desktop.features.awards.domain import BEFORE_SUBMISSION, FileKind, Part, Status
from desktop.features.awards.reports.achievements import achievement_reports, service_records
from desktop.features.awards.reports.composing import Composer
from desktop.features.awards.reports.conditions import eligibility
from desktop.features.awards.reports.initiatives import initiative_confirmations
from desktop.features.awards.reports.minutes import award_minutes, ballot_protocol
from desktop.features.awards.reports.nominees import nomination_list
from desktop.features.awards.reports.overrides import override_list
from desktop.features.awards.reports.proposal import latest_proposal
from desktop.features.awards.services import (
    Assessment,
    Missing,
    assess,
    in_dossier,
    meetings_on,
    missing_from_dossier,
)
from desktop.features.emulation.domain import Campaign
from desktop.features.emulation.services import certificates_of, find_campaign_by_code
from desktop.features.organization.services import letterhead, list_signatures

FILE_KINDS = {
    FileKind.PROPOSAL: "Tờ trình",
    FileKind.REPORT: "Báo cáo",
    FileKind.MINUTES: "Biên bản",
    FileKind.INITIATIVE: "Sáng kiến",
    FileKind.OPINION: "Ý kiến",
    FileKind.DECISION: "Quyết định",
    FileKind.OTHER: "Tài liệu khác",
}

_NOT_BOUND = {
    Fate.BESIDE: "tệp riêng",
    Fate.LOCKED: "tệp riêng, có mật khẩu",
    Fate.UNREADABLE: "tệp riêng, không ghép được",
}


@dataclass(frozen=True)
class Dossier:
    """The parts of a campaign's dossier (hồ sơ khen thưởng) in the superior's order, and what is missing. `bundle` is
    good for as long as the reading it was made with: attached files are read when their turn comes."""

    bundle: Bundle
    missing: tuple[Missing, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        """The papers of the program, the checklist first."""
        papers = [one for one in self.bundle.parts if isinstance(one, Document)]
        nowhere = [Place(0, 0)] * len(self.bundle.parts)
        return (self.bundle.first(nowhere), *papers)


def dossier(reading: Reading, code: str, progress: Progress = SILENT) -> Dossier:
    """Every paper that can be made; a part that cannot be is among the missing ones. Raises NoSuchCampaign,
    Cancelled."""
    campaign = find_campaign_by_code(reading, code)
    progress.step(0, 0, campaign.name)
    proposed = in_dossier(reading, campaign)
    composer = Composer(reading, campaign, proposed)
    makers = _makers(reading, campaign, proposed, composer)
    parts: list[Paper] = []
    files = list(_files(reading, proposed, composer))
    for place in dossier_order():
        parts += makers[place.paper]()
        for kind in place.files:
            parts += [_enclosure(reading, *pair) for pair in files if pair[1].kind == kind]
        progress.step(0, 0, campaign.name)
    missing = tuple(_missing(reading, campaign, proposed))
    bundle = Bundle(
        f"ho-so-khen-thuong-{safe_name(campaign.code)}",
        f"Hồ sơ đề nghị khen thưởng – {campaign.name}",
        tuple(parts),
        lambda places: _checklist(reading, campaign, parts, missing, places),
    )
    return Dossier(bundle, missing)


def _makers(
    reading: Reading, campaign: Campaign, proposed: Sequence[Assessment], composer: Composer
) -> dict[Part, Callable[[], Iterable[Document]]]:
    code = campaign.code
    voted = bool(meetings_on(reading, campaign, proposed))
    return {
        Part.PROPOSAL: lambda: latest_proposal(reading, campaign),
        Part.LIST: lambda: [nomination_list(reading, code, proposed)],
        Part.ACHIEVEMENTS: lambda: achievement_reports(reading, campaign, proposed, composer),
        Part.MINUTES: lambda: [award_minutes(reading, code, proposed)] if voted else [],
        Part.BALLOT: lambda: [ballot_protocol(reading, code, proposed)] if voted else [],
        Part.INITIATIVES: lambda: initiative_confirmations(reading, campaign, proposed, composer),
        Part.SERVICE_RECORD: lambda: service_records(reading, campaign, proposed),
        Part.OVERRIDES: lambda: filter(None, [override_list(reading, campaign, proposed)]),
        Part.CONDITIONS: lambda: [eligibility(reading, code, proposed)],
        Part.ENCLOSURES: list,
    }


def _missing(reading: Reading, campaign: Campaign, proposed: Sequence[Assessment]) -> Iterator[Missing]:
    """What this dossier lacks, and who ought to be in it and is not: never what this union decides by itself, nor what
    went up before with another tờ trình."""
    named, up = {one.id for one in proposed}, any(one.award.goes_up for one in proposed)
    others = {
        one.id for one in assess(reading, [campaign])
        if one.award.goes_up is up and one.nomination.status in (*BEFORE_SUBMISSION, Status.ON_HOLD)
    }  # fmt: skip
    for one in missing_from_dossier(reading, campaign.code):
        if not one.nomination_id or one.nomination_id in named | others:
            yield one


def _files(reading: Reading, proposed: Sequence[Assessment], composer: Composer) -> Iterator[tuple[str, Attachment]]:
    """Whose each file is: those of the nominations, and what recognised the initiatives that a nominee cites. The same
    scan attached to several nominees, such as the signed tờ trình, goes along once."""
    known = files_by_owner(reading, [one.id for one in proposed])
    recognising = certificates_of(reading, {one.id for pairs in composer.initiatives.values() for one, _ in pairs})
    owners: dict[str, list[str]] = {}
    files: dict[str, Attachment] = {}
    for one in proposed:
        cited = composer.initiatives.get(one.nomination.subject_id, ())
        proofs = [
            replace(file, kind=FileKind.INITIATIVE, note=file.note or f"“{made.name}”")
            for made, _ in cited
            for file in recognising.get(made.id, ())
        ]
        for file in (*known.get(one.id, ()), *proofs):
            files.setdefault(file.sha256, file)
            names = owners.setdefault(file.sha256, [])
            if one.subject not in names:
                names.append(one.subject)
    for digest, file in files.items():
        first, *others = owners[digest]
        yield f"{first} và {len(others)} đề nghị khác" if others else first, file


def _enclosure(reading: Reading, whose: str, file: Attachment) -> Enclosure:
    kind = next((FILE_KINDS[kind] for kind in FileKind if kind == file.kind), FILE_KINDS[FileKind.OTHER])
    title = f"{kind}: {file.note or file.name} ({whose})"
    slug = f"dinh-kem-{safe_name(kind, 20)}-{safe_name(whose, 30)}-{file.sha256[:6]}"
    return Enclosure(title, slug, file.media_type, partial(content_of, reading, file))


def _checklist(
    reading: Reading,
    campaign: Campaign,
    parts: Sequence[Paper],
    missing: Sequence[Missing],
    places: Sequence[Place],
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
                (
                    Column("STT", 10, Kind.CENTRED),
                    Column("Tên giấy tờ", 58),
                    Column("Trích yếu", 78),
                    Column("Trang", 26, Kind.CENTRED),
                ),
                tuple(
                    Row((number, *_listed(one), _NOT_BOUND.get(place.fate) or (str(place.page) if place.page else "")))
                    for number, (one, place) in enumerate(zip(parts, places, strict=True), 1)
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
            )
            if missing
            else Paragraph("Không còn thiếu giấy tờ nào."),
            list_signatures(reading),
        ),
    )


def _listed(one: Paper) -> tuple[str, str]:
    if isinstance(one, Enclosure):
        name, _, rest = one.title.partition(": ")
        return f"Đính kèm – {name.lower()}", rest
    return one.title.capitalize(), ": ".join((*one.keywords, one.subtitle))
