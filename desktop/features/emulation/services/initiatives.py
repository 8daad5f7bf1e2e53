"""Questions about initiatives and deeds upon them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused
from desktop.core.vietnamese.names import tidy_name
from desktop.core.vietnamese.text import clean
from desktop.features.emulation.domain import Author, AuthorShare, Campaign, Initiative, InitiativeLine, refuse_shares
from desktop.features.emulation.storage import AuthorStore, InitiativeStore


def list_initiatives(reading: Reading, search: str = "") -> list[InitiativeLine]:
    """Those not decided yet first, then the newest decision; words match the initiative or its authors."""
    return _with_authors(reading, InitiativeStore(reading).found_by(search))


def initiatives_of_campaign(reading: Reading, campaign: Campaign) -> list[InitiativeLine]:
    return _with_authors(reading, InitiativeStore(reading).of_campaign(campaign))


def initiatives_of_member(reading: Reading, member_id: str) -> list[tuple[Initiative, Author]]:
    """A person's initiatives with the part they have in each."""
    store = InitiativeStore(reading)
    return [(store.get(author.initiative_id), author) for author in AuthorStore(reading).of_members([member_id])]


def count_authorships(reading: Reading, member_ids: Iterable[str]) -> int:
    """In how many initiatives these people have a part, each counted."""
    return len(AuthorStore(reading).of_members(member_ids))


def record_initiative(tx: Transaction, draft: Initiative, authors: Sequence[AuthorShare]) -> InitiativeLine:
    """Add an initiative; `draft.id` is ignored, the first author is the main one. Raises as `refuse_initiative`."""
    return record_initiatives(tx, [(draft, authors)])[0]


def record_initiatives(
    tx: Transaction, drafts: Iterable[tuple[Initiative, Sequence[AuthorShare]]]
) -> list[InitiativeLine]:
    initiatives, authors = [], []
    for draft, shares in drafts:
        initiative = _tidied_initiative(replace(draft, id=tx.new_id()))
        refuse_initiative(initiative, shares, tx.today())
        initiatives.append(initiative)
        authors += [_author(tx, initiative.id, share, is_main=share is shares[0]) for share in shares]
    added = InitiativeStore(tx).add_all(initiatives)
    AuthorStore(tx).add_all(authors)
    return _with_authors(tx, added)


def change_initiative(tx: Transaction, initiative: Initiative, authors: Sequence[AuthorShare]) -> InitiativeLine:
    """Write over an initiative and its authors. Raises FieldRefused, SharesNotWhole, ChangedMeanwhile, NotFound."""
    initiative = _tidied_initiative(initiative)
    refuse_initiative(initiative, authors, tx.today())
    changed, store = InitiativeStore(tx).replace(initiative), AuthorStore(tx)
    before = store.of_initiatives([initiative.id]).get(initiative.id, ())
    if [(one.name, one.share, one.member_id) for one in before] != [
        (clean(one.name), one.share, one.member_id) for one in authors
    ]:
        for author in before:
            store.remove(author.id)
        store.add_all(_author(tx, initiative.id, share, is_main=share is authors[0]) for share in authors)
    return _with_authors(tx, [changed])[0]


def remove_initiative(tx: Transaction, id: str) -> Initiative:
    """For one entered by mistake."""
    store = AuthorStore(tx)
    for author in store.of_initiatives([id]).get(id, ()):
        store.remove(author.id)
    return InitiativeStore(tx).remove(id)


def refuse_initiative(initiative: Initiative, authors: Sequence[AuthorShare], today: date) -> None:
    """Raises FieldRefused, SharesNotWhole."""
    if not initiative.name:
        raise FieldRefused("name", "required")
    if initiative.yearly_value < 0:
        raise FieldRefused("yearly_value", "negative", str(initiative.yearly_value))
    if initiative.decided_on and initiative.decided_on > today:
        raise FieldRefused("decided_on", "in_future", f"{initiative.decided_on:%d/%m/%Y}")
    refuse_shares(authors)


def _tidied_initiative(initiative: Initiative) -> Initiative:
    texts: dict[str, Any] = {
        name: clean(getattr(initiative, name))
        for name in ("name", "field", "unit", "summary", "value_basis", "decision", "system_code")
    }
    return replace(initiative, **texts)


def _author(tx: Transaction, initiative_id: str, share: AuthorShare, *, is_main: bool) -> Author:
    name = tidy_name(clean(share.name))
    return Author(tx.new_id(), initiative_id, name, share.share, share.member_id, is_main=is_main)


def _with_authors(reading: Reading, initiatives: list[Initiative]) -> list[InitiativeLine]:
    authors = AuthorStore(reading).of_initiatives(one.id for one in initiatives)
    return [InitiativeLine(one, authors.get(one.id, ())) for one in initiatives]
