"""A target of a bloc is counted among the people of that bloc, and never out of a number the book does not know."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.core.money import Dong
from desktop.features.emulation.domain import (
    NOBODY,
    AuthorShare,
    Bloc,
    Denominator,
    Initiative,
    Metric,
    Progress,
    RecognitionLevel,
    Target,
)
from desktop.features.emulation.reports import emulation_plan
from desktop.features.emulation.services import (
    change_campaign,
    get_campaign,
    record_initiative,
    register,
    target_progress,
)
from tests.emulation.conftest import Book, said

OFFICE = "Khu vực hành chính, sự nghiệp"
SHARE = Target("Có sáng kiến", Metric.INITIATIVE_SHARE, value="20", bloc=OFFICE)


def counted(book: Book, target: Target, *sections: str) -> Progress:
    blocs = (Bloc("Khối doanh nghiệp"), Bloc(OFFICE, sections=sections))
    with book.database.write("campaign") as tx:
        campaign = change_campaign(tx, replace(book.campaign, blocs=blocs, targets=(target,), revision=_revision(book)))
        return target_progress(tx, campaign)[0]


def _revision(book: Book) -> int:
    with book.database.read() as reading:
        return get_campaign(reading, book.campaign.id).revision


def invented(book: Book, *names: str) -> None:
    shares = [AuthorShare(name, 100 // len(names), book.people[name].id) for name in names]
    with book.database.write("initiative") as tx:
        record_initiative(
            tx,
            Initiative("", "Gá may", yearly_value=Dong(1_000_000), level=RecognitionLevel.BASE, decision="1/QĐ",
                       decided_on=date(2025, 5, 1)),
            shares,
        )  # fmt: skip


def test_persons_are_counted_among_the_members_of_the_blocs_sections(book: Book) -> None:
    invented(book, "Nguyễn Thị Ấn", "Lê Thị Đào")  # one of Tổ Cắt with two people, one of Tổ May with three
    assert (counted(book, SHARE, "Tổ Cắt").numerator, counted(book, SHARE, "tổ cắt").denominator) == (1, 2)
    assert (counted(book, SHARE).numerator, counted(book, SHARE).denominator) == (2, 5)  # the whole union
    with book.database.write("register") as tx:
        register(tx, book.campaign.id, [book.person("Trần Văn Bình")], ["LDTT"])
    registered = replace(SHARE, metric=Metric.REGISTERED_SHARE)
    assert (counted(book, registered, "Tổ Cắt").numerator, counted(book, registered, "Tổ May").numerator) == (1, 0)


def test_initiatives_of_a_bloc_are_those_of_its_people(book: Book) -> None:
    invented(book, "Nguyễn Thị Ấn")
    number = Target("Sáng kiến", Metric.INITIATIVES, value="1", unit="sáng kiến", bloc=OFFICE)
    assert counted(book, number, "Tổ Cắt").reached is True
    assert counted(book, number, "Tổ May").reached is False


def test_where_no_part_of_the_union_is_in_the_bloc_nothing_is_claimed(book: Book) -> None:
    invented(book, "Nguyễn Thị Ấn")
    nothing = counted(book, SHARE, NOBODY)
    assert (nothing.numerator, nothing.denominator, nothing.reached) == (0, 0, None)


def test_a_base_that_only_words_describe_is_not_replaced_by_the_members(book: Book) -> None:
    invented(book, "Nguyễn Thị Ấn")
    other = replace(SHARE, bloc="", denominator=Denominator.OTHER, denominator_text="số thợ bậc cao")
    found = counted(book, other)
    assert (found.numerator, found.denominator, found.reached) == (1, 0, None)


def test_the_plan_names_the_sections_of_a_bloc(book: Book) -> None:
    counted(book, SHARE, "Tổ Cắt", "Tổ May")
    with book.database.read() as reading:
        assert f"{OFFICE} – Tổ Cắt, Tổ May" in said(emulation_plan(reading, book.campaign.code))
