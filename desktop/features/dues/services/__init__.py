"""Questions about dues and deeds upon them."""

from __future__ import annotations

from desktop.features.dues.services.exemptions import end_exemption, exempt
from desktop.features.dues.services.grid import (
    Account,
    Overview,
    account_of,
    arrears,
    count_grid,
    debts,
    list_grid_ids,
    month_sums,
    month_totals,
    overview,
    table_lines,
    year_grid,
    years_with_dues,
)
from desktop.features.dues.services.receipts import (
    Proposed,
    cancel_receipt,
    collect,
    count_receipts_of,
    find_receipt,
    get_receipt,
    list_receipts,
    propose_parts,
    receipt_parts,
)
from desktop.features.dues.services.rules import forget_rule, keep_rule, rules_of
from desktop.features.dues.services.tables import (
    MadeMonth,
    latest_month,
    make_month,
    plan_month,
    set_salary,
    table_months,
)

__all__ = [
    "Account",
    "MadeMonth",
    "Overview",
    "Proposed",
    "account_of",
    "arrears",
    "cancel_receipt",
    "collect",
    "count_grid",
    "count_receipts_of",
    "debts",
    "end_exemption",
    "exempt",
    "find_receipt",
    "forget_rule",
    "get_receipt",
    "keep_rule",
    "latest_month",
    "list_grid_ids",
    "list_receipts",
    "make_month",
    "month_sums",
    "month_totals",
    "overview",
    "plan_month",
    "propose_parts",
    "receipt_parts",
    "rules_of",
    "set_salary",
    "table_lines",
    "table_months",
    "year_grid",
    "years_with_dues",
]
