"""The people of the union: who they are, since when they belong, and how they left.

Member: đoàn viên. Membership event: biến động đoàn viên (kết nạp, chuyển đến, chuyển đi, tạm ngừng, thôi…). Status is
derived from the events; a person who left stays in the book, so that last year's report does not change.
"""
