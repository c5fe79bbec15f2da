"""The confirmation sheets of case versions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "case_sheets"
down_revision = "formats"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "case_sheets",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("signed_at", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("signed_by", sa.Text(), nullable=False),
        sa.Column("released", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_versions.id"], name=op.f("fk_case_sheets_case_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_sheets")),
    )
