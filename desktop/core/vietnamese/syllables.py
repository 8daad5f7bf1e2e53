"""The Vietnamese alphabet, the five tone marks, and which syllables the spelling allows.

The rhymes are those of the standard orthography, written without tone; a final c, ch, p, t takes only sắc or nặng.
Used to sort, and to judge whether a conversion from an old encoding produced Vietnamese.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
VOWELS = "aăâeêioôơuưy"
# ngang has no mark; the order is the order of sorting
TONES = ("", "\N{COMBINING GRAVE ACCENT}", "\N{COMBINING HOOK ABOVE}", "\N{COMBINING TILDE}",
         "\N{COMBINING ACUTE ACCENT}", "\N{COMBINING DOT BELOW}")  # fmt: skip
_SAC, _NANG = 4, 5

TONED_VOWELS = {normalize("NFC", vowel + mark): (vowel, tone) for vowel in VOWELS for tone, mark in enumerate(TONES)}
"""Every vowel letter with its tone: the plain letter and the rank of the tone, 0 (ngang) to 5 (nặng)."""

_ONSET_LETTERS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RHYME_LETTERS = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
    i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong oong op ot ooc oa oac oach oai oam oan oang oanh oao oap oat oay oe oen oeo oet
    oăc oăm oăn oăng oăt ô ôc ôi ôm ôn ông ôông ôp ôt ơ ơi ơm ơn ơp ơt
    u uc ui um un ung up ut ua uôc uôi uôm uôn uông uôt uân uâng uât uây uê uêch uên uênh uêt uơ
    uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y ych yêm yên yêng yêt yêu yn ynh yt
"""
_ONSETS = ("", *_ONSET_LETTERS.split())
_RHYMES = frozenset(_RHYME_LETTERS.split())
_STOPS = ("c", "ch", "p", "t")


def toneless(syllable: str) -> tuple[str, int]:
    """The letters of a lower-case NFC syllable without its tone, and the rank of the first tone it carries."""
    letters: list[str] = []
    tone = 0
    for char in syllable:
        letter, rank = TONED_VOWELS.get(char, (char, 0))
        letters.append(letter)
        tone = tone or rank
    return "".join(letters), tone


def _may_carry_the_tone(rhyme: str) -> range:
    """The places in a rhyme where the tone may stand; two for the open oa, oe, uy that are spelt both ways."""
    marked = [place for place, letter in enumerate(rhyme) if letter in "ăâêôơư"]
    if marked:
        return range(marked[-1], marked[-1] + 1)
    vowels = sum(letter in VOWELS for letter in rhyme)
    if rhyme in ("oa", "oe", "uy"):
        return range(2)
    place = vowels - 1 if vowels < len(rhyme) else vowels // 3  # ai, ia: the first; oai, uya: the second
    return range(place, place + 1)


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Whether a single word, in any case, is a Vietnamese syllable with its tone in a place the spelling allows."""
    lower = normalize("NFC", word).casefold()
    tones = [place for place, char in enumerate(lower) if TONED_VOWELS.get(char, ("", 0))[1]]
    letters, tone = toneless(lower)
    if len(tones) > 1 or (letters.endswith(_STOPS) and tone not in (_SAC, _NANG)):
        return False
    return any(
        (rhyme := letters[len(onset) :]) in _RHYMES
        and (not tones or tones[0] - len(onset) in _may_carry_the_tone(rhyme))
        for onset in _ONSETS
        if letters.startswith(onset)
    )
