"""Two units exchange packages by the command line, as scripts do: every odd use is told in a Vietnamese sentence."""

from __future__ import annotations

import io
import shutil
import zipfile
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from desktop import cli
from desktop.commands.sample import make_sample
from desktop.features.accounts.books import opened
from desktop.features.members.storage import MemberStore
from desktop.features.sync.services import examine, keyring
from desktop.features.tet_gifts.domain import GiftQuery
from desktop.features.tet_gifts.services import list_gifts
from tests.end_to_end.cli import DESK, PASSPHRASE, UNION, Answer, Program
from tests.postgres import PASSWORD

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tests.postgres import PostgresServer

LISTS = Path(__file__).resolve().parents[1] / "data" / "lists"


@dataclass(frozen=True)
class Within(Program):
    """The program run by its own main function within this process, which starts it once."""

    def run(self, *arguments: str | Path, passphrase: str = PASSPHRASE, timeout: float = 300) -> Answer:
        out, err = io.StringIO(), io.StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            patch.setenv("SOCONGDOAN_PASSPHRASE", passphrase)
            status = cli.main(["--data-dir", str(self.folder), *map(str, arguments)])
        return Answer(status, out.getvalue(), err.getvalue())


@dataclass(frozen=True)
class Pair:
    """A union of 35 members and the desk above it, whose cards were exchanged."""

    union: Program
    desk: Program
    stick: Path


@pytest.fixture(scope="module")
def _introduced(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pair")
    for name, text in (("union", UNION), ("desk", DESK)):
        (folder / "union.toml").write_text(text, encoding="utf-8")
        Within(folder / name).json("setup", "--file", folder / "union.toml")
        Within(folder / name).json("card", "export", folder / f"{name}.cdcard")
    Within(folder / "union").json("import", LISTS / "don-gia-nhap-mau-5b.xlsx", "--into", "members")
    Within(folder / "union").json("card", "add", folder / "desk.cdcard")
    Within(folder / "desk").json("card", "add", folder / "union.cdcard")
    return folder


@pytest.fixture
def pair(_introduced: Path, tmp_path: Path) -> Pair:
    """A copy for each test."""
    folder = tmp_path / "pair"
    shutil.copytree(_introduced, folder)
    (folder / "stick").mkdir()
    return Pair(Within(folder / "union"), Within(folder / "desk"), folder / "stick")


def test_a_desk_may_keep_what_it_received_on_a_server(pair: Pair, postgres: PostgresServer) -> None:
    """The answers are those of the file, and the server's password is in none of them."""
    places = (f"sqlite:///{pair.stick.parent / 'received.db'}", postgres.new_database())
    pair.union.json("package", "create", "--to", pair.stick, "--purpose", "persons")
    answers = []
    for place in places:
        receive = ("receive", pair.stick)
        commands = (receive, (*receive, "--accept"), receive, ("summary",))
        answers.append([pair.desk.json("federation", *command, "--database", place) for command in commands])
        answer = pair.desk.run("federation", "reply", "TN-0001", "--to", pair.stick, "--database", place, "--json")
        assert answer.status == 0, answer.err
        assert PASSWORD not in answer.out + answer.err
        Path(answer.document["file"]).unlink()
    assert answers[0] == answers[1]
    preview, applied, again, summary = answers[0]
    assert [one[0]["outcome"] for one in (preview, applied, again)] == ["previewed", "applied", "unchanged"]
    assert (summary["units"], summary["members"]) == (1, 35)
    assert pair.desk.json("federation", "summary")["units"] == 0


def test_a_server_that_refuses_is_told_without_its_password(pair: Pair, postgres: PostgresServer) -> None:
    right = postgres.url("postgres")
    for url, code in (
        (right.replace("b%C3%AD", "hush"), "server_refused"),
        (right.replace(f":{postgres.port}", ":1").replace("b%C3%AD", "hush"), "server_refused"),
        ("postgresql+psycopg://desk:hush@ab@127.0.0.1/desk", "server_refused"),
        ("postgresql+psycopg://desk:hush@127.0.0.1:port/desk", "server_refused"),
        ("mysql://desk:hush@127.0.0.1/desk", "desk_database_unknown"),
        ("postgres:hush", "desk_database_unknown"),
    ):
        answer = pair.desk.run("federation", "summary", "--database", url, "--json")
        assert answer.refusal["code"] == code, url
        assert "hush" not in answer.out + answer.err


def test_a_file_for_the_desk_is_refused_where_it_cannot_be(pair: Pair) -> None:
    folder = pair.stick
    (folder / "letter.db").write_text("Kính gửi" * 1000, encoding="utf-8")
    shutil.copy(pair.union.folder / "data.db", folder / "others.db")
    for url, code in (
        ("sqlite:///", "desk_database_unknown"),
        (f"sqlite://{folder.name}.db", "desk_database_unknown"),
        (f"sqlite:///{folder}", "file_not_read"),
        (f"sqlite:///{folder / 'none' / 'x.db'}", "file_not_written"),
        (f"sqlite:///{folder / 'letter.db'}", "database_unusable"),
        (f"sqlite:///{folder / 'others.db'}", "database_unusable"),
    ):
        assert pair.desk.refused("federation", "summary", "--database", url)["code"] == code, url
    assert (folder / "letter.db").read_text(encoding="utf-8").startswith("Kính gửi")


def test_only_reports_are_made_by_package_create(pair: Pair) -> None:
    for kind, made_by in (("reply", "federation reply"), ("card", "card export"), ("plan", "kế hoạch")):
        refusal = pair.union.refused("package", "create", "--kind", kind, "--to", pair.stick)
        assert refusal["code"] == "kind_made_elsewhere"
        assert made_by in refusal["message"]
    assert pair.desk.refused("package", "create", "--for", "TN-0001", "--to", pair.stick)["code"] == "receiver_no_desk"
    assert [*pair.stick.iterdir()] == []


@pytest.mark.parametrize("sealed", [True, False])
def test_no_package_carries_a_national_number_or_a_telephone(pair: Pair, sealed: bool, tmp_path: Path) -> None:
    """Neither of members nor of those who receive a Tết gift, though their names are asked for."""
    union = Within(tmp_path / "sample")
    make_sample(union.folder, PASSPHRASE, 60).close()
    union.json("card", "add", pair.stick.parent / "desk.cdcard")
    made = union.json("package", "create", "--to", pair.stick, "--purpose", "persons", *([] if sealed else ["--plain"]))
    with opened(union.folder, PASSPHRASE) as book, book.database.read() as reading:
        content = examine(Path(made["file"]), keyring(reading)).zip
        people: list[Any] = [*MemberStore(reading).all(), *list_gifts(reading, GiftQuery())]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        carried = b"".join(archive.read(name) for name in archive.namelist()).decode("utf-8", "replace")
    secrets = {secret for one in people for secret in (one.national_id, getattr(one, "phone", "")) if secret}
    assert len(secrets) > 60
    assert all(one.full_name in carried for one in people)
    assert [secret for secret in secrets if secret in carried] == []


def said(program: Program, *arguments: str | Path) -> str:
    """What the command tells a person."""
    answer = program.run(*arguments)
    assert answer.status == 0, answer.err
    return answer.out


def test_what_came_is_told_in_sentences(pair: Pair, tmp_path: Path) -> None:
    stranger = Within(tmp_path / "stranger")
    (tmp_path / "union.toml").write_text(UNION.replace("TN-0001", "TN-0002"), encoding="utf-8")
    stranger.json("setup", "--file", tmp_path / "union.toml")
    words = stranger.json("card", "export", tmp_path / "stranger.cdcard")["fingerprint_words"]
    foreign = Path(stranger.json("package", "create", "--plain", "--to", pair.stick)["file"])
    for command in (("package", "verify"), ("federation", "receive")):
        told = said(pair.desk, *command, foreign)
        assert "gọi điện so bảy từ" in told
        assert " · ".join(words) in told
    pair.desk.json("card", "add", tmp_path / "stranger.cdcard")
    assert "Sẵn sàng nhận" in said(pair.desk, "federation", "receive", foreign)

    foreign.with_name(f"{foreign.name}.minisig").unlink()
    assert ".minisig phải nằm cạnh" in said(pair.desk, "federation", "receive", foreign)
    made = Path(pair.union.json("package", "create", "--to", pair.stick)["file"])
    preview = said(pair.desk, "federation", "receive", made)
    assert "Đoàn viên: 35 dòng; 35 mới, 0 thay đổi, 0 không còn." in preview
    assert "--accept" in preview
    shown = said(pair.desk, "package", "show", made)
    assert "Báo cáo số 1 của CĐCS Công ty TNHH May Hòa Phát (TN-0001) gửi Liên đoàn Lao động tỉnh Tây Ninh" in shown
    assert "Đoàn viên: 35" in shown
    made.write_bytes(made.read_bytes()[:-1])
    for command in (("package", "verify"), ("federation", "receive")):
        assert "bị hỏng" in said(pair.desk, *command, made)
    assert "không phải là gói dữ liệu" in said(pair.desk, "federation", "receive", LISTS / "don-gia-nhap-mau-5b.xlsx")
    assert "Không còn thấy" in said(pair.desk, "federation", "receive", pair.stick / "none.cdpkg")
    (pair.stick / "empty").mkdir()
    assert "không có gói" in said(pair.desk, "federation", "receive", pair.stick / "empty")


def test_a_package_that_waits_for_a_person_says_how_to_receive_it(pair: Pair) -> None:
    first = pair.union.json("package", "create", "--to", pair.stick)
    second = pair.union.json("package", "create", "--to", pair.stick)
    pair.desk.json("federation", "receive", second["file"], "--accept")
    told = said(pair.desk, "federation", "receive", first["file"], "--accept")
    assert f"--accept --confirm {first['id']}" in told
    [answer] = pair.desk.json("federation", "receive", first["file"], "--accept", "--confirm", first["id"])
    assert answer["outcome"] == "applied"


def test_odd_uses_are_refused_in_a_sentence(pair: Pair) -> None:
    folder, cards = pair.stick, pair.stick.parent
    (folder / "letter.cdcard").write_text("Kính gửi", encoding="utf-8")
    for program, arguments, code in (
        (pair.union, ("card", "add", folder / "none.cdcard"), "file_not_read"),
        (pair.union, ("card", "add", folder), "file_not_read"),
        (pair.union, ("card", "add", folder / "letter.cdcard"), "card_refused"),
        (pair.union, ("card", "add", cards / "union.cdcard"), "card_is_ours"),
        (pair.union, ("card", "export", folder / "none" / "x.cdcard"), "file_not_written"),
        (pair.union, ("card", "export", folder), "file_not_written"),
        (pair.union, ("package", "create", "--to", folder / "none"), "file_not_written"),
        (pair.union, ("package", "create", "--to", folder / "letter.cdcard"), "file_not_written"),
        (pair.union, ("package", "create", "--to", folder, "--for", "TN-9"), "receiver_unknown"),
        (pair.desk, ("federation", "reply", "TN-0001", "--to", folder), "unit_unknown"),
        (Within(folder / "nobody"), ("federation", "receive", folder), "no_union_here"),
        (Within(folder / "nobody"), ("card", "export", folder / "x.cdcard"), "no_union_here"),
    ):
        assert program.refused(*arguments)["code"] == code, arguments
    assert pair.union.refused("package", "create", "--to", folder, "--for", "TN-9")["known"] == ["LDLD-TN"]
    assert pair.union.json("package", "create", "--to", folder)["seq"] == 1


def test_a_package_for_others_and_our_own_are_answered_as_refused(pair: Pair, tmp_path: Path) -> None:
    made = pair.union.json("package", "create", "--to", pair.stick)["file"]
    other = Within(tmp_path / "other")
    (tmp_path / "union.toml").write_text(UNION.replace("TN-0001", "TN-0002"), encoding="utf-8")
    other.json("setup", "--file", tmp_path / "union.toml")
    for program, code in ((pair.union, "our_own"), (other, "sealed_for_others")):
        [answer] = program.json("federation", "receive", made, "--accept")
        assert (answer["outcome"], [each["code"] for each in answer["problems"]]) == ("refused", [code])
    found = Within(tmp_path / "nobody").json("package", "verify", made)
    assert (found["valid"], found["problems"][0]["code"]) == (False, "no_keys")
