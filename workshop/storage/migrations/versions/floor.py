"""Messages, questions, calls for help, passed turns; who leads."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "floor"
down_revision = "notes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "messages",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("groups", sa.JSON(), nullable=False),
        sa.Column("wall", sa.Boolean(), nullable=False),
        sa.Column("due_at", sa.Text(), nullable=True),
        sa.Column("sent_at", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "id", name=op.f("pk_messages")),
    )
    op.create_table(
        "questions",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("participant_id", sa.Text(), nullable=False),
        sa.Column("group_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("workshop_id", "id", name=op.f("pk_questions")),
    )
    op.create_table(
        "help_calls",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("group_id", sa.Text(), nullable=False),
        sa.Column("participant_id", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.Text(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "group_id", name=op.f("pk_help_calls")),
    )
    op.create_table(
        "passes",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("participant_id", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("group_id", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "participant_id", "stage", name=op.f("pk_passes")),
    )
    with op.batch_alter_table("workshops") as batch:
        batch.add_column(sa.Column("rung_at", sa.Text(), nullable=True))
        batch.add_column(sa.Column("lead_id", sa.Text(), nullable=True))
        batch.add_column(sa.Column("co_leads", sa.JSON(), nullable=False, server_default="[]"))
        batch.add_column(sa.Column("distress_note", sa.Text(), nullable=False, server_default=""))
