"""The database's migrations, before the processes of the Procfile start."""

from pathlib import Path
from typing import Final

import typer
from alembic import command
from alembic.config import Config

app = typer.Typer()

ROOT: Final = Path(__file__).resolve().parent.parent


@app.command()
def migrate() -> None:
    """Bring the database to the newest version."""
    settings = Config(str(ROOT / "alembic.ini"))
    settings.set_main_option("script_location", str(ROOT / "migrations"))
    command.upgrade(settings, "head")
