"""How far the program is from what the machine could do: `python -m tests.benchmarks` prints ratios of one run.

A time means nothing on a shared machine; the ratio of two times, taken in turn, does. Nothing here is asserted.
"""
