"""Union dues (đoàn phí): what each member owes for each month, who paid by which receipt (phiếu thu), who still owes.

A month's table (bảng thu) freezes salary, rate and amount of everybody who belonged to the union on its first day;
receipts say what was handed over for whom and which month. Dues are the member's; they are not the employer's two per
cent (kinh phí công đoàn). Neither salaries nor dues ever leave in a package.
"""
