"""Photos, papers and card numbers: deeds, their undo, and what merging two people does with them."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.attachments import (
    AttachmentStore,
    FileNotAccepted,
    FilesKept,
    files_of,
    name_files,
    open_file,
    remove_files,
)
from desktop.core.changes import ChangeSet
from desktop.core.database import Database
from desktop.core.merging import plan_merge
from desktop.core.store import take_back
from desktop.features.members import services
from desktop.features.members.domain import (
    PHOTO,
    DocumentKind,
    EventKind,
    Member,
    NoPhotosThere,
    NotACardNumber,
    PhotoFate,
    free_card_numbers,
    guess_document_kind,
    next_card_number,
)
from tests.core.pictures import PDF, office, picture
from tests.members.people import add

NAME = "Nguyễn Thị Hồng"


def give_photo(database: Database, member: Member, width: int = 300) -> bytes:
    with database.write("set_photo") as tx:
        services.set_photo(tx, member.id, picture(width, 400), "IMG_1.jpg")
    return photo(database, member) or b""


def photo(database: Database, member: Member) -> bytes | None:
    with database.read() as reading:
        return services.photo_of(reading, member.id)


def give_papers(database: Database, member: Member, folder: Path, *names: str) -> FilesKept:
    for name in names:
        (folder / name).write_bytes(office() if name.endswith("docx") else PDF + name.encode() + b"\n%%EOF")
    with database.write("add_documents") as tx:
        return services.add_documents(tx, member.id, [folder / name for name in names])


def papers(database: Database, member: Member) -> list[str]:
    with database.read() as reading:
        return [one.name for one in files_of(reading, member.id)]


def undo(database: Database, done: ChangeSet) -> None:
    with database.write("undo") as tx:
        assert take_back(tx, done) == []


# Photos and papers


def test_a_photo_is_set_replaced_removed_and_each_is_taken_back(database: Database) -> None:
    heard: list[ChangeSet] = []
    member = add(database, NAME)
    first = give_photo(database, member)
    database.subscribe(heard.append)
    second = give_photo(database, member, 240)
    assert second != first
    with database.write("remove_photo") as tx:
        services.remove_photo(tx, member.id)
    assert photo(database, member) is None
    undo(database, heard[1])
    assert photo(database, member) == second
    undo(database, heard[0])
    assert photo(database, member) == first


def test_papers_are_added_several_at_once_and_a_bad_one_stops_no_other(database: Database, tmp_path: Path) -> None:
    member = add(database, NAME)
    (tmp_path / "xau.pdf").write_bytes(b"MZ hello")
    (tmp_path / "cccd.pdf").write_bytes(PDF)
    kept = give_papers(database, member, tmp_path, "don.pdf", "quyet-dinh.docx")
    assert kept.refused == ()
    with database.write("add_documents") as tx:
        kept = services.add_documents(
            tx, member.id, [tmp_path / "xau.pdf", tmp_path / "don.pdf", tmp_path / "cccd.pdf"]
        )
    assert [getattr(one, "reason", "") for one in kept.refused] == ["executable", "there_already"]
    assert [one.kind for one in kept.added] == [DocumentKind.IDENTITY]
    assert papers(database, member) == ["don.pdf", "quyet-dinh.docx", "cccd.pdf"]


def test_when_no_file_is_taken_the_reason_is_told(database: Database, tmp_path: Path) -> None:
    member = add(database, NAME)
    (tmp_path / "xau.pdf").write_bytes(b"MZ hello")
    with pytest.raises(FileNotAccepted) as caught, database.write("add_documents") as tx:
        services.add_documents(tx, member.id, [tmp_path / "xau.pdf"])
    assert (caught.value.name, caught.value.reason) == ("xau.pdf", "executable")


def test_papers_are_counted_before_somebody_is_deleted_and_photos_are_not(database: Database, tmp_path: Path) -> None:
    member = add(database, NAME)
    give_photo(database, member)
    give_papers(database, member, tmp_path, "a.pdf", "b.pdf")
    with database.read() as reading:
        assert services.count_documents_of(reading, [member.id]) == 2


def test_removed_papers_come_back_whole(database: Database, tmp_path: Path) -> None:
    heard: list[ChangeSet] = []
    member = add(database, NAME)
    kept = give_papers(database, member, tmp_path, "a.pdf")
    database.subscribe(heard.append)
    with database.write("remove_documents") as tx:
        remove_files(tx, [kept.added[0].id])
    assert papers(database, member) == []
    undo(database, heard[0])
    with database.read() as reading:
        assert open_file(reading, kept.added[0].id)[1].startswith(PDF)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Đơn gia nhập - Lê Văn An.pdf", DocumentKind.APPLICATION),
        ("CCCD_mat_truoc.jpg", DocumentKind.IDENTITY),
        ("QĐ 12 kết nạp.pdf", DocumentKind.DECISION),
        ("quyết-định-kết-nạp.PDF", DocumentKind.DECISION),
        ("HDLD 2024.docx", DocumentKind.CONTRACT),
        ("Donaldson.pdf", DocumentKind.OTHER),
        ("IMG_0001.jpg", DocumentKind.OTHER),
    ],
)
def test_the_name_of_a_file_says_what_it_most_likely_is(name: str, kind: DocumentKind) -> None:
    assert guess_document_kind(name) is kind


# Merging


def _pair(database: Database) -> tuple[Member, Member]:
    return add(database, NAME, national_id="079185001234"), add(database, NAME, phone="0905123456")


@pytest.mark.parametrize("of_second", [False, True])
def test_merging_keeps_the_papers_of_both_and_the_chosen_photo_and_separating_gives_all_back(
    database: Database, tmp_path: Path, of_second: bool
) -> None:
    first, second = _pair(database)
    photos = give_photo(database, first), give_photo(database, second, 240)
    give_papers(database, first, tmp_path, "a.pdf")
    give_papers(database, second, tmp_path, "b.pdf")
    with database.read() as reading:
        (clash,) = plan_merge(reading, first.id, second.id).clashes
        comparison = services.compare_members(reading, first.id, second.id)
    assert (clash.kind, clash.first.slot) == ("attachment", PHOTO)
    assert comparison.moving == 1  # the paper; of the photos one is chosen
    with database.write("merge") as tx:
        aside = [clash.first.id] if of_second else []
        merge = services.merge_members(tx, first, second.id, aside)
    assert papers(database, first) == ["a.pdf", "b.pdf"]
    assert photo(database, first) == photos[of_second]
    with database.write("separate") as tx:
        assert services.separate(tx, merge.id).kept == ()
    assert (photo(database, first), photo(database, second)) == photos
    assert (papers(database, first), papers(database, second)) == (["a.pdf"], ["b.pdf"])


def test_the_photo_of_the_second_alone_goes_over(database: Database) -> None:
    first, second = _pair(database)
    kept = give_photo(database, second)
    with database.write("merge") as tx:
        services.merge_members(tx, first, second.id)
    assert photo(database, first) == kept


# A folder of photos


def _folder(tmp_path: Path, *names: str) -> Path:
    folder = tmp_path / "ảnh"
    folder.mkdir()
    for name in names:
        (folder / name).write_bytes(picture(300, 400) if not name.startswith("hong") else b"\xff\xd8\xff broken")
    return folder


def test_photos_of_a_folder_find_their_people_by_code_and_the_rest_is_told(database: Database, tmp_path: Path) -> None:
    an = add(database, "Lê Văn An", staff_code="HP 0001", card_number="CĐ-15")
    binh = add(database, "Trần Bình", national_id="079185001234")
    chi = add(database, "Đỗ Chi", staff_code="X9")
    add(database, "Đỗ Chị", staff_code="x-9")
    du = add(database, "Ngô Du", staff_code="hong-1")
    em = add(database, "Lý Em", staff_code="E1")
    give_photo(database, binh)
    folder = _folder(
        tmp_path, "hp0001.JPG", "079185001234 Trần Bình.png", "X9.jpg", "khong-ai.jpg", "hong-1.jpg", "E1.jpg",
        "E1 (2).jpg", "doc.txt",
    )  # fmt: skip
    with database.read() as reading:
        matches = services.match_photo_folder(reading, folder)
    assert {one.path.name: (one.fate, one.full_name) for one in matches} == {
        "hp0001.JPG": (PhotoFate.NEW, an.full_name),
        "079185001234 Trần Bình.png": (PhotoFate.REPLACES, binh.full_name),
        "X9.jpg": (PhotoFate.SEVERAL_PEOPLE, ""),
        "khong-ai.jpg": (PhotoFate.NOBODY, ""),
        "hong-1.jpg": (PhotoFate.BROKEN, du.full_name),
        "E1.jpg": (PhotoFate.SEVERAL_FILES, em.full_name),
        "E1 (2).jpg": (PhotoFate.SEVERAL_FILES, em.full_name),
    }
    heard: list[ChangeSet] = []
    database.subscribe(heard.append)
    with database.write("set_photos") as tx:
        assert services.set_photos(tx, matches).kept == 2
    assert photo(database, an)
    assert photo(database, chi) is None
    undo(database, heard[0])
    assert photo(database, an) is None
    assert photo(database, binh)


def test_a_code_of_somebody_who_left_holds_up_nobody_in_the_union(database: Database, tmp_path: Path) -> None:
    left, here = add(database, "Lê Văn An", staff_code="7"), add(database, "Trần Bình", staff_code="7")
    with database.write("end") as tx:
        services.end_membership(tx, left.id, EventKind.RETIRED, tx.today())
    with database.read() as reading:
        (match,) = services.match_photo_folder(reading, _folder(tmp_path, "7.jpg"))
    assert match.member_id == here.id


def test_a_folder_without_pictures_is_told(database: Database, tmp_path: Path) -> None:
    with database.read() as reading, pytest.raises(NoPhotosThere):
        services.match_photo_folder(reading, _folder(tmp_path, "doc.txt"))


# Card numbers


@pytest.mark.parametrize(
    ("used", "following"),
    [
        ([], "000001"),
        (["000009", "000123"], "000124"),
        (["HN-0099", "HN-0100", "7"], "HN-0101"),
        (["01/CĐ", "02/CĐ"], "03/CĐ"),
        (["99"], "100"),
        (["thẻ mới"], "000001"),
    ],
)
def test_the_next_number_follows_the_pattern_in_use(used: list[str], following: str) -> None:
    assert next_card_number(used) == following


@given(st.lists(st.from_regex(r"[A-Z]{0,3}-?[0-9]{1,6}", fullmatch=True), max_size=30))
def test_numbers_counted_on_are_free_and_different(used: list[str]) -> None:
    numbers = list(itertools.islice(free_card_numbers(next_card_number(used), used), 20))
    assert len(set(numbers)) == 20
    assert not set(numbers) & set(used)
    assert numbers[0] == next_card_number(used)


def test_who_has_no_card_number_gets_the_next_free_one_and_undo_takes_it_back(database: Database) -> None:
    heard: list[ChangeSet] = []
    add(database, "Lê Văn An", card_number="HN-0009")
    kept = add(database, "Trần Bình", card_number="HN-0011")
    others = [add(database, name) for name in ("Đỗ Chi", "Ngô Du")]
    with database.read() as reading:
        assert services.suggest_card_number(reading) == "HN-0012"
    database.subscribe(heard.append)
    with database.write("give_card_numbers") as tx:
        given = services.give_card_numbers(tx, [others[0].id, kept.id, others[1].id], "HN-0010")
    assert [(one.full_name, one.card_number) for one in given] == [("Đỗ Chi", "HN-0010"), ("Ngô Du", "HN-0012")]
    undo(database, heard[0])
    with database.read() as reading:
        assert [services.get_member(reading, one.id).card_number for one in others] == ["", ""]


def test_a_first_number_without_digits_is_refused(database: Database) -> None:
    member = add(database, NAME)
    with pytest.raises(NotACardNumber), database.write("give") as tx:
        services.give_card_numbers(tx, [member.id], "thẻ")


def test_what_a_paper_is_can_be_said_anew(database: Database, tmp_path: Path) -> None:
    member = add(database, NAME)
    (one,) = give_papers(database, member, tmp_path, "a.pdf").added
    with database.write("change_documents") as tx:
        name_files(tx, [one.id], DocumentKind.IDENTITY, "hai mặt")
    with database.read() as reading:
        changed = AttachmentStore(reading).get(one.id)
    assert changed == replace(one, kind=DocumentKind.IDENTITY, note="hai mặt", revision=2)
