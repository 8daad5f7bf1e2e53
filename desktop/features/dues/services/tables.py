"""A month's table (bảng thu): made once, reckoned anew only for those who have not paid.

Who belongs: whoever was a member on the first day of the month. Who joins during a month owes from the next one, who
leaves during it owes it still; so somebody who moves from one union to another owes each month to exactly one of them.
Who was suspended on that day is exempt. Salary and section are those of the day on which the table is made.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused
from desktop.core.money import Dong
from desktop.features.dues.domain import (
    Dues,
    DuesExemption,
    Exemption,
    MonthInFuture,
    MonthPlan,
    Rules,
    Standing,
    month_of,
    reckon,
)
from desktop.features.dues.services.rules import rules_of
from desktop.features.dues.storage import DuesExemptionStore, DuesStore, GridReader, PaymentStore
from desktop.features.members.domain import MemberQuery, Status, status_after
from desktop.features.members.services import change_member, get_member, histories, list_members

_COMPARED = ("standing", "salary", "rate", "amount", "how", "exemption", "note")


@dataclass(frozen=True)
class MadeMonth:
    month: date
    added: int
    changed: int
    gone: int


def table_months(reading: Reading) -> list[date]:
    """Months of which there is a table, the latest first."""
    return DuesStore(reading).months()


def latest_month(reading: Reading) -> date | None:
    return next(iter(table_months(reading)), None)


def plan_month(reading: Reading, month: date) -> MonthPlan:
    """What making the table would do; writes nothing. Raises MonthInFuture."""
    if month > month_of(reading.today()):
        raise MonthInFuture(month)
    known, paid = DuesStore(reading).of_month(month), PaymentStore(reading).sums_between(month, month)
    wanted = {one.member_id: one for one in _drafts(reading, month)}
    changed: list[tuple[Dues, Dues]] = []
    locked: list[tuple[Dues, Dues]] = []
    for member_id, kept in known.items():
        if member_id in wanted and (draft := _over(kept, wanted[member_id])) != kept:
            (locked if paid.get((member_id, month)) else changed).append((kept, draft))
    gone = [one for key, one in known.items() if key not in wanted and not paid.get((key, month))]
    added = [one for key, one in wanted.items() if key not in known]
    told = {one.member_id for one in (*(kept for kept, _ in (*changed, *locked)), *gone)}
    names = {key: person[1] for key, person in GridReader(reading).people_with_ids(told).items()}
    return MonthPlan(month, tuple(added), tuple(changed), tuple(locked), tuple(gone), names)


def make_month(tx: Transaction, month: date) -> MadeMonth:
    """Make the table, or bring it up to date for those who have not paid. Raises MonthInFuture."""
    plan, store = plan_month(tx, month), DuesStore(tx)
    store.add_all(replace(one, id=tx.new_id()) for one in plan.added)
    store.replace_all(after for _, after in plan.changed)
    for one in plan.gone:
        store.remove(one.id)
    return MadeMonth(month, len(plan.added), len(plan.changed), len(plan.gone))


def set_salary(tx: Transaction, member_id: str, salary: Dong | None, since: date) -> list[Dues]:
    """Correct somebody's insured salary, in the member's record too, and reckon anew the months from `since` on that
    are not paid for. Raises FieldRefused and what changing a member raises."""
    if salary is not None and salary <= 0:
        raise FieldRefused("salary", "required")
    member = get_member(tx, member_id)
    if member.insured_salary != salary:
        change_member(tx, replace(member, insured_salary=salary))
    return reckon_anew(tx, [member_id], since)


def reckon_anew(tx: Transaction, member_ids: Iterable[str], since: date, until: date = date.max) -> list[Dues]:
    """Write over the rows of these people that nothing is paid for; the others stay as they are."""
    store, ids, rules = DuesStore(tx), list(member_ids), rules_of(tx)
    rows = store.of_members(ids, since, until)
    paid = PaymentStore(tx).sums_of(ids, since, until)
    people = GridReader(tx).people_with_ids(ids)
    exemptions, events = DuesExemptionStore(tx).of_members(ids), histories(tx, ids)
    drafts = []
    for row in rows:
        if not paid.get((row.member_id, row.month)):
            mine = [one for one in exemptions if one.member_id == row.member_id and one.covers(row.month)]
            until_then = [event for event in events.get(row.member_id, []) if event.on <= row.month]
            suspended = status_after(until_then) is Status.SUSPENDED
            draft = _draft(row, people[row.member_id][4], rules, mine[-1] if mine else None, suspended=suspended)
            if (changed := _over(row, draft)) != row:
                drafts.append(changed)
    return store.replace_all(drafts)


def _drafts(reading: Reading, month: date) -> Iterable[Dues]:
    rules, salaries = rules_of(reading), GridReader(reading).salaries()
    exemptions = DuesExemptionStore(reading).covering(month)
    for line in list_members(reading, MemberQuery(as_of=month)):
        blank = Dues("", line.id, month, line.section_id, Standing.UNKNOWN)
        suspended = line.status is Status.SUSPENDED
        yield _draft(blank, salaries.get(line.id), rules, exemptions.get(line.id), suspended=suspended)


def _draft(blank: Dues, salary: Dong | None, rules: Rules, exemption: DuesExemption | None, *, suspended: bool) -> Dues:
    """What the table says of somebody: exempt before all else, then by the salary, then by a fixed amount."""
    blank = Dues(blank.id, blank.member_id, blank.month, blank.section_id, Standing.UNKNOWN, salary)
    if exemption is not None or suspended:
        reason = exemption.reason if exemption else Exemption.SUSPENDED
        return replace(blank, standing=Standing.EXEMPT, exemption=reason, note=exemption.note if exemption else "")
    found = reckon(salary, blank.month, rules)
    if found is None:
        return blank
    return replace(blank, standing=Standing.DUE, rate=found.rate, amount=found.amount, how=found.how)


def _over(kept: Dues, draft: Dues) -> Dues:
    """The kept row with what the draft reckons."""
    return replace(kept, **{name: getattr(draft, name) for name in _COMPARED})
