from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib

import pytest

from desktop.features.sync import archive
from desktop.features.sync.domain import Refused

PARTS = {"datapackage.json": b"{}\n", "data/people.csv": b"id\n1\n", "human/tom-tat.xlsx": b"x" * 5000}


def code(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        archive.unpack(content)
    return refused.value.problem.code


def zipped(entries: list[tuple[str | zipfile.ZipInfo, bytes]], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", compression) as file:
        for entry, content in entries:
            file.writestr(entry, content)
    return held.getvalue()


def entry(name: str, mode: int) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    made.create_system, made.external_attr = 3, mode << 16
    return made


def test_the_same_parts_give_the_same_bytes_and_come_back() -> None:
    assert archive.pack(PARTS) == archive.pack(dict(reversed(PARTS.items())))
    assert archive.unpack(archive.pack(PARTS)) == PARTS
    assert zipfile.ZipFile(io.BytesIO(archive.pack(PARTS))).namelist()[0] == "datapackage.json"


@pytest.mark.parametrize(
    "name",
    [
        "../evil.csv", "data/../../evil.csv", "/etc/passwd", "data\\people.csv", "C:/people.csv", "data/people.csv:ads",
        "data/con", "data/PEOPLE.csv", "data/người.csv", "data/\u202egnp.csv", "data/people.csv\n", "data/",
        "data/a/b.csv",
        "files/" + "0" * 63 + ".pdf", "files/" + "0" * 64 + ".exe", "human/run.bat", "autorun.inf", ".", "data/.csv",
    ],
)  # fmt: skip
def test_a_name_off_the_whitelist_is_refused(name: str) -> None:
    assert code(zipped([("datapackage.json", b"{}"), (name, b"x")])) in {"zip_bad_name", "zip_link"}


def test_a_name_cut_short_by_nul_is_refused() -> None:
    content = zipped([("data/people.csvX.exe", b"x")]).replace(b"people.csvX", b"people.csv\0")
    assert code(content) in {"zip_bad_name", "zip_damaged"}


def test_a_name_that_comes_twice_is_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        twice = zipped([("data/people.csv", b"a"), ("data/people.csv", b"b")])
    assert code(twice) == "zip_duplicate_name"
    assert code(zipped([("data/people.csv", b"a"), ("data/People.csv", b"b")])) == "zip_duplicate_name"


def test_a_link_or_a_folder_is_refused() -> None:
    assert code(zipped([(entry("data/people.csv", stat.S_IFLNK | 0o777), b"/etc/passwd")])) == "zip_link"
    assert code(zipped([(entry("data/people.csv", stat.S_IFIFO | 0o644), b"")])) == "zip_link"
    assert code(zipped([(entry("data/people.csv", stat.S_IFDIR | 0o755), b"")])) == "zip_link"


def test_an_encrypted_entry_is_refused() -> None:
    content = bytearray(archive.pack(PARTS))
    place = content.find(b"PK\x01\x02")
    content[place + 8] |= 1
    content[6] |= 1
    assert code(bytes(content)) == "zip_encrypted"


def test_an_unusual_compression_is_refused() -> None:
    assert code(zipped([("data/people.csv", b"a" * 500)], zipfile.ZIP_BZIP2)) == "zip_damaged"
    assert code(zipped([("data/people.csv", b"a" * 500)], zipfile.ZIP_LZMA)) == "zip_damaged"


def test_more_than_two_thousand_entries_are_refused() -> None:
    many: list[tuple[str | zipfile.ZipInfo, bytes]] = [(f"data/t{number}.csv", b"") for number in range(2001)]
    assert code(zipped(many)) == "zip_too_many_entries"
    assert len(archive.unpack(zipped([(name, b"id\n") for name, _ in many[:2000]]))) == 2000


def test_a_bomb_is_refused_unopened() -> None:
    assert code(zipped([("data/people.csv", b"\0" * 5_000_000)])) == "zip_bomb"


def test_a_declared_total_beyond_the_limit_is_refused() -> None:
    content = bytearray(zipped([("data/people.csv", b"abc")]))
    struct.pack_into("<I", content, content.find(b"PK\x01\x02") + 24, 501 * 1024 * 1024)
    assert code(bytes(content)) == "zip_bomb"


@pytest.mark.parametrize("declared", [1, 999, 1001, 4000])
def test_a_size_that_lies_is_refused(declared: int) -> None:
    content = bytearray(zipped([("data/people.csv", bytes(range(250)) * 4)]))
    struct.pack_into("<I", content, content.find(b"PK\x01\x02") + 24, declared)
    struct.pack_into("<I", content, 22, declared)
    assert code(bytes(content)) == "zip_damaged"


def test_a_shortened_part_with_a_fitting_checksum_is_refused() -> None:
    content = bytearray(zipped([("data/people.csv", bytes(range(250)) * 4)]))
    checksum = zlib.crc32((bytes(range(250)) * 4)[:999])
    for place, sizes in ((0, 14), (content.find(b"PK\x01\x02"), 16)):
        struct.pack_into("<I", content, place + sizes, checksum)
        struct.pack_into("<I", content, place + sizes + 8, 999)
    assert code(bytes(content)) == "zip_damaged"


def test_overlapping_entries_are_refused() -> None:
    content = bytearray(zipped([("data/a.csv", b"a" * 30), ("data/b.csv", b"b" * 30)], zipfile.ZIP_STORED))
    second = content.find(b"PK\x01\x02", content.find(b"PK\x01\x02") + 4)
    struct.pack_into("<I", content, second + 42, 0)
    assert code(bytes(content)) == "zip_damaged"


def test_bytes_hidden_before_between_or_behind_are_refused() -> None:
    content = archive.pack(PARTS)
    assert code(b"#!/bin/sh\n" + content) == "zip_damaged"
    assert code(content + b"hidden") == "zip_damaged"
    commented = io.BytesIO(content)
    with zipfile.ZipFile(commented, "a") as file:
        file.comment = b"hidden"
    assert code(commented.getvalue()) == "zip_damaged"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b'{"a":1,"a":2}', "json_duplicate_key"),
        (b'{"a":NaN}', "json_damaged"),
        (b'{"a":-Infinity}', "json_damaged"),
        (b'{"a":1e999}', "json_giant_number"),
        (b'{"a":' + b"9" * 5000 + b"}", "json_giant_number"),
        (b"[" * 100_000, "json_damaged"),
        (b"[]", "json_damaged"),
        (b"{", "json_damaged"),
        (b"", "json_damaged"),
        (b'{"a":"\xff"}', "json_damaged"),
        (b'\xef\xbb\xbf{"a":1}', "json_damaged"),
        (rb'{"a":"\u0000"}', "json_damaged"),
        (rb'{"a":"\\\uD83D"}', "json_damaged"),
    ],
)
def test_json_that_is_read_differently_by_different_programs_is_refused(text: bytes, expected: str) -> None:
    with pytest.raises(Refused) as refused:
        archive.read_json(text)
    assert refused.value.problem.code == expected


def test_json_may_speak_of_escapes() -> None:
    assert archive.read_json(rb'{"a":"\\u0000","b":"\n"}') == {"a": r"\u0000", "b": "\n"}
