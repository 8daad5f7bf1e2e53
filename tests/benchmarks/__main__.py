"""`python -m tests.benchmarks [PART…]`: measures the paths an officer waits for and prints the table of the README.

Parts are `lists` (import, search, opening, export, papers) and `packages`; all of them without arguments.
"""

from __future__ import annotations

import atexit
import shutil
import sys

from tests.benchmarks import lists, packages
from tests.benchmarks.measuring import table
from tests.benchmarks.people import FOLDER

PARTS = {"lists": lists.measure, "packages": packages.measure}


def main() -> None:
    atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
    results = [result for part in sys.argv[1:] or PARTS for result in PARTS[part]()]
    sys.stdout.write(f"{table(results)}\n")


main()
