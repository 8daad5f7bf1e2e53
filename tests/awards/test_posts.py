"""Union posts stand in the member's record only, and the rules for awards read them there."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path

import pytest
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext

from desktop.core import paths
from desktop.core.database import Database
from desktop.core.partial_date import PartialDate
from desktop.features.awards.domain import Post, PostHeld, post_named, posts_held, service_months
from desktop.features.awards.rules import Outcome
from desktop.features.members import services
from desktop.features.members.domain import POSTS, ServicePeriod
from tests.awards.test_rules import blameless, judge
from tests.members.people import add

ON = date(2025, 12, 31)


@pytest.mark.parametrize(
    ("name", "post"),
    [
        ("Chủ tịch", Post.CHAIR), ("Chủ tịch CĐCS", Post.CHAIR), ("Phó chủ tịch công đoàn", Post.VICE_CHAIR),
        ("Ủy viên BCH", Post.COMMITTEE), ("UV. Ban Chấp hành CĐCS", Post.COMMITTEE), ("UVBTV", Post.STANDING),
        ("Chủ nhiệm Ủy ban Kiểm tra", Post.INSPECTION), ("Trưởng ban Nữ công", Post.WOMEN),
        ("Chủ tịch CĐBP", Post.SECTION_CHAIR), ("Tổ trưởng tổ công đoàn", Post.SECTION_LEADER),
        ("Tổ phó công đoàn", Post.SECTION_DEPUTY), ("Kế toán", None), ("Chủ tịch hội đồng quản trị", None), ("", None),
    ],
)  # fmt: skip
def test_a_post_is_known_by_what_people_call_it(name: str, post: Post | None) -> None:
    assert post_named(name) is post


def test_only_the_keepers_of_the_money_are_no_post_of_the_rules() -> None:
    assert [name for name in POSTS if post_named(name) is None] == ["Kế toán", "Thủ quỹ"]


def test_a_year_alone_counts_whole_and_a_time_without_a_beginning_not_at_all() -> None:
    held = posts_held([ServicePeriod("Chủ tịch", "", PartialDate(2006), PartialDate(2010)), ServicePeriod("Tổ phó")])
    assert [(one.start, one.end, one.counts) for one in held] == [
        (date(2006, 1, 1), date(2010, 12, 31), True), (None, None, False),
    ]  # fmt: skip
    assert service_months(held, ON) == 5 * 12


def test_what_is_no_post_of_the_rules_counts_for_nothing_and_is_told() -> None:
    held = (PostHeld(Post.CHAIR, date(2010, 1, 1)), PostHeld(None, date(2000, 1, 1), None, "Kế toán (2000 – nay)"))
    answer = judge(blameless("KNC", service=held), "service")
    assert answer.outcome is Outcome.WARN
    assert "không tính: Kế toán (2000 – nay)" in answer.found


def _migration() -> Path:
    (found,) = (paths.MIGRATIONS / "versions").glob("*_union_posts_stand_in_the_members_record_only.py")
    return found


def test_times_that_were_kept_apart_go_into_the_record(database: Database) -> None:
    known = ServicePeriod("Chủ tịch", "CĐCS", PartialDate(2010), PartialDate(2015), "5/QĐ")
    member = add(database, service=(known,))
    spec = importlib.util.spec_from_file_location("migration", _migration())
    assert spec
    assert spec.loader
    step = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(step)
    with database.connection() as connection, connection.begin():
        connection.exec_driver_sql(
            "CREATE TABLE service_period (id TEXT, revision INTEGER, member_id TEXT, post TEXT, start DATE, end DATE, "
            "place TEXT)"
        )
        connection.exec_driver_sql("CREATE INDEX ix_service_period_member_id ON service_period (member_id)")
        for post, start, end in (("CHU_TICH", "2010-03-01", "2015-06-30"), ("UV_BCH", "2006-12-01", None)):
            values = ("p" + post, 1, member.id, post, start, end, "CĐCS")
            connection.exec_driver_sql("INSERT INTO service_period VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        with Operations.context(MigrationContext.configure(connection)):
            step.upgrade()
        left = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'service_period'").all()
    assert not left
    with database.read() as reading:
        kept = services.get_member(reading, member.id)
        assert services.service_periods(reading, [member.id]) == {member.id: kept.service}
    assert kept.service == (ServicePeriod("Ủy viên Ban Chấp hành", "CĐCS", PartialDate(2006, 12, 1)), known)
    assert kept.union_post == "Ủy viên Ban Chấp hành"
