"""The section chiefs' meeting, and questionnaires apart from everything else."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "chiefs_meeting"
down_revision = "net_answers_and_marks"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Six tables of rows and three of questionnaires."""
    op.create_table(
        "comments",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "id", name=op.f("pk_comments")),
    )
    op.create_table(
        "decisions",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "kind", "id", name=op.f("pk_decisions")),
    )
    op.create_table(
        "meetings",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Text(), nullable=False),
        sa.Column("time", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("attendees", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "id", name=op.f("pk_meetings")),
    )
    op.create_table(
        "next_plans",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("case", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("prepared_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "id", name=op.f("pk_next_plans")),
    )
    op.create_table(
        "questionnaire_answers",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("on_day", sa.Text(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_questionnaire_answers")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_questionnaire_answers_workshop_id"), "questionnaire_answers", ["workshop_id"], unique=False)
    op.create_table(
        "questionnaire_seats",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("participant_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "sheet", "participant_id", name=op.f("pk_questionnaire_seats")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "questionnaire_sheets",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("opened_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "sheet", name=op.f("pk_questionnaire_sheets")),
    )
    op.create_table(
        "questionnaire_tickets",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_questionnaire_tickets")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sharing_plans",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("planned_on", sa.Text(), nullable=False),
        sa.Column("confirmed_by", sa.Text(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("contacts", sa.Text(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "id", name=op.f("pk_sharing_plans")),
    )
