"""Questions, and answers to hand-offs, may be held where they may tell who somebody is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "held_words"
down_revision = "hands"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("questions", "handoff_answers"):
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("findings", sa.JSON(), nullable=False, server_default="[]"))
