"""`gifts hand-out CODE`."""

from __future__ import annotations

from typing import Annotated

import typer

from desktop.commands.call import current
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.words import outcome_sentence

gifts = typer.Typer(help="Tết gifts.")


def add_to(program: typer.Typer) -> None:
    program.add_typer(gifts, name="gifts")


@gifts.callback()
def group() -> None:
    """Tết gifts."""


@gifts.command("hand-out")
def hand_out(code: Annotated[str, typer.Argument(help="The code printed on the slip.")]) -> None:
    """Record one slip as given."""
    with current.book() as book, book.database.write("hand_out_gift") as tx:
        outcome = services.hand_out_as_json(tx, code)
    current.answer(outcome, lambda: outcome_sentence(outcome))
