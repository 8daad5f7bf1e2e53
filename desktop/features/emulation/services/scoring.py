"""Scoring sheets and their templates: questions and deeds.

The program's own templates stand in `resources/scoring`, one file a version; the officer's are copies kept in the book.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused, NotFound
from desktop.core.paths import resource
from desktop.core.vietnamese.text import clean, clean_lines
from desktop.features.emulation.domain import (
    NoSuchTemplate,
    Score,
    ScoreItem,
    ScoreSheet,
    ScoreTemplate,
    SheetClosed,
    SheetIncomplete,
    SheetLine,
    SheetState,
    SheetStateImpossible,
    Subject,
    SubjectKind,
    TemplateNotFor,
    add_up,
    next_state,
    ranked,
    read_points,
    refuse_template,
    tidied_template,
)
from desktop.features.emulation.services.campaigns import get_campaign
from desktop.features.emulation.services.catalogue import read_toml
from desktop.features.emulation.storage import ScoreSheetStore, ScoreStore, ScoreTemplateStore
from desktop.features.organization.services import get_union, list_sections

# Templates


@cache
def own_templates() -> tuple[ScoreTemplate, ...]:
    """The program's, by file name; ids are `code@version`."""
    found = []
    for path in sorted(resource("scoring").glob("*.toml")):
        template = read_toml(path, ScoreTemplate, {"id": ""})
        found.append(replace(tidied_template(template), id=f"{template.code}@{template.version}"))
    return tuple(found)


def list_templates(reading: Reading, kind: SubjectKind | None = None, *, retired: bool = False) -> list[ScoreTemplate]:
    """Templates to fill sheets in by: the newest version of each code, the officer's before the program's."""
    stored = ScoreTemplateStore(reading).all()
    newest: dict[str, ScoreTemplate] = {}
    for one in sorted((*stored, *own_templates()), key=lambda one: -one.version):
        newest.setdefault(one.code, one)
    theirs = {one.id for one in own_templates()}
    offered = [one for one in newest.values() if (kind is None or one.subject is kind) and (retired or not one.retired)]
    return sorted(offered, key=lambda one: (one.id in theirs, one.name))


def get_template(reading: Reading, id: str) -> ScoreTemplate:
    """Raises NoSuchTemplate."""
    found = next((one for one in own_templates() if one.id == id), None) or ScoreTemplateStore(reading).find(id)
    if found is None:
        raise NoSuchTemplate(id)
    return found


def is_own_template(template: ScoreTemplate) -> bool:
    """Whether it is the program's, which is copied before it is changed."""
    return template.id in {one.id for one in own_templates()}


def save_template(tx: Transaction, template: ScoreTemplate) -> ScoreTemplate:
    """Keep a template of the officer's. One that sheets were filled in by stays as it was: the change makes the next
    version. A changed copy of the program's gets a code of its own. Raises FieldRefused, ChangedMeanwhile."""
    store, template = ScoreTemplateStore(tx), tidied_template(template)
    refuse_template(template)
    versions = {one.version for one in store.all() if one.code == template.code}
    if not template.id or is_own_template(template):
        if versions or template.code in {one.code for one in own_templates()}:
            template = replace(template, code=_free_code(tx, template.code))
        return store.add(replace(template, id=tx.new_id(), version=1))
    if store.get(template.id).code != template.code and versions:
        raise FieldRefused("code", "taken", template.code)
    if ScoreSheetStore(tx).count_of_template(template.id):
        if store.get(template.id) == template:
            return template
        return store.add(replace(template, id=tx.new_id(), version=max(versions) + 1))
    return store.replace(template)


def retire_template(tx: Transaction, id: str) -> ScoreTemplate:
    """No longer offered; sheets filled in by it stay readable. One that no sheet uses is removed."""
    store = ScoreTemplateStore(tx)
    if not ScoreSheetStore(tx).count_of_template(id):
        return store.remove(id)
    return store.replace(replace(store.get(id), retired=True))


# Sheets


def list_sheets(reading: Reading, campaign_id: str) -> list[SheetLine]:
    """With their sums, ranked within each bloc; sheets of the union itself before those of sections."""
    sheets = ScoreSheetStore(reading).of_campaign(campaign_id)
    scores = ScoreStore(reading).of_sheets(one.id for one in sheets)
    names = _names(reading)
    lines = [_line(reading, one, scores.get(one.id, []), names) for one in sheets]
    lines.sort(key=lambda line: (line.sheet.kind is not SubjectKind.UNION, line.sheet.phase, line.name))
    parts: dict[tuple[SubjectKind, str, str], list[SheetLine]] = {}
    for line in lines:
        parts.setdefault((line.sheet.kind, line.sheet.phase, line.template.id), []).append(line)
    return [line for part in parts.values() for line in ranked(part)]


def get_sheet(reading: Reading, id: str) -> tuple[SheetLine, dict[str, Score]]:
    """A sheet with its scores by item; raises NotFound."""
    sheet = ScoreSheetStore(reading).get(id)
    scores = ScoreStore(reading).of_sheets([id]).get(id, [])
    return _line(reading, sheet, scores, _names(reading)), {one.item: one for one in scores}


def open_sheets(
    tx: Transaction, campaign_id: str, template_id: str, subjects: Sequence[Subject], phase: str = "", bloc: str = ""
) -> list[ScoreSheet]:
    """A sheet for each subject that has none yet by this template and phase; returns the new ones.

    Raises NoSuchTemplate, TemplateNotFor, NotFound.
    """
    get_campaign(tx, campaign_id)
    template, store = get_template(tx, template_id), ScoreSheetStore(tx)
    if wrong := next((one for one in subjects if one.kind is not template.subject), None):
        raise TemplateNotFor(template.name, wrong.kind)
    there = {
        one.subject_id for one in store.of_campaign(campaign_id) if (one.template_id, one.phase) == (template.id, phase)
    }
    return store.add_all(
        ScoreSheet(tx.new_id(), campaign_id, one.kind, one.id, template.id, phase, clean(bloc))
        for one in dict.fromkeys(subjects)
        if one.id not in there
    )


def give_points(
    tx: Transaction,
    sheet_id: str,
    item_code: str,
    *,
    own: str | None = None,
    checked: str | None = None,
    note: str | None = None,
) -> Score:
    """Write what one cell of a sheet says, typed as `4,5`; what is None stays. The sheet goes on to who scores now.

    Raises SheetClosed, PointsRefused, NotFound.
    """
    sheets, store = ScoreSheetStore(tx), ScoreStore(tx)
    sheet = sheets.get(sheet_id)
    template = get_template(tx, sheet.template_id)
    if sheet.state is SheetState.FINAL:
        raise SheetClosed(_names(tx).get(sheet.subject_id, ""))
    item = _item(template, item_code)
    known = next((one for one in store.of_sheets([sheet_id]).get(sheet_id, []) if one.item == item_code), None)
    before = known or Score("", sheet_id, item_code)
    after = replace(
        before,
        self_points=before.self_points if own is None else read_points(own, item, template.step),
        points=before.points if checked is None else read_points(checked, item, template.step),
        note=before.note if note is None else clean_lines(note),
    )
    written = store.replace(after) if known else store.add(replace(after, id=tx.new_id()))
    wanted = _state_by_hand(sheet.state, own=bool(own), checked=bool(checked))
    if wanted is not sheet.state:
        sheets.replace(replace(sheet, state=wanted))
    return written


def take_over_points(tx: Transaction, sheet_ids: Iterable[str]) -> list[Score]:
    """Where the committee gave nothing yet, it agrees with what the section gave itself."""
    sheets, store = ScoreSheetStore(tx), ScoreStore(tx)
    found = sheets.get_all(sheet_ids)
    for sheet in found:
        if sheet.state is SheetState.FINAL:
            raise SheetClosed(_names(tx).get(sheet.subject_id, ""))
    scores = store.of_sheets(one.id for one in found)
    agreed = [one for some in scores.values() for one in some if one.self_points and not one.points]
    moved = {one.sheet_id for one in agreed}
    sheets.replace_all(
        replace(one, state=SheetState.CHECKED)
        for one in found
        if one.id in moved and one.state is not SheetState.CHECKED
    )
    return store.replace_all(replace(one, points=one.self_points) for one in agreed)


def advance_sheets(tx: Transaction, ids: Iterable[str], state: SheetState) -> list[ScoreSheet]:
    """On or back by one step; closing needs the committee's points for every item, and unpublishes on the way back.

    Raises SheetStateImpossible, SheetIncomplete; then none was changed.
    """
    store, given = ScoreSheetStore(tx), list(ids)
    scores, names = ScoreStore(tx).of_sheets(given), _names(tx)
    changed = []
    for sheet in store.get_all(given):
        line = _line(tx, sheet, scores.get(sheet.id, []), names)
        wanted = next_state(sheet.state, state)
        if wanted is SheetState.FINAL and not line.checked.complete:
            raise SheetIncomplete(line.name, line.checked.items - line.checked.scored)
        final = wanted is SheetState.FINAL
        changed.append(
            replace(
                sheet,
                state=wanted,
                published=sheet.published and final,
                finalised_on=tx.today() if final else None,
            )
        )
    return store.replace_all(changed)


def publish_sheets(tx: Transaction, ids: Iterable[str], *, published: bool) -> list[ScoreSheet]:
    """Make closed sheets known to everybody, or no longer. Raises SheetStateImpossible for one that is not closed."""
    store = ScoreSheetStore(tx)
    found = store.get_all(ids)
    if published and (early := next((one for one in found if one.state is not SheetState.FINAL), None)):
        raise SheetStateImpossible(early.state, SheetState.FINAL)
    return store.replace_all(replace(one, published=published) for one in found)


def remove_sheet(tx: Transaction, id: str) -> ScoreSheet:
    """For one opened by mistake, with its points."""
    store = ScoreStore(tx)
    for one in store.of_sheets([id]).get(id, []):
        store.remove(one.id)
    return ScoreSheetStore(tx).remove(id)


def _line(reading: Reading, sheet: ScoreSheet, scores: Sequence[Score], names: dict[str, str]) -> SheetLine:
    template = get_template(reading, sheet.template_id)
    own = add_up(template, {one.item: one.self_points for one in scores})
    checked = add_up(template, {one.item: one.points for one in scores})
    return SheetLine(sheet, names.get(sheet.subject_id, ""), template, own, checked)


def _names(reading: Reading) -> dict[str, str]:
    union = get_union(reading)
    return {one.id: one.name for one in list_sections(reading)} | {union.id: union.name}


def _item(template: ScoreTemplate, code: str) -> ScoreItem:
    found = next((one for one in template.items if one.code == code), None)
    if found is None:
        raise NotFound("score_item", code)
    return found


def _state_by_hand(state: SheetState, *, own: bool, checked: bool) -> SheetState:
    if checked:
        return SheetState.CHECKED
    return SheetState.SELF if own and state is SheetState.NEW else state


def _free_code(reading: Reading, code: str) -> str:
    taken = {one.code for one in [*own_templates(), *ScoreTemplateStore(reading).all()]}
    number = 2
    while f"{code}-{number}" in taken:
        number += 1
    return f"{code}-{number}"
