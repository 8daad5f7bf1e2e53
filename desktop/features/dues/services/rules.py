"""The rates (mức đóng): what the program brings, and what the union has added or corrected in its book."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused
from desktop.core.paths import resource
from desktop.core.toml_records import read_record
from desktop.core.vietnamese.text import clean
from desktop.features.dues.domain import WHOLE, DuesRule, RuleKind, Rules
from desktop.features.dues.storage import DuesRuleStore


@dataclass(frozen=True)
class _Shipped:
    kind: RuleKind
    since: date
    value: int
    basis: str
    confirmed: bool = True


@dataclass(frozen=True)
class _Catalogue:
    rules: tuple[_Shipped, ...]


@cache
def _shipped() -> tuple[DuesRule, ...]:
    found = read_record(resource("catalogues", "dues.toml"), _Catalogue).rules
    return tuple(DuesRule("", one.kind, one.since, one.value, one.basis, one.confirmed) for one in found)


def rules_of(reading: Reading) -> Rules:
    return Rules(_shipped(), DuesRuleStore(reading).all())


def keep_rule(tx: Transaction, rule: DuesRule) -> DuesRule:
    """Add a rule, or write over the book's own of the same kind and day. Tables that were made stay as they are; who
    has not paid can be reckoned anew. Raises FieldRefused."""
    rule = replace(rule, basis=clean(rule.basis))
    _refuse_impossible(rule)
    store = DuesRuleStore(tx)
    same = [one for one in store.all() if (one.kind, one.since) == (rule.kind, rule.since) and one.id != rule.id]
    if rule.id and same:
        raise FieldRefused("since", "rule_twice")
    if rule.id:
        return store.replace(rule)
    if same:
        return store.replace(replace(rule, id=same[0].id, revision=same[0].revision))
    return store.add(replace(rule, id=tx.new_id()))


def forget_rule(tx: Transaction, id: str) -> DuesRule:
    """Take one of the book's own rules away; what the program brings for that day applies again."""
    return DuesRuleStore(tx).remove(id)


def _refuse_impossible(rule: DuesRule) -> None:
    if not rule.basis:
        raise FieldRefused("basis", "required")
    if rule.value < 0 or (rule.value == 0 and rule.kind is not RuleKind.FIXED):
        raise FieldRefused("value", "required")
    if not rule.kind.is_amount and rule.value > WHOLE:
        raise FieldRefused("value", "not_a_percentage", str(rule.value))
