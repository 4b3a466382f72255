"""First tables.

Campaigns and wordings point at each other. SQLite takes the reference with the table, before its
target exists; PostgreSQL gets it when both are there.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from models import append_only, outbox

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "installation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("installation_id", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installation")),
    )
    op.create_table(
        "processes",
        sa.Column("token", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("host", sa.String(length=120), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("beat_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_processes")),
    )
    with op.batch_alter_table("processes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_processes_beat_at"), ["beat_at"], unique=False)

    op.create_table(
        "receipts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("message_public_id", sa.String(length=24), nullable=False),
        sa.Column("sid", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("error_code", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipts")),
    )
    with op.batch_alter_table("receipts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_receipts_message_public_id"), ["message_public_id"], unique=False
        )
        batch_op.create_index(
            "uq_receipts_sid_status", ["sid", "status", "error_code"], unique=True
        )

    op.create_table(
        "workspaces",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=24), nullable=False),
        sa.Column("slack_team_id", sa.String(length=32), nullable=True),
        sa.Column("business_name", sa.String(length=120), nullable=False),
        sa.Column("help_contact", sa.String(length=200), nullable=False),
        sa.Column("region", sa.String(length=2), nullable=False),
        sa.Column("countries", sa.JSON(), nullable=False),
        sa.Column("stop_words", sa.JSON(), nullable=False),
        sa.Column("join_words", sa.JSON(), nullable=False),
        sa.Column("join_wording", sa.String(length=500), nullable=False),
        sa.Column("join_frequency", sa.String(length=60), nullable=False),
        sa.Column("join_twice", sa.Boolean(), nullable=False),
        sa.Column("own_answers", sa.JSON(), nullable=False),
        sa.Column("acknowledgement", sa.Text(), nullable=False),
        sa.Column("away", sa.JSON(), nullable=True),
        sa.Column("urgent", sa.JSON(), nullable=True),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("hours", sa.JSON(), nullable=True),
        sa.Column("most_a_day", sa.Integer(), nullable=False),
        sa.Column("most_a_week", sa.Integer(), nullable=True),
        sa.Column("approval", sa.JSON(), nullable=True),
        sa.Column("undo_seconds", sa.Integer(), nullable=False),
        sa.Column("price_per_segment", sa.Numeric(precision=10, scale=5), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("channel_id", sa.String(length=32), nullable=False),
        sa.Column("replies_shown", sa.String(length=8), nullable=False),
        sa.Column("brake_by", sa.String(length=80), nullable=True),
        sa.Column("brake_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("brake_reason", sa.String(length=300), nullable=False),
        sa.Column("guards", sa.JSON(), nullable=True),
        sa.Column("digest_channel_id", sa.String(length=32), nullable=False),
        sa.Column("digest_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("digest_week", sa.Date(), nullable=True),
        sa.Column("digest_refusals", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workspaces")),
        sa.UniqueConstraint("public_id", name=op.f("uq_workspaces_public_id")),
        sa.UniqueConstraint("slack_team_id", name=op.f("uq_workspaces_slack_team_id")),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("verb", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=24), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("origin", sa.String(length=60), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_audit_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.create_index("ix_audit_subject", ["subject", "subject_id"], unique=False)

    op.create_table(
        "carrier_caps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("carrier", sa.String(length=24), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_carrier_caps_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_carrier_caps")),
        sa.UniqueConstraint(
            "workspace_id", "carrier", name=op.f("uq_carrier_caps_workspace_id_carrier")
        ),
    )
    op.create_table(
        "proof_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("asked_by", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_proof_requests_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proof_requests")),
    )
    op.create_table(
        "role_grants",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("holder", sa.String(length=32), nullable=False),
        sa.Column("channel_id", sa.String(length=32), nullable=False),
        sa.Column("granted_by", sa.String(length=80), nullable=False),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_role_grants_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_grants")),
        sa.UniqueConstraint(
            "workspace_id",
            "role",
            "holder",
            "channel_id",
            name=op.f("uq_role_grants_workspace_id_role_holder_channel_id"),
        ),
    )
    op.create_table(
        "api_keys",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=24), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("is_test", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("attestation", sa.String(length=300), nullable=False),
        sa.Column("made_by", sa.String(length=80), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("approved_by", sa.String(length=80), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_by", sa.String(length=80), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_ts", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_api_keys_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_keys")),
        sa.UniqueConstraint("public_id", name=op.f("uq_api_keys_public_id")),
    )
    with op.batch_alter_table("api_keys", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_api_keys_workspace_id"), ["workspace_id"], unique=False
        )

    op.create_table(
        "api_requests",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("api_key_id", sa.Integer(), nullable=False),
        sa.Column("idempotency_key", sa.String(length=255), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["api_key_id"], ["api_keys.id"], name=op.f("fk_api_requests_api_key_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_requests")),
        sa.UniqueConstraint(
            "api_key_id",
            "idempotency_key",
            name=op.f("uq_api_requests_api_key_id_idempotency_key"),
        ),
    )
    with op.batch_alter_table("api_requests", schema=None) as batch_op:
        batch_op.create_index("ix_api_requests_made_at", ["made_at"], unique=False)

    op.create_table(
        "phone_carriers",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("carrier", sa.String(length=24), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_phone_carriers_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone_carriers")),
        sa.UniqueConstraint(
            "workspace_id", "phone", name=op.f("uq_phone_carriers_workspace_id_phone")
        ),
    )
    op.create_table(
        "chain",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key_digest", sa.String(length=64), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chain")),
    )
    op.create_table(
        "chain_links",
        sa.Column(
            "position",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("row_id", sa.BigInteger(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("facts", sa.String(length=64), nullable=False),
        sa.Column("personal", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_chain_links")),
        sa.UniqueConstraint("kind", "row_id", name=op.f("uq_chain_links_kind_row_id")),
    )
    with op.batch_alter_table("chain_links", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_chain_links_sealed_at"), ["sealed_at"], unique=False)

    op.create_table(
        "witnesses",
        sa.Column("workspace_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("channel_id", sa.String(length=32), nullable=False),
        sa.Column("tried_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ts", sa.String(length=32), nullable=True),
        sa.Column("refusals", sa.Integer(), nullable=False),
        sa.Column("given_up", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_witnesses_workspace_id")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "day", name=op.f("pk_witnesses")),
    )
    op.create_table(
        "consent_events",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("scope", sa.String(length=70), nullable=False),
        sa.Column("change", sa.String(length=8), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("words", sa.String(length=160), nullable=False),
        sa.Column("topic", sa.String(length=60), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("inbound_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("by", sa.String(length=80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_consent_events_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_events")),
    )
    with op.batch_alter_table("consent_events", schema=None) as batch_op:
        batch_op.create_index("ix_consent_events_at", ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_consent_events_phone"), ["phone"], unique=False)

    op.create_table(
        "consent_facts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("origin", sa.String(length=16), nullable=False),
        sa.Column("source", sa.String(length=120), nullable=False),
        sa.Column("wording", sa.String(length=500), nullable=False),
        sa.Column("evidence", sa.String(length=300), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends", sa.BigInteger(), nullable=False),
        sa.Column("recorded_by", sa.String(length=80), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("inbound_id", sa.BigInteger(), nullable=True),
        sa.Column("erasure", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_consent_facts_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_facts")),
        sa.UniqueConstraint(
            "phone",
            "workspace_id",
            "at",
            "status",
            "kind",
            "ends",
            "erasure",
            name=op.f("uq_consent_facts_phone_workspace_id_at_status_kind_ends_erasure"),
        ),
    )
    with op.batch_alter_table("consent_facts", schema=None) as batch_op:
        batch_op.create_index(
            "ix_consent_facts_withdrawn",
            ["recorded_at"],
            unique=False,
            sqlite_where=sa.text("status = 'withdrawn'"),
            postgresql_where=sa.text("status = 'withdrawn'"),
        )
    op.create_table(
        "contact_lists",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=16), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("upload", sa.String(length=16), nullable=False),
        sa.Column("upload_ref", sa.Text(), nullable=False),
        sa.Column("filename", sa.String(length=255), nullable=False),
        sa.Column("path", sa.Text(), nullable=True),
        sa.Column("layout", sa.JSON(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("refusal", sa.Text(), nullable=True),
        sa.Column("bytes_total", sa.BigInteger(), nullable=False),
        sa.Column("bytes_done", sa.BigInteger(), nullable=False),
        sa.Column("last_row", sa.Integer(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("refused_rows", sa.JSON(), nullable=False),
        sa.Column("channel_id", sa.String(length=32), nullable=False),
        sa.Column("asked_by", sa.String(length=80), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("beat_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tell_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_contact_lists_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_lists")),
    )
    with op.batch_alter_table("contact_lists", schema=None) as batch_op:
        batch_op.create_index(
            "ix_contact_lists_workspace", ["workspace_id", "purpose", "state"], unique=False
        )

    op.create_table(
        "listed_numbers",
        sa.Column("list_id", sa.Integer(), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["list_id"], ["contact_lists.id"], name=op.f("fk_listed_numbers_list_id")
        ),
        sa.PrimaryKeyConstraint("list_id", "phone", name=op.f("pk_listed_numbers")),
    )
    op.create_table(
        "erased_numbers",
        sa.Column("workspace_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_erased_numbers_workspace_id")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "number", name=op.f("pk_erased_numbers")),
    )
    op.create_table(
        "opt_outs",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("scope", sa.String(length=70), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("words", sa.String(length=160), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_opt_outs_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opt_outs")),
        sa.UniqueConstraint(
            "workspace_id",
            "phone",
            "scope",
            "source",
            name=op.f("uq_opt_outs_workspace_id_phone_scope_source"),
        ),
    )
    with op.batch_alter_table("opt_outs", schema=None) as batch_op:
        batch_op.create_index("ix_opt_outs_at", ["at"], unique=False)

    op.create_table(
        "opt_out_lists",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("upload", sa.String(length=16), nullable=False),
        sa.Column("upload_ref", sa.Text(), nullable=False),
        sa.Column("filename", sa.String(length=255), nullable=False),
        sa.Column("number_column", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(length=70), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("refusal", sa.Text(), nullable=True),
        sa.Column("bytes_total", sa.BigInteger(), nullable=False),
        sa.Column("bytes_done", sa.BigInteger(), nullable=False),
        sa.Column("last_row", sa.Integer(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("already", sa.Integer(), nullable=False),
        sa.Column("unusable", sa.Integer(), nullable=False),
        sa.Column("asked_by", sa.String(length=80), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("beat_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_opt_out_lists_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opt_out_lists")),
    )
    op.create_table(
        "suppressions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("code", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_suppressions_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suppressions")),
        sa.UniqueConstraint(
            "workspace_id", "phone", name=op.f("uq_suppressions_workspace_id_phone")
        ),
    )
    op.create_table(
        "senders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("numbers", sa.JSON(), nullable=False),
        sa.Column("throughput", sa.Double(), nullable=False),
        sa.Column("keywords_by", sa.String(length=16), nullable=False),
        sa.Column("smart_encoding", sa.Boolean(), nullable=False),
        sa.Column("registration", sa.String(length=24), nullable=False),
        sa.Column("a2p_campaign", sa.String(length=64), nullable=True),
        sa.Column("daily_limit", sa.Integer(), nullable=True),
        sa.Column("daily_unit", sa.String(length=8), nullable=False),
        sa.Column("brand", sa.String(length=64), nullable=True),
        sa.Column("brand_limit", sa.Integer(), nullable=True),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.Column("stopped_reason", sa.String(length=300), nullable=True),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("log_read_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("log_failed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("log_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_senders_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_senders")),
        sa.UniqueConstraint("workspace_id", "name", name=op.f("uq_senders_workspace_id_name")),
    )
    with op.batch_alter_table("senders", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_senders_address"), ["address"], unique=False)

    op.create_table(
        "daily_counts",
        sa.Column("scope", sa.String(length=96), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("segments", sa.Integer(), nullable=False),
        sa.Column("messages", sa.Integer(), nullable=False),
        sa.Column("full_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_daily_counts_workspace_id")
        ),
        sa.PrimaryKeyConstraint("scope", "day", name=op.f("pk_daily_counts")),
    )
    op.create_table(
        "test_numbers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("owner", sa.String(length=80), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("in_group", sa.Boolean(), nullable=False),
        sa.Column("code_digest", sa.String(length=64), nullable=True),
        sa.Column("code_expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("code_tries", sa.Integer(), nullable=False),
        sa.Column("proven_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_test_numbers_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_test_numbers")),
        sa.UniqueConstraint(
            "workspace_id", "phone", name=op.f("uq_test_numbers_workspace_id_phone")
        ),
    )
    op.create_table(
        "campaigns",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=24), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("state_by", sa.String(length=80), nullable=False),
        sa.Column("state_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state_reason", sa.String(length=300), nullable=False),
        sa.Column("sender_id", sa.Integer(), nullable=False),
        sa.Column("wording_id", sa.Integer(), nullable=True),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("blank_policy", sa.String(length=8), nullable=False),
        sa.Column("blank_word", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("topic", sa.String(length=60), nullable=False),
        sa.Column("launch_reason", sa.String(length=300), nullable=False),
        sa.Column("attestation", sa.String(length=300), nullable=False),
        sa.Column("attested_by", sa.String(length=80), nullable=True),
        sa.Column("attested_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("consent_version", sa.Integer(), nullable=False),
        sa.Column("second_attempts", sa.String(length=12), nullable=False),
        sa.Column("channel_id", sa.String(length=32), nullable=False),
        sa.Column("card_ts", sa.String(length=32), nullable=True),
        sa.Column("card_digest", sa.String(length=64), nullable=True),
        sa.Column("card_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("card_edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("card_news", sa.Boolean(), nullable=False),
        sa.Column("card_refusals", sa.Integer(), nullable=False),
        sa.Column("card_given_up", sa.String(length=64), nullable=True),
        sa.Column("final_post_ts", sa.String(length=32), nullable=True),
        sa.Column("chart_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("chart_file_id", sa.String(length=32), nullable=True),
        sa.Column("created_by", sa.String(length=80), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("api_key_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("day_ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("came", sa.Integer(), nullable=False),
        sa.Column("launched_by", sa.String(length=80), nullable=True),
        sa.Column("launched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("price_per_segment", sa.Numeric(precision=10, scale=5), nullable=True),
        sa.Column("heartbeat_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resumes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("guards", sa.JSON(), nullable=True),
        sa.Column("guards_at_end", sa.JSON(), nullable=True),
        sa.Column("guards_rule", sa.String(length=16), nullable=True),
        sa.Column("canary_size", sa.Integer(), nullable=True),
        sa.Column("canary_by_rule", sa.Boolean(), nullable=False),
        sa.Column("canary_released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("canary_released_by", sa.String(length=80), nullable=True),
        sa.Column("use_by", sa.DateTime(timezone=True), nullable=True),
        sa.Column("installation_id", sa.String(length=40), nullable=True),
        sa.Column("copied_from_id", sa.Integer(), nullable=True),
        sa.Column("picked", sa.String(length=16), nullable=True),
        sa.Column("reminds_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("estimate", sa.JSON(), nullable=True),
        sa.Column("blanked_to", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["copied_from_id"], ["campaigns.id"], name=op.f("fk_campaigns_copied_from_id")
        ),
        sa.ForeignKeyConstraint(["sender_id"], ["senders.id"], name=op.f("fk_campaigns_sender_id")),
        sa.ForeignKeyConstraint(
            ["wording_id"], ["wordings.id"], name="fk_campaigns_wording_id", use_alter=True
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_campaigns_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns")),
        sa.UniqueConstraint("public_id", name=op.f("uq_campaigns_public_id")),
        sa.UniqueConstraint("workspace_id", "name", name=op.f("uq_campaigns_workspace_id_name")),
    )
    with op.batch_alter_table("campaigns", schema=None) as batch_op:
        batch_op.create_index(
            "ix_campaigns_chart_due",
            ["chart_due_at"],
            unique=False,
            sqlite_where=sa.text("chart_due_at IS NOT NULL"),
            postgresql_where=sa.text("chart_due_at IS NOT NULL"),
        )
        batch_op.create_index("ix_campaigns_state", ["state"], unique=False)
        batch_op.create_index(
            "uq_campaigns_day",
            ["api_key_id", "day", "sender_id"],
            unique=True,
            sqlite_where=sa.text("day IS NOT NULL"),
            postgresql_where=sa.text("day IS NOT NULL"),
        )

    op.create_table(
        "campaign_hours",
        sa.Column("campaign_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("zones", sa.Text(), nullable=False),
        sa.Column("recipients", sa.Integer(), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("most_by_law", sa.Integer(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("drop", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaigns.id"], name=op.f("fk_campaign_hours_campaign_id")
        ),
        sa.PrimaryKeyConstraint("campaign_id", "zones", name=op.f("pk_campaign_hours")),
    )
    op.create_table(
        "alerts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=True),
        sa.Column("rule", sa.String(length=16), nullable=False),
        sa.Column("wording_id", sa.Integer(), nullable=False),
        sa.Column("addressee", sa.String(length=32), nullable=False),
        sa.Column("words", sa.String(length=400), nullable=False),
        sa.Column("because", sa.String(length=200), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tell_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaigns.id"], name=op.f("fk_alerts_campaign_id")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_alerts_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alerts")),
        sa.UniqueConstraint(
            "campaign_id",
            "rule",
            "wording_id",
            "addressee",
            name=op.f("uq_alerts_campaign_id_rule_wording_id_addressee"),
        ),
    )
    with op.batch_alter_table("alerts", schema=None) as batch_op:
        batch_op.create_index(
            "ix_alerts_untold",
            ["id"],
            unique=False,
            sqlite_where=sa.text("told_at IS NULL"),
            postgresql_where=sa.text("told_at IS NULL"),
        )

    op.create_table(
        "alert_routes",
        sa.Column("workspace_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("target", sa.String(length=32), nullable=False),
        sa.Column("refused", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_alert_routes_workspace_id")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "kind", "target", name=op.f("pk_alert_routes")),
    )
    op.create_table(
        "urgent_texts",
        sa.Column("inbound_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(length=60), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tell_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("missed", sa.JSON(), nullable=False),
        sa.Column("missed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_urgent_texts_workspace_id")
        ),
        sa.PrimaryKeyConstraint("inbound_id", name=op.f("pk_urgent_texts")),
    )
    with op.batch_alter_table("urgent_texts", schema=None) as batch_op:
        batch_op.create_index(
            "ix_urgent_texts_untold",
            ["inbound_id"],
            unique=False,
            sqlite_where=sa.text("told_at IS NULL"),
            postgresql_where=sa.text("told_at IS NULL"),
        )
        batch_op.create_index(
            "ix_urgent_texts_missed",
            ["inbound_id"],
            unique=False,
            sqlite_where=sa.text("missed_at IS NOT NULL"),
            postgresql_where=sa.text("missed_at IS NOT NULL"),
        )

    op.create_table(
        "summaries",
        sa.Column("workspace_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("channel_id", sa.String(length=32), nullable=False),
        sa.Column("ts", sa.String(length=32), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("mark", sa.String(length=120), nullable=False),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("posting_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("look_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("refusals", sa.Integer(), nullable=False),
        sa.Column("refused", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_summaries_workspace_id")
        ),
        sa.PrimaryKeyConstraint("workspace_id", name=op.f("pk_summaries")),
    )
    op.create_table(
        "schedules",
        sa.Column("campaign_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wall", sa.String(length=16), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("own_zones", sa.Boolean(), nullable=False),
        sa.Column("is_launch", sa.Boolean(), nullable=False),
        sa.Column("wording_id", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("repeats", sa.JSON(), nullable=False),
        sa.Column("made_by", sa.String(length=80), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("why_not", sa.String(length=400), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tell_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaigns.id"], name=op.f("fk_schedules_campaign_id")
        ),
        sa.PrimaryKeyConstraint("campaign_id", name=op.f("pk_schedules")),
    )
    with op.batch_alter_table("schedules", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_schedules_starts_at"), ["starts_at"], unique=False)

    op.create_table(
        "approvals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("why", sa.String(length=200), nullable=False),
        sa.Column("wording_id", sa.Integer(), nullable=False),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("asked_by", sa.String(length=80), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.String(length=80), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(length=400), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("posts", sa.JSON(), nullable=False),
        sa.Column("telling", sa.String(length=12), nullable=True),
        sa.Column("tell_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaigns.id"], name=op.f("fk_approvals_campaign_id")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_approvals_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approvals")),
    )
    with op.batch_alter_table("approvals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_approvals_campaign_id"), ["campaign_id"], unique=False)
        batch_op.create_index(
            "uq_approvals_open",
            ["campaign_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('asked', 'approved')"),
            postgresql_where=sa.text("state IN ('asked', 'approved')"),
        )

    op.create_table(
        "comparisons",
        sa.Column("campaign_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("came", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("page", sa.Text(), nullable=True),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("beat_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaigns.id"], name=op.f("fk_comparisons_campaign_id")
        ),
        sa.PrimaryKeyConstraint("campaign_id", name=op.f("pk_comparisons")),
    )
    op.create_table(
        "imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("source_ref", sa.Text(), nullable=False),
        sa.Column("filename", sa.String(length=255), nullable=False),
        sa.Column("path", sa.String(length=500), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("refusal", sa.Text(), nullable=True),
        sa.Column("encoding", sa.String(length=16), nullable=True),
        sa.Column("delimiter", sa.String(length=1), nullable=True),
        sa.Column("number_column", sa.Integer(), nullable=True),
        sa.Column("headers", sa.JSON(), nullable=True),
        sa.Column("has_header", sa.Boolean(), nullable=False),
        sa.Column("bytes_total", sa.BigInteger(), nullable=False),
        sa.Column("bytes_done", sa.BigInteger(), nullable=False),
        sa.Column("rows_done", sa.Integer(), nullable=False),
        sa.Column("last_row", sa.Integer(), nullable=False),
        sa.Column("checked", sa.JSON(), nullable=True),
        sa.Column("original_deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_by", sa.String(length=80), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("beat_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaigns.id"], name=op.f("fk_imports_campaign_id")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_imports_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
    )
    with op.batch_alter_table("imports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_imports_campaign_id"), ["campaign_id"], unique=False)

    op.create_table(
        "recipients",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("value", sa.String(length=80), nullable=True),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("bucket", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("error_code", sa.Integer(), nullable=True),
        sa.Column("segments", sa.Integer(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("first_message_id", sa.BigInteger(), nullable=True),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=True),
        sa.Column("not_after", sa.DateTime(timezone=True), nullable=True),
        sa.Column("zones", sa.Text(), nullable=True),
        sa.Column("public_id", sa.String(length=24), nullable=True),
        sa.Column("nth", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaigns.id"], name=op.f("fk_recipients_campaign_id")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_recipients_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recipients")),
    )
    with op.batch_alter_table("recipients", schema=None) as batch_op:
        batch_op.create_index(
            "ix_recipients_ledger", ["campaign_id", "bucket", "reason"], unique=False
        )
        batch_op.create_index(
            "ix_recipients_pending",
            ["campaign_id", "id"],
            unique=False,
            sqlite_where=sa.text("bucket = 'pending'"),
            postgresql_where=sa.text("bucket = 'pending'"),
        )
        batch_op.create_index(
            "ix_recipients_held",
            ["campaign_id", "not_before"],
            unique=False,
            sqlite_where=sa.text("bucket = 'held'"),
            postgresql_where=sa.text("bucket = 'held'"),
        )
        batch_op.create_index(
            "ix_recipients_second",
            ["campaign_id"],
            unique=False,
            sqlite_where=sa.text("first_message_id IS NOT NULL"),
            postgresql_where=sa.text("first_message_id IS NOT NULL"),
        )
        batch_op.create_index(
            "uq_recipients_phone_campaign", ["phone", "campaign_id", "nth"], unique=True
        )
        batch_op.create_index(
            "uq_recipients_public_id",
            ["public_id"],
            unique=True,
            sqlite_where=sa.text("public_id IS NOT NULL"),
            postgresql_where=sa.text("public_id IS NOT NULL"),
        )

    op.create_table(
        "payloads",
        sa.Column("import_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name=op.f("fk_payloads_import_id")),
        sa.PrimaryKeyConstraint("import_id", name=op.f("pk_payloads")),
    )
    op.create_table(
        "launch_orders",
        sa.Column("campaign_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("wall", sa.String(length=32), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("needs", sa.JSON(), nullable=False),
        sa.Column("made_by", sa.String(length=80), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tried_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaigns.id"], name=op.f("fk_launch_orders_campaign_id")
        ),
        sa.PrimaryKeyConstraint("campaign_id", name=op.f("pk_launch_orders")),
    )
    with op.batch_alter_table("launch_orders", schema=None) as batch_op:
        batch_op.create_index(
            "ix_launch_orders_due",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("due_at IS NOT NULL"),
            postgresql_where=sa.text("due_at IS NOT NULL"),
        )

    op.create_table(
        "thread_posts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=True),
        sa.Column("workspace_id", sa.Integer(), nullable=True),
        sa.Column("ts", sa.String(length=32), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shown", sa.JSON(), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.Column("drawn", sa.Integer(), nullable=False),
        sa.Column("busy_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refusals", sa.Integer(), nullable=False),
        sa.Column("given_up", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaigns.id"], name=op.f("fk_thread_posts_campaign_id")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_thread_posts_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thread_posts")),
    )
    with op.batch_alter_table("thread_posts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_thread_posts_campaign_id"), ["campaign_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_thread_posts_workspace_id"), ["workspace_id"], unique=False
        )

    op.create_table(
        "wordings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("asks", sa.String(length=16), nullable=False),
        sa.Column("acknowledgement", sa.Text(), nullable=False),
        sa.Column("created_by", sa.String(length=80), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaigns.id"], name=op.f("fk_wordings_campaign_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wordings")),
        sa.UniqueConstraint("campaign_id", "version", name=op.f("uq_wordings_campaign_id_version")),
    )
    op.create_table(
        "inbound",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sid", sa.String(length=40), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=True),
        sa.Column("sender_id", sa.Integer(), nullable=True),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("to", sa.String(length=64), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("meaning", sa.String(length=16), nullable=False),
        sa.Column("words", sa.String(length=160), nullable=False),
        sa.Column("came_by", sa.String(length=8), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=True),
        sa.Column("recipient_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.Column("may_mean_visit", sa.Boolean(), nullable=False),
        sa.Column("unanswered", sa.String(length=16), nullable=False),
        sa.Column("alerts", sa.Boolean(), nullable=False),
        sa.Column("decision", sa.String(length=12), nullable=False),
        sa.Column("decided_by", sa.String(length=80), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("handled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("handled_by", sa.String(length=80), nullable=False),
        sa.Column("sorted_as", sa.String(length=4), nullable=False),
        sa.Column("sorted_by", sa.String(length=80), nullable=False),
        sa.Column("sorted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("thread_post_id", sa.Integer(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaigns.id"], name=op.f("fk_inbound_campaign_id")
        ),
        sa.ForeignKeyConstraint(["sender_id"], ["senders.id"], name=op.f("fk_inbound_sender_id")),
        sa.ForeignKeyConstraint(
            ["thread_post_id"], ["thread_posts.id"], name=op.f("fk_inbound_thread_post_id")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_inbound_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbound")),
        sa.UniqueConstraint("sid", name=op.f("uq_inbound_sid")),
    )
    with op.batch_alter_table("inbound", schema=None) as batch_op:
        batch_op.create_index(
            "ix_inbound_campaign_meaning", ["campaign_id", "meaning"], unique=False
        )
        batch_op.create_index("ix_inbound_campaign_phone", ["campaign_id", "phone"], unique=False)
        batch_op.create_index(batch_op.f("ix_inbound_decision"), ["decision"], unique=False)
        batch_op.create_index(batch_op.f("ix_inbound_phone"), ["phone"], unique=False)
        batch_op.create_index(
            "ix_inbound_sorted",
            ["campaign_id"],
            unique=False,
            sqlite_where=sa.text("sorted_as <> ''"),
            postgresql_where=sa.text("sorted_as <> ''"),
        )
        batch_op.create_index(
            "ix_inbound_unhandled",
            ["campaign_id"],
            unique=False,
            sqlite_where=sa.text("meaning = 'reply' AND handled_at IS NULL"),
            postgresql_where=sa.text("meaning = 'reply' AND handled_at IS NULL"),
        )
        batch_op.create_index(
            "ix_inbound_unposted",
            ["campaign_id", "workspace_id"],
            unique=False,
            sqlite_where=sa.text(
                "thread_post_id IS NULL AND (meaning IN ('declined', 'provisional', 'reply') OR may_mean_visit OR alerts)"
            ),
            postgresql_where=sa.text(
                "thread_post_id IS NULL AND (meaning IN ('declined', 'provisional', 'reply') OR may_mean_visit OR alerts)"
            ),
        )
        batch_op.create_index(
            "ix_inbound_worded",
            ["id"],
            unique=False,
            sqlite_where=sa.text("body <> ''"),
            postgresql_where=sa.text("body <> ''"),
        )

    op.create_table(
        "team_answers",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("inbound_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("press", sa.String(length=120), nullable=False),
        sa.Column("by", sa.String(length=80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_team_answers_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_answers")),
        sa.UniqueConstraint("message_id", name=op.f("uq_team_answers_message_id")),
        sa.UniqueConstraint("press", name=op.f("uq_team_answers_press")),
    )
    with op.batch_alter_table("team_answers", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_team_answers_inbound_id"), ["inbound_id"], unique=False
        )
        batch_op.create_index(
            "ix_team_answers_open",
            ["id"],
            unique=False,
            sqlite_where=sa.text("is_open"),
            postgresql_where=sa.text("is_open"),
        )

    op.create_table(
        "conversations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("channel_id", sa.String(length=32), nullable=False),
        sa.Column("assigned_to", sa.String(length=32), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("changed_by", sa.String(length=80), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_conversations_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversations")),
        sa.UniqueConstraint(
            "workspace_id",
            "phone",
            "channel_id",
            name=op.f("uq_conversations_workspace_id_phone_channel_id"),
        ),
    )
    op.create_table(
        "saved_replies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("saved_by", sa.String(length=80), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_saved_replies_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_replies")),
        sa.UniqueConstraint(
            "workspace_id", "name", name=op.f("uq_saved_replies_workspace_id_name")
        ),
    )
    op.create_table(
        "test_sends",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("wording_id", sa.Integer(), nullable=False),
        sa.Column("asked_by", sa.String(length=80), nullable=False),
        sa.Column("texts", sa.Integer(), nullable=False),
        sa.Column("dm_channel", sa.String(length=32), nullable=True),
        sa.Column("dm_ts", sa.String(length=32), nullable=True),
        sa.Column("shown", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaigns.id"], name=op.f("fk_test_sends_campaign_id")
        ),
        sa.ForeignKeyConstraint(
            ["wording_id"], ["wordings.id"], name=op.f("fk_test_sends_wording_id")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_test_sends_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_test_sends")),
    )
    with op.batch_alter_table("test_sends", schema=None) as batch_op:
        batch_op.create_index(
            "ix_test_sends_workspace_at", ["workspace_id", "created_at"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_test_sends_campaign_id"), ["campaign_id"], unique=False
        )

    op.create_table(
        "messages",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("public_id", sa.String(length=24), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=True),
        sa.Column("recipient_id", sa.BigInteger(), nullable=True),
        sa.Column("test_send_id", sa.Integer(), nullable=True),
        sa.Column("inbound_id", sa.BigInteger(), nullable=True),
        sa.Column("acknowledges", sa.BigInteger(), nullable=True),
        sa.Column("sender_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("segments", sa.Integer(), nullable=False),
        sa.Column("wording_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("error_code", sa.Integer(), nullable=True),
        sa.Column("sid", sa.String(length=40), nullable=True),
        sa.Column("claimed_by", sa.String(length=40), nullable=True),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("unconfirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("absent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaigns.id"], name=op.f("fk_messages_campaign_id")
        ),
        sa.ForeignKeyConstraint(["sender_id"], ["senders.id"], name=op.f("fk_messages_sender_id")),
        sa.ForeignKeyConstraint(
            ["test_send_id"], ["test_sends.id"], name=op.f("fk_messages_test_send_id")
        ),
        sa.ForeignKeyConstraint(
            ["wording_id"], ["wordings.id"], name=op.f("fk_messages_wording_id")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_messages_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messages")),
        sa.UniqueConstraint("public_id", name=op.f("uq_messages_public_id")),
    )
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.create_index("ix_messages_campaign_state", ["campaign_id", "state"], unique=False)
        batch_op.create_index(
            "ix_messages_open",
            ["state", "lease_until"],
            unique=False,
            sqlite_where=sa.text("state IN ('claimed', 'unknown')"),
            postgresql_where=sa.text("state IN ('claimed', 'unknown')"),
        )
        batch_op.create_index(batch_op.f("ix_messages_sid"), ["sid"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_messages_test_send_id"), ["test_send_id"], unique=False
        )
        batch_op.create_index(
            "ix_messages_to_sender", ["phone", "sender_id", "claimed_at"], unique=False
        )
        batch_op.create_index(
            "ix_messages_waiting",
            ["id"],
            unique=False,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.create_index(
            "ix_messages_answers",
            ["workspace_id", "inbound_id"],
            unique=False,
            sqlite_where=sa.text("inbound_id IS NOT NULL"),
            postgresql_where=sa.text("inbound_id IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_messages_worded",
            ["id"],
            unique=False,
            sqlite_where=sa.text("body IS NOT NULL"),
            postgresql_where=sa.text("body IS NOT NULL"),
        )
        batch_op.create_index(
            "uq_messages_acknowledges",
            ["acknowledges"],
            unique=True,
            sqlite_where=sa.text("acknowledges IS NOT NULL"),
            postgresql_where=sa.text("acknowledges IS NOT NULL"),
        )
        batch_op.create_index(
            "uq_messages_live_recipient",
            ["recipient_id"],
            unique=True,
            sqlite_where=sa.text(
                "kind = 'campaign' AND state NOT IN ('failed', 'undelivered', 'refused', 'cancelled')"
            ),
            postgresql_where=sa.text(
                "kind = 'campaign' AND state NOT IN ('failed', 'undelivered', 'refused', 'cancelled')"
            ),
        )

    if op.get_bind().dialect.name != "sqlite":
        op.create_foreign_key(
            "fk_campaigns_wording_id", "campaigns", "wordings", ["wording_id"], ["id"]
        )
    op.create_table(
        "signing_secrets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=24), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("is_shared", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("former_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_signing_secrets_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signing_secrets")),
        sa.UniqueConstraint("public_id", name=op.f("uq_signing_secrets_public_id")),
    )
    with op.batch_alter_table("signing_secrets", schema=None) as batch_op:
        batch_op.create_index(
            "uq_signing_secrets_shared",
            ["workspace_id"],
            unique=True,
            sqlite_where=sa.text("is_shared"),
            postgresql_where=sa.text("is_shared"),
        )

    op.create_table(
        "endpoints",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=24), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("types", sa.String(length=600), nullable=False),
        sa.Column("batched", sa.Boolean(), nullable=False),
        sa.Column("secret_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("state_by", sa.String(length=80), nullable=False),
        sa.Column("state_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state_reason", sa.String(length=300), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("busy_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("busy_by", sa.String(length=40), nullable=False),
        sa.Column("last_status", sa.Integer(), nullable=True),
        sa.Column("last_error", sa.String(length=200), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tells", sa.Boolean(), nullable=False),
        sa.Column("tell_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_by", sa.String(length=80), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["secret_id"], ["signing_secrets.id"], name=op.f("fk_endpoints_secret_id")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_endpoints_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_endpoints")),
        sa.UniqueConstraint("public_id", name=op.f("uq_endpoints_public_id")),
    )
    with op.batch_alter_table("endpoints", schema=None) as batch_op:
        batch_op.create_index(
            "ix_endpoints_listening", ["workspace_id", "campaign_id"], unique=False
        )

    op.create_table(
        "events",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("public_id", sa.String(length=32), nullable=False),
        sa.Column("endpoint_id", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(length=24), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("subject", sa.String(length=24), nullable=False),
        sa.Column("source", sa.String(length=12), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("error_code", sa.Integer(), nullable=True),
        sa.Column("held_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("waits", sa.Boolean(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["endpoint_id"], ["endpoints.id"], name=op.f("fk_events_endpoint_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.create_index(
            "ix_events_waiting",
            ["endpoint_id", "id"],
            unique=False,
            sqlite_where=sa.text("waits = 1"),
            postgresql_where=sa.text("waits"),
        )

    dialect = op.get_bind().dialect.name
    for statement in (*append_only.statements(dialect), *outbox.statements(dialect)):
        op.execute(statement)


def downgrade() -> None:
    """Take it back."""
    op.drop_table("events")
    op.drop_table("endpoints")
    op.drop_table("signing_secrets")
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint("fk_campaigns_wording_id", "campaigns", type_="foreignkey")
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_messages_acknowledges",
            sqlite_where=sa.text("acknowledges IS NOT NULL"),
            postgresql_where=sa.text("acknowledges IS NOT NULL"),
        )
        batch_op.drop_index(
            "uq_messages_live_recipient",
            sqlite_where=sa.text(
                "kind = 'campaign' AND state NOT IN ('failed', 'undelivered', 'refused', 'cancelled')"
            ),
            postgresql_where=sa.text(
                "kind = 'campaign' AND state NOT IN ('failed', 'undelivered', 'refused', 'cancelled')"
            ),
        )
        batch_op.drop_index(
            "ix_messages_answers",
            sqlite_where=sa.text("inbound_id IS NOT NULL"),
            postgresql_where=sa.text("inbound_id IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_messages_worded",
            sqlite_where=sa.text("body IS NOT NULL"),
            postgresql_where=sa.text("body IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_messages_waiting",
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.drop_index("ix_messages_to_sender")
        batch_op.drop_index(batch_op.f("ix_messages_test_send_id"))
        batch_op.drop_index(batch_op.f("ix_messages_sid"))
        batch_op.drop_index(
            "ix_messages_open",
            sqlite_where=sa.text("state IN ('claimed', 'unknown')"),
            postgresql_where=sa.text("state IN ('claimed', 'unknown')"),
        )
        batch_op.drop_index("ix_messages_campaign_state")

    op.drop_table("messages")
    with op.batch_alter_table("test_sends", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_test_sends_campaign_id"))
        batch_op.drop_index("ix_test_sends_workspace_at")

    op.drop_table("test_sends")
    op.drop_table("saved_replies")
    op.drop_table("conversations")
    with op.batch_alter_table("team_answers", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_team_answers_open",
            sqlite_where=sa.text("is_open"),
            postgresql_where=sa.text("is_open"),
        )
        batch_op.drop_index(batch_op.f("ix_team_answers_inbound_id"))

    op.drop_table("team_answers")
    with op.batch_alter_table("inbound", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_inbound_worded",
            sqlite_where=sa.text("body <> ''"),
            postgresql_where=sa.text("body <> ''"),
        )
        batch_op.drop_index(
            "ix_inbound_unhandled",
            sqlite_where=sa.text("meaning = 'reply' AND handled_at IS NULL"),
            postgresql_where=sa.text("meaning = 'reply' AND handled_at IS NULL"),
        )
        batch_op.drop_index(
            "ix_inbound_sorted",
            sqlite_where=sa.text("sorted_as <> ''"),
            postgresql_where=sa.text("sorted_as <> ''"),
        )
        batch_op.drop_index(batch_op.f("ix_inbound_phone"))
        batch_op.drop_index(batch_op.f("ix_inbound_decision"))
        batch_op.drop_index("ix_inbound_campaign_phone")
        batch_op.drop_index("ix_inbound_campaign_meaning")

    op.drop_table("inbound")
    op.drop_table("wordings")
    with op.batch_alter_table("thread_posts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_thread_posts_workspace_id"))
        batch_op.drop_index(batch_op.f("ix_thread_posts_campaign_id"))

    op.drop_table("thread_posts")
    with op.batch_alter_table("launch_orders", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_launch_orders_due",
            sqlite_where=sa.text("due_at IS NOT NULL"),
            postgresql_where=sa.text("due_at IS NOT NULL"),
        )

    op.drop_table("launch_orders")
    op.drop_table("payloads")
    with op.batch_alter_table("recipients", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_recipients_public_id",
            sqlite_where=sa.text("public_id IS NOT NULL"),
            postgresql_where=sa.text("public_id IS NOT NULL"),
        )
        batch_op.drop_index("uq_recipients_phone_campaign")
        batch_op.drop_index(
            "ix_recipients_second",
            sqlite_where=sa.text("first_message_id IS NOT NULL"),
            postgresql_where=sa.text("first_message_id IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_recipients_held",
            sqlite_where=sa.text("bucket = 'held'"),
            postgresql_where=sa.text("bucket = 'held'"),
        )
        batch_op.drop_index(
            "ix_recipients_pending",
            sqlite_where=sa.text("bucket = 'pending'"),
            postgresql_where=sa.text("bucket = 'pending'"),
        )
        batch_op.drop_index("ix_recipients_ledger")

    op.drop_table("recipients")
    with op.batch_alter_table("imports", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_imports_campaign_id"))

    op.drop_table("imports")
    with op.batch_alter_table("campaigns", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_campaigns_day",
            sqlite_where=sa.text("day IS NOT NULL"),
            postgresql_where=sa.text("day IS NOT NULL"),
        )
        batch_op.drop_index("ix_campaigns_state")
        batch_op.drop_index(
            "ix_campaigns_chart_due",
            sqlite_where=sa.text("chart_due_at IS NOT NULL"),
            postgresql_where=sa.text("chart_due_at IS NOT NULL"),
        )

    with op.batch_alter_table("approvals", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_approvals_open",
            sqlite_where=sa.text("state IN ('asked', 'approved')"),
            postgresql_where=sa.text("state IN ('asked', 'approved')"),
        )
        batch_op.drop_index(batch_op.f("ix_approvals_campaign_id"))

    op.drop_table("approvals")
    with op.batch_alter_table("schedules", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_schedules_starts_at"))

    op.drop_table("schedules")
    op.drop_table("summaries")
    op.drop_table("comparisons")
    with op.batch_alter_table("urgent_texts", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_urgent_texts_missed",
            sqlite_where=sa.text("missed_at IS NOT NULL"),
            postgresql_where=sa.text("missed_at IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_urgent_texts_untold",
            sqlite_where=sa.text("told_at IS NULL"),
            postgresql_where=sa.text("told_at IS NULL"),
        )

    op.drop_table("urgent_texts")
    op.drop_table("alert_routes")
    with op.batch_alter_table("alerts", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_alerts_untold",
            sqlite_where=sa.text("told_at IS NULL"),
            postgresql_where=sa.text("told_at IS NULL"),
        )

    op.drop_table("alerts")
    op.drop_table("campaign_hours")
    op.drop_table("campaigns")
    op.drop_table("test_numbers")
    op.drop_table("daily_counts")
    with op.batch_alter_table("senders", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_senders_address"))

    op.drop_table("senders")
    op.drop_table("suppressions")
    with op.batch_alter_table("opt_outs", schema=None) as batch_op:
        batch_op.drop_index("ix_opt_outs_at")

    op.drop_table("opt_out_lists")
    op.drop_table("opt_outs")
    op.drop_table("erased_numbers")
    op.drop_table("listed_numbers")
    with op.batch_alter_table("contact_lists", schema=None) as batch_op:
        batch_op.drop_index("ix_contact_lists_workspace")

    op.drop_table("contact_lists")
    with op.batch_alter_table("consent_facts", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_consent_facts_withdrawn",
            sqlite_where=sa.text("status = 'withdrawn'"),
            postgresql_where=sa.text("status = 'withdrawn'"),
        )

    op.drop_table("consent_facts")
    with op.batch_alter_table("consent_events", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consent_events_phone"))
        batch_op.drop_index("ix_consent_events_at")

    op.drop_table("consent_events")
    op.drop_table("witnesses")
    with op.batch_alter_table("chain_links", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_chain_links_sealed_at"))

    op.drop_table("chain_links")
    op.drop_table("chain")
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.drop_index("ix_audit_subject")

    with op.batch_alter_table("api_requests", schema=None) as batch_op:
        batch_op.drop_index("ix_api_requests_made_at")

    op.drop_table("api_requests")
    with op.batch_alter_table("api_keys", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_api_keys_workspace_id"))

    op.drop_table("api_keys")
    op.drop_table("phone_carriers")
    op.drop_table("role_grants")
    op.drop_table("proof_requests")
    op.drop_table("carrier_caps")
    op.drop_table("audit")
    op.drop_table("workspaces")
    with op.batch_alter_table("receipts", schema=None) as batch_op:
        batch_op.drop_index("uq_receipts_sid_status")
        batch_op.drop_index(batch_op.f("ix_receipts_message_public_id"))

    op.drop_table("receipts")
    with op.batch_alter_table("processes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_processes_beat_at"))

    op.drop_table("processes")
    op.drop_table("installation")
    dialect = op.get_bind().dialect.name
    for statement in (*append_only.undoing(dialect), *outbox.undoing(dialect)):
        op.execute(statement)
