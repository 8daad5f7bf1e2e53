"""What somebody did in the union: posts with their unit and time (quá trình công tác công đoàn)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.core.partial_date import PartialDate

POSTS = (
    "Chủ tịch", "Phó Chủ tịch", "Ủy viên Ban Thường vụ", "Ủy viên Ban Chấp hành", "Chủ nhiệm Ủy ban Kiểm tra",
    "Phó Chủ nhiệm Ủy ban Kiểm tra", "Ủy viên Ủy ban Kiểm tra", "Trưởng ban Nữ công", "Phó Trưởng ban Nữ công",
    "Kế toán", "Thủ quỹ", "Chủ tịch công đoàn bộ phận", "Chủ tịch CĐCS thành viên", "Tổ trưởng", "Tổ phó",
)  # fmt: skip
"""The usual ones, most responsible first."""


@dataclass(frozen=True)
class ServicePeriod:
    """One post in one unit from a day or year on; without `until` it is held today."""

    post: str
    unit: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None
    decision: str = ""

    def covers(self, day: date) -> bool:
        """Of a year alone every day counts."""
        whole = PartialDate.of(day)
        begun = self.since is None or _first(self.since) <= whole
        return begun and (self.until is None or whole <= _last(self.until))

    @property
    def is_reversed(self) -> bool:
        return bool(self.since and self.until and _last(self.until) < _first(self.since))


def current_posts(service: Iterable[ServicePeriod]) -> str:
    """The posts held today, the most responsible first, as lists show them: `Ủy viên Ban Chấp hành, Tổ trưởng`."""
    held = {one.post for one in service if one.until is None and one.post}
    return ", ".join(sorted(held, key=_rank))


def post_shown(service: Sequence[ServicePeriod], typed: str) -> str:
    """The post lists show: what follows from the periods open today; the typed one where there is none, unless all that
    it says is over."""
    if held := current_posts(service):
        return held
    over = {one.post.casefold() for one in service}
    parts = [part.strip() for part in typed.split(",")]
    return ", ".join(part for part in parts if part.casefold() not in over) if over else typed


def in_time_order(service: Iterable[ServicePeriod]) -> tuple[ServicePeriod, ...]:
    """The earliest first, without the signs that part periods and their parts in a list."""

    def place(one: ServicePeriod) -> tuple[bool, PartialDate, str]:
        return one.since is not None, one.since or PartialDate(1000), one.post

    return tuple(sorted(map(_plain, service), key=place))


def _plain(one: ServicePeriod) -> ServicePeriod:
    post, unit, decision = (re.sub(r"\s*[;|\n]\s*", ", ", text) for text in (one.post, one.unit, one.decision))
    return replace(one, post=post, unit=unit, decision=decision)


def printed_service(service: Iterable[ServicePeriod]) -> str:
    """One period a line, which `read_service` understands again: `2018 – 15/03/2022: Tổ trưởng, Tổ May 1 (QĐ 12)`."""
    return "\n".join(_line(one) for one in service)


def short_service(one: ServicePeriod) -> str:
    """As a paper says it in the middle of other facts: `Tổ trưởng (2018 – 2022)`."""
    return f"{one.post} ({_span(one)})" if one.since or one.until else one.post


def read_service(text: str) -> tuple[ServicePeriod, ...]:
    """The periods of a text as `printed_service` writes them, also separated by semicolons; raises ValueError with the
    line that is not understood."""
    lines = [line.strip() for line in re.split(r"[\n;]", text) if line.strip()]
    return tuple(_read_line(line) for line in lines)


_LINE = re.compile(r"(?:(?P<since>[\d/.\-]*?)\s*[–—-]\s*(?P<until>[\d/.]*|nay)\s*:\s*)?(?P<what>\S.*)")


def _read_line(line: str) -> ServicePeriod:
    found = _LINE.fullmatch(line)
    if not found:
        raise ValueError(line)
    if "|" in found["what"]:
        post, unit, decision = (part.strip() for part in (found["what"] + "||").split("|")[:3])
    else:
        (post, _, unit), decision = found["what"].partition(","), ""
        if bracket := re.fullmatch(r"([^()]+?)\s*\(([^()]*)\)", found["what"]):
            (post, _, unit), decision = bracket[1].partition(","), bracket[2]
    try:
        since, until = (_day(found[name]) for name in ("since", "until"))
    except ValueError:
        raise ValueError(line) from None
    period = ServicePeriod(post.strip(), unit.strip(), since, until, decision.strip())
    if period.is_reversed:
        raise ValueError(line)
    return period


def _day(text: str | None) -> PartialDate | None:
    """Years are written in full, so no two digits need today to be understood."""
    return PartialDate.parse(text, date.max) if text and text != "nay" else None


def _line(one: ServicePeriod) -> str:
    """The usual way, or with upright lines where a comma or a bracket belongs to what is said."""
    when = f"{_span(one)}: " if one.since or one.until else ""
    if re.search(r"[,()]", one.post) or re.search(r"[()]", one.unit + one.decision):
        return f"{when}{one.post} | {one.unit} | {one.decision}"
    what = f"{one.post}, {one.unit}" if one.unit else one.post
    return f"{when}{what} ({one.decision})" if one.decision else f"{when}{what}"


def _span(one: ServicePeriod) -> str:
    return f"{one.since or ''} – {one.until or 'nay'}".strip()


def _first(day: PartialDate) -> PartialDate:
    return day if day.is_full else PartialDate(day.year, 1, 1)


def _last(day: PartialDate) -> PartialDate:
    return day if day.is_full else PartialDate(day.year, 12, 31)


def _rank(post: str) -> tuple[int, str]:
    known = [one.casefold() for one in POSTS]
    return (known.index(post.casefold()), post) if post.casefold() in known else (len(known), post)
