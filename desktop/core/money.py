"""Money is a whole number of đồng; there are no fractions of a đồng and no floats anywhere near it."""

from __future__ import annotations

from collections.abc import Iterable


class Dong(int):
    """An amount in đồng. Prints with dots between thousands: `str(Dong(1296000)) == "1.296.000"`."""

    def __str__(self) -> str:
        return f"{int(self):,}".replace(",", ".")

    def __repr__(self) -> str:
        return f"Dong({int(self)})"

    def __add__(self, other: int) -> Dong:
        return Dong(int(self) + other)

    __radd__ = __add__

    def __sub__(self, other: int) -> Dong:
        return Dong(int(self) - other)

    def __mul__(self, count: int) -> Dong:
        return Dong(int(self) * count)

    __rmul__ = __mul__


def total(amounts: Iterable[int]) -> Dong:
    """The sum of any iterable of amounts, as money even when it is empty."""
    return Dong(sum(int(amount) for amount in amounts))
