"""The organization's sentences in the user's language."""

from __future__ import annotations

from collections.abc import Callable

from desktop.core.errors import UserError
from desktop.core.partial_date import print_date
from desktop.features.organization.domain import (
    SectionDaysReversed,
    SectionNameTaken,
    SetupFileRefused,
    SuperiorEnded,
    SuperiorKind,
    UnionExists,
    UnionMissing,
)
from desktop.widgets.words import translate


def title() -> str:
    return translate("organization", "Our union")


def superior_kind_name(kind: SuperiorKind) -> str:
    return {
        SuperiorKind.TLD: "Tổng Liên đoàn Lao động Việt Nam",
        SuperiorKind.LDLD_TINH: "Liên đoàn Lao động tỉnh, thành phố",
        SuperiorKind.CD_NGANH_TW: "Công đoàn ngành trung ương",
        SuperiorKind.CD_TCT: "Công đoàn tổng công ty",
        SuperiorKind.CD_KCN: "Công đoàn các khu công nghiệp",
        SuperiorKind.CD_XA: "Công đoàn xã",
        SuperiorKind.CD_PHUONG: "Công đoàn phường",
        SuperiorKind.CD_DACKHU: "Công đoàn đặc khu",
        SuperiorKind.CD_TREN_CO_SO_KHAC: "Công đoàn cấp trên cơ sở khác",
        SuperiorKind.LDLD_QUAN: "Liên đoàn Lao động quận (đến 30/06/2025)",
        SuperiorKind.LDLD_HUYEN: "Liên đoàn Lao động huyện (đến 30/06/2025)",
        SuperiorKind.CD_VIENCHUC: "Công đoàn viên chức (đến 30/06/2025)",
    }[kind]


def refusal(error: UserError) -> str | None:
    """The sentence for a refusal of this feature; None for everybody else's."""
    if isinstance(error, UnionMissing):
        return translate("organization", "The union has not been set up yet. Start with the set-up.")
    if isinstance(error, UnionExists):
        return translate("organization", "This data folder already belongs to {name}.").format(name=error.name)
    if isinstance(error, SuperiorEnded):
        text = translate(
            "organization",
            "{name} cannot be above from {since} on: unions of that kind ended on {last_day}. Choose the union that "
            "took its place, or an earlier day.",
        )
        return text.format(name=error.name, since=print_date(error.since), last_day=print_date(error.last_day))
    if isinstance(error, SectionNameTaken):
        return translate("organization", "There is already a section called {name}.").format(name=error.name)
    if isinstance(error, SectionDaysReversed):
        text = translate("organization", "{name} cannot end on {until}, before it begins on {since}.")
        return text.format(name=error.name, since=print_date(error.since), until=print_date(error.until))
    if isinstance(error, SetupFileRefused):
        return _setup_file(error)
    return None


def _setup_file(error: SetupFileRefused) -> str:
    expected = ", ".join(_VALUES[one]() if error.reason == "wrong_type" else one for one in error.expected)
    if error.reason == "not_toml" and error.value:
        text = translate("organization", "{path} is not a set-up file: line {value} is not written as TOML.")
    else:
        text = {
            "unknown_field": translate(
                "organization", "{path}: the entry {field} is not known. Known are: {expected}."
            ),
            "missing": translate("organization", "{path}: the entry {field} is missing or empty."),
            "wrong_type": translate("organization", "{path}: the entry {field} must be {expected}, not {value}."),
            "unknown_choice": translate(
                "organization", "{path}: the entry {field} cannot be “{value}”. Choose one of: {expected}."
            ),
        }.get(error.reason, translate("organization", "{path} is not a set-up file (TOML text in UTF-8)."))
    return text.format(path=error.path, field=error.field, value=error.value, expected=expected)


_VALUES: dict[str, Callable[[], str]] = {
    "text": lambda: translate("organization", "a text in quotation marks"),
    "number": lambda: translate("organization", "a whole number"),
    "list": lambda: translate("organization", "a list in square brackets"),
    "table": lambda: translate("organization", "a table with entries"),
}
