"""Answers to hand-offs, called roles, plans as they stood."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "net_answers_and_marks"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Three tables of rows.  The marks of workshops that were played before are made anew from their logs (`storage/catch_up.py`)."""
    op.create_table(
        "handoff_answers",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("post_id", sa.Text(), nullable=False),
        sa.Column("group_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("needs", sa.JSON(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("participant_id", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.Text(), nullable=False),
        sa.Column("lapsed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "post_id", name=op.f("pk_handoff_answers")),
    )
    op.create_table(
        "called_roles",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("group_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("participant_id", sa.Text(), nullable=False),
        sa.Column("called_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "group_id", "role", name=op.f("pk_called_roles")),
    )
    op.create_table(
        "plan_marks",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("group_id", sa.Text(), nullable=False),
        sa.Column("moment", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("marked_at", sa.Text(), nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "group_id", "moment", name=op.f("pk_plan_marks")),
    )
