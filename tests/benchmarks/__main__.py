"""`python -m tests.benchmarks [PART…]`: measures the paths an officer waits for and prints the table of the README.

Parts are `lists` (import, search, opening, export, papers), `packages` and `screens` (first paint, scrolling, narrowed
lists); all of them without arguments.
"""

from __future__ import annotations

import atexit
import shutil
import sys

from tests.benchmarks import lists, packages, screens
from tests.benchmarks.measuring import table
from tests.benchmarks.people import FOLDER

PARTS = {"lists": lists.measure, "packages": packages.measure, "screens": screens.measure}


def main() -> None:
    atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
    results = [result for part in sys.argv[1:] or PARTS for result in PARTS[part]()]
    sys.stdout.write(f"{table(results)}\n")


main()
