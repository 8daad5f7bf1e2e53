"""The command line as scripts call it."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from desktop import cli
from tests.end_to_end.cli import DESK, PASSPHRASE, ROOT, Program, set_up

LISTS = Path(__file__).parents[1] / "data" / "lists"
MEMBER_KEYS = {"id", "full_name", "birth_date", "sex", "national_id", "phone", "section", "status"}


@pytest.fixture(scope="module")
def union(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """A union with the 500 people of a real list; tests of this module only read it, or undo what they do."""
    program = set_up(tmp_path_factory.mktemp("union"))
    program.json("import", LISTS / "nhan-su-500.xlsx", "--into", "members")
    return program


def test_set_up_names_the_union_and_refuses_a_second_time(tmp_path: Path) -> None:
    (tmp_path / "union.toml").write_text('[union]\nname = "CĐCS Thử"\ncode = "T-1"\n', encoding="utf-8")
    program = Program(tmp_path / "data")
    made = program.json("setup", "--file", tmp_path / "union.toml")
    assert (made["union"]["name"], made["union"]["code"]) == ("CĐCS Thử", "T-1")
    assert program.refused("setup", "--file", tmp_path / "union.toml")["code"] == "data_folder_not_empty"


def test_without_a_passphrase_nothing_opens(union: Program, tmp_path: Path) -> None:
    assert union.refused("members", passphrase="")["code"] == "passphrase_missing"
    assert union.refused("members", passphrase="sai rồi")["code"] == "passphrase_wrong"
    secret = tmp_path / "secret.txt"
    secret.write_text(PASSPHRASE + "\n", encoding="utf-8")
    assert len(union.json("members", "--passphrase-file", secret, passphrase="")) == 500


def test_a_refusal_says_its_sentence_on_stderr(tmp_path: Path) -> None:
    answer = Program(tmp_path).run("members")
    assert answer.status == 2
    assert answer.out == ""
    assert "Hãy thiết lập" in answer.err
    english = Program(tmp_path).run("members", "--lang", "en")
    assert "Set the union up first" in english.err


def test_where_there_is_no_union_nothing_is_asked_and_nothing_is_made(tmp_path: Path) -> None:
    program = Program(tmp_path / "none")
    for arguments in (["members"], ["export", "members", tmp_path / "x.xlsx"], ["gifts", "hand-out", "1"]):
        refusal = program.refused(*arguments, passphrase="")
        assert (refusal["code"], refusal["path"]) == ("no_union_here", str(tmp_path / "none"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("none", None, ("file_not_read", "missing")),
        ("empty", b"\r\n", ("passphrase_missing", None)),
        ("large", bytes(9000), ("file_not_read", "too_large")),
        ("other", b"another\n", ("passphrase_wrong", None)),
    ],
)
def test_a_passphrase_file_that_does_not_serve_is_refused(
    union: Program, tmp_path: Path, name: str, content: bytes | None, refusal: tuple[str, str | None]
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    found = union.refused("members", "--passphrase-file", tmp_path / name, passphrase="")
    assert (found["code"], found.get("reason")) == refusal


def test_a_passphrase_file_of_windows_opens_too(union: Program, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_bytes(f"\ufeff{PASSPHRASE}\r\n".encode())
    assert union.json("members", "--limit", "1", f"--passphrase-file={tmp_path / 'secret.txt'}", passphrase="")


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
def test_paths_are_used_as_given_and_answered_absolute(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real, target_is_directory=True)
    program = set_up(link)
    made = program.json("export", "members", link / "members.xlsx")
    assert made["file"] == str(link / "members.xlsx")
    relative = os.path.relpath(link / "members.pdf", ROOT)
    assert Path(program.json("report", "members", relative)["file"]).is_absolute()
    assert (real / "members.pdf").exists()
    backup = program.json("backup", "create", "--to", link)
    assert Path(backup["file"]).parent == link
    assert Path(program.refused("setup", "--file", "none.toml")["path"]).is_absolute()


@pytest.mark.parametrize(
    ("arguments", "facts", "sentence"),
    [
        (["nix"], {"reason": "no_such_command", "given": "nix"}, "Không có lệnh “nix”. Hiện có: setup, check,"),
        (["it's"], {"reason": "no_such_command", "given": "it's"}, "Không có lệnh “it's”."),
        (["backup"], {"reason": "no_command", "offered": ["create", "list", "verify", "restore"]}, "Cần ghi rõ lệnh"),
        (["import"], {"reason": "missing", "name": "FILE"}, "Thiếu FILE."),
        (["report"], {"reason": "missing", "name": "NAME"}, "Thiếu NAME."),
        (["import", "x"], {"reason": "missing", "name": "--into"}, "Thiếu --into. Chọn một trong: members,"),
        (["import", "x", "--into", "y"], {"reason": "bad_value", "name": "--into"}, "--into phải là một trong: mem"),
        (["members", "--limit", "many"], {"reason": "bad_value", "least": 1}, "--limit phải là số, ít nhất là 1."),
        (["demo", "--people", "1", "--out", "x"], {"most": 200_000}, "--people phải là số từ 60 đến 200000."),
        (["members", "--serch", "x"], {"given": "--serch", "offered": ["--search"]}, "Có thể là: --search."),
        (["members", "--search"], {"reason": "no_value", "name": "--search"}, "Tùy chọn --search cần một giá trị."),
        (["check", "a", "b"], {"reason": "too_much", "given": "a b"}, "Thừa tham số: a b."),
        (["--lang", "fr", "check"], {"name": "--lang", "offered": ["vi", "en"]}, "--lang phải là một trong: vi, en."),
        (["--lang"], {"reason": "no_value", "name": "--lang"}, "Tùy chọn --lang cần một giá trị."),
    ],
)
def test_wrong_usage_is_refused_in_vietnamese_with_what_is_offered(
    qapp: object, capsys: pytest.CaptureFixture[str], arguments: list[str], facts: dict[str, object], sentence: str
) -> None:
    assert cli.main([*arguments, "--json"] if arguments != ["--lang"] else ["--json", *arguments]) == 2
    said = capsys.readouterr()
    refusal = json.loads(said.out)["refusal"]
    assert refusal["code"] == "usage"
    assert {name: refusal[name] for name in facts} == facts
    assert sentence in refusal["message"]
    assert refusal["message"] == said.err.strip()
    assert f"Xem: {refusal['command']} --help" in refusal["message"]


def test_wrong_usage_is_refused_in_the_language_asked_for(tmp_path: Path) -> None:
    for arguments in (["nix", "--lang", "en"], ["--lang=en", "nix"]):
        assert "There is no command “nix”." in Program(tmp_path).refused(*arguments)["message"]


def _commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    for name, below in getattr(command, "commands", {}).items():
        yield from _commands(below, (*path, name))


@pytest.mark.parametrize("path", list(_commands(get_command(cli.program))), ids=" ".join)
def test_every_page_of_help_is_vietnamese(
    qapp: object, capsys: pytest.CaptureFixture[str], path: tuple[str, ...]
) -> None:
    assert cli.main([*path, "--help"]) == 0
    page = capsys.readouterr().out
    assert page.startswith(f"Cách dùng: {' '.join(['socongdoan', *path])} [TÙY CHỌN]")
    assert "Hiện trang này." in page
    english = r"(?<![-\w])(the|and|of|only|Usage|Options|Arguments|Commands|required|default|Show|path|str|int|text)\b"
    assert re.findall(english, page) == []


def test_help_speaks_english_when_asked_and_is_one_document_with_json(tmp_path: Path) -> None:
    page = Program(tmp_path).run("import", "--help", "--lang", "en").out
    assert page.startswith("Usage: socongdoan import [OPTIONS] {FILE}")
    assert "Only the preview." in page
    assert "FILE <path>" in page
    assert Program(tmp_path).json("import", "--help", "--lang", "en")["help"] == page.strip()


def test_options_for_all_commands_stand_before_or_after(union: Program) -> None:
    before = union.run("--json", "members", "--limit", "2")
    after = union.run("members", "--limit", "2", "--json")
    assert before.document == after.document
    assert len(after.document) == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows guards the profile's folder as a whole")
def test_nobody_else_may_read_what_the_program_writes(tmp_path: Path) -> None:
    open_to_all = os.umask(0o022)
    try:
        program, out = set_up(tmp_path), tmp_path / "out"
        out.mkdir()
        program.json("import", LISTS / "don-gia-nhap-mau-5b.xlsx", "--into", "members")
        program.json("export", "members", out / "members.xlsx")
        program.json("report", "members", out / "members.pdf")
        program.json("card", "export", out / "ours.cdcard")
        program.json("package", "create", "--kind", "report", "--to", out, "--plain")
        made = program.json("backup", "create", "--to", out / "made" / "here")
        program.json("backup", "create")
        program.json("backup", "restore", made["file"])
        program.json("members")
    finally:
        os.umask(open_to_all)
    found = [path for top in (program.folder, out) for path in top.rglob("*")]
    assert {"data.db", "keys.json", "keys.bak", "members.xlsx", "members.pdf"} <= {path.name for path in found}
    wide = [path for path in (program.folder, *found) if path.stat().st_mode & 0o077]
    assert wide == []


@pytest.mark.parametrize("path", sorted(LISTS.glob("*.xlsx")), ids=lambda path: path.stem)
def test_every_sample_list_is_previewed_with_its_layout(tmp_path: Path, path: Path) -> None:
    truth = json.loads(path.with_name(f"{path.name}.truth.json").read_text(encoding="utf-8"))
    program = set_up(tmp_path)
    found = program.json("import", path, "--into", "members", "--dry-run")
    assert found["create"] == truth["count"]
    assert found["refused"] == 0
    assert found["encoding"] == truth.get("encoding", "Unicode")
    assert [sheet["header_rows"] for sheet in found["sheets"]] == [truth["header_rows"]]
    assert program.json("members") == []


def test_an_import_is_listed_and_can_be_taken_back(tmp_path: Path) -> None:
    program = set_up(tmp_path)
    done = program.json("import", LISTS / "danh-sach-nhieu-to.xlsx", "--into", "members")
    assert (done["create"], done["skipped"]) == (120, 1)
    assert done["sheets"][0]["columns"]
    people = program.json("members")
    assert len(people) == 120
    assert set(people[0]) == MEMBER_KEYS
    again = program.json("import", LISTS / "danh-sach-nhieu-to.xlsx", "--into", "members", "--existing", "overwrite")
    assert (again["create"], again["unchanged"] + again["skipped"]) == (0, 121)
    undone = program.json("undo-import", done["import_id"])
    assert (undone["removed"], undone["restored"], undone["kept"]) == (120, 0, [])
    assert program.json("members") == []
    assert program.refused("undo-import", done["import_id"])["code"] == "already_undone"


def test_an_unknown_import_is_refused_with_those_there_are(tmp_path: Path) -> None:
    program = set_up(tmp_path)
    assert program.refused("undo-import", "none")["known"] == []
    first, second = (
        program.json("import", LISTS / name, "--into", "members")["import_id"]
        for name in ("don-gia-nhap-mau-5b.xlsx", "danh-sach-nhieu-to.xlsx")
    )
    refusal = program.refused("undo-import", "none")
    assert (refusal["code"], refusal["id"], refusal["known"]) == ("no_such_import", "none", [second, first])
    assert first in refusal["message"]
    assert "Không có lần nhập" in refusal["message"]
    program.json("undo-import", second)
    assert program.refused("undo-import", "none")["known"] == [first]


def test_bad_rows_are_reported_and_the_others_come_in(tmp_path: Path) -> None:
    program = set_up(tmp_path)
    path = tmp_path / "list.csv"
    rows = [
        "Họ và tên;Ngày sinh;Số CCCD",
        "Lê An;1/2/1990;079190001234",
        ";1/2/1991;",
        "Bé Con;1/2/2022;",
        "Vũ Chi;31/2/1990;",
    ]
    path.write_text("\n".join([*rows, "Hồ Dư;1990;8,0194E+10"]), encoding="utf-8")
    done = program.json("import", path, "--into", "members")
    names = [one["full_name"] for one in program.json("members")]
    assert "Lê An" in names
    assert "Bé Con" not in names
    assert done["refused"] >= 1
    for problem in done["problems"]:
        assert set(problem) >= {"sheet", "cell", "value", "problem", "fix"}
        assert problem["problem"]
        assert problem["fix"]


def test_a_file_that_is_not_what_its_name_says_is_refused(tmp_path: Path) -> None:
    program = set_up(tmp_path)
    for name, content in (
        ("a.xlsx", b"%PDF-1.7 hello"),
        ("b.xlsx", b""),
        ("c.xls", b"MZ\x90\x00" + bytes(200)),
        ("d.csv", bytes(range(256)) * 20),
    ):
        (tmp_path / name).write_bytes(content)
        assert program.refused("import", tmp_path / name, "--into", "members")["code"]
    assert program.refused("import", tmp_path / "none.xlsx", "--into", "members")["code"] == "file_not_read"
    assert program.json("members") == []


@pytest.mark.parametrize(("typed", "at_least"), [("nguyen", 20), ("đặng", 1), ("dang", 1), ("NGUYỄN VĂN", 1)])
def test_the_search_of_the_command_line_is_the_window_s(union: Program, typed: str, at_least: int) -> None:
    found = union.json("members", "--search", typed)
    assert len(found) >= at_least
    assert len(found) < 500


def test_members_are_listed_in_vietnamese_order_with_numbers_in_full(union: Program) -> None:
    people = union.json("members")
    assert len(people) == 500
    assert all(len(one["national_id"]) == 12 for one in people)
    assert {one["sex"] for one in people} == {"Nam", "Nữ"}
    given = [one["full_name"].split()[-1] for one in people]
    assert given.index("Đức") > given.index("Dung")
    assert union.json("members", "--as-of", "1950-01-01") == []


def test_a_list_goes_out_and_comes_in_as_itself(union: Program, tmp_path: Path) -> None:
    out = union.json("export", "members", tmp_path / "out.xlsx")
    assert out == {"rows": 500, "file": str(tmp_path / "out.xlsx")}
    back = union.json("import", tmp_path / "out.xlsx", "--into", "members", "--existing", "overwrite", "--dry-run")
    assert (back["unchanged"], back["create"], back["update"], back["refused"]) == (500, 0, 0, 0)


def test_a_list_is_never_written_under_another_ending(union: Program, tmp_path: Path) -> None:
    assert union.refused("export", "members", tmp_path / "out.csv")["code"] == "unknown_format"
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_list_or_paper_is_refused_with_those_there_are(union: Program, tmp_path: Path) -> None:
    refusal = union.refused("export", "people", tmp_path / "out.xlsx")
    assert refusal["code"] == "unknown_list"
    assert {"members", "registrations", "nominations", "beneficiaries"} <= set(refusal["offered"])
    assert "beneficiaries" in refusal["message"]
    for arguments in (["people", tmp_path / "x.pdf"], ["people"]):
        refusal = union.refused("report", *arguments)
        assert refusal["code"] == "unknown_report"
        assert "members" in refusal["offered"]


def test_a_file_in_the_place_of_a_folder_is_a_refusal(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("of somebody else", encoding="utf-8")
    assert Program(tmp_path / "data").refused("demo", "--out", taken)["code"] == "file_not_written"
    assert Program(taken).refused("demo", "--out", tmp_path / "out")["code"] == "file_not_written"
    assert taken.read_text(encoding="utf-8") == "of somebody else"


def test_every_paper_is_listed_and_one_is_written_in_every_format(union: Program, tmp_path: Path) -> None:
    papers = union.json("report", "--list")
    assert {"members", "member-changes"} <= {paper["name"] for paper in papers}
    for ending in ("pdf", "xlsx", "docx"):
        path = tmp_path / f"members.{ending}"
        made = union.json("report", "members", path)
        assert made["file"] == str(path)
        assert made["pages"] >= 1
        assert path.stat().st_size > 2000
    assert union.refused("report", "no-such-paper", tmp_path / "x.pdf")["code"] == "unknown_report"
    assert union.refused("report", "members", tmp_path / "x.odt")["code"] == "unknown_format"
    assert union.refused("report", "members", tmp_path / "none" / "x.pdf")["code"] == "file_not_written"
    assert not (tmp_path / "none").exists()


def test_an_unknown_campaign_is_refused(union: Program, tmp_path: Path) -> None:
    for arguments in (
        ["nominations", "check", "--campaign", "NONE"],
        ["dossier", "--campaign", "NONE", "--out", tmp_path / "d"],
        ["dossier", "--out", tmp_path / "d"],
        ["report", "award-proposal", tmp_path / "p.pdf"],
    ):
        refusal = union.refused(*arguments)
        assert (refusal["code"], refusal["known"]) == ("no_such_campaign", [])
    refusal = union.refused("report", "tet-summary", tmp_path / "p.pdf", "--campaign", "TET1999")
    assert (refusal["code"], refusal["known"]) == ("no_such_tet_campaign", [])
    assert union.json("nominations", "check") == []
    assert union.json("gifts", "hand-out", "123456")["outcome"] == "unknown"


def test_the_check_answers_with_its_document(union: Program, tmp_path: Path) -> None:
    for program in (union, Program(tmp_path)):
        document = program.json("check")
        assert document["ok"] is True
        assert {"database", "fonts", "translations", "templates", "write-access", "versions"} <= {
            one["name"] for one in document["checks"]
        }


def test_a_failed_check_still_answers(union: Program, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(union.folder, copy)
    content = bytearray((copy / "data.db").read_bytes())
    for place in range(9000, len(content), 4096):
        content[place] ^= 1
    (copy / "data.db").write_bytes(content)
    answer = Program(copy).run("check", "--json")
    assert answer.status == 2
    assert answer.document["ok"] is False
    assert not next(one for one in answer.document["checks"] if one["name"] == "database")["ok"]


def test_a_backup_goes_round(tmp_path: Path) -> None:
    program = set_up(tmp_path)
    program.json("import", LISTS / "don-gia-nhap-mau-5b.xlsx", "--into", "members")
    made = program.json("backup", "create", "--to", tmp_path / "stick")
    assert made["verified"] is True
    [listed] = program.json("backup", "list", tmp_path / "stick", passphrase="")
    assert listed == made
    assert program.json("backup", "verify", made["file"])["verified"] is True
    other = Program(tmp_path / "other")
    assert other.json("backup", "restore", made["file"])["verified"] is True
    assert len(other.json("members")) == 35


def test_the_list_of_backups_says_which_are_verified_and_which_damaged(tmp_path: Path) -> None:
    program = set_up(tmp_path)
    assert program.json("backup", "list") == []
    whole, cut = (Path(program.json("backup", "create")["file"]) for _ in range(2))
    cut.write_bytes(cut.read_bytes()[:-1000])
    found = {one["file"]: (one["verified"], one["problem"]) for one in program.json("backup", "list")}
    assert found == {str(whole): (True, ""), str(cut): (False, "broken")}
    lines = program.run("backup", "list").out.splitlines()
    assert next(line for line in lines if str(whole) in line).startswith("✔")
    assert "BỊ HỎNG" in next(line for line in lines if str(cut) in line)
    refusal = program.refused("backup", "verify", cut)
    assert (refusal["code"], refusal["reason"]) == ("backup_damaged", "broken")
    assert "bản sao lưu bị hỏng" in refusal["message"]
    assert program.refused("backup", "restore", cut)["code"] == "backup_damaged"
    assert program.refused("backup", "verify", tmp_path / "union.toml")["reason"] == "not_a_backup"
    for path, reason in ((tmp_path, "is_a_folder"), (tmp_path / "none", "missing")):
        assert program.refused("backup", "verify", path)["reason"] == reason
    assert program.refused("backup", "list", tmp_path / "none")["reason"] == "missing"
    assert program.refused("backup", "list", whole)["reason"] == "not_a_folder"


def test_cards_packages_and_the_desk(union: Program, tmp_path: Path) -> None:
    desk = set_up(tmp_path, DESK)
    ours = union.json("card", "export", tmp_path / "ours.cdcard")
    theirs = desk.json("card", "export", tmp_path / "theirs.cdcard")
    assert theirs["encryption_key"].startswith("age1")
    assert len(ours["fingerprint_words"]) == 7
    assert union.json("card", "add", tmp_path / "theirs.cdcard")["signing_key"] == theirs["signing_key"]
    assert desk.json("card", "add", tmp_path / "ours.cdcard")["signing_key"] == ours["signing_key"]
    stick = tmp_path / "stick"
    stick.mkdir()
    made = union.json("package", "create", "--kind", "report", "--to", stick)
    assert made["seq"] == 1
    assert made["sections"]["members"]["total"] == 500
    assert desk.json("package", "verify", made["file"])["valid"] is True
    assert desk.json("package", "show", made["file"])["signature"] == "known"
    preview = desk.json("federation", "receive", stick)
    assert [one["outcome"] for one in preview] == ["previewed"]
    assert [one["outcome"] for one in desk.json("federation", "receive", stick, "--accept")] == ["applied"]
    assert [one["outcome"] for one in desk.json("federation", "receive", stick, "--accept")] == ["unchanged"]
    summary = desk.json("federation", "summary")
    assert summary["units"] == 1
    assert summary["members"] == 500
    reply = desk.json("federation", "reply", "TN-0001", "--to", stick)
    assert Path(reply["file"]).exists()


def test_a_plain_package_needs_no_receiver_and_carries_no_numbers(tmp_path: Path) -> None:
    program = set_up(tmp_path)
    program.json("import", LISTS / "don-gia-nhap-mau-5b.xlsx", "--into", "members")
    made = program.json("package", "create", "--kind", "report", "--to", tmp_path, "--plain")
    assert made["file"].endswith(".cdpkg.zip")
    assert program.json("package", "verify", made["file"])["valid"] is True
    content = Path(made["file"]).read_bytes()
    numbers = [one["national_id"] for one in program.json("members")]
    import zipfile

    with zipfile.ZipFile(made["file"]) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert not any(number.encode() in everything or number.encode() in content for number in numbers)


def test_a_bad_package_is_answered_not_refused(tmp_path: Path) -> None:
    program = set_up(tmp_path)
    (tmp_path / "x.cdpkg").write_bytes(b"nothing of the kind")
    found = program.json("package", "verify", tmp_path / "x.cdpkg")
    assert found["valid"] is False
    assert found["problems"][0]["message"]
    assert program.refused("package", "verify", tmp_path / "none.cdpkg")["code"] == "file_not_read"
    assert program.refused("package", "create", "--kind", "report", "--to", tmp_path)["code"] == "no_receiver"
