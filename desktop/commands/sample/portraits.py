"""Portraits for the sample union: drawn silhouettes, no two people alike and nobody real."""

from __future__ import annotations

import io
import random
from typing import Any

from desktop.core import late
from desktop.core.vietnamese.national_id import Sex

_WIDE, _HIGH, _FINER = 300, 400, 2
_WALLS = ("#dbe7f3", "#e3ecdf", "#f3e9dc", "#e6e1f0", "#dcecec")
_SKINS = ("#e8bfa0", "#dba988", "#c99474", "#f0cdb0")
_HAIR = ("#1d1b1a", "#2b211c", "#3a2d26", "#4b4644")
_CLOTHES = ("#22558c", "#2f6b4f", "#7a3340", "#4a4f58", "#8b6a2f", "#f4f4f2")


def draw_portrait(seed: int, sex: Sex | None) -> bytes:
    """A PNG as a photographer would hand it over; the same seed gives the same face."""
    chance = random.Random(seed)
    image = late.load("PIL.Image").new("RGB", (_WIDE * _FINER, _HIGH * _FINER), chance.choice(_WALLS))
    pen = late.load("PIL.ImageDraw").Draw(image)
    _draw_person(pen, chance, is_woman=sex is Sex.FEMALE)
    file = io.BytesIO()
    image.resize((_WIDE, _HIGH), late.load("PIL.Image").Resampling.LANCZOS).save(file, "PNG")
    return file.getvalue()


def _draw_person(pen: Any, chance: random.Random, *, is_woman: bool) -> None:
    skin, hair, cloth = chance.choice(_SKINS), chance.choice(_HAIR), chance.choice(_CLOTHES)
    middle, face = _WIDE / 2 + chance.uniform(-6, 6), chance.uniform(54, 62)
    eyes = 168 + chance.uniform(-6, 6)

    def oval(x: float, y: float, across: float, down: float, colour: str) -> None:
        box = (x - across, y - down, x + across, y + down)
        pen.ellipse(tuple(edge * _FINER for edge in box), fill=colour)

    if is_woman:
        oval(middle, eyes + 6, face + 24, face + 42, hair)
        low = eyes + chance.choice((70, 105, 130))
        pen.rectangle(tuple(edge * _FINER for edge in (middle - face - 22, eyes, middle + face + 22, low)), fill=hair)
    oval(middle, 420, chance.uniform(122, 138), 132, cloth)
    oval(middle, eyes + 92, 27, 46, skin)
    collar = [(middle - 30, 292), (middle, 336), (middle + 30, 292)]
    pen.polygon([(x * _FINER, y * _FINER) for x, y in collar], fill=skin)
    oval(middle, eyes, face, face + 20, skin)
    pen.pieslice(
        tuple(edge * _FINER for edge in (middle - face - 5, eyes - face - 34, middle + face + 5, eyes + face - 6)),
        180 - chance.uniform(0, 8), 360 + chance.uniform(0, 8), fill=hair,
    )  # fmt: skip
    oval(middle, eyes + 4, face - 8, face - 22, skin)
