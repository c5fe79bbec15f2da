"""Formats of the house's own, every version that was saved."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "formats"
down_revision = "floor"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "formats",
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.Column("saved_by", sa.Text(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("slug", "version", name=op.f("pk_formats")),
    )
