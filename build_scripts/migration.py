"""Write the next migration by comparing the models with what the existing migrations make.

    python3 build_scripts/migration.py "what changes for the data"

Read what it wrote before committing it: Alembic sees tables and columns, not what the rows mean.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

TEMPLATE = '''"""{message}"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = {down!r}


def upgrade() -> None:
{body}
'''


def main(message: str) -> int:
    from alembic.autogenerate import produce_migrations, render_python_code
    from alembic.runtime.migration import MigrationContext

    from desktop.core import migrate, paths
    from desktop.core.clock import SystemClock
    from desktop.core.database import Database
    from desktop.core.tables import Base

    load_tables()
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "models.db", bytes(32), SystemClock(), "migration")
        if migrate.newest_known():
            migrate.upgrade(database)
        with database.connection() as connection, connection.begin():
            options = {"user_module_prefix": "sa.", "compare_type": True}
            context = MigrationContext.configure(connection, opts=options)
            operations = produce_migrations(context, Base.metadata).upgrade_ops
            if operations is None or operations.is_empty():
                print("The models and the migrations agree.")
                return 0
            code = render_python_code(operations, user_module_prefix="sa.")
        database.close()
    down = migrate.newest_known() or None
    number = int(down[:4]) + 1 if down else 1
    revision = f"{number:04}"
    slug = re.sub(r"[^a-z0-9]+", "_", message.lower()).strip("_")
    body = "\n".join(f"    {line.strip()}" if line.strip().startswith("#") else f"{line}" for line in code.splitlines())
    path = paths.MIGRATIONS / "versions" / f"{revision}_{slug}.py"
    path.write_text(
        TEMPLATE.format(message=message, revision=revision, down=down, body=_plain_types(body)), encoding="utf-8"
    )
    print(path)
    return 0


def load_tables() -> None:
    """Import every `storage` module of the features, so that `Base.metadata` knows all tables."""
    for feature in sorted(path.name for path in (ROOT / "desktop" / "features").iterdir() if path.is_dir()):
        name = f"desktop.features.{feature}.storage"
        if importlib.util.find_spec(name):
            importlib.import_module(name)


def _plain_types(body: str) -> str:
    """Migrations must not depend on the program's own column types, which may change: name what SQLite stores."""
    for own, stored in (
        ("DongColumn", "Integer"),
        ("PartialDateColumn", "Text"),
        ("MomentColumn", "Text"),
        ("EnumColumn", "Text"),
        ("EnumTupleColumn", "Text"),
        ("JsonColumn", "Text"),
    ):
        body = re.sub(rf"(?:sa\.|desktop\.core\.tables\.)+{own}\((?:[^()]|\([^()]*\))*\)", f"sa.{stored}()", body)
    return body


if __name__ == "__main__":
    sys.exit(main(" ".join(sys.argv[1:]) or "change"))
