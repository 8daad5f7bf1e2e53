"""What a rule says about the time ahead: from when on it is met, why, and what is still missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.features.awards.catalogue import wording
from desktop.features.awards.domain import (
    AwardHistory,
    AwardType,
    PostHeld,
    Rating,
    YearFacts,
    service_months,
    service_reached,
)
from desktop.features.awards.rules import Rule, RuleKind


@dataclass(frozen=True)
class Ahead:
    on: date
    because: str
    missing: str = ""


def by_service(rule: Rule, periods: Sequence[PostHeld], today: date, until: date) -> Ahead | None:
    on = service_reached(periods, rule.threshold * 12, today, until, rule.posts)
    if on is None:
        return None
    years, months = divmod(service_months(periods, today, rule.posts), 12)
    now = f"{years} năm {months} tháng" if months else f"{years} năm"
    return Ahead(on, f"Đủ {rule.threshold} năm công tác công đoàn từ {on:%d/%m/%Y} (hiện có {now})")


def by_titles(
    rule: Rule, years: Mapping[int, YearFacts], history: Sequence[AwardHistory], awards: Mapping[str, AwardType],
    today: date,
) -> Ahead | None:  # fmt: skip
    """Met at the end of this year or of the next, when every year before it has the title already."""
    for last in (today.year - 1, today.year, today.year + 1):
        asked = range(last - rule.years + 1, last + 1)
        held = [year for year in asked if _holds(year, rule.titles, years, history)]
        open_years = [year for year in asked if year not in held]
        if open_years and (open_years[0] < today.year or len(open_years) > 1):
            continue
        names = ", ".join(awards[code].name for code in rule.titles if code in awards)
        because = f"{names}: {len(held)}/{rule.years} năm liên tục ({', '.join(map(str, held))})"
        missing = f"Còn phải đạt {names} năm {open_years[0]}" if open_years else ""
        return Ahead(date(last, 12, 31), because, missing)
    return None


def _holds(year: int, titles: Sequence[str], years: Mapping[int, YearFacts], history: Sequence[AwardHistory]) -> bool:
    known = years.get(year)
    if known and known.state_title in titles:
        return True
    return any(one.year == year and one.award in titles for one in history)


def by_waiting(
    rule: Rule, award: str, history: Sequence[AwardHistory], awards: Mapping[str, AwardType], today: date
) -> Ahead | None:
    """Only a wait that ends this year or the next: a longer past tells nothing new."""
    asked = rule.titles or (award,)
    given = [one for one in history if one.award in asked]
    if not given:
        return None
    last = max(given, key=lambda one: (one.year, one.decided_on, one.id))
    ready = last.year + rule.threshold
    if ready < today.year:
        return None
    name = awards[last.award].name if last.award in awards else last.award
    because = (
        f"Hết thời gian chờ {rule.threshold} năm sau {name} năm {last.year} (QĐ {last.decision_number}): "
        f"xét được cho năm {ready}"
    )
    return Ahead(date(ready, 1, 1), because)


Years = Mapping[int, YearFacts]


def by_year(rule: Rule, year: int, own: Years, members: Sequence[Years]) -> Ahead | None:
    """What a collective shows for a whole year: its own rating, or how many of its members hold a title. None when
    that year does not show it; what nobody recorded decides nothing."""
    if rule.kind is RuleKind.RATING_AT_LEAST:
        return _by_rating(rule, year, own)
    return _by_holders(rule, year, [one.get(year) for one in members])


def asked_of_year(rule: Rule, year: int) -> str:
    """What a collective has yet to show for a year."""
    if rule.kind is RuleKind.RATING_AT_LEAST:
        return f"Còn phải được xếp loại năm {year} từ {wording().names[Rating(rule.level)]} trở lên"
    return f"Còn phải có từ {rule.threshold}% đoàn viên đạt danh hiệu năm {year}"


def _by_rating(rule: Rule, year: int, own: Years) -> Ahead | None:
    said, found = rule.years_asked(year), list[str]()
    for one in said:
        rating = own[one].rating if one in own else None
        if rating is None or not rating.reaches(Rating(rule.level)):
            return None
        found.append(f"Xếp loại năm {one}: {wording().names[rating]}")
    return Ahead(date(year, 12, 31), "; ".join(found))


def _by_holders(rule: Rule, year: int, members: Sequence[YearFacts | None]) -> Ahead | None:
    """Compared as whole people, as the rule itself does; nothing is said before half of them are written down."""
    total, holders = len(members), sum(1 for one in members if one and one.state_title in rule.titles)
    unsaid = sum(1 for one in members if one is None or one.state_title is None)
    if not holders or unsaid * 2 > total or (holders + unsaid) * 100 < rule.threshold * total:
        return None
    because = f"{holders}/{total} đoàn viên đạt danh hiệu năm {year} (cần {rule.threshold}%)"
    if holders * 100 >= rule.threshold * total:
        return Ahead(date(year, 12, 31), because)
    return Ahead(date(year, 12, 31), because, f"Còn {unsaid} đoàn viên chưa ghi danh hiệu năm {year}")
