"""Tết care: who is proposed for which gift, within whose money, and who signed for it. Nobody twice, nobody forgotten.

Tết campaign: chương trình chăm lo Tết of a lunar year. Scheme: chế độ chăm lo (tiền, hiện vật, phiếu mua hàng, vé).
Gift request: đề nghị hỗ trợ, until it is handed out and signed for (cấp phát, ký nhận). One person may have a gift of
several schemes of one programme, never two of the same scheme, nor two of one exclusion group.
"""
