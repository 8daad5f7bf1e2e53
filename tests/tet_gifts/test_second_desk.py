"""A second desk on another laptop: its file, its own book, and what it brings back, in whatever order."""

from __future__ import annotations

import hashlib
import itertools
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pyrage
import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from desktop.core.clock import fixed_at
from desktop.core.errors import UserError
from desktop.features.members.services import set_photo
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import GiftRequest, GiftState, Proxy
from desktop.features.tet_gifts.domain.desk import DeskAnswer, DeskScope, Manner, Missed, Verdict
from desktop.features.tet_gifts.domain.second_desk import (
    DeskFileRefused,
    DeskNameTaken,
    Fate,
    Merged,
    NothingToSplit,
    SplitBy,
    TetDesk,
)
from desktop.features.tet_gifts.services import desk, second_desk
from desktop.features.tet_gifts.services.second_desk import OpenDesk, files
from desktop.features.tet_gifts.words import outcome_sentence
from tests.core.pictures import picture

from .conftest import Tet


@dataclass
class Laptop:
    """The second laptop, with the stick between."""

    folder: Path
    file: Path
    code: str
    open: OpenDesk

    @property
    def scope(self) -> DeskScope:
        return DeskScope(self.open.campaign.id, self.open.desk.name)

    def give(self, gift: GiftRequest, manner: Manner | None = None, **more: bool) -> DeskAnswer:
        with self.open.database.write("hand_out_gift") as tx:
            return desk.give_slip(tx, self.scope, gift.slip_code, manner, **more)

    def take_back(self) -> None:
        with self.open.database.write("take_back") as tx:
            desk.take_back_visit(tx, self.scope)

    def miss(self, gift: GiftRequest) -> None:
        with self.open.database.write("miss") as tx:
            desk.note_missed(tx, self.scope, gift.beneficiary_id, Missed.NOT_CLAIMED)

    def report(self, name: str, *, finished: bool = False) -> Path:
        path = self.file.with_name(f"{name}.cdban")
        with self.open.database.write("report") as tx:
            second_desk.write_return(tx, path, finished=finished)
        return path


Opener = Callable[..., Laptop]


@pytest.fixture(autouse=True)
def _quick_digits(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """scrypt takes a second and a half each time, on purpose; here only the tests of the seal itself wait for it."""
    if "digits" not in request.node.name:
        monkeypatch.setattr(
            pyrage.passphrase, "encrypt", lambda content, code: _cipher(code).encrypt(NONCE, content, b"")
        )
        monkeypatch.setattr(pyrage.passphrase, "decrypt", _decrypt)


NONCE = bytes(12)


def _cipher(code: str) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(hashlib.sha256(code.encode()).digest())


def _decrypt(sealed: bytes, code: str) -> bytes:
    try:
        return _cipher(code).decrypt(NONCE, sealed, b"")
    except InvalidTag as error:
        raise pyrage.DecryptError("Decryption failed") from error


@pytest.fixture
def scope(tet: Tet) -> DeskScope:
    return DeskScope(tet.campaign.id, "Bàn 1")


@pytest.fixture
def gifts(tet: Tet) -> list[GiftRequest]:
    return tet.make_final("TIEN", *tet.members)


@pytest.fixture
def second(tet: Tet, gifts: list[GiftRequest], tmp_path: Path) -> Iterator[Opener]:
    """`second("Bàn 2", "Tổ May 1")`"""
    opened: list[Laptop] = []

    def make(name: str = "Bàn 2", *keys: str) -> Laptop:
        file = tmp_path / f"stick-{name}" / "list.cdban"
        file.parent.mkdir()
        with tet.database.write("issue_desk") as tx:
            _, code = second_desk.issue_desk(
                tx, tet.campaign.id, name, SplitBy.SECTION, keys or ("Tổ May 1",), file
            )  # fmt: skip
        folder = tmp_path / f"laptop-{name}"
        laptop = Laptop(folder, file, code, second_desk.open_desk(folder, file, code, fixed_at(2026, 2, 5)))
        opened.append(laptop)
        return laptop

    yield make
    for one in opened:
        one.open.close()


def merge(tet: Tet, path: Path) -> Merged:
    with tet.database.write("merge_return") as tx:
        return second_desk.merge_return(tx, tet.campaign.id, path)


def give(tet: Tet, scope: DeskScope, gift: GiftRequest, *, insist: bool = False) -> DeskAnswer:
    with tet.database.write("hand_out_gift") as tx:
        return desk.give_slip(tx, scope, gift.slip_code, insist=insist)


def refusal(call: Callable[[], object]) -> str:
    with pytest.raises(DeskFileRefused) as refused:
        call()
    return refused.value.reason


def test_the_list_is_divided_by_section_letter_or_scheme_and_nothing_twice(
    tet: Tet, gifts: list[GiftRequest], second: Opener
) -> None:
    with tet.database.read() as reading:
        shares = second_desk.list_shares(reading, tet.campaign.id, SplitBy.SECTION)
        assert [(one.key, one.waiting) for one in shares] == [("Tổ Cắt", 5), ("Tổ May 1", 5)]
        letters = [one.key for one in second_desk.list_shares(reading, tet.campaign.id, SplitBy.LETTER)]
        assert letters == ["A", "B", "H", "N", "P", "S", "V", "Y"]
        assert [one.waiting for one in second_desk.list_shares(reading, tet.campaign.id, SplitBy.SCHEME)] == [10]
    second("Bàn 2", "Tổ May 1")
    with tet.database.read() as reading:
        assert [one.key for one in second_desk.list_shares(reading, tet.campaign.id, SplitBy.SECTION)] == ["Tổ Cắt"]
    with pytest.raises(NothingToSplit):
        second("Bàn 3", "Tổ May 1")
    with pytest.raises(DeskNameTaken):
        second("bàn 2 ", "Tổ Cắt")


def test_each_desk_gives_its_part_and_refuses_the_others_loudly(
    tet: Tet, gifts: list[GiftRequest], second: Opener, scope: DeskScope
) -> None:
    laptop = second()
    cutter, tailor = gifts_of(gifts, tet, 0), gifts_of(gifts, tet, 1)
    assert laptop.give(tailor).verdict is Verdict.GIVEN
    away = laptop.give(cutter)
    assert (away.verdict, away.gifts[0].elsewhere) == (Verdict.ELSEWHERE, "Bàn 1")
    assert laptop.give(cutter, insist=True).verdict is Verdict.GIVEN
    mine = give(tet, scope, tailor)
    assert (mine.verdict, mine.gifts[0].elsewhere) == (Verdict.ELSEWHERE, "Bàn 2")
    assert tet.gift(tailor).state is GiftState.FINAL


def test_the_file_tells_nothing_without_its_digits_and_no_number_or_reason_with_them(
    tet: Tet, second: Opener, tmp_path: Path
) -> None:
    laptop = second()
    content = laptop.file.read_bytes()
    for member in tet.members:
        assert member.full_name.encode() not in content
    told = json.dumps(files.unseal_list(laptop.file, laptop.code).content, ensure_ascii=False)
    assert tet.members[1].full_name in told
    for secret in (*(member.national_id for member in tet.members), "HCKK"):
        assert secret not in told
    wrong = laptop.code[:-2] + str((int(laptop.code[-2]) + 1) % 10)
    mistyped = wrong + laptop.code[-1]
    assert refusal(lambda: files.typed_code(laptop.file, mistyped)) == "code_mistyped"
    assert refusal(lambda: files.unseal_list(laptop.file, files.new_code())) == "wrong_code"
    assert files.typed_code(laptop.file, second_desk.code_as_shown(laptop.code)) == laptop.code


def test_a_changed_or_foreign_file_is_refused(tet: Tet, second: Opener, tmp_path: Path) -> None:
    laptop = second()
    foreign, cut, swapped = tmp_path / "a.cdban", tmp_path / "b.cdban", tmp_path / "c.cdban"
    foreign.write_bytes(b"hello")
    cut.write_bytes(laptop.file.read_bytes()[:-40])
    with zipfile.ZipFile(laptop.file) as old, zipfile.ZipFile(swapped, "w") as new:
        info = json.loads(old.read("info.json"))
        new.writestr("info.json", json.dumps(info | {"desk": "Bàn 7"}))
        new.writestr("list.age", old.read("list.age"))
    assert refusal(lambda: second_desk.file_info(foreign)) == "not_ours"
    assert refusal(lambda: second_desk.file_info(cut)) == "damaged"
    assert refusal(lambda: files.unseal_list(swapped, laptop.code)) == "damaged"
    assert refusal(lambda: merge(tet, laptop.file)) == "not_a_return"
    assert refusal(lambda: files.unseal_list(laptop.report("r"), laptop.code)) == "not_a_list"


def test_the_desk_goes_on_where_it_stopped_without_the_stick(
    tet: Tet, gifts: list[GiftRequest], second: Opener
) -> None:
    laptop = second()
    laptop.give(gifts_of(gifts, tet, 1))
    assert (
        refusal(lambda: second_desk.open_desk(laptop.folder, laptop.file, laptop.code, fixed_at(2026, 2, 5)))
        == "in_use"
    )
    laptop.open.close()
    laptop.file.unlink()
    ((copy, info),) = second_desk.desks_here(laptop.folder)
    assert (info.desk, info.gifts) == ("Bàn 2", 5)
    laptop.open = second_desk.open_desk(laptop.folder, copy, laptop.code, fixed_at(2026, 2, 6))
    assert laptop.give(gifts_of(gifts, tet, 1)).verdict is Verdict.ALREADY_GIVEN


def test_a_file_that_is_issued_again_opens_the_same_desk_with_other_digits(
    tet: Tet, gifts: list[GiftRequest], second: Opener
) -> None:
    laptop = second()
    laptop.give(gifts_of(gifts, tet, 1))
    laptop.open.close()
    with tet.database.write("issue_again") as tx:
        code = second_desk.issue_again(tx, laptop.open.desk.id, laptop.file)
    assert code != laptop.code
    laptop.open = second_desk.open_desk(laptop.folder, laptop.file, code, fixed_at(2026, 2, 6))
    assert laptop.give(gifts_of(gifts, tet, 1)).verdict is Verdict.ALREADY_GIVEN


def test_an_opening_that_broke_off_is_made_anew(tet: Tet, second: Opener) -> None:
    laptop = second()
    laptop.open.close()
    folder = next((laptop.folder / "desks").iterdir())
    (folder / "desk.db").unlink()
    (folder / "making.db").write_bytes(b"half")
    laptop.open = second_desk.open_desk(laptop.folder, laptop.file, laptop.code, fixed_at(2026, 2, 6))
    assert laptop.open.campaign == replace(tet.campaign, revision=1)


def test_photos_of_the_desks_own_part_travel_and_no_others(tet: Tet, second: Opener, gifts: list[GiftRequest]) -> None:
    with tet.database.write("set_photo") as tx:
        for member in tet.members[:2]:
            set_photo(tx, member.id, picture())
    laptop = second()
    mine = laptop.give(gifts_of(gifts, tet, 1))
    other = laptop.give(gifts_of(gifts, tet, 0))
    assert mine.person is not None
    assert other.person is not None
    assert (bool(mine.person.photo), bool(other.person.photo)) == (True, False)


def test_what_the_desk_gave_comes_back_with_who_when_and_where(
    tet: Tet, gifts: list[GiftRequest], second: Opener
) -> None:
    laptop = second()
    gift = gifts_of(gifts, tet, 1)
    laptop.give(gift, Manner(proxy=Proxy("Lê Văn Hai", "Chồng", "072080000001")))
    laptop.miss(gifts_of(gifts, tet, 3))
    merged = merge(tet, laptop.report("one", finished=True))
    assert (merged.fresh, merged.known, merged.missed, merged.finished) == (1, 0, 1, True)
    with tet.database.read() as reading:
        answer = desk.show_person(reading, DeskScope(tet.campaign.id), gift.beneficiary_id)
        assert answer is not None
        assert (answer.gifts[0].desk, answer.gifts[0].proxy) == ("Bàn 2", "Lê Văn Hai")
        assert second_desk.list_desks(reading, tet.campaign.id)[0][1] == 0
    assert tet.gift(gifts_of(gifts, tet, 3)).state is GiftState.NOT_TAKEN


def test_the_same_files_in_any_order_and_twice_leave_the_same_book(
    tet: Tet, gifts: list[GiftRequest], second: Opener
) -> None:
    """Three reports of one desk, which takes back and misses in between, and one of another that insisted."""
    two, three = second("Bàn 2", "Tổ May 1"), second("Bàn 3", "Tổ Cắt")
    mine = [gifts_of(gifts, tet, number) for number in (1, 3, 5, 7)]
    two.give(mine[0])
    two.miss(mine[2])
    reports = [two.report("a")]
    two.give(mine[1])
    two.take_back()
    reports.append(two.report("b"))
    two.give(mine[1])
    two.give(mine[2], insist=True)
    reports.append(two.report("c"))
    three.give(mine[0], insist=True)
    reports.append(three.report("d"))
    seen = set()
    for order in itertools.permutations(range(4)):
        seen.add(state_after(tet, mine, [reports[place] for place in (*order, *order[:2])]))
    assert len(seen) == 1
    given, claims = seen.pop()
    assert given == (True, True, True, False)
    assert claims == (("Bàn 2", "Bàn 3"),)


def state_after(tet: Tet, mine: list[GiftRequest], order: list[Path]) -> tuple[object, ...]:
    """What the book says after these files; then everything is undone."""

    class Undo(UserError):
        pass

    found: tuple[object, ...] = ()
    with suppress(Undo), tet.database.write("try") as tx:
        for path in order:
            second_desk.merge_return(tx, tet.campaign.id, path)
        people = [desk.show_person(tx, DeskScope(tet.campaign.id), one.beneficiary_id) for one in mine]
        doubles = second_desk.double_claims(tx, tet.campaign.id)
        found = (
            tuple(one is not None and one.gifts[0].is_given for one in people),
            tuple(tuple(sorted(one.desk for one in double.claimants)) for double in doubles),
        )
        raise Undo
    return found


def test_a_gift_given_twice_is_listed_and_neither_hand_out_is_lost(
    tet: Tet, gifts: list[GiftRequest], second: Opener, scope: DeskScope
) -> None:
    laptop = second()
    gift = gifts_of(gifts, tet, 1)
    laptop.give(gift)
    give(tet, scope, gift, insist=True)
    merged = merge(tet, laptop.report("late"))
    assert [one.fate for one in merged.doubles] == [Fate.DOUBLE]
    with tet.database.read() as reading:
        (double,) = second_desk.double_claims(reading, tet.campaign.id)
    assert (double.name, [(one.desk, one.stands) for one in double.claimants]) == (
        "Đặng Văn Ẩn", [("Bàn 2", False), ("Bàn 1", True)])  # fmt: skip
    with tet.database.write("take_back") as tx:
        desk.take_back_visit(tx, scope)
    assert merge(tet, laptop.report("again")).fresh == 1
    with tet.database.read() as reading:
        assert second_desk.double_claims(reading, tet.campaign.id) == []


def test_a_laptop_that_is_lost_lets_its_part_go_and_what_it_gave_is_told_when_it_is_found(
    tet: Tet, gifts: list[GiftRequest], second: Opener, scope: DeskScope
) -> None:
    laptop = second()
    first, other = gifts_of(gifts, tet, 1), gifts_of(gifts, tet, 3)
    laptop.give(first)
    laptop.give(other)
    with tet.database.write("close_desk") as tx:
        assert second_desk.close_desk(tx, laptop.open.desk.id) == 5
    assert give(tet, scope, first).verdict is Verdict.GIVEN
    merged = merge(tet, laptop.report("march"))
    assert (merged.fresh, len(merged.doubles)) == (1, 1)


def test_a_desk_that_has_finished_gives_nothing_more_unless_it_insists_or_goes_on(
    tet: Tet, gifts: list[GiftRequest], second: Opener
) -> None:
    laptop = second()
    laptop.report("end", finished=True)
    assert laptop.give(gifts_of(gifts, tet, 1)).verdict is Verdict.ELSEWHERE
    with laptop.open.database.write("go_on") as tx:
        second_desk.go_on(tx)
    assert laptop.give(gifts_of(gifts, tet, 1)).verdict is Verdict.GIVEN


def test_a_report_of_another_unions_desk_is_refused(tet: Tet, gifts: list[GiftRequest], second: Opener) -> None:
    laptop = second()
    report = laptop.report("one")
    with tet.database.write("forget") as tx:
        from desktop.features.tet_gifts.storage import DeskShareStore, TetDeskStore

        for share in DeskShareStore(tx).of_desk(laptop.open.desk.id):
            DeskShareStore(tx).remove(share.id)
        gone: TetDesk = TetDeskStore(tx).remove(laptop.open.desk.id)
    assert gone.name == "Bàn 2"
    assert refusal(lambda: merge(tet, report)) == "unknown_desk"


def gifts_of(gifts: list[GiftRequest], tet: Tet, number: int) -> GiftRequest:
    """Of that member: the even ones are cutters, the odd ones tailors."""
    return gifts_by_member(gifts, tet)[tet.members[number].id]


def gifts_by_member(gifts: list[GiftRequest], tet: Tet) -> dict[str, GiftRequest]:
    from desktop.features.tet_gifts.services import get_beneficiary

    with tet.database.read() as reading:
        return {get_beneficiary(reading, one.beneficiary_id).member_id: one for one in gifts}


def test_a_slip_of_another_desks_part_is_not_given_from_the_command_line(
    qapp: object, tet: Tet, gifts: list[GiftRequest], second: Opener
) -> None:
    second()
    tailor, cutter = gifts_of(gifts, tet, 1), gifts_of(gifts, tet, 0)
    with tet.database.write("hand_out_gift") as tx:
        answer = services.hand_out_as_json(tx, tailor.slip_code)
        assert (answer["outcome"], answer["reason"], answer["desk"]) == ("not_entitled", "elsewhere", "Bàn 2")
        assert services.hand_out_as_json(tx, cutter.slip_code)["outcome"] == "given"
    assert "thuộc phần của “Bàn 2”" in outcome_sentence(answer)
    assert tet.gift(tailor).state is GiftState.FINAL
