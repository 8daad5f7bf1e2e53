"""What an import answers: one document for scripts, a few lines for a person at a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.core.contracts import Action, Finding
from desktop.features.importing.domain import ImportBatch
from desktop.features.importing.layout import SheetLayout
from desktop.features.importing.repair import REPAIRS
from desktop.features.importing.services import ParsedList, Preview, findings
from desktop.features.importing.words import Explain, counts_line, explain
from desktop.widgets.words import translate

_SHOWN = 20


def as_json(
    parsed: ParsedList, done: Preview, batch: ImportBatch | None = None, features: Sequence[Explain] = ()
) -> dict[str, Any]:
    """The answer of `import`, as scripts and tests rely on it."""
    told = findings(parsed, done)
    return {
        "create": done.count(Action.CREATE),
        "update": done.count(Action.UPDATE),
        "unchanged": done.count(Action.UNCHANGED),
        "skipped": done.count(Action.SKIP),
        "refused": done.count(Action.REFUSE),
        "suspected_duplicates": len(done.suspected),
        "encoding": parsed.encoding,
        "unused_columns": list(parsed.unused),
        "sheets": [_sheet(layout) for layout in parsed.layouts if layout.is_used and layout.columns],
        "problems": [_problem(finding, features) for finding in told if finding.problem not in REPAIRS],
        "import_id": batch.id if batch else None,
        "suspects": [
            {
                "sheet": one.row.sheet,
                "row": one.row.number,
                "label": one.label,
                "like": [other.label for other in one.suspects],
                "because": [{"score": other.score, "reasons": list(other.reasons)} for other in one.suspects],
            }
            for one in done.suspected
        ],
        "repairs": [
            _problem(finding, features) | {"became": finding.facts.get("became", "")}
            for finding in told
            if finding.problem in REPAIRS
        ],
    }


def as_text(
    parsed: ParsedList, done: Preview, batch: ImportBatch | None = None, features: Sequence[Explain] = ()
) -> str:
    lines = [parsed.name, counts_line(done)]
    if parsed.unused:
        unused = translate("importing", "Columns not used: {columns}.").format(columns=", ".join(parsed.unused))
        lines.append(unused)
    troubles = [finding for finding in findings(parsed, done) if finding.problem not in REPAIRS]
    for finding in troubles[:_SHOWN]:
        problem, fix = explain(finding, features)
        place = " ".join(filter(None, (finding.sheet, finding.cell)))
        lines.append(f"  {place}: {problem} {fix}".rstrip())
    if len(troubles) > _SHOWN:
        lines.append(translate("importing", "  … and {count} more").format(count=len(troubles) - _SHOWN))
    if batch:
        lines.append(translate("importing", "Import number, to take it back: {id}").format(id=batch.id))
    return "\n".join(lines)


def _sheet(layout: SheetLayout) -> dict[str, Any]:
    return {
        "name": layout.sheet,
        "header_rows": list(layout.header_rows),
        "columns": {column.letters: column.key for column in layout.columns if column.key},
    }


def _problem(finding: Finding, features: Sequence[Explain]) -> dict[str, Any]:
    problem, fix = explain(finding, features)
    return {
        "sheet": finding.sheet, "cell": finding.cell, "value": finding.value, "problem": problem, "fix": fix,
        "code": finding.problem, "refused": finding.grave, "rows": int(finding.facts.get("rows", 1)),
    }  # fmt: skip
