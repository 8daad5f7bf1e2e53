"""Gifts of somebody who was entered twice among the members."""

from __future__ import annotations

import pytest

from desktop.core.database import Database
from desktop.core.merging import BothInUse
from desktop.features.members import services as members
from desktop.features.members.domain import Member, Merge
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import GiftRequest
from desktop.features.tet_gifts.storage import BeneficiaryStore, GiftStore
from tests.tet_gifts.conftest import Tet


def merge(database: Database, first: Member, second: Member) -> Merge:
    with database.write("merge_members") as tx:
        return members.merge_members(tx, first, second.id)


def standing(database: Database) -> set[tuple[str, str, str]]:
    """(gift, person on the gift lists, member)"""
    with database.read() as reading:
        people = {one.id: one.member_id for one in BeneficiaryStore(reading).all()}
        return {(gift.id, gift.beneficiary_id, people[gift.beneficiary_id]) for gift in GiftStore(reading).all()}


def hand_out(tet: Tet, *gifts: GiftRequest) -> None:
    with tet.database.write("hand_out") as tx:
        for gift in gifts:
            assert services.hand_out(tx, gift.slip_code).outcome == "given"


def test_gifts_of_different_schemes_come_together_on_one_person_and_apart_again(tet: Tet) -> None:
    first, second = tet.members[:2]
    one, other = list(tet.schemes)[:2]
    gifts = [*tet.propose(one, first), *tet.propose(other, second)]
    before = standing(tet.database)
    made = merge(tet.database, first, second)
    assert {(gift, member) for gift, _, member in standing(tet.database)} == {(gift.id, first.id) for gift in gifts}
    assert len({person for _, person, _ in standing(tet.database)}) == 1
    with tet.database.write("separate") as tx:
        assert members.separate(tx, made.id).kept == ()
    assert standing(tet.database) == before


def test_of_two_gifts_in_one_scheme_the_one_handed_out_stays(tet: Tet) -> None:
    first, second = tet.members[:2]
    scheme = next(iter(tet.schemes))
    gifts = {gift.beneficiary_id: gift for gift in tet.make_final(scheme, first, second)}
    before = standing(tet.database)
    theirs = next(gifts[person] for _, person, member in before if member == second.id)
    hand_out(tet, theirs)
    made = merge(tet.database, first, second)
    assert [(gift, member) for gift, _, member in standing(tet.database)] == [(theirs.id, first.id)]
    with tet.database.write("separate") as tx:
        members.separate(tx, made.id)
    assert standing(tet.database) == before


def test_two_gifts_that_were_both_handed_out_are_told_before_and_refuse_the_merge(tet: Tet) -> None:
    first, second = tet.members[:2]
    scheme = next(iter(tet.schemes))
    hand_out(tet, *tet.make_final(scheme, first, second))
    before = standing(tet.database)
    with tet.database.read() as reading:
        (clash,) = members.compare_members(reading, first.id, second.id).clashes
    assert (clash.kind, clash.solvable) == ("tet_gift", False)
    with pytest.raises(BothInUse):
        merge(tet.database, first, second)
    assert standing(tet.database) == before
