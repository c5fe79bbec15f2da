"""Seats that write for a group, seats that only rehearse; posts that another hand wrote."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "hands"
down_revision = "case_sheets"
branch_labels = None
depends_on = None

POSTS = ("assessments", "action_items", "reflections", "notes")


def upgrade() -> None:
    with op.batch_alter_table("participants") as batch:
        batch.add_column(sa.Column("scribe", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.add_column(sa.Column("rehearsal", sa.Boolean(), nullable=False, server_default=sa.false()))
    for table in POSTS:
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("written_by", sa.Text(), nullable=True))
