"""The Vietnamese names of vouchers, as papers and screens use them."""

from __future__ import annotations

from desktop.features.tet_gifts.domain import PaymentKind

PAYMENT_NAMES = {
    PaymentKind.CASH: "Chi tiền theo danh sách",
    PaymentKind.PURCHASE: "Chi mua hiện vật, phiếu, vé",
    PaymentKind.DELIVERY: "Nhận hiện vật, phiếu, vé của nguồn",
    PaymentKind.CASH_BACK: "Hoàn trả tiền không có người nhận",
    PaymentKind.GOODS_BACK: "Trả lại hiện vật, phiếu, vé",
}
