"""Vouchers of payment, settlements, objections and serial numbers in the database."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select

from desktop.core.money import Dong
from desktop.core.store import Store, chunks
from desktop.features.tet_gifts.domain import (
    FundSource,
    Objection,
    Payment,
    PaymentKind,
    SerialRange,
    Settlement,
    YearSettled,
)
from desktop.features.tet_gifts.storage.rows import (
    ObjectionRow,
    PaymentRow,
    SchemeRow,
    SerialRangeRow,
    SettlementRow,
)
from desktop.features.tet_gifts.storage.stores import settled_years


class PaymentStore(Store[Payment]):
    """Whichever way a voucher is written, taking back included: none of a settled year."""

    kind = "tet_payment"
    row = PaymentRow
    record = Payment

    def add_all(self, records: Iterable[Payment]) -> list[Payment]:
        """Raises YearSettled."""
        fresh = list(records)
        self._guard(fresh)
        return super().add_all(fresh)

    def replace_all(self, records: Iterable[Payment]) -> list[Payment]:
        """Raises YearSettled."""
        changed = list(records)
        self._guard([*changed, *self.with_ids(one.id for one in changed).values()])
        return super().replace_all(changed)

    def remove(self, id: str) -> Payment:
        """Raises YearSettled."""
        self._guard([self.get(id)])
        return super().remove(id)

    def of_campaign(self, campaign_id: str) -> list[Payment]:
        """In the order of a register: by year, day, number."""
        order = (PaymentRow.year, PaymentRow.on, PaymentRow.number, PaymentRow.id)
        return self.all(PaymentRow.campaign_id == campaign_id, order_by=order)

    def numbered(self, year: int, kinds: Iterable[PaymentKind]) -> list[Payment]:
        return self.all(PaymentRow.year == year, PaymentRow.kind.in_(list(kinds)))

    def sums(self, campaign_id: str) -> dict[tuple[str, FundSource, int], dict[PaymentKind, Dong]]:
        """By scheme, source and accounting year, then by kind."""
        account = (PaymentRow.scheme_id, PaymentRow.source, PaymentRow.year)
        rows = self.session.execute(
            select(*account, PaymentRow.kind, func.sum(PaymentRow.amount))
            .where(PaymentRow.campaign_id == campaign_id)
            .group_by(*account, PaymentRow.kind)
        )
        found: dict[tuple[str, FundSource, int], dict[PaymentKind, Dong]] = {}
        for scheme_id, source, year, kind, amount in rows:
            found.setdefault((scheme_id, source, year), {})[kind] = Dong(amount)
        return found

    def _guard(self, payments: Iterable[Payment]) -> None:
        for one in payments:
            if one.year in settled_years(self.session, one.campaign_id):
                raise YearSettled(one.year)


class SettlementStore(Store[Settlement]):
    kind = "tet_settlement"
    row = SettlementRow
    record = Settlement

    def of_campaign(self, campaign_id: str) -> list[Settlement]:
        return self.all(SettlementRow.campaign_id == campaign_id, order_by=(SettlementRow.year,))

    def remove(self, id: str) -> Settlement:
        """Nothing opens a settled year again."""
        raise YearSettled(self.get(id).year)


class ObjectionStore(Store[Objection]):
    kind = "tet_objection"
    row = ObjectionRow
    record = Objection

    def of_scheme(self, scheme_id: str) -> list[Objection]:
        return self.all(ObjectionRow.scheme_id == scheme_id, order_by=(ObjectionRow.on, ObjectionRow.id))

    def about(self, request_ids: Iterable[str]) -> list[Objection]:
        """About these gifts."""
        return [one for some in chunks(request_ids) for one in self.all(ObjectionRow.request_id.in_(some))]


class SerialRangeStore(Store[SerialRange]):
    kind = "tet_serial_range"
    row = SerialRangeRow
    record = SerialRange

    def of_scheme(self, scheme_id: str) -> list[SerialRange]:
        return self.all(SerialRangeRow.scheme_id == scheme_id)

    def of_campaign(self, campaign_id: str) -> list[SerialRange]:
        schemes = select(SchemeRow.id).where(SchemeRow.campaign_id == campaign_id)
        return self.all(SerialRangeRow.scheme_id.in_(schemes))
