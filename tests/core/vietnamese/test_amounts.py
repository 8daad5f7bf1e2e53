from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.core.money import Dong
from desktop.core.vietnamese.amounts import AmbiguousAmount, NotAnAmount, amount_in_words, parse_dong

amounts = st.one_of(
    st.integers(0, 10**15),
    st.lists(
        st.sampled_from([0, 1, 4, 5, 10, 11, 14, 15, 21, 24, 100, 101, 105, 110, 999]), min_size=1, max_size=5
    ).map(lambda groups: sum(group * 1000**power for power, group in enumerate(groups))),
)

DIGIT_WORDS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7,
    "tám": 8, "chín": 9,
}  # fmt: skip


def count(words: list[str]) -> int:
    """The number that Vietnamese words say, read from the largest unit down."""
    for unit, value in (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 1000), ("trăm", 100)):
        if unit in words:
            at = len(words) - 1 - words[::-1].index(unit)
            return count(words[:at]) * value + count(words[at + 1 :])
    if "mươi" in words or "mười" in words:
        at = words.index("mươi") if "mươi" in words else words.index("mười")
        return (count(words[:at]) if at else 1) * 10 + count(words[at + 1 :])
    rest = [word for word in words if word != "lẻ"]
    assert len(rest) <= 1, words
    return DIGIT_WORDS[rest[0]] if rest else 0


@pytest.mark.parametrize(
    ("dong", "words"),
    [
        (0, "Không đồng"),
        (5, "Năm đồng"),
        (10, "Mười đồng"),
        (14, "Mười bốn đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (24, "Hai mươi tư đồng"),
        (25, "Hai mươi lăm đồng"),
        (50, "Năm mươi đồng"),
        (101, "Một trăm lẻ một đồng"),
        (105, "Một trăm lẻ năm đồng"),
        (111, "Một trăm mười một đồng"),
        (300_000, "Ba trăm nghìn đồng"),
        (1_000_000, "Một triệu đồng"),
        (1_005_000, "Một triệu không trăm lẻ năm nghìn đồng"),
        (1_050_000, "Một triệu không trăm năm mươi nghìn đồng"),
        (1_296_000, "Một triệu hai trăm chín mươi sáu nghìn đồng"),
        (10_000_015, "Mười triệu không trăm mười lăm đồng"),
        (1_000_000_000, "Một tỷ đồng"),
        (1_000_000_005, "Một tỷ không trăm lẻ năm đồng"),
        (2_000_000_000_000, "Hai nghìn tỷ đồng"),
        (10**15, "Một triệu tỷ đồng"),
        (10**18, "Một tỷ tỷ đồng"),
    ],
)
def test_an_amount_is_spelt_as_accountants_spell_it(dong: int, words: str) -> None:
    assert amount_in_words(dong) == words


@given(amounts)
@example(10**15)
def test_the_words_say_the_amount(dong: int) -> None:
    words = amount_in_words(dong)
    assert words[0].isupper()
    assert count(words.removesuffix(" đồng").lower().split()) == dong


def spelt(number: int) -> str:
    """The words digit by digit, after the rule as accountants learn it, and by another way than the program's."""
    groups: list[str] = []
    digits = str(number)
    digits = digits.zfill((len(digits) + 2) // 3 * 3)
    triples = [digits[start : start + 3] for start in range(0, len(digits), 3)]
    names = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
    for place, triple in enumerate(triples):
        hundreds, tens, units = triple[0], triple[1], triple[2]
        left = len(triples) - 1 - place
        said = []
        if hundreds + tens + units != "000":
            if hundreds != "0" or groups:
                said += [names[int(hundreds)], "trăm"]
            if tens == "0":
                said += ["lẻ"] if said and units != "0" else []
            else:
                said += ["mười"] if tens == "1" else [names[int(tens)], "mươi"]
            if units != "0":
                special = {"5": "lăm"} if tens != "0" else {}
                special |= {"1": "mốt", "4": "tư"} if tens not in "01" else {}
                said.append(special.get(units, names[int(units)]))
            said += [("", "nghìn", "triệu")[left % 3]] if left % 3 else []
            groups.append(" ".join(said))
        if left and left % 3 == 0 and groups:  # a milliard closes everything before it
            groups[-1] += " tỷ"
    return " ".join(groups) or "không"


@given(st.one_of(st.integers(0, 10**12 - 1), st.integers(0, 99_999), amounts.filter(lambda dong: dong < 10**12)))
@example(1_004_005_021)
@example(24_014_105_015)
def test_every_amount_is_spelt_as_the_rule_says(dong: int) -> None:
    assert amount_in_words(dong).casefold() == f"{spelt(dong)} đồng"


def test_chan_stands_behind_round_amounts_only() -> None:
    assert amount_in_words(1_000_000, chan=True) == "Một triệu đồng chẵn"
    assert amount_in_words(1_296_500, chan=True).endswith("năm trăm đồng")
    assert amount_in_words(1_005_000, chan=True).endswith("lẻ năm nghìn đồng")
    assert amount_in_words(0, chan=True) == "Không đồng"


def test_a_negative_amount_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        amount_in_words(-1)


@given(amounts, st.sampled_from(["", " đ", "đ", " đồng", " VNĐ", " vnd", "\u00a0₫"]))
def test_written_figures_are_read_back(dong: int, unit: str) -> None:
    for figures in (str(Dong(dong)), str(dong), str(Dong(dong)).replace(".", " ")):
        assert parse_dong(figures + unit) == dong
    assert isinstance(parse_dong(str(Dong(dong))), Dong)


@pytest.mark.parametrize(
    ("text", "dong"),
    [
        ("2 triệu", 2_000_000),
        ("2,5 triệu đồng", 2_500_000),
        ("1.5 triệu", 1_500_000),
        ("500 nghìn", 500_000),
        ("500 ngàn đồng", 500_000),
        ("500k", 500_000),
        ("1 triệu 200 nghìn đồng", 1_200_000),
        ("1,2 TỶ", 1_200_000_000),
        ("1.200 triệu", 1_200_000_000),
        ("1,296,000", 1_296_000),
        ("1.296.000,00", 1_296_000),
        ("1,296,000.00 VND", 1_296_000),
        ("  300.000 đ ", 300_000),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, dong: int) -> None:
    assert parse_dong(text) == dong


@pytest.mark.parametrize("text", ["1,296", "1,296 đ", "12,500", "1,296 triệu"])
def test_one_group_behind_a_comma_is_ambiguous(text: str) -> None:
    with pytest.raises(AmbiguousAmount):
        parse_dong(text)


@pytest.mark.parametrize(
    "text",
    ["", "đ", "abc", "-5", "1,5", "1.2", "12 34", "1.2345", "1 triệu 5", "200 nghìn 1 triệu", "1 triệu 2 triệu",
     "1,2345678 triệu", "٣٠٠", "300.000 đ/tháng", "1.296.00"],
)  # fmt: skip
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(NotAnAmount):
        parse_dong(text)


@given(st.text(max_size=20))
def test_no_text_gives_anything_but_an_amount_or_a_refusal(text: str) -> None:
    with suppress(NotAnAmount, AmbiguousAmount):
        assert parse_dong(text) >= 0
