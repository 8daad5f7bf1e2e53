"""The catalogue of titles and forms of reward: what ships with the program, and what this union added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused
from desktop.core.vietnamese.text import clean, fold
from desktop.features.awards.catalogue import award_named, award_types
from desktop.features.awards.domain import AwardInUse, AwardType, CodeTaken, NoSuchAward, NotOursToGive, OwnAward
from desktop.features.awards.storage import AwardHistoryStore, NominationStore, OwnAwardStore
from desktop.features.emulation.domain import Family


def awards_in(reading: Reading) -> Mapping[str, AwardType]:
    """Every title and form of reward by code, the union's own additions last."""
    return {**award_types(), **{own.code: own.award for own in OwnAwardStore(reading).in_order()}}


def award_in(reading: Reading, code: str) -> AwardType:
    """Raises NoSuchAward."""
    found = award_types().get(code) or awards_in(reading).get(code)
    if found is None:
        raise NoSuchAward(code)
    return found


def list_own_awards(reading: Reading) -> list[OwnAward]:
    return OwnAwardStore(reading).in_order()


def add_own_award(tx: Transaction, award: AwardType) -> OwnAward:
    """Add a local title or prize. A union adds none to the state's family, which is the employer's to decide.

    Raises FieldRefused, CodeTaken, NotOursToGive.
    """
    award = _tidied(award)
    if award.family is Family.STATE:
        raise NotOursToGive(award.name)
    known = awards_in(tx)
    for text in (award.code, award.name):
        if taken := award_named(text, known):
            raise CodeTaken(award.code, taken.name)
    return OwnAwardStore(tx).add(OwnAward(tx.new_id(), award.code, award))


def remove_own_award(tx: Transaction, code: str) -> OwnAward:
    """Raises AwardInUse, NoSuchAward."""
    store = OwnAwardStore(tx)
    own = next((one for one in store.in_order() if one.code == code), None)
    if own is None:
        raise NoSuchAward(code)
    used = NominationStore(tx).of_award(code) + AwardHistoryStore(tx).of_award(code)
    if used:
        raise AwardInUse(own.award.name, used)
    return store.remove(own.id)


def _tidied(award: AwardType) -> AwardType:
    code, name = fold(award.code).upper().replace(" ", "_"), clean(award.name)
    for field, value in (("code", code), ("name", name), ("subjects", "".join(award.subjects))):
        if not value:
            raise FieldRefused(field, "required")
    if not 1 <= award.vote_percent <= 100:
        raise FieldRefused("vote_percent", "out_of_range", str(award.vote_percent))
    return replace(award, code=code, name=name, short=clean(award.short) or name)
