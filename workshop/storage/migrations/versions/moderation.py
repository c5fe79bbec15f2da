"""Posts may be hidden or held; a workshop may hold every new post."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "moderation"
down_revision = "chiefs_meeting"
branch_labels = None
depends_on = None

POSTS = ("assessments", "action_items", "reflections")


def upgrade() -> None:
    for table in POSTS:
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("hidden", sa.Text(), nullable=True))
            batch.add_column(sa.Column("held", sa.Boolean(), nullable=False, server_default=sa.false()))
            batch.add_column(sa.Column("held_why", sa.Text(), nullable=True))
            batch.add_column(sa.Column("findings", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("workshops") as batch:
        batch.add_column(sa.Column("hold_new", sa.Boolean(), nullable=False, server_default=sa.false()))
