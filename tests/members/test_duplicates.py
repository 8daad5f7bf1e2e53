"""Who may be entered twice, making two records one, and taking them apart again."""

from __future__ import annotations

from dataclasses import astuple, replace
from datetime import date
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.database import Database
from desktop.core.partial_date import PartialDate
from desktop.core.paths import resource
from desktop.core.store import every_store, take_back
from desktop.core.vietnamese.national_id import Sex
from desktop.features.awards import services as awards
from desktop.features.awards.domain import AwardHistory, YearFacts
from desktop.features.emulation.domain import AuthorShare, Initiative, Registration, Subject, SubjectKind
from desktop.features.emulation.services import (
    launch_campaign,
    list_campaigns,
    read_campaign_file,
    record_initiative,
    register,
)
from desktop.features.members import services
from desktop.features.members.domain import (
    AlreadySeparated,
    EventKind,
    Likeness,
    Member,
    MembershipEvent,
    Profile,
    Status,
    find_pairs,
    joined_history,
    judge_pair,
    similar_names,
    status_after,
)
from desktop.features.organization.domain import UnionDraft
from desktop.features.organization.services import found_union
from tests.members.people import add

CAMPAIGN = resource("sample", "campaign_2025.toml")
BORN = PartialDate(1985, 3, 2)
NAME = "Nguyễn Thị Hồng"


def profile(id: str, full_name: str = NAME, **fields: Any) -> Profile:
    known = {"sex": None, "birth": None, "national_id": "", "former_id": "", "phone": "", "section_id": ""}
    return Profile(id, full_name, **(known | fields))


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({"national_id": "079185001234"}, {"former_id": "079185001234", "full_name": "Ai Khác"}, Likeness.SAME_NUMBER),
        ({"former_id": "023456789"}, {"former_id": "023456789"}, Likeness.SAME_NUMBER),
        ({"phone": "0905123456"}, {"phone": "0905123456", "full_name": "Nguyễn Hồng"}, Likeness.SAME_PHONE),
        ({"birth": BORN}, {"birth": BORN, "full_name": "NGUYEN THI HONG"}, Likeness.SAME_BIRTH),
        ({"birth": BORN}, {"birth": BORN, "full_name": "Hồng Nguyễn Thị"}, Likeness.SAME_BIRTH),
        ({"birth": BORN}, {"birth": PartialDate(1985, 2, 3)}, Likeness.DAY_AND_MONTH_SWAPPED),
        (
            {"birth": BORN, "section_id": "t"},
            {"birth": PartialDate(1985), "section_id": "t"},
            Likeness.SAME_YEAR_AND_SECTION,
        ),
        (
            {"birth": BORN, "national_id": "079185001234", "full_name": "Nguyễn Thị Hồg"},
            {"birth": BORN, "national_id": "079185001243"},
            Likeness.ONE_SLIP_IN_NUMBER,
        ),
    ],
)
def test_each_rule_finds_its_pair_and_says_why(one: Any, other: Any, reason: Likeness) -> None:
    (pair,) = find_pairs([profile("1", **one), profile("2", **other)])
    assert reason in pair.reasons
    assert 0 < pair.score < 100


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"sex": Sex.MALE, "full_name": "Nguyễn Thị Lan"}),
        ({"birth": BORN}, {"birth": PartialDate(1985, 3, 3)}),
        ({"national_id": "079185001234"}, {"national_id": "079185777777"}),
        ({"birth": PartialDate(1985)}, {"birth": PartialDate(1986)}),
        ({"phone": "0905123456"}, {"phone": "0905123456", "full_name": "Trần Văn Bình"}),
        ({"birth": BORN, "sex": Sex.MALE}, {"birth": BORN, "sex": Sex.FEMALE}),
        (
            {"birth": BORN, "national_id": "079185001234", "full_name": "Nguyễn Văn Sinh"},
            {"birth": BORN, "national_id": "079185001235", "full_name": "Nguyễn Văn Đôi"},
        ),
    ],
)
def test_homonyms_and_people_whose_facts_contradict_are_never_suggested(one: Any, other: Any) -> None:
    assert find_pairs([profile("1", **one), profile("2", **other)]) == []


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({}, {}, Likeness.NAME_ALONE),
        ({}, {"birth": BORN}, Likeness.NAME_ALONE),
        ({"birth": PartialDate(1985), "section_id": "a"}, {"birth": BORN, "section_id": "b"}, Likeness.NAME_ALONE),
        (
            {"birth": BORN, "national_id": "079185001234"},
            {"birth": BORN, "national_id": "079185777777"},
            Likeness.OTHER_NUMBER,
        ),
    ],
)
def test_where_too_little_is_known_the_suspicion_is_weak_and_stands_after_every_other(
    one: Any, other: Any, reason: Likeness
) -> None:
    sure = [profile(key, "Lê Văn An", birth=PartialDate(1985), section_id="t") for key in ("8", "9")]
    first, last = find_pairs([profile("1", **one), profile("2", **other), *sure])
    assert first.reasons == (Likeness.SAME_YEAR_AND_SECTION,)
    assert last.reasons == (reason,)


@pytest.mark.parametrize(
    ("one", "other", "similar"),
    [
        ("Nguyễn Thị Hồng", "nguyen thi hong", True),
        ("Nguyễn Thị Hồng", "Nguyễn Thị Hồg", True),
        ("Nguyễn Thị Hồng", "Nguyễn Hồng", True),
        ("Nguyễn Thị Hồng", "Nguyễn Thị Lan", False),
        ("Hồng", "Nguyễn Thị Hồng", False),
    ],
)
def test_names_are_similar_by_what_happens_in_typing(one: str, other: str, similar: bool) -> None:
    assert similar_names(one, other) is similar
    assert similar_names(other, one) is similar


def _some_profiles() -> st.SearchStrategy[list[Profile]]:
    one = st.builds(
        profile,
        id=st.uuids().map(str),
        full_name=st.sampled_from([NAME, "Nguyen Thi Hong", "Nguyễn Hồng", "Lê Văn An", "An Lê Văn"]),
        sex=st.sampled_from([None, *Sex]),
        birth=st.sampled_from([None, BORN, PartialDate(1985, 2, 3), PartialDate(1985), PartialDate(1990, 1, 1)]),
        national_id=st.sampled_from(["", "079185001234", "079185001243", "079185001235", "B1234567"]),
        former_id=st.sampled_from(["", "023456789", "079185001234"]),
        phone=st.sampled_from(["", "0905123456"]),
        section_id=st.sampled_from(["", "a", "b"]),
    )
    return st.lists(one, max_size=8, unique_by=lambda person: person.id)


@given(_some_profiles())
def test_looking_by_shared_keys_finds_what_comparing_everybody_with_everybody_finds(people: list[Profile]) -> None:
    every = {pair.id: pair for one, other in combinations(people, 2) if (pair := judge_pair(one, other))}
    found = find_pairs(people)
    assert {pair.id: pair for pair in found} == every
    assert len(found) == len(every)
    assert all(judge_pair(other, one) == judge_pair(one, other) for one, other in combinations(people, 2))
    assert find_pairs(people, frozenset(every)) == []


_EVENTS = st.lists(
    st.builds(
        MembershipEvent,
        id=st.uuids().map(str),
        member_id=st.just("m"),
        kind=st.sampled_from(EventKind),
        on=st.dates(date(2015, 1, 1), date(2015, 1, 9)),
    ),
    max_size=8,
)


@given(_EVENTS)
def test_a_joined_history_never_repeats_a_state_and_ends_where_all_the_events_end(
    events: list[MembershipEvent],
) -> None:
    joined = joined_history(events)
    states = [status_after([event]) for event in joined]
    assert all(one is not other for one, other in pairwise(states))
    assert status_after(joined) is status_after(events)


def _merge(database: Database, first: Member, second: Member, set_aside: tuple[str, ...] = (), **choice: int) -> str:
    with database.write("merge_members") as tx:
        choice = services.fuller(first, second) | choice
        return services.merge_members(tx, services.chosen(first, second, choice), second.id, set_aside).id


def _everything(database: Database) -> dict[str, Any]:
    """All records of all features, but for what only records the merging; revisions only count writings."""
    with database.read() as reading:
        return {
            record.id: replace(record, revision=0)
            for store in every_store(reading)
            if store.kind not in ("member_merge", "test_note", "note")
            for record in store.all()
        }


def _records_of(database: Database, member: Member) -> Registration:
    """Something in every feature that names the member; returns the registration."""
    who = Subject(SubjectKind.PERSON, member.id)
    with database.write("everything") as tx:
        if not (campaigns := list_campaigns(tx)):
            found_union(tx, UnionDraft("CĐCS Công ty May Hòa Phát", "TN-0001"))
            campaigns = [launch_campaign(tx, read_campaign_file(CAMPAIGN))]
        campaign = campaigns[0]
        (registration,) = register(tx, campaign.id, [who], ["LDTT"], "muộn")
        awards.nominate(tx, campaign.id, "BK_TINH", [who])
        awards.add_award_history(tx, AwardHistory("", who.kind, who.id, "GK_CDCS", 2024, "12/QĐ", date(2024, 12, 1)))
        awards.set_year_facts(tx, YearFacts("", who.kind, who.id, 2026, absent_days=3))
        record_initiative(tx, Initiative("", f"Gá kẹp {member.id}"), [AuthorShare(NAME, 100, member.id)])
    return registration


def test_the_kept_record_takes_the_fuller_values_and_one_history(database: Database) -> None:
    first = add(database, NAME, birth=PartialDate(1985), phone="0905123456", joined=date(2015, 1, 5))
    second = add(database, "Nguyen Thi Hong", birth=BORN, national_id="079185001234", joined=date(2016, 2, 1))
    _merge(database, first, second)
    with database.read() as reading:
        kept = services.get_member(reading, first.id)
        assert (kept.full_name, kept.birth, kept.phone) == (NAME, BORN, "0905123456")
        assert (kept.national_id, kept.joined) == ("079185001234", date(2015, 1, 5))
        history = services.membership_history(reading, first.id)
        assert [(event.kind, event.on) for event in history] == [(EventKind.ADMITTED, date(2015, 1, 5))]
        assert [one.id for one in services.list_members(reading)] == [first.id]
        assert services.find_duplicates(reading) == []


def test_everything_that_names_the_other_record_names_the_kept_one_and_comes_back_with_it(database: Database) -> None:
    first, second = add(database, NAME, phone="0905123456"), add(database, "Nguyen Thi Hong", phone="0911222333")
    _records_of(database, second)
    before = _everything(database)
    named = [record for record in before.values() if second.id in astuple(record)]
    assert len(named) == 7, "the member, the event, and one record each of five kinds"
    merge = _merge(database, first, second, phone=1)
    after = _everything(database)
    assert not [record for record in after.values() if second.id in astuple(record)]
    assert len([record for record in after.values() if first.id in astuple(record)]) == 2 + 5
    with database.write("separate") as tx:
        assert services.separate(tx, merge).kept == ()
    assert _everything(database) == before
    with database.read() as reading:
        assert services.list_merges(reading, first.id) == []
    with database.write("separate") as tx, pytest.raises(AlreadySeparated):
        services.separate(tx, merge)


def test_the_next_ctrl_z_takes_a_merge_back_as_well(database: Database) -> None:
    first, second = add(database, NAME), add(database, NAME, national_id="079185001234")
    _records_of(database, second)
    before = _everything(database)
    with database.write("merge_members") as tx:
        services.merge_members(tx, first, second.id)
        done = list(tx.changes)
    with database.write("undo") as tx:
        assert take_back(tx, done) == []
    assert _everything(database) == before


def test_of_what_only_one_can_have_the_chosen_one_stays_and_the_other_comes_back(database: Database) -> None:
    for choose_second in (False, True):
        first, second = add(database, NAME), add(database, NAME)
        mine, theirs = _records_of(database, first), _records_of(database, second)
        before = _everything(database)
        with database.read() as reading:
            clashes = services.compare_members(reading, first.id, second.id).clashes
        assert {clash.kind for clash in clashes} == {"registration", "year_facts"}
        merge = _merge(database, first, second, (mine.id,) if choose_second else ())
        with database.read() as reading:
            stores = {store.kind: store for store in every_store(reading)}
            staying, gone = (theirs, mine) if choose_second else (mine, theirs)
            assert stores["registration"].get(staying.id).subject_id == first.id
            assert stores["registration"].find(gone.id) is None
        with database.write("separate") as tx:
            services.separate(tx, merge)
        assert _everything(database) == before
        with database.write("apart") as tx:
            services.move_to_bin(tx, [first.id, second.id])


def test_what_was_edited_since_the_merge_stays_and_is_named(database: Database) -> None:
    first, second = add(database, NAME, phone="0905123456"), add(database, NAME, phone="0911222333", job="Thợ may")
    registration = _records_of(database, second)
    merge = _merge(database, first, second, phone=1)
    with database.write("edit") as tx:
        kept = services.get_member(tx, first.id)
        services.change_member(tx, replace(kept, phone="0977888999", address="Tây Ninh"))
        stores = {store.kind: store for store in every_store(tx)}
        moved = stores["registration"].get(registration.id)
        stores["registration"].replace(replace(moved, commitments="Thêm về sau"))
        services.record_event(tx, MembershipEvent("", first.id, EventKind.SUSPENDED, date(2026, 5, 1)))
    with database.write("separate") as tx:
        separated = services.separate(tx, merge)
    assert [(one.kind, one.field) for one in separated.kept] == [("member", "phone")]
    assert (separated.first.phone, separated.first.address, separated.first.job) == ("0977888999", "Tây Ninh", "")
    assert separated.first.status is Status.SUSPENDED
    assert (separated.second.phone, separated.second.status) == ("0911222333", Status.ACTIVE)
    with database.read() as reading:
        stores = {store.kind: store for store in every_store(reading)}
        back = stores["registration"].get(registration.id)
    assert (back.subject_id, back.commitments) == (second.id, "Thêm về sau")


def test_merges_of_merges_come_apart_the_last_first(database: Database) -> None:
    one, two, three = (add(database, NAME, phone=f"090512345{n}") for n in range(3))
    before = _everything(database)
    inner = _merge(database, two, three)
    with database.read() as reading:
        two = services.get_member(reading, two.id)
    outer = _merge(database, one, two)
    with database.write("separate") as tx, pytest.raises(AlreadySeparated):
        services.separate(tx, inner)
    for merge in (outer, inner):
        with database.write("separate") as tx:
            assert services.separate(tx, merge).kept == ()
    assert _everything(database) == before


def test_two_people_of_whom_somebody_said_so_are_not_suggested_again(database: Database) -> None:
    first, second = add(database, NAME), add(database, NAME)
    with database.read() as reading:
        assert [(pair.first, pair.second) for pair in services.find_duplicates(reading)] == [(first.id, second.id)]
    for _ in range(2):
        with database.write("not_the_same") as tx:
            services.not_the_same(tx, second.id, first.id)
    with database.read() as reading:
        assert services.find_duplicates(reading) == []


def test_the_bin_is_not_searched_for_duplicates(database: Database) -> None:
    _, second = add(database, NAME), add(database, NAME)
    with database.write("move_to_bin") as tx:
        services.move_to_bin(tx, [second.id])
    with database.read() as reading:
        assert services.find_duplicates(reading) == []


def test_the_fuller_value_is_proposed() -> None:
    poor = Member("1", "Nguyen Thi Hong", birth=PartialDate(1985), phone="0905123456", address="Tây Ninh")
    rich = Member("2", NAME, birth=BORN, address="Khu phố 2, Tây Ninh")
    choice = services.fuller(poor, rich)
    assert [name for name, which in choice.items() if which] == ["full_name", "birth", "address"]
    assert services.chosen(poor, rich, choice) == replace(
        poor, full_name=NAME, birth=BORN, address="Khu phố 2, Tây Ninh"
    )
