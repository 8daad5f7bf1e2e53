"""Sổ Công đoàn: the offline desktop application of a grassroots trade union (công đoàn cơ sở).

The map, in reading order (an arrow means "may import", nothing points back):

    __main__ → app, cli → commands → catalog → features → shell → widgets → core

- `app.py` builds every object of the window once and wires them; `cli.py` gathers `commands/`, which call the same
  services.
- `catalog.py` lists every feature, in menu order, one line each.
- `features/` is the program's menu. A business folder (organization, correspondence, members, dues, emulation, awards,
  tet_gifts) has the same file names inside: domain → storage → services → sync, reports, imports → ui → feature.
  Engines (importing, reports, sync, federation, backup, accounts) name no business feature; they learn about them
  through `core/contracts.py`.
- `shell/` is the frame round the screens, `widgets/` the Qt parts for any screen, `core/` what is true without a
  screen.
- `migrations/` are the steps that bring an older database up to date, never edited once released.
"""

from __future__ import annotations

__version__ = "0.1.0"
