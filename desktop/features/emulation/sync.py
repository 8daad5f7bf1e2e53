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
    YearKind,
)
from desktop.features.emulation.services import (
    list_campaigns,
    list_initiatives,
    list_registrations,
    target_progress,
)
from desktop.features.members.services import list_members
from desktop.features.organization.services import get_union, list_sections


def _campaigns(reading: Reading) -> Iterable[tuple[Any, ...]]:
    for one in sorted(list_campaigns(reading), key=lambda campaign: campaign.id):
        yield (
            one.id, one.code, one.name, one.theme, one.year_kind.value, str(one.year), plain(one.start),
            plain(one.end), one.issuer, one.level.value, one.status.value,
        )  # fmt: skip


def _targets(reading: Reading) -> Iterable[tuple[Any, ...]]:
    for campaign in sorted(list_campaigns(reading), key=lambda one: one.id):
        for number, progress in enumerate(target_progress(reading, campaign), 1):
            target = progress.target
            yield (
                campaign.id, number, target.text, target.metric.value, target.operator.value, target.value, target.unit,
                target.bloc, progress.numerator, progress.denominator,
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
            )  # fmt: skip


def _initiatives(reading: Reading) -> Iterable[tuple[Any, ...]]:
    for line in sorted(list_initiatives(reading), key=lambda one: one.initiative.id):
        one = line.initiative
        yield (
            one.id, one.campaign_id, one.name, one.field, one.unit, plain(one.applied_from), int(one.yearly_value),
            plain(one.level) or "", one.decision, plain(one.decided_on), one.system_code, plain(one.entered_on),
        )  # fmt: skip


def _authors(reading: Reading) -> Iterable[tuple[Any, ...]]:
    authors = [author for line in list_initiatives(reading) for author in line.authors]
    for one in sorted(authors, key=lambda author: author.id):
        yield (one.id, one.initiative_id, one.member_id, one.name, one.share, one.is_main)


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
)  # fmt: skip
