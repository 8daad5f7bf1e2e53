"""The demonstration does the whole main job without a screen."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.end_to_end.cli import Program, made_once, set_up


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Program, Path, dict[str, Any]]:
    def make(folder: Path) -> None:
        told = Program(folder / "data").run(
            "demo", "--out", folder / "out", "--people", "120", "--json", passphrase="", timeout=420
        )
        assert told.status == 0, told.err
        (folder / "told.json").write_text(told.out, encoding="utf-8")

    folder = made_once(tmp_path_factory, "demo", make)
    mine = tmp_path_factory.mktemp("demo") / "data"
    shutil.copytree(folder / "data", mine)
    return Program(mine), folder / "out", json.loads((folder / "told.json").read_text(encoding="utf-8"))


def test_it_leaves_papers_a_package_and_pictures(demo: tuple[Program, Path, dict[str, Any]]) -> None:
    _, out, document = demo
    files = [Path(file) for file in document["files"]]
    assert all(file.is_file() and file.stat().st_size > 0 for file in files)
    assert all(file.is_relative_to(out) for file in files)
    endings = Counter(file.suffix for file in files)
    assert endings[".pdf"] >= 4
    assert endings[".xlsx"] >= 4
    assert endings[".docx"] >= 1
    assert endings[".png"] >= 6
    assert any(file.name.endswith(".cdpkg.zip") for file in files)
    assert any("proposal" in file.name and file.suffix == ".docx" for file in files)


def test_it_tells_every_step_with_its_time(demo: tuple[Program, Path, dict[str, Any]]) -> None:
    _, out, document = demo
    names = [step["name"] for step in document["steps"]]
    assert {"set-up", "import-members", "emulation", "awards", "tet-gifts", "papers", "package", "pictures"} <= set(
        names
    )
    assert all(step["seconds"] >= 0 for step in document["steps"])
    assert len(PdfReader(out / "tom-tat.pdf").pages) == 1


def test_the_sample_union_stays_and_some_are_eligible_and_some_are_not(
    demo: tuple[Program, Path, dict[str, Any]],
) -> None:
    program, _, _ = demo
    people = program.json("members", passphrase="so cong doan mau")
    assert len(people) == 120
    found = program.json("nominations", "check", passphrase="so cong doan mau")
    verdicts = {one["verdict"] for one in found}
    assert {"eligible", "not_eligible"} <= verdicts
    for nomination in found:
        for check in nomination["checks"]:
            assert check["outcome"] in {"pass", "fail", "warn"}
            assert check["found"]
            assert check["threshold"]
            assert check["source"]
            assert check["fix"] or check["outcome"] != "fail"
    said = program.run("nominations", "check", passphrase="so cong doan mau").out
    failed = [check for nomination in found for check in nomination["checks"] if check["outcome"] == "fail"]
    assert failed
    assert all(f"✖ {check['title']}" in said and check["fix"] in said for check in failed)


def test_without_a_code_a_paper_is_about_the_current_campaign_and_an_unknown_code_names_those_there_are(
    demo: tuple[Program, Path, dict[str, Any]], tmp_path: Path
) -> None:
    program, _, _ = demo
    sample = {"passphrase": "so cong doan mau"}
    for paper in ("award-proposal", "tet-summary"):
        assert program.json("report", paper, tmp_path / f"{paper}.pdf", **sample)["pages"] >= 1
    assert program.json("dossier", "--out", tmp_path / "dossier", **sample)["files"]
    every = program.json("report", "award-certificates", tmp_path / "giay-khen.pdf", **sample)["pages"]
    named = program.json("report", "award-certificates", tmp_path / "x.pdf", "--about", "01/QĐ-CĐCS", **sample)["pages"]
    assert every == named > 1
    refusal = program.refused("report", "award-certificates", tmp_path / "y.pdf", "--about", "99/QĐ-CĐCS", **sample)
    assert refusal["code"] == "no_such_decision"
    assert "01/QĐ-CĐCS" in refusal["message"]
    for paper, code, known in (
        ("award-proposal", "no_such_campaign", "TD-2025"),
        ("tet-summary", "no_such_tet_campaign", "TET2026"),
    ):
        refusal = program.refused("report", paper, tmp_path / "x.pdf", "--campaign", "NONE", **sample)
        assert refusal["code"] == code
        assert refusal["known"][0] == known
        assert known in refusal["message"]


def test_papers_are_whole_and_carry_only_their_own_font(demo: tuple[Program, Path, dict[str, Any]]) -> None:
    _, _, document = demo
    papers = [Path(file) for file in document["files"] if file.endswith(".pdf")]
    for paper in papers:
        reader = PdfReader(paper)
        text = "".join(page.extract_text() for page in reader.pages)
        assert len(text) > 100
        assert "\ufffd" not in text
        fonts: set[str] = set()
        for page in reader.pages:
            resources: Any = page["/Resources"]
            fonts |= {font.get_object()["/BaseFont"] for font in resources.get("/Font", {}).values()}
        assert all("LiberationSerif" in name for name in fonts), (paper, fonts)
    for book in (Path(file) for file in document["files"] if file.endswith(".xlsx")):
        with zipfile.ZipFile(book) as archive:
            sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        assert sheets
        assert not any(b"<f>" in sheet for sheet in sheets)


def test_the_demonstration_can_be_repeated(demo: tuple[Program, Path, dict[str, Any]], tmp_path: Path) -> None:
    shutil.copytree(demo[0].folder, tmp_path / "data")
    program = Program(tmp_path / "data")
    again = program.json("demo", "--out", tmp_path / "again", "--people", "60", passphrase="", timeout=420)
    assert any(file.endswith(".png") for file in again["files"])
    assert len(program.json("members", passphrase="so cong doan mau")) == 60


def test_it_never_touches_a_real_union(tmp_path: Path) -> None:
    program = set_up(tmp_path)
    assert program.refused("demo", "--out", tmp_path / "out")["code"] == "data_folder_not_empty"
    assert program.json("members") == []
