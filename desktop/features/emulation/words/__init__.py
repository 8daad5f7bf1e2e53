"""Words of emulation: names, refusals, findings."""

from __future__ import annotations

from desktop.features.emulation.words.findings import (
    explain,
)
from desktop.features.emulation.words.names import (
    authorships,
    campaign_status_name,
    demand_text,
    hint_sentence,
    initiative_author,
    item_kind_name,
    level_name,
    metric_name,
    move_name,
    period_text,
    programme_sentence,
    recognition_name,
    registration,
    registrations,
    sheet_state_name,
    similar_sentence,
    status_name,
    subject_kind_name,
    title,
    work_items,
    work_kind_name,
    work_state_name,
    year_kind_name,
)
from desktop.features.emulation.words.refusals import (
    field_sentence,
    late_sentence,
    points_sentence,
    refusal,
)

__all__ = [
    "authorships",
    "campaign_status_name",
    "demand_text",
    "explain",
    "field_sentence",
    "hint_sentence",
    "initiative_author",
    "item_kind_name",
    "late_sentence",
    "level_name",
    "metric_name",
    "move_name",
    "period_text",
    "points_sentence",
    "programme_sentence",
    "recognition_name",
    "refusal",
    "registration",
    "registrations",
    "sheet_state_name",
    "similar_sentence",
    "status_name",
    "subject_kind_name",
    "title",
    "work_items",
    "work_kind_name",
    "work_state_name",
    "year_kind_name",
]
