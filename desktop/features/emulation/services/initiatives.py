"""Questions about initiatives and deeds upon them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

from desktop.core.attachments import files_of, remove_files
from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused
from desktop.core.vietnamese.names import tidy_name
from desktop.core.vietnamese.text import clean
from desktop.features.emulation.domain import (
    ALIKE,
    Author,
    AuthorShare,
    Campaign,
    Initiative,
    InitiativeLine,
    alike,
    as_one,
    best_year,
    name_words,
    refuse_shares,
    refuse_years,
)
from desktop.features.emulation.storage import AuthorStore, InitiativeStore


def list_initiatives(reading: Reading, search: str = "") -> list[InitiativeLine]:
    """Those not decided yet first, then the newest decision; words match the initiative or its authors."""
    return _with_authors(reading, InitiativeStore(reading).found_by(search))


def initiatives_of_campaign(reading: Reading, campaign: Campaign) -> list[InitiativeLine]:
    return _with_authors(reading, InitiativeStore(reading).of_campaign(campaign))


def initiatives_of_member(reading: Reading, member_id: str) -> list[tuple[Initiative, Author]]:
    """A person's initiatives with the part they have in each."""
    store = InitiativeStore(reading)
    authors = as_one(AuthorStore(reading).of_members([member_id]))
    return [(store.get(author.initiative_id), author) for author in authors]


def count_authorships(reading: Reading, member_ids: Iterable[str]) -> int:
    """In how many initiatives these people have a part, each counted."""
    return len(AuthorStore(reading).of_members(member_ids))


def similar_initiatives(reading: Reading, name: str, but: str = "") -> list[InitiativeLine]:
    """Initiatives whose names say nearly the same, which may be this one entered twice; `but` is left out."""
    wanted = name_words(name)
    found = [one for one in InitiativeStore(reading).all() if one.id != but and alike(wanted, name_words(one.name))]
    return _with_authors(reading, found)


def suspected_doubles(lines: Sequence[InitiativeLine]) -> set[str]:
    """Ids of initiatives that have a namesake, or nearly one, in the list. Names are compared only where they share
    their rarest word, so that a long list does not cost the square of its length."""
    words = {line.id: name_words(line.initiative.name) for line in lines}
    counts = Counter(word for each in words.values() for word in each)
    by_word: dict[str, list[str]] = {}
    for id_, each in words.items():
        rarest = sorted(each, key=lambda word: (counts[word], word))
        for word in rarest[: len(rarest) - math.ceil(ALIKE * len(rarest)) + 1]:
            by_word.setdefault(word, []).append(id_)
    found: set[str] = set()
    for ids in by_word.values():
        for first, second in combinations(ids, 2):
            if not {first, second} <= found and alike(words[first], words[second]):
                found |= {first, second}
    return found


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
    remove_files(tx, [one.id for one in files_of(tx, id)])
    return InitiativeStore(tx).remove(id)


def refuse_initiative(initiative: Initiative, authors: Sequence[AuthorShare], today: date) -> None:
    """Raises FieldRefused, SharesNotWhole."""
    if not initiative.name:
        raise FieldRefused("name", "required")
    if initiative.yearly_value < 0:
        raise FieldRefused("yearly_value", "negative", str(initiative.yearly_value))
    if initiative.decided_on and initiative.decided_on > today:
        raise FieldRefused("decided_on", "in_future", f"{initiative.decided_on:%d/%m/%Y}")
    refuse_years(initiative.years)
    refuse_shares(authors)


def _tidied_initiative(initiative: Initiative) -> Initiative:
    texts: dict[str, Any] = {
        name: clean(getattr(initiative, name))
        for name in (
            "name", "field", "unit", "summary", "value_basis", "decision", "system_code", "effects", "recognised_by",
            "movement",
        )
    }  # fmt: skip
    if initiative.years:
        texts["years"] = tuple(sorted(initiative.years, key=lambda one: one.year))
        texts["yearly_value"] = best_year(initiative.years)
    return replace(initiative, **texts)


def _author(tx: Transaction, initiative_id: str, share: AuthorShare, *, is_main: bool) -> Author:
    name = tidy_name(clean(share.name))
    return Author(tx.new_id(), initiative_id, name, share.share, share.member_id, is_main=is_main)


def _with_authors(reading: Reading, initiatives: list[Initiative]) -> list[InitiativeLine]:
    authors = AuthorStore(reading).of_initiatives(one.id for one in initiatives)
    return [InitiativeLine(one, as_one(authors.get(one.id, ()))) for one in initiatives]
