"""How campaigns, registrations and initiatives travel in a package, with names only where persons may go."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from desktop.core.contracts import Privacy, SyncedField, SyncedTable
from desktop.core.database import Reading
from desktop.core.records import plain
from desktop.features.emulation.domain import (
    CampaignStatus,
    Level,
    RecognitionLevel,
    RegistrationStatus,
    SubjectKind,
    WorkKind,
    WorkState,
    YearKind,
    plain_points,
)
from desktop.features.emulation.services import (
    list_campaigns,
    list_initiatives,
    list_pacts,
    list_registrations,
    list_sheets,
    list_work_items,
    target_progress,
)
from desktop.features.members.services import list_members
from desktop.features.organization.services import get_union, list_sections


def _campaigns(reading: Reading) -> Iterable[tuple[Any, ...]]:
    for one in sorted(list_campaigns(reading), key=lambda campaign: campaign.id):
        yield (
            one.id, one.code, one.name, one.theme, one.year_kind.value, str(one.year), plain(one.start),
            plain(one.end), one.issuer, one.level.value, one.status.value, plain(one.closed_on), one.conclusion,
        )  # fmt: skip


def _targets(reading: Reading) -> Iterable[tuple[Any, ...]]:
    for campaign in sorted(list_campaigns(reading), key=lambda one: one.id):
        for number, progress in enumerate(target_progress(reading, campaign), 1):
            target = progress.target
            yield (
                campaign.id, number, target.text, target.metric.value, target.operator.value, target.value, target.unit,
                target.bloc, progress.numerator, progress.denominator, target.phase, plain(target.due),
                progress.told.value if progress.told else "", progress.reached,
            )  # fmt: skip


def _registrations(reading: Reading) -> Iterable[tuple[Any, ...]]:
    names = {line.id: line.full_name for line in list_members(reading)}
    names |= {section.id: section.name for section in list_sections(reading)}
    names[get_union(reading).id] = get_union(reading).name
    found = [one for campaign in list_campaigns(reading) for one in list_registrations(reading, campaign.id)]
    for one in sorted(found, key=lambda registration: registration.id):
        if one.subject_id in names:
            yield (
                one.id, one.campaign_id, one.kind.value, one.subject_id, names[one.subject_id], ";".join(one.titles),
                one.initiative_plan, plain(one.registered_on), one.late_reason, one.status.value,
                one.own_targets, one.result_note, ";".join(one.achieved),
            )  # fmt: skip


def _initiatives(reading: Reading) -> Iterable[tuple[Any, ...]]:
    for line in sorted(list_initiatives(reading), key=lambda one: one.initiative.id):
        one = line.initiative
        yield (
            one.id, one.campaign_id, one.name, one.field, one.unit, plain(one.applied_from), int(one.yearly_value),
            plain(one.level) or "", one.decision, plain(one.decided_on), one.system_code, plain(one.entered_on),
            int(one.total_value), one.recognised_by, one.effects,
        )  # fmt: skip


def _authors(reading: Reading) -> Iterable[tuple[Any, ...]]:
    authors = [author for line in list_initiatives(reading) for author in line.authors]
    for one in sorted(authors, key=lambda author: author.id):
        yield (one.id, one.initiative_id, one.member_id, one.name, one.share, one.is_main)


def _work_items(reading: Reading) -> Iterable[tuple[Any, ...]]:
    found = [one for campaign in list_campaigns(reading) for one in list_work_items(reading, campaign.id)]
    for one in sorted(found, key=lambda item: item.id):
        yield (
            one.id, one.campaign_id, one.kind.value, one.name, one.responsible, plain(one.start), plain(one.finish),
            int(one.value), one.plaque, plain(one.plaque_on), one.occasion, one.state.value,
        )  # fmt: skip


def _pacts(reading: Reading) -> Iterable[tuple[Any, ...]]:
    found = [one for campaign in list_campaigns(reading) for one in list_pacts(reading, campaign.id)]
    for one in sorted(found, key=lambda pact: pact.id):
        yield (
            one.id, one.campaign_id, one.title, plain(one.signed_on), one.place,
            "; ".join(party.name for party in one.parties), "\n".join(one.contents),
        )  # fmt: skip


def _scores(reading: Reading) -> Iterable[tuple[Any, ...]]:
    """Closed sheets: what is still being scored is nobody else's business."""
    found = [one for campaign in list_campaigns(reading) for one in list_sheets(reading, campaign.id) if one.final]
    for one in sorted(found, key=lambda line: line.id):
        sheet = one.sheet
        yield (
            one.id, sheet.campaign_id, sheet.kind.value, sheet.subject_id, one.name, sheet.phase, sheet.bloc,
            one.template.code, one.template.version, plain_points(one.own.total) if one.own.scored else "",
            plain_points(one.checked.total), one.checked.grade, one.rank or None, plain(sheet.finalised_on),
            sheet.published,
        )  # fmt: skip


def _options(*kinds: Any) -> tuple[str, ...]:
    return tuple(kind.value for kind in kinds)


TABLES = (
    SyncedTable(
        "campaigns", "emulation", "Phong trào thi đua",
        (
            SyncedField("id", required=True),
            SyncedField("code", required=True),
            SyncedField("name", required=True),
            SyncedField("theme"),
            SyncedField("year_kind", options=_options(*YearKind)),
            SyncedField("year", "year"),
            SyncedField("start", "date", required=True),
            SyncedField("end", "date", required=True),
            SyncedField("issuer"),
            SyncedField("level", options=_options(*Level)),
            SyncedField("status", options=_options(*CampaignStatus)),
            SyncedField("closed_on", "date"),
            SyncedField("conclusion"),
        ),
        ("id",), _campaigns,
    ),
    SyncedTable(
        "targets", "emulation", "Chỉ tiêu thi đua",
        (
            SyncedField("campaign_id", required=True),
            SyncedField("number", "integer", required=True),
            SyncedField("text", required=True),
            SyncedField("metric"),
            SyncedField("operator"),
            SyncedField("value"),
            SyncedField("unit"),
            SyncedField("bloc"),
            SyncedField("numerator", "integer"),
            SyncedField("denominator", "integer"),
            SyncedField("phase"),
            SyncedField("due", "date"),
            SyncedField("reached_value"),
            SyncedField("reached", "boolean"),
        ),
        ("campaign_id", "number"), _targets, references=(("campaign_id", "campaigns"),),
    ),
    SyncedTable(
        "registrations", "emulation", "Đăng ký thi đua",
        (
            SyncedField("id", required=True),
            SyncedField("campaign_id", required=True),
            SyncedField("kind", required=True, options=_options(*SubjectKind)),
            SyncedField("subject_id", required=True),
            SyncedField("subject", privacy=Privacy.PERSON),
            SyncedField("titles"),
            SyncedField("initiative_plan", privacy=Privacy.PERSON),
            SyncedField("registered_on", "date"),
            SyncedField("late_reason", privacy=Privacy.PERSON),
            SyncedField("status", required=True, options=_options(*RegistrationStatus)),
            SyncedField("own_targets", privacy=Privacy.PERSON),
            SyncedField("result_note", privacy=Privacy.PERSON),
            SyncedField("achieved"),
        ),
        ("id",), _registrations, references=(("campaign_id", "campaigns"),),
    ),
    SyncedTable(
        "initiatives", "emulation", "Sáng kiến",
        (
            SyncedField("id", required=True),
            SyncedField("campaign_id"),
            SyncedField("name", required=True),
            SyncedField("field"),
            SyncedField("unit"),
            SyncedField("applied_from", "date"),
            SyncedField("yearly_value", "integer"),
            SyncedField("level", options=_options(*RecognitionLevel)),
            SyncedField("decision"),
            SyncedField("decided_on", "date"),
            SyncedField("system_code"),
            SyncedField("entered_on", "date"),
            SyncedField("total_value", "integer"),
            SyncedField("recognised_by"),
            SyncedField("effects"),
        ),
        ("id",), _initiatives,
    ),
    SyncedTable(
        "initiative_authors", "emulation", "Tác giả sáng kiến",
        (
            SyncedField("id", required=True),
            SyncedField("initiative_id", required=True),
            SyncedField("member_id"),
            SyncedField("name", privacy=Privacy.PERSON),
            SyncedField("share", "integer"),
            SyncedField("is_main", "boolean"),
        ),
        ("id",), _authors, references=(("initiative_id", "initiatives"),),
    ),
    SyncedTable(
        "work_items", "emulation", "Công trình, phần việc, sản phẩm",
        (
            SyncedField("id", required=True),
            SyncedField("campaign_id", required=True),
            SyncedField("kind", required=True, options=_options(*WorkKind)),
            SyncedField("name", required=True),
            SyncedField("responsible", privacy=Privacy.PERSON),
            SyncedField("start", "date"),
            SyncedField("finish", "date"),
            SyncedField("value", "integer"),
            SyncedField("plaque", "boolean"),
            SyncedField("plaque_on", "date"),
            SyncedField("occasion"),
            SyncedField("state", required=True, options=_options(*WorkState)),
        ),
        ("id",), _work_items, references=(("campaign_id", "campaigns"),),
    ),
    SyncedTable(
        "pacts", "emulation", "Giao ước thi đua",
        (
            SyncedField("id", required=True),
            SyncedField("campaign_id", required=True),
            SyncedField("title", required=True),
            SyncedField("signed_on", "date"),
            SyncedField("place"),
            SyncedField("parties"),
            SyncedField("contents"),
        ),
        ("id",), _pacts, references=(("campaign_id", "campaigns"),),
    ),
    SyncedTable(
        "scores", "emulation", "Chấm điểm, xếp loại",
        (
            SyncedField("id", required=True),
            SyncedField("campaign_id", required=True),
            SyncedField("kind", required=True, options=_options(*SubjectKind)),
            SyncedField("subject_id", required=True),
            SyncedField("subject"),
            SyncedField("phase"),
            SyncedField("bloc"),
            SyncedField("template"),
            SyncedField("template_version", "integer"),
            SyncedField("own_points"),
            SyncedField("points"),
            SyncedField("grade"),
            SyncedField("rank", "integer"),
            SyncedField("finalised_on", "date"),
            SyncedField("published", "boolean"),
        ),
        ("id",), _scores, references=(("campaign_id", "campaigns"),),
    ),
)  # fmt: skip
