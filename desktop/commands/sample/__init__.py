"""The sample union and its story: invented people who come in from an Excel list, the campaign of 2025, awards, Tết.

Everything goes through the services the window uses. The story has its own clock, so that registrations are in time and
gifts are given before Tết. People are drawn by a seeded generator from parts kept in `resources/sample`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.commands.sample.awards import run_award_history, run_award_outcomes, run_awards
from desktop.commands.sample.dues import run_dues
from desktop.commands.sample.emulation import run_emulation
from desktop.commands.sample.gift_people import meet, remember_last_tet
from desktop.commands.sample.gifts import run_tet
from desktop.commands.sample.in_time import close_the_count, reorganize_sections, tell_posts_and_addresses
from desktop.commands.sample.moments import FOUNDED, JUDGED, LAUNCHED, REPORTED, TET_GIVEN
from desktop.commands.sample.people import (
    give_photos_and_cards,
    import_people,
    invent_people,
    let_some_leave,
    move_under_the_city,
    write_list_of,
)
from desktop.commands.sample.register import keep_register
from desktop.commands.union import found_with_keys
from desktop.core import paths
from desktop.core.clock import SystemClock
from desktop.features.accounts import services as accounts
from desktop.features.accounts.books import Book, set_up
from desktop.features.organization.services import read_setup_file

__all__ = ["LIST_NAME", "PRINTED", "TET_GIVEN", "found", "invent_people", "make_sample", "story"]

LIST_NAME = "danh-sach-doan-vien.xlsx"
PRINTED = {
    "emulation-plan": LAUNCHED,
    **dict.fromkeys(("registration-form", "registrations", "section-forms", "individual-forms"), REPORTED),
    "pacts": LAUNCHED,
    **dict.fromkeys(
        (
            "member-changes",
            "initiatives",
            "initiative-certificates",
            "work-items",
            "score-sheets",
            "score-ranking",
            "emulation-summary",
            "nominations",
            "eligibility",
            "award-minutes",
            "award-proposal",
            "award-ballots",
        ),
        JUDGED,
    ),
}
"""When these papers were printed; all others at the end of the story."""

Step = tuple[str, Callable[[Book], Any]]


def make_sample(folder: Path, passphrase: str, people: int) -> Book:
    """The whole story in an empty folder; the book stays open, under today's clock."""
    book = found(folder, passphrase)
    try:
        for _, deed in story(people, folder / LIST_NAME):
            deed(book)
    except BaseException:
        book.close()
        raise
    (folder / LIST_NAME).unlink(missing_ok=True)
    book.database.clock = SystemClock()
    return book


def found(folder: Path, passphrase: str) -> Book:
    draft = read_setup_file(paths.resource("sample", "union.toml"))
    book, union = set_up(folder, passphrase, lambda tx: found_with_keys(tx, draft), FOUNDED)
    accounts.name_union(folder, union.name)
    return book


def story(people: int, list_file: Path) -> tuple[Step, ...]:
    """The deeds after set-up, in order, each with its name."""
    return (
        ("write-list", lambda book: write_list_of(book, people, list_file)),
        ("import-members", lambda book: import_people(book, list_file)),
        ("posts-and-addresses", tell_posts_and_addresses),
        ("photos-and-cards", lambda book: give_photos_and_cards(book, people)),
        ("emulation", run_emulation),
        ("new-superior", move_under_the_city),
        ("re-organisation", reorganize_sections),
        ("membership-changes", let_some_leave),
        ("award-history", run_award_history),
        ("awards", run_awards),
        ("award-outcomes", run_award_outcomes),
        ("closed-count", close_the_count),
        ("last-tet", remember_last_tet),
        ("tet-gifts", run_tet),
        ("tet-meeting", meet),
        ("dues", run_dues),
        ("register", keep_register),
    )
