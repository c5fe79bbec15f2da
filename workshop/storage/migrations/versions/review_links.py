"""Links to the review page: listed, ended at once, good for a number of days that one chooses."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "review_links"
down_revision = "held_words"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "review_links",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("id", "token_hash", "workshop_id", "made_by", "made_at", "expires_at", "last_day")),
        sa.Column("revoked_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_links")),
        sa.ForeignKeyConstraint(["made_by"], ["accounts.id"], name=op.f("fk_review_links_made_by")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_review_links_token_hash")),
    )
    op.create_index(op.f("ix_review_links_workshop_id"), "review_links", ["workshop_id"])
