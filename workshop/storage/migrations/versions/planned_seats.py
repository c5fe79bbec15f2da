"""Planned seats, their slips, the names printed on them; groups that are gone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "planned_seats"
down_revision = "moderation"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "planned_seats",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("profession", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=True),
        sa.Column("ladder", sa.Text(), nullable=False),
        sa.Column("chief", sa.Boolean(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("participant_id", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("workshop_id", "id", name=op.f("pk_planned_seats")),
    )
    op.create_table(
        "slips",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("seat_id", sa.Text(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "seat_id", name=op.f("pk_slips")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_slips_token_hash")),
    )
    op.create_table(
        "roster_names",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("seat_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "seat_id", name=op.f("pk_roster_names")),
    )
    with op.batch_alter_table("groups") as batch:
        batch.add_column(sa.Column("gone", sa.Boolean(), nullable=False, server_default=sa.false()))
