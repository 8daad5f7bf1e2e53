from __future__ import annotations

import json
import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.core.files import FileNotRead
from desktop.features.sync import archive, minisign, services
from desktop.features.sync.domain import (
    LARGEST_PACKAGE,
    Keyring,
    PackageKind,
    Refused,
    SignatureState,
    TrustedComment,
    Verification,
    identity_of,
)
from desktop.features.sync.storage import find_own_keys
from desktop.features.sync.verify import verify
from tests.sync.units import DESK, SENDER, Unit, introduce, open_unit


def ring(unit: Unit) -> Keyring:
    with unit.database.read() as reading:
        return services.keyring(reading)


def codes(found: Verification) -> list[str]:
    return [problem.code for problem in found.problems]


def forged(
    unit: Unit,
    made: Path,
    comment: str = "",
    edit: dict[str, Any] | None = None,
    parts: Mapping[str, bytes] | None = None,
) -> Verification:
    """The package again, changed and properly signed by the unit itself: what only it could do."""
    with unit.database.read() as reading:
        own = find_own_keys(reading)
    assert own is not None
    held = archive.unpack(made.read_bytes())
    held |= parts or {}
    descriptor = archive.read_json(held[archive.DESCRIPTOR])
    for path in [path for path in held if path != archive.DESCRIPTOR]:
        for resource in descriptor["resources"]:
            if resource["path"] == path:
                resource |= {"bytes": len(held[path]), "hash": identity_of(held[path])}
    held[archive.DESCRIPTOR] = archive.write_json(descriptor | (edit or {}))
    body = archive.pack(held)
    line = comment or minisign.parse(made.with_name(made.name + ".minisig").read_bytes()).comment
    return verify(body, ring(unit), minisign.sign(body, bytes.fromhex(own.signing_seed), line))


def test_a_package_for_us_is_valid_and_says_what_it_carries(union: Unit, desk: Unit, stick: Path) -> None:
    made = union.send(stick)
    found = services.verify_file(desk.database, made.file)
    assert (found.valid, found.signature, codes(found)) == (True, SignatureState.KNOWN, [])
    assert found.sealed
    assert found.identity == made.id == f"sha256:{made.sha256}"
    assert found.comment == TrustedComment(SENDER.id, DESK.id, PackageKind.REPORT, 1, 1, "-")
    assert found.sender == SENDER
    assert {name: count.total for name, count in found.sections.items()} == {"departments": 2, "people": 3}
    people = next(each for each in found.tables if each.name == "people").keyed()
    assert people["p1"]["full_name"] == "Nguyễn Thị Bưởi"
    assert people["p3"]["full_name"] == 'Lê "Tư"\nHoà'
    assert people["p2"]["born"] is None


def test_the_sender_reads_its_own_exports_again(union: Unit, stick: Path) -> None:
    assert services.verify_file(union.database, union.send(stick).file).valid


def test_somebody_else_cannot_open_a_sealed_package(union: Unit, stick: Path, tmp_path: Path) -> None:
    other = open_unit(tmp_path, replace(SENDER, id="other", code="TN-0002"))
    for database, code in ((other.database, "sealed_for_others"), (None, "no_keys")):
        found = services.verify_file(database, union.send(stick).file)
        assert (found.valid, found.signature, codes(found)) == (False, SignatureState.UNKNOWN, [code])
    other.database.close()


def test_a_package_for_somebody_else_is_not_for_us(union: Unit, stick: Path, tmp_path: Path) -> None:
    other = open_unit(tmp_path, replace(SENDER, id="other", code="TN-0002"))
    introduce(union, other, tmp_path)
    found = services.verify_file(other.database, union.send(stick, plain=True).file)
    assert codes(found) == ["not_for_us"]
    assert not found.valid
    other.database.close()


def test_a_package_of_an_unknown_unit_is_read_but_never_valid(stranger: Unit, desk: Unit, stick: Path) -> None:
    made = stranger.send(stick, plain=True)
    found = services.verify_file(desk.database, made.file)
    assert (found.valid, found.signature) == (False, SignatureState.UNKNOWN)
    assert codes(found) == ["unknown_key", "for_anyone"]
    assert found.fingerprint_words == services.own_card(stranger.database).fingerprint_words
    assert found.sections["people"].total == 3
    assert services.verify_file(None, made.file).signature is SignatureState.UNKNOWN


def test_a_card_that_nobody_confirmed_proves_nothing(union: Unit, stick: Path, tmp_path: Path) -> None:
    late = open_unit(tmp_path, replace(DESK, id="late", code="LATE"))
    services.export_card(union.database, tmp_path / "card")
    services.add_card(late.database, tmp_path / "card", confirmed=False)
    made = union.send(stick, plain=True, code="TN")
    assert codes(services.verify_file(late.database, made.file)) == ["key_not_confirmed", "not_for_us"]
    late.database.close()


def test_a_revoked_key_counts_below_its_number_only(union: Unit, desk: Unit, stick: Path) -> None:
    first, second = union.send(stick), union.send(stick)
    with desk.database.write("revoke") as tx:
        services.revoke_card(tx, services.list_partners(tx)[0].id, 2)
    assert services.verify_file(desk.database, first.file).valid
    assert codes(services.verify_file(desk.database, second.file)) == ["key_revoked"]


def test_no_flipped_byte_of_a_plain_package_passes(union: Unit, desk: Unit, stick: Path) -> None:
    made = union.send(stick, plain=True)
    known, body, lines = ring(desk), made.file.read_bytes(), made.files[0].read_bytes()
    assert verify(body, known, lines).valid
    chosen = random.Random(1)
    for place in sorted(chosen.sample(range(len(body)), 300)):
        changed = bytes([*body[:place], body[place] ^ 1 << chosen.randrange(8), *body[place + 1 :]])
        assert not verify(changed, known, lines).valid, place
    for place in range(len(lines)):
        changed = bytes([*lines[:place], lines[place] ^ 1 << chosen.randrange(8), *lines[place + 1 :]])
        assert not verify(body, known, changed).valid, place


def test_no_flipped_byte_of_a_sealed_package_passes(union: Unit, desk: Unit, stick: Path) -> None:
    content, known = union.send(stick).file.read_bytes(), ring(desk)
    assert verify(content, known).valid
    chosen = random.Random(2)
    for place in sorted({*range(400), *chosen.sample(range(len(content)), 200)}):
        changed = bytes([*content[:place], content[place] ^ 1 << chosen.randrange(8), *content[place + 1 :]])
        assert not verify(changed, known).valid, place


def test_what_is_cut_off_or_appended_is_refused(union: Unit, desk: Unit, stick: Path) -> None:
    made, known = union.send(stick, plain=True), ring(desk)
    body, lines = made.file.read_bytes(), made.files[0].read_bytes()
    for changed in (body[:-1], body + b"\0", body[: len(body) // 2], b"PK\x03\x04"):
        assert codes(verify(changed, known, lines)) == ["bad_signature"]
    for other in (lines[:-1], lines + b"\n", b"", b"x\n" * 4, lines.replace(b"\n", b"\r\n"), b"\xff" * 300):
        assert verify(body, known, other).signature is SignatureState.BAD
    assert codes(verify(body, known)) == ["signature_missing"]


def test_unused_bits_of_base64_are_refused(union: Unit, desk: Unit, stick: Path) -> None:
    made, known = union.send(stick, plain=True), ring(desk)
    lines = made.files[0].read_bytes().split(b"\n")
    ending = lines[1][-4:]
    assert ending.endswith(b"=")
    alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    place = len(lines[1].rstrip(b"=")) - 1
    twin = alphabet[alphabet.index(lines[1][place]) ^ 1]
    lines[1] = lines[1][:place] + bytes([twin]) + lines[1][place + 1 :]
    assert codes(verify(made.file.read_bytes(), known, b"\n".join(lines))) == ["signature_malformed"]


@pytest.mark.parametrize("content", [b"", b"hello", b"age-encryption.org/v1\n", b"\0" * 1000, b"PK\x05\x06"])
def test_a_file_that_is_no_package_is_answered_with_a_problem(desk: Unit, content: bytes) -> None:
    found = verify(content, ring(desk), b"")
    assert found.problems
    assert not found.valid


def test_another_file_is_called_what_it_is(union: Unit, desk: Unit, stick: Path) -> None:
    made = union.send(stick, plain=True)
    services.export_card(union.database, stick / "our.cdcard")
    sheet = archive.unpack(made.file.read_bytes())["human/tom-tat.xlsx"]
    card, signature = (stick / "our.cdcard").read_bytes(), made.files[0].read_bytes()
    for content, code in (
        (card, "is_a_card"), (signature, "only_a_signature"), (sheet, "not_a_package"),
        (made.file.read_bytes(), "signature_missing"),
    ):  # fmt: skip
        assert codes(verify(content, ring(desk))) == [code]


def test_a_huge_file_is_refused_unread_and_a_missing_one_is_no_answer(desk: Unit, tmp_path: Path) -> None:
    huge = tmp_path / "huge.cdpkg"
    with huge.open("wb") as file:
        file.truncate(LARGEST_PACKAGE + 1)
    assert codes(services.verify_file(desk.database, huge)) == ["too_large"]
    with pytest.raises(FileNotRead):
        services.verify_file(desk.database, tmp_path / "none.cdpkg")


def test_garbage_in_every_shape_never_raises(union: Unit, desk: Unit, stick: Path) -> None:
    """The signed layers are taken away, so the inner readers meet what no signature stopped."""
    made = union.send(stick, plain=True)
    body = made.file.read_bytes()
    chosen = random.Random(3)
    for _ in range(400):
        content = bytearray(body)
        for _ in range(chosen.randrange(1, 6)):
            content[chosen.randrange(len(content))] = chosen.randrange(256)
        try:
            parts = archive.unpack(bytes(content))
            archive.read_json(parts.get(archive.DESCRIPTOR, b""))
        except Refused:
            continue


def test_a_signed_description_of_any_shape_never_raises(stranger: Unit, stick: Path) -> None:
    made = stranger.send(stick, plain=True).file
    whole = archive.read_json(archive.unpack(made.read_bytes())[archive.DESCRIPTOR])
    chosen = random.Random(5)
    texts: tuple[Any, ...] = ("", "x", "sha256:", "data/people.csv", "year")
    odd = (*texts, None, True, -1, 1.5, [], {}, [[]], [None], {"a": []}, ["id"])
    accepted = 0
    for _ in range(150):
        changed = json.loads(json.dumps(whole))
        for _ in range(chosen.randrange(1, 3)):
            holder, key = chosen.choice(_places(changed))
            holder[key] = chosen.choice(odd)
        accepted += forged(stranger, made, edit={**dict.fromkeys(whole), **changed}).valid
    assert accepted < 150


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every place of a JSON value where something else could stand."""
    keys = [*value] if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else []
    return [place for key in keys for place in ((value, key), *_places(value[key]))]


# Signed, and yet not right: a program with a fault, or a unit that lies


def test_a_newer_profile_is_refused_with_both_versions(stranger: Unit, stick: Path) -> None:
    found = forged(stranger, stranger.send(stick, plain=True).file, edit={"cd:profile": "2.0"})
    newer = found.problems[-1]
    assert (newer.code, newer.facts) == ("newer_profile", {"found": "2.0", "known": "1.1"})


def test_a_newer_minor_version_with_unknown_fields_is_read(stranger: Unit, stick: Path) -> None:
    made = stranger.send(stick, plain=True).file
    assert forged(stranger, made, edit={"cd:profile": "1.7", "cd:weather": "sunny"}).valid


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        ({"cd:seq": 2}, "comment_disagrees"),
        ({"cd:to": {"id": "x", "name": "x"}}, "comment_disagrees"),
        ({"cd:unit": {"id": "x", "code": "x", "name": "x"}}, "comment_disagrees"),
        ({"cd:unit": None}, "descriptor_malformed"),
        ({"cd:device": 7}, "descriptor_malformed"),
        ({"cd:profile": 1.0}, "descriptor_malformed"),
        ({"resources": []}, "descriptor_malformed"),
        ({"resources": [7]}, "descriptor_malformed"),
        ({"resources": {}}, "descriptor_malformed"),
        ({"cd:sections": {"people": {"total": 3}}}, "descriptor_malformed"),
        ({"cd:sections": {}}, "count_differs"),
    ],
)
def test_a_descriptor_that_lies_is_refused(stranger: Unit, stick: Path, edit: dict[str, Any], code: str) -> None:
    assert codes(forged(stranger, stranger.send(stick, plain=True).file, edit=edit))[-1] == code


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("Nữ", "Khác", "cell_refused"),
        ("1985-03-02", "1985-02-30", "cell_refused"),
        ("1985-03-02", "02/03/1985", "cell_refused"),
        (",12,", ",12a,", "cell_refused"),
        (",12,", ",٣,", "cell_refused"),
        (",true,", ",True,", "cell_refused"),
        (",d1,active", ",d9,active", "reference_broken"),
        (",d1,active", ",d1,", "cell_refused"),
        ("p2,", "p1,", "key_repeated"),
        ("p2,", ",", "cell_refused"),
        ("p2,", "p" * 501 + ",", "key_too_long"),
        ("id,full_name", "id,fullname", "columns_differ"),
        ("p2,", "p2,x,", "columns_differ"),
        ("Trần", "Tra\u0302\u0300n", "text_not_normal"),
        ("Trần", "Tr\0n", "text_not_normal"),
        ("id,full", "\ufeffid,full", "text_not_normal"),
        ("Trần", '"Trần', "csv_damaged"),
    ],
)
def test_a_table_that_breaks_its_schema_is_refused(stranger: Unit, stick: Path, old: str, new: str, code: str) -> None:
    made = stranger.send(stick, plain=True).file
    people = archive.unpack(made.read_bytes())["data/people.csv"].decode()
    assert old in people
    changed = people.replace(old, new, 1).encode()
    assert codes(forged(stranger, made, parts={"data/people.csv": changed}))[-1] == code
    assert forged(stranger, made).valid


def test_a_text_that_is_not_unicode_is_refused(stranger: Unit, stick: Path) -> None:
    made = stranger.send(stick, plain=True).file
    assert codes(forged(stranger, made, parts={"data/people.csv": b"id\xff\n"}))[-1] == "text_not_unicode"


def test_a_part_too_many_or_too_few_is_refused(stranger: Unit, stick: Path) -> None:
    made = stranger.send(stick, plain=True).file
    assert codes(forged(stranger, made, parts={"data/extra.csv": b"id\n"}))[-1] == "parts_differ"
    resources = archive.read_json(archive.unpack(made.read_bytes())[archive.DESCRIPTOR])["resources"]
    found = forged(stranger, made, edit={"resources": resources[:-1]})
    assert codes(found)[-1] == "parts_differ"


def test_a_hash_that_differs_is_refused(stranger: Unit, stick: Path) -> None:
    made = stranger.send(stick, plain=True).file
    resources = archive.read_json(archive.unpack(made.read_bytes())[archive.DESCRIPTOR])["resources"]
    resources[0]["hash"] = "sha256:" + "0" * 64
    assert codes(forged(stranger, made, edit={"resources": resources}))[-1] == "hash_differs"


@pytest.mark.parametrize(
    "line",
    [
        "", "hello", f"unit={SENDER.id} to=- kind=report epoch=1 seq=01 prev=-",
        f"unit={SENDER.id} to=- kind=card epoch=1 seq=1 prev=-",
        f"unit={SENDER.id}  to=- kind=report epoch=1 seq=1 prev=-",
        f"unit={SENDER.id} to=- kind=report epoch=1 seq=1 prev=sha256:00",
        f"to=- unit={SENDER.id} kind=report epoch=1 seq=1 prev=-",
    ],
)  # fmt: skip
def test_the_trusted_comment_has_one_form_only(stranger: Unit, stick: Path, line: str) -> None:
    made = stranger.send(stick, plain=True).file
    assert codes(forged(stranger, made, comment=line or " "))[-1] == "comment_malformed"


def test_a_unit_cannot_speak_for_another(stranger: Unit, stick: Path) -> None:
    made = stranger.send(stick, plain=True).file
    line = f"unit={DESK.id} to=- kind=report epoch=1 seq=1 prev=-"
    assert codes(forged(stranger, made, comment=line))[-1] == "unit_key_mismatch"
