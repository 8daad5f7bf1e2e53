"""Stock minisign, age and frictionless open what the program writes."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from desktop.features.sync import services
from desktop.features.sync.domain import Purpose
from desktop.features.sync.storage import find_own_keys
from tests.sync.units import Unit


def run(*command: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, cwd=cwd)


def frictionless(path: Path) -> dict[str, object]:
    ran = run(sys.executable, "-W", "ignore", "-m", "frictionless", "validate", path, "--json")
    report: dict[str, object] = json.loads(ran.stdout)
    return report


def test_minisign_accepts_a_plain_package_and_refuses_a_changed_one(stranger: Unit, stick: Path) -> None:
    made = stranger.send(stick, plain=True)
    key = services.own_card(stranger.database).signing_key
    good = run("minisign", "-V", "-m", made.file, "-P", key)
    assert good.returncode == 0, good.stderr
    assert f"unit={stranger.sender.id} to=- kind=report epoch=1 seq=1 prev=-" in good.stdout
    content = bytearray(made.file.read_bytes())
    content[100] ^= 1
    made.file.write_bytes(content)
    assert run("minisign", "-V", "-m", made.file, "-P", key).returncode != 0


def test_frictionless_accepts_a_plain_package(stranger: Unit, stick: Path) -> None:
    report = frictionless(stranger.send(stick, plain=True).file)
    assert report["valid"], report
    assert report["stats"]["tasks"] == 4  # type: ignore[index]


def test_frictionless_accepts_a_package_without_any_row(stranger: Unit, stick: Path) -> None:
    stranger.people, stranger.departments = [], []
    report = frictionless(stranger.send(stick, plain=True).file)
    assert report["valid"], report


def test_frictionless_sees_a_changed_cell(stranger: Unit, stick: Path, tmp_path: Path) -> None:
    made = stranger.send(stick, plain=True)
    changed = tmp_path / "changed.cdpkg.zip"
    with zipfile.ZipFile(made.file) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace("Nữ".encode(), b"Nam"))
    assert not frictionless(changed)["valid"]


def test_age_opens_a_sealed_package_as_the_instructions_say(union: Unit, desk: Unit, stick: Path) -> None:
    made = union.send(stick)
    for unit in (union, desk):
        with unit.database.read() as reading:
            own = find_own_keys(reading)
        assert own is not None
        (stick / "khoa.txt").write_text(own.age_identity + "\n")
        opened = run("age", "-d", "-i", "khoa.txt", "-o", "goi.tam", made.file.name, cwd=stick)
        assert opened.returncode == 0, opened.stderr
        with (stick / "goi.cdpkg.zip.minisig").open("wb") as lines, (stick / "goi.cdpkg.zip").open("wb") as body:
            subprocess.run(["head", "-n", "4", "goi.tam"], stdout=lines, cwd=stick, check=True)
            subprocess.run(["tail", "-n", "+5", "goi.tam"], stdout=body, cwd=stick, check=True)
        key = services.own_card(union.database).signing_key
        checked = run("minisign", "-V", "-m", "goi.cdpkg.zip", "-P", key, cwd=stick)
        assert checked.returncode == 0, checked.stderr
        assert f"to={desk.sender.id}" in checked.stdout
    assert frictionless(stick / "goi.cdpkg.zip")["valid"]
    text = zipfile.ZipFile(stick / "goi.cdpkg.zip").read("human/huong-dan-kiem-tra.txt").decode()
    for command in ("age -d -i khoa.txt", "head -n 4 goi.tam", "tail -n +5 goi.tam", "minisign -V -m goi.cdpkg.zip"):
        assert command in text
    assert key in text


def test_a_card_is_signed_as_minisign_likes_it(stranger: Unit, tmp_path: Path) -> None:
    card = services.export_card(stranger.database, tmp_path / "union.cdcard")
    lines = (tmp_path / "union.cdcard").read_bytes().split(b"\n", 4)
    (tmp_path / "card.json.minisig").write_bytes(b"\n".join(lines[:4]) + b"\n")
    (tmp_path / "card.json").write_bytes(lines[4])
    checked = run("minisign", "-V", "-m", tmp_path / "card.json", "-P", card.signing_key)
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize("purpose", [*Purpose])
def test_the_summary_opens_in_excel(stranger: Unit, stick: Path, purpose: Purpose) -> None:
    made = stranger.send(stick, plain=True, purpose=purpose)
    with zipfile.ZipFile(made.file) as archive, archive.open("human/tom-tat.xlsx") as sheet:
        from_excel = openpyxl.load_workbook(io.BytesIO(sheet.read()))
    texts = [str(cell.value) for row in from_excel["Tóm tắt"].iter_rows() for cell in row if cell.value is not None]
    assert "Người" in texts
    assert str(len(stranger.people)) in texts
