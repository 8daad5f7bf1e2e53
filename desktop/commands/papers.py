"""`report`, `nominations check`, `dossier`: the papers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from desktop import catalog
from desktop.commands.call import bar, current
from desktop.commands.wording import missing
from desktop.features.awards import services as awards
from desktop.features.awards.reports import dossier as award_dossier
from desktop.features.awards.rules import Verdict
from desktop.features.awards.words import verdict_name
from desktop.features.reports.bundles import bind
from desktop.features.reports.services import find_report, print_report, template_for
from desktop.widgets.words import translate

nominations = typer.Typer(help="Award nominations.")


def add_to(program: typer.Typer) -> None:
    program.command()(report)
    program.command()(dossier)
    program.add_typer(nominations, name="nominations")


def report(
    name: Annotated[str | None, typer.Argument(help="The paper, as --list names it.", show_default=False)] = None,
    file: Annotated[Path | None, typer.Argument(help="Where to, with the ending .pdf, .xlsx or .docx.")] = None,
    about: Annotated[
        str,
        typer.Option(
            "--campaign",
            "--about",
            help="What the paper is about: the code of a campaign, a period such as 2025-12-01/2026-05-31, a day, a "
            "receipt such as 2026/12, a decision such as 01/QĐ-CĐCS, or the ids of people. Without it the current or "
            "latest one, today, or everybody.",
        ),
    ] = "",
    list_: Annotated[bool, typer.Option("--list", help="Name every paper.")] = False,
) -> None:
    """Write a paper; the file's ending chooses the format."""
    reports = catalog.reports()
    if list_:
        listed = [
            {"name": one.name, "title": one.title, "formats": one.formats, "needs_campaign": one.needs_campaign}
            for one in reports
        ]
        current.answer(listed, lambda: "\n".join(f"{one.name}: {one.title}" for one in reports))
        return
    if name is None:
        raise missing("NAME")
    paper = find_report(reports, name)
    if file is None:
        raise missing("FILE")
    with current.book() as book, bar() as progress, book.database.read() as reading:
        made = print_report(reading, paper, file.absolute(), about, progress)
    document = {"pages": made.pages, "file": str(made.path)}
    current.answer(document, translate("cli", "{file}: {pages} pages").format(**document))


@nominations.command("check")
def check_nominations(
    campaign: Annotated[str, typer.Option(help="Only this campaign, by its code.")] = "",
) -> None:
    """Every nomination with every rule and its reason."""
    with current.book() as book, book.database.read() as reading:
        found = awards.nominations_as_json(awards.check_nominations(reading, campaign))
    current.answer(found, lambda: "\n".join(line for one in found for line in _nomination_lines(one)))


def _nomination_lines(one: dict[str, Any]) -> Iterator[str]:
    """The verdict, and below it what does not pass."""
    yield f"{verdict_name(Verdict(one['verdict']))}: {one['subject']} – {one['award']}"
    for check in one["checks"]:
        if check["outcome"] != "pass":
            mark = "✖" if check["outcome"] == "fail" else "⚠"
            yield f"  {mark} {check['title']}: {check['found']} ({check['source']}). {check['fix']}".rstrip()


def dossier(
    out: Annotated[Path, typer.Option(help="The folder to write into.")],
    campaign: Annotated[str, typer.Option(help="The campaign's code; without it the current one.")] = "",
) -> None:
    """Write the award dossier in the superior's order, and say what is missing."""
    with current.book() as book, bar() as progress, book.database.read() as reading:
        found = award_dossier(reading, campaign, progress)
        files = [str(path) for path in bind(found.bundle, out, progress, partial(template_for, reading)).files]
    missing = [{"paper": one.paper.value, "subject": one.subject, "reason": one.reason} for one in found.missing]
    lines = [*files, *(f"⚠ {one['subject']} {one['reason']}".replace("  ", " ") for one in missing)]
    current.answer({"files": files, "missing": missing}, "\n".join(lines))
