from __future__ import annotations

import random
import unicodedata
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from desktop.core.files import FileNotRead
from desktop.features.sync import cards, services
from desktop.features.sync.domain import CardIsOurs, CardRefused, KeysMissing, Refused, Trust
from desktop.features.sync.fingerprint import words
from desktop.features.sync.minisign import PublicKey
from desktop.features.sync.storage import OwnKeysRow
from tests.sync.units import Unit


def sounded(word: str) -> str:
    """The word as it sounds where most distinctions are lost: tr=ch, s=x, d=gi=r=v, n=l, ngã=hỏi, -n=-ng, -t=-c."""
    heard = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).replace("\u0303", "\u0309"))
    for written, said in (("ngh", "ng"), ("gh", "g"), ("tr", "ch"), ("gi", "v"), ("d", "v"), ("r", "v"), ("s", "x")):
        if heard.startswith(written):
            heard = said + heard[len(written) :]
            break
    if heard[0] == "n" and heard[1] not in "gh":
        heard = "l" + heard[1:]
    for written, said in (("nh", "ng"), ("ch", "t"), ("c", "t"), ("n", "ng")):
        if heard.endswith(written) and not heard.endswith("ng"):
            heard = heard[: -len(written)] + said
            break
    return heard


def test_no_two_words_of_the_list_sound_alike() -> None:
    assert len({*words()}) == len(words()) == 2048
    pairs = [word.split(" ") for word in words()]
    for syllables in ({pair[0] for pair in pairs}, {pair[1] for pair in pairs}):
        for one, other in combinations(sorted(syllables), 2):
            assert sounded(one) != sounded(other), (one, other)


def test_keys_are_made_once_and_follow_the_name(stranger: Unit) -> None:
    before = services.own_card(stranger.database)
    with stranger.database.write("rename") as tx:
        services.make_keys(tx, replace(stranger.sender, name="CĐCS Tên mới"))
    after = services.own_card(stranger.database)
    assert (after.signing_key, after.encryption_key) == (before.signing_key, before.encryption_key)
    assert after.unit.name == "CĐCS Tên mới"


def test_without_keys_there_is_no_card(stranger: Unit) -> None:
    with stranger.database.connection() as connection, connection.begin():
        connection.execute(OwnKeysRow.__table__.delete())  # type: ignore[attr-defined]
    with pytest.raises(KeysMissing):
        services.own_card(stranger.database)


def test_a_card_says_who_we_are_and_nothing_secret(stranger: Unit, tmp_path: Path) -> None:
    card = services.export_card(stranger.database, tmp_path / "union.cdcard")
    assert services.read_card(tmp_path / "union.cdcard") == card == services.own_card(stranger.database)
    assert len(card.fingerprint_words) == 7
    assert card.encryption_key.startswith("age1")
    content = (tmp_path / "union.cdcard").read_bytes()
    assert b"SECRET" not in content
    services.export_card(stranger.database, tmp_path / "again.cdcard")
    assert (tmp_path / "again.cdcard").read_bytes() == content


def test_no_flipped_byte_of_a_card_passes(stranger: Unit, tmp_path: Path) -> None:
    services.export_card(stranger.database, tmp_path / "union.cdcard")
    content, chosen = (tmp_path / "union.cdcard").read_bytes(), random.Random(4)
    for place in range(len(content)):
        changed = bytes([*content[:place], content[place] ^ 1 << chosen.randrange(8), *content[place + 1 :]])
        with pytest.raises(Refused):
            cards.read_card(changed)


@pytest.mark.parametrize("content", [b"", b"hello", b"\xff" * 200, b"a\nb\nc\nd\n{}"])
def test_a_file_that_is_no_card_is_refused(stranger: Unit, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(CardRefused):
        services.add_card(stranger.database, tmp_path / "x")
    with pytest.raises(FileNotRead):
        services.add_card(stranger.database, tmp_path / "none")


def test_our_own_card_is_not_added(stranger: Unit, tmp_path: Path) -> None:
    services.export_card(stranger.database, tmp_path / "card")
    with pytest.raises(CardIsOurs):
        services.add_card(stranger.database, tmp_path / "card")


def test_adding_a_card_again_confirms_it_and_never_takes_back_a_revocation(
    stranger: Unit, desk: Unit, tmp_path: Path
) -> None:
    services.export_card(desk.database, tmp_path / "card")
    trusts = []
    for confirmed in (False, True, False):
        services.add_card(stranger.database, tmp_path / "card", confirmed=confirmed)
        with stranger.database.read() as reading:
            [partner] = services.list_partners(reading)
        trusts.append(partner.trust)
    assert trusts == [Trust.ADDED, Trust.CONFIRMED, Trust.CONFIRMED]
    assert services.words_of(partner) == services.own_card(desk.database).fingerprint_words
    with stranger.database.write("revoke") as tx:
        services.revoke_card(tx, partner.id, 5)
    services.add_card(stranger.database, tmp_path / "card")
    with stranger.database.write("confirm") as tx:
        assert services.confirm_card(tx, partner.id).trust is Trust.REVOKED


def test_a_key_text_has_one_form(stranger: Unit) -> None:
    text = services.own_card(stranger.database).signing_key
    assert PublicKey.from_text(text).text == text
    for other in (text[:-1], text + "=", "A" + text[1:], text[:6] + ("A" if text[6] != "A" else "B") + text[7:], "ü"):
        with pytest.raises(Refused):
            PublicKey.from_text(other)
