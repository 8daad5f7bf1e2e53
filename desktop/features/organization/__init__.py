"""The union itself: who it is, whom it reports to and since when, its term, its sections.

Union: công đoàn cơ sở (CĐCS). Superior: công đoàn cấp trên, which changes over time and is always data. Section:
tổ công đoàn or công đoàn bộ phận. Term: nhiệm kỳ.
"""
