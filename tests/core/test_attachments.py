"""Attached files: what is taken and what is refused, kept once inside the database, swept only when nobody can ask."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from sqlalchemy import text

from desktop.core import attachments
from desktop.core.attachments import (
    Attachment,
    AttachmentsFull,
    AttachmentStore,
    FileNotAccepted,
    Frame,
    MediaType,
    attach,
    best_frame,
    content_of,
    make_photo,
    make_preview,
    picture_size,
    recognise,
    sweep,
)
from desktop.core.changes import ChangeSet
from desktop.core.clock import FixedClock
from desktop.core.database import Database
from desktop.core.merging import dump_changes
from desktop.core.server import Server
from desktop.core.store import take_back
from tests.core.pictures import PDF, office, picture, png_that_claims

if TYPE_CHECKING:
    from tests.postgres import PostgresServer

SECRET = PDF + b"% rieng tu cua nguoi ta"


def keep(database: Database, owner: str = "m1", content: bytes = PDF, slot: str | None = None) -> Attachment:
    with database.write("attach") as tx:
        return attach(tx, owner, "khac", "a.pdf", content, MediaType.PDF, slot=slot)


def blobs(database: Database) -> int:
    with database.read() as reading:
        return int(reading.session.execute(text("SELECT count(*) FROM blob")).scalar_one())


def swept(database: Database) -> int:
    with database.write("sweep") as tx:
        return sweep(tx)


# What is taken


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, MediaType.PDF),
        (picture(80, 60), MediaType.JPEG),
        (picture(80, 60, "PNG"), MediaType.PNG),
        (picture(80, 60, "TIFF"), MediaType.TIFF),
        (office(), MediaType.DOCX),
        (office("xl/workbook.xml"), MediaType.XLSX),
    ],
    ids=lambda value: value.name if isinstance(value, MediaType) else "",
)
def test_a_file_is_recognised_by_its_content_whatever_it_is_called(content: bytes, kind: MediaType) -> None:
    assert recognise(content, "anh.exe") is kind


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"MZ\x90\0 This program cannot be run in DOS mode", "executable"),
        (b"\x7fELF....", "executable"),
        (b"#!/bin/sh\nrm", "executable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "old_office"),
        (office("word/document.xml", "word/vbaProject.bin"), "has_macros"),
        (office("AndroidManifest.xml"), "unknown_kind"),
        (office()[:-30], "damaged"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "heic"),
        (b"MIME junk\n" + PDF, "damaged"),
        (PDF[:-12], "damaged"),
        (b"%PDF-9.9\n%%EOF", "damaged"),
        (b"\xff\xd8\xff\xe0 not a picture at all", "damaged"),
        (picture(400, 300)[:-900], "damaged"),
        (picture(400, 300, "PNG")[:-40], "damaged"),
        (png_that_claims(60_000, 60_000), "too_many_pixels"),
        (png_that_claims(20_000, 20), "too_many_pixels"),
        (b"hello", "unknown_kind"),
        (b"%PDF-1.4\n" + bytes(20 << 20) + b"%%EOF", "too_large"),
    ],
)
def test_what_is_no_paper_is_refused_with_its_reason(content: bytes, reason: str) -> None:
    with pytest.raises(FileNotAccepted) as caught:
        recognise(content, "giấy tờ.pdf")
    assert (caught.value.name, caught.value.reason) == ("giấy tờ.pdf", reason)


@given(st.sampled_from([picture(60, 80), picture(60, 80, "PNG"), picture(60, 80, "TIFF"), office(), PDF]), st.data())
def test_a_file_that_was_tampered_with_is_taken_or_refused_and_breaks_nothing(
    content: bytes, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(content) - 1))
    broken = content[:place] + data.draw(st.binary(max_size=6)) + content[place + data.draw(st.integers(0, 9)) :]
    for work in (recognise, lambda content, name: make_photo(content, name=name)):
        try:
            work(broken, "x")
        except FileNotAccepted:
            continue


# Photos


def test_a_photo_is_small_upright_and_tells_nothing_of_where_it_was_taken() -> None:
    raw = picture(2400, 1800, orientation=6, gps=True)  # held upright, so it is 1800 wide and 2400 high
    assert picture_size(raw) == (1800, 2400)
    made = make_photo(raw)
    assert len(made) <= 200 * 1024
    assert b"Exif" not in made
    assert b"CAMERA" not in made
    with Image.open(io.BytesIO(made)) as photo:
        assert (photo.format, photo.size) == ("JPEG", (600, 800))
        assert not photo.getexif()
        assert "icc_profile" not in photo.info
        left, right = photo.getpixel((5, 400)), photo.getpixel((595, 400))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[2] > 200  # what lay below before it was turned stands left
    assert right[0] > 200


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"hello", "not_a_picture"), (b"\0\0\0\x18ftypheic\0\0\0\0", "heic"), (b"", "empty"), (PDF, "not_a_picture")],
)
def test_what_is_no_picture_becomes_no_photo(content: bytes, reason: str) -> None:
    with pytest.raises(FileNotAccepted) as caught:
        make_photo(content, name="anh.jpg")
    assert caught.value.reason == reason


def test_a_photo_is_cut_where_the_frame_stands_and_never_enlarged() -> None:
    made = make_photo(picture(300, 400, "PNG"), Frame(0.0, 0.5, 0.5, 0.5))
    with Image.open(io.BytesIO(made)) as photo:
        assert photo.size == (150, 200)
        colour = photo.getpixel((75, 100))
    assert isinstance(colour, tuple)
    assert colour[2] > 200


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "I;16", "CMYK"])
def test_pictures_of_every_kind_of_colour_become_photos(mode: str) -> None:
    drawn = Image.new("RGBA" if mode in ("LA", "P") else "L" if mode == "I;16" else mode, (90, 120))
    file = io.BytesIO()
    drawn.convert(mode).save(file, "TIFF" if mode == "CMYK" else "PNG")
    with Image.open(io.BytesIO(make_photo(file.getvalue()))) as photo:
        assert photo.mode == "RGB"


def test_what_is_transparent_is_white() -> None:
    with Image.open(io.BytesIO(make_photo(picture(300, 400, "PNG", "RGBA")))) as photo:
        assert photo.getpixel((150, 390)) == (255, 255, 255)


def test_a_photo_full_of_detail_still_keeps_to_its_size() -> None:
    noise = Image.effect_noise((1200, 1600), 120).convert("RGB")
    file = io.BytesIO()
    noise.save(file, "PNG")
    assert len(make_photo(file.getvalue())) <= 200 * 1024


@given(st.integers(1, 5000), st.integers(1, 5000))
def test_the_first_frame_lies_in_the_picture_and_is_three_to_four(width: int, height: int) -> None:
    frame = best_frame(width, height)
    assert min(frame.left, frame.top) >= 0
    assert frame.left + frame.width <= 1.000001
    assert frame.top + frame.height <= 1.000001
    assert frame.width * width * 4 == pytest.approx(frame.height * height * 3)


def test_a_preview_shows_the_whole_picture() -> None:
    with Image.open(io.BytesIO(make_preview(picture(3000, 1000), 900))) as shown:
        assert shown.size == (900, 300)


# Kept


def test_the_same_content_is_kept_once_and_comes_back_as_it_was(database: Database) -> None:
    first, second = keep(database, "m1", SECRET), keep(database, "m2", SECRET)
    assert blobs(database) == 1
    with database.read() as reading:
        assert content_of(reading, first) == content_of(reading, second) == SECRET


def test_nothing_of_a_file_can_be_read_beside_the_database_or_in_what_is_noted(
    database: Database, tmp_path: Path
) -> None:
    heard: list[ChangeSet] = []
    database.subscribe(heard.append)
    keep(database, "m1", SECRET)
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"rieng tu" not in written
    assert "rieng" not in dump_changes(heard[0].changes)
    assert "rieng" not in repr(heard)
    with database.read() as reading:
        bodies = reading.session.execute(text("SELECT body FROM audit")).scalars().all()
    assert bodies
    assert not any("rieng" in body for body in bodies)


def test_a_slot_holds_one_and_undo_gives_the_other_back(database: Database) -> None:
    heard: list[ChangeSet] = []
    first = keep(database, "m1", PDF, "photo")
    database.subscribe(heard.append)
    second = keep(database, "m1", SECRET, "photo")
    with database.read() as reading:
        assert AttachmentStore(reading).of_owner("m1") == [second]
    with database.write("undo") as tx:
        assert take_back(tx, heard[0]) == []
    with database.read() as reading:
        (back,) = AttachmentStore(reading).of_owner("m1")
        assert back.sha256 == first.sha256
        assert content_of(reading, back) == PDF


def test_content_goes_only_when_nothing_can_ask_for_it(database: Database) -> None:
    from desktop.features.members.domain import Merge
    from desktop.features.members.storage import MergeStore

    kept = keep(database, "m1", PDF)
    gone = keep(database, "m1", SECRET)
    with database.write("remove") as tx:
        begun = len(tx.changes)
        AttachmentStore(tx).remove(gone.id)
        changes = dump_changes(tx.changes[begun:])
        merge = MergeStore(tx).add(Merge(tx.new_id(), "m1", "m2", "Ai", tx.now(), tx.actor, changes))
    assert swept(database) == 0  # the merge may be taken apart
    with database.write("forget") as tx:
        MergeStore(tx).remove(merge.id)
    assert swept(database) == 1
    assert swept(database) == 0
    with database.read() as reading:
        assert content_of(reading, kept) == PDF
        assert reading.session.execute(text("SELECT count(*) FROM blob")).scalar_one() == 1


def test_an_attachment_without_its_content_cannot_come_back(database: Database) -> None:
    from desktop.core.merging import take_apart

    gone = keep(database, "m1", SECRET)
    with database.write("remove") as tx:
        AttachmentStore(tx).remove(gone.id)
        changes = list(tx.changes)
    swept(database)
    with database.write("back") as tx:
        (kept,) = take_apart(tx, changes)
    assert kept.kind == "attachment"


def test_more_than_a_backup_can_hold_is_refused(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.core.attachments.storage.MOST_KEPT", len(PDF) + 10)
    keep(database, "m1", PDF)
    keep(database, "m2", PDF)
    with pytest.raises(AttachmentsFull):
        keep(database, "m3", SECRET)
    assert attachments.MediaType.TIFF.suffix == "tif"


def test_a_server_keeps_files_too(postgres: PostgresServer, clock: FixedClock) -> None:
    server = Server(postgres.emptied(), clock, "Cán bộ thử")
    try:
        with server.write("attach") as tx:
            one = attach(tx, "m1", "khac", "a.pdf", SECRET, MediaType.PDF)
        with server.read() as reading:
            assert content_of(reading, one) == SECRET
        with server.write("remove") as tx:
            AttachmentStore(tx).remove(one.id)
        with server.write("sweep") as tx:
            assert sweep(tx) == 1
    finally:
        server.close()
