"""`campaigns list`, `campaigns launch`, `campaigns progress`: emulation campaigns."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from desktop.commands.call import current
from desktop.core.records import plain
from desktop.features.emulation import services as emulation
from desktop.features.emulation.domain import Campaign, Progress
from desktop.features.emulation.reports import printed_demand, printed_progress, printed_verdict
from desktop.widgets.words import translate

campaigns = typer.Typer(help="Emulation campaigns.")


def add_to(program: typer.Typer) -> None:
    program.add_typer(campaigns, name="campaigns")


@campaigns.command("list")
def list_campaigns() -> None:
    """Every campaign with its code, dates and how many registered, the latest first."""
    with current.book() as book, book.database.read() as reading:
        found = [_line(one, len(emulation.registered_titles(reading, one.id))) for one in
                 emulation.list_campaigns(reading)]  # fmt: skip
    current.answer(
        found, lambda: "\n".join(f"{one['code']}  {one['start']} – {one['end']}  {one['name']}" for one in found)
    )


@campaigns.command()
def launch(file: Annotated[Path, typer.Argument(help="A campaign with every fact of its launch (.toml).")]) -> None:
    """Launch a campaign as its file tells it; its plan is then printed by `report emulation-plan`."""
    draft = emulation.read_campaign_file(file.absolute())
    with current.book() as book, book.database.write("launch_campaign") as tx:
        launched = emulation.launch_campaign(tx, draft)
    text = translate("cli", "Launched: {code}, {name}")
    current.answer(_line(launched, 0), text.format(code=launched.code, name=launched.name))


@campaigns.command()
def progress(
    code: Annotated[str, typer.Argument(help="The campaign's code; without it the current one.")] = "",
) -> None:
    """How far every target is, as a count out of a count."""
    with current.book() as book, book.database.read() as reading:
        campaign = emulation.find_campaign_by_code(reading, code)
        found = emulation.target_progress(reading, campaign)
    current.answer(
        [_target(one) for one in found],
        lambda: "\n".join(
            f"{one.target.text}: {printed_progress(one) or '–'} / {printed_demand(one.target)} {printed_verdict(one)}"
            for one in found
        ),
    )


def _line(one: Campaign, registered: int) -> dict[str, Any]:
    return {
        "code": one.code, "name": one.name, "year": one.year, "start": plain(one.start), "end": plain(one.end),
        "register_by": plain(one.register_by), "status": one.status.value, "phases": len(one.phases),
        "targets": len(one.targets), "registered": registered,
    }  # fmt: skip


def _target(one: Progress) -> dict[str, Any]:
    target = one.target
    return {
        "code": target.code, "text": target.text, "phase": target.phase, "bloc": target.bloc,
        "operator": target.operator.value, "value": target.value, "unit": target.unit, "numerator": one.numerator,
        "denominator": one.denominator, "reached": one.reached,
    }  # fmt: skip
