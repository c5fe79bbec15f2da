"""The tables.  Those of a workshop's rows mirror `workshop.domain.state` field by field; the rest stand alone."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, get_type_hints

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint

from workshop.domain.row import Row
from workshop.domain.state import ROW_TYPES

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# --- the log ---------------------------------------------------------------------------------------------------------

events = Table(
    "events",
    metadata,
    Column("workshop_id", Text, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("type", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("data", JSON, nullable=False),
)

replies = Table(
    "replies",
    metadata,
    Column("workshop_id", Text, primary_key=True),
    Column("actor", Text, primary_key=True),
    Column("command_id", Text, primary_key=True),
    Column("answer", JSON, nullable=False),
)

# --- the projection --------------------------------------------------------------------------------------------------

TABLE_NAMES = {
    "Workshop": "workshops",
    "Group": "groups",
    "Participant": "participants",
    "Assessment": "assessments",
    "ActionItem": "action_items",
    "Reflection": "reflections",
    "Note": "notes",
    "Reaction": "reactions",
    "SharedFact": "shared_facts",
    "UrgencyRating": "urgency_ratings",
    "DisclosedScene": "disclosed_scenes",
    "OpenedStage": "opened_stages",
    "HandoffAnswer": "handoff_answers",
    "CalledRole": "called_roles",
    "PlanMark": "plan_marks",
    "Message": "messages",
    "Question": "questions",
    "HelpCall": "help_calls",
    "Pass": "passes",
    "Decision": "decisions",
    "Sharing": "sharing_plans",
    "NextPlan": "next_plans",
    "Meeting": "meetings",
    "Comment": "comments",
    "QuestionnaireSheet": "questionnaire_sheets",
    "PlannedSeat": "planned_seats",
}
_COLUMN_TYPES: dict[Any, Any] = {str: Text, str | None: Text, int: Integer, int | None: Integer, bool: Boolean}


def _row_table(kind: type[Row]) -> Table:
    """The table of a kind of row: `workshop_id` (but for the workshop itself, whose id it is), then its fields."""
    hints = get_type_hints(kind)
    columns: list[Column[Any]] = []
    if kind.__name__ != "Workshop":
        columns.append(Column("workshop_id", Text, primary_key=True))
    for item in fields(kind):
        hint = hints[item.name]
        column_type = _COLUMN_TYPES.get(hint, JSON)
        optional = hint in (str | None, int | None)
        columns.append(Column(item.name, column_type, primary_key=item.name in kind.KEY, nullable=optional))
    return Table(TABLE_NAMES[kind.__name__], metadata, *columns)


ROW_TABLES: dict[type[Row], Table] = {kind: _row_table(kind) for kind in ROW_TYPES}
workshops = metadata.tables["workshops"]
participants = metadata.tables["participants"]
Index("ix_workshops_code", workshops.c.code, unique=True)

# --- seats: who may write as a participant; never joined to names ------------------------------------------------------

seats = Table(
    "seats",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("workshop_id", Text, nullable=False),
    Column("participant_id", Text, nullable=False),
)

# --- seat slips: which secret leads to which planned seat; and the names printed on them, which nothing else is joined to -------

slips = Table(
    "slips",
    metadata,
    Column("workshop_id", Text, primary_key=True),
    Column("seat_id", Text, primary_key=True),
    Column("edition", Integer, nullable=False),  # counts up when a slip is made void and another takes its place
    Column("token_hash", Text, nullable=False, unique=True),
)
roster_names = Table(
    "roster_names",
    metadata,
    Column("workshop_id", Text, primary_key=True),
    Column("seat_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
)

# --- questionnaires: apart from everything else, in tables without row numbers, so that no order tells who answered ---------

questionnaire_seats = Table(
    "questionnaire_seats",  # which seats have obtained their ticket; never which one
    metadata,
    Column("workshop_id", Text, primary_key=True),
    Column("sheet", Text, primary_key=True),
    Column("participant_id", Text, primary_key=True),
    sqlite_with_rowid=False,
)
questionnaire_tickets = Table(
    "questionnaire_tickets",  # one use: gone once the answers are stored
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("workshop_id", Text, nullable=False),
    Column("sheet", Text, nullable=False),
    sqlite_with_rowid=False,
)
questionnaire_answers = Table(
    "questionnaire_answers",
    metadata,
    Column("key", Text, primary_key=True),  # random: rows lie in its order
    Column("workshop_id", Text, nullable=False, index=True),
    Column("sheet", Text, nullable=False),
    Column("on_day", Text, nullable=False),  # ISO date, nothing finer
    Column("answers", JSON, nullable=False),
    sqlite_with_rowid=False,
)

# --- the house -------------------------------------------------------------------------------------------------------

wards = Table(
    "wards",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("active", Boolean, nullable=False),
)
professions = Table(
    "professions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("active", Boolean, nullable=False),
)
departments = Table(
    "departments",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("active", Boolean, nullable=False),
)
accounts = Table(
    "accounts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("login", Text, nullable=False, unique=True),
    Column("display_name", Text, nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("capacity", Text, nullable=False),
    Column("all_wards", Boolean, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("must_change_password", Boolean, nullable=False),
    Column("created_at", Text, nullable=False),
)
account_wards = Table(
    "account_wards",
    metadata,
    Column("account_id", Text, ForeignKey("accounts.id"), primary_key=True),
    Column("ward_id", Text, ForeignKey("wards.id"), primary_key=True),
)
staff_sessions = Table(
    "staff_sessions",
    metadata,
    Column("id_hash", Text, primary_key=True),
    Column("account_id", Text, ForeignKey("accounts.id"), nullable=False),
    Column("created_at", Text, nullable=False),
    Column("last_seen_at", Text, nullable=False),
    Column("revoked_at", Text),
)
links = Table(
    "links",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("kind", Text, nullable=False),  # first_admin | reset | sign_in
    Column("account_id", Text, ForeignKey("accounts.id")),
    Column("expires_at", Text, nullable=False),
    Column("used_at", Text),
    Column("reusable", Boolean, nullable=False),
)
review_links = Table(
    "review_links",
    metadata,
    Column("id", Text, primary_key=True),
    Column("token_hash", Text, nullable=False, unique=True),
    Column("workshop_id", Text, nullable=False, index=True),
    Column("made_by", Text, ForeignKey("accounts.id"), nullable=False),
    *(Column(name, Text, nullable=False) for name in ("made_at", "expires_at", "last_day")),  # last_day: ISO date, "" never used
    Column("revoked_at", Text),
)
audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("account_id", Text),
    Column("action", Text, nullable=False),
    Column("detail", JSON, nullable=False),
)
case_versions = Table(
    "case_versions",
    metadata,
    Column("id", Text, primary_key=True),  # the digest of its source
    Column("slug", Text, nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("uploaded_at", Text, nullable=False),
    Column("uploaded_by", Text),
    Column("active", Boolean, nullable=False),
    UniqueConstraint("slug", "id"),
)
formats = Table(
    "formats",
    metadata,
    Column("slug", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("title", Text, nullable=False),
    Column("data", JSON, nullable=False),
    Column("saved_at", Text, nullable=False),
    Column("saved_by", Text),
    Column("active", Boolean, nullable=False),
)
case_sheets = Table(  # the confirmation sheet (確認票) of a case version: who read it through, what was released and why
    "case_sheets",
    metadata,
    Column("case_id", Text, ForeignKey("case_versions.id"), primary_key=True),
    *(Column(name, Text, nullable=False) for name in ("signed_at", "account_id", "signed_by")),
    Column("released", JSON, nullable=False),
)
settings = Table(
    "settings",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", JSON, nullable=False),
)
