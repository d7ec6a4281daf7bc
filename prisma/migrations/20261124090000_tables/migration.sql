
-- CreateTable
CREATE TABLE "session" (
    "id_hash" TEXT NOT NULL,
    "account_id" UUID,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id_hash")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "owner" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "status" INTEGER,
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("owner","key")
);

-- CreateTable
CREATE TABLE "access_log" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "subject_ids" UUID[],
    "reason" TEXT,

    CONSTRAINT "access_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "subject_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "on_behalf_of" TEXT,
    "event" TEXT NOT NULL,
    "from_stage" TEXT,
    "to_stage" TEXT NOT NULL,
    "course_version" INTEGER NOT NULL,
    "data" JSONB NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("subject_id","seq")
);

-- CreateTable
CREATE TABLE "finding" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID,
    "detail" JSONB NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_event" (
    "id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "shard" SMALLINT NOT NULL,
    "version" INTEGER NOT NULL,
    "ordinal" SMALLINT NOT NULL,
    "type" TEXT NOT NULL,
    "subject" TEXT,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts_started" INTEGER NOT NULL DEFAULT 0,
    "attempts_finished" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "receipt" JSONB,
    "parked_at" TIMESTAMPTZ(3),
    "skipped_at" TIMESTAMPTZ(3),
    "skipped_by" UUID,
    "error" TEXT,

    CONSTRAINT "outbox_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "recipient_kind" TEXT NOT NULL,
    "recipient_id" UUID NOT NULL,
    "subject_id" UUID,
    "params" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "repeatable" BOOLEAN NOT NULL DEFAULT false,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_event" (
    "source" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "partition" INTEGER NOT NULL,
    "offset" BIGINT NOT NULL,
    "partner_code" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "sequence" INTEGER,
    "payload" JSONB,
    "payload_hash" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "attempts_started" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "inbox_event_pkey" PRIMARY KEY ("source","event_id")
);

-- CreateTable
CREATE TABLE "dead_letter" (
    "id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "partition" INTEGER NOT NULL,
    "offset" BIGINT NOT NULL,
    "partner_code" TEXT,
    "source" TEXT,
    "event_id" TEXT,
    "reason" TEXT NOT NULL,
    "detail" TEXT,
    "hash" TEXT NOT NULL,
    "raw" BYTEA,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "handled_at" TIMESTAMPTZ(3),
    "handled_by" UUID,

    CONSTRAINT "dead_letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "employer_id" UUID NOT NULL,
    "own_reference" TEXT,
    "door" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "certainty" TEXT NOT NULL,
    "review_date" DATE,
    "workplace_municipality" TEXT NOT NULL,
    "work_area" TEXT NOT NULL,
    "employee_count" INTEGER NOT NULL,
    "facts" JSONB NOT NULL,
    "missing" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "content_hash" TEXT NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,
    "filed_by" UUID,
    "filed_by_client" TEXT,
    "on_behalf_of" TEXT,
    "named_circle" UUID[] DEFAULT ARRAY[]::UUID[],
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sealed_person" (
    "notice_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "payload" JSONB NOT NULL,

    CONSTRAINT "sealed_person_pkey" PRIMARY KEY ("notice_id","ordinal")
);

-- CreateTable
CREATE TABLE "notice_draft" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "account_id" UUID,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "notice_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_part" (
    "partner_code" TEXT NOT NULL,
    "own_reference" TEXT NOT NULL,
    "part" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "payload" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_part_pkey" PRIMARY KEY ("partner_code","own_reference","part")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "employer_id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "other_region_code" TEXT,
    "personnel_reference" TEXT,
    "initials" TEXT,
    "given_name" TEXT,
    "name_prefix" TEXT,
    "family_name" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "address" JSONB,
    "residence_municipality" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "region" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "team_name" TEXT NOT NULL,
    "served" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT NOT NULL,
    "source_date" DATE NOT NULL,

    CONSTRAINT "region_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "municipality" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "province" TEXT NOT NULL,
    "work_area" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "successor_codes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "source" TEXT NOT NULL,
    "source_date" DATE NOT NULL,

    CONSTRAINT "municipality_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kvk_number" TEXT,
    "region_code" TEXT,
    "partner_code" TEXT,
    "event_source" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "subject" TEXT,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "region_code" TEXT,
    "hours_per_week" INTEGER,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_client" (
    "client_id" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "api_client_pkey" PRIMARY KEY ("client_id")
);

-- CreateTable
CREATE TABLE "setting" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "value" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "status" TEXT NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "playbook" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "playbook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "playbook_version" (
    "id" UUID NOT NULL,
    "playbook_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID,
    "activated_at" TIMESTAMPTZ(3),
    "activated_by" UUID,

    CONSTRAINT "playbook_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "playbook_run" (
    "id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "employer_id" UUID NOT NULL,
    "playbook_version_id" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "overlays" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "state" JSONB NOT NULL,
    "coordinator_id" UUID,
    "account_manager_id" UUID,
    "clock_id" UUID,
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "course_version" INTEGER NOT NULL,
    "delivered_version" INTEGER NOT NULL DEFAULT 0,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "next_moment_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "playbook_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stepped_clock" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stepped_clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trajectory" (
    "id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "employer_id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "residence_region_code" TEXT,
    "playbook_version_id" UUID NOT NULL,
    "casemanager_id" UUID,
    "stage" TEXT NOT NULL,
    "overlays" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "triage" TEXT,
    "outcome" TEXT,
    "occupation" TEXT NOT NULL,
    "esco_code" TEXT,
    "contract_kind" TEXT NOT NULL,
    "hours_per_week" DECIMAL(4,1),
    "employed_since" DATE,
    "end_date" DATE,
    "state" JSONB NOT NULL,
    "clock_id" UUID,
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "course_version" INTEGER NOT NULL,
    "delivered_version" INTEGER NOT NULL DEFAULT 0,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "next_moment_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "trajectory_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "trajectory_id" UUID,
    "run_id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "employer_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "key" TEXT NOT NULL DEFAULT '',
    "round" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "organisation_id" UUID,
    "assignee_id" UUID,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "escalated_at" TIMESTAMPTZ(3),
    "happened_on" DATE,
    "completed_at" TIMESTAMPTZ(3),
    "completed_by" UUID,
    "completed_for" UUID,
    "closed_reason" TEXT,
    "result" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_moment" (
    "id" UUID NOT NULL,
    "trajectory_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "happened_on" DATE NOT NULL,
    "note" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" UUID NOT NULL,

    CONSTRAINT "contact_moment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointment" (
    "id" UUID NOT NULL,
    "trajectory_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "minutes" INTEGER NOT NULL,
    "form" TEXT NOT NULL,
    "place" TEXT,
    "state" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "trajectory_id" UUID NOT NULL,
    "item" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "receiver" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" DATE,
    "withdrawn_at" TIMESTAMPTZ(3),
    "wording" TEXT NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "intake" (
    "trajectory_id" UUID NOT NULL,
    "answers" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" UUID,

    CONSTRAINT "intake_pkey" PRIMARY KEY ("trajectory_id")
);

-- CreateTable
CREATE TABLE "plan" (
    "trajectory_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "agreed_on" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "plan_pkey" PRIMARY KEY ("trajectory_id")
);

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "access_log_at_idx" ON "access_log"("at");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_event_topic_key_version_ordinal_key" ON "outbox_event"("topic", "key", "version", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "mail_key_key" ON "mail"("key");

-- CreateIndex
CREATE UNIQUE INDEX "dead_letter_topic_partition_offset_key" ON "dead_letter"("topic", "partition", "offset");

-- CreateIndex
CREATE UNIQUE INDEX "notice_number_key" ON "notice"("number");

-- CreateIndex
CREATE INDEX "notice_region_code_accepted_at_id_idx" ON "notice"("region_code", "accepted_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "notice_employer_id_own_reference_key" ON "notice"("employer_id", "own_reference");

-- CreateIndex
CREATE INDEX "notice_draft_organisation_id_updated_at_idx" ON "notice_draft"("organisation_id", "updated_at");

-- CreateIndex
CREATE INDEX "person_employer_id_personnel_reference_idx" ON "person"("employer_id", "personnel_reference");

-- CreateIndex
CREATE INDEX "municipality_region_code_idx" ON "municipality"("region_code");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_partner_code_key" ON "organisation"("partner_code");

-- CreateIndex
CREATE INDEX "organisation_kvk_number_idx" ON "organisation"("kvk_number");

-- CreateIndex
CREATE UNIQUE INDEX "account_subject_key" ON "account"("subject");

-- CreateIndex
CREATE INDEX "membership_account_id_idx" ON "membership"("account_id");

-- CreateIndex
CREATE INDEX "membership_organisation_id_role_idx" ON "membership"("organisation_id", "role");

-- CreateIndex
CREATE INDEX "membership_region_code_role_idx" ON "membership"("region_code", "role");

-- CreateIndex
CREATE UNIQUE INDEX "setting_key_valid_from_key" ON "setting"("key", "valid_from");

-- CreateIndex
CREATE UNIQUE INDEX "playbook_region_code_key_key" ON "playbook"("region_code", "key");

-- CreateIndex
CREATE UNIQUE INDEX "playbook_version_playbook_id_version_key" ON "playbook_version"("playbook_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "playbook_run_notice_id_key" ON "playbook_run"("notice_id");

-- CreateIndex
CREATE INDEX "trajectory_notice_id_id_idx" ON "trajectory"("notice_id", "id");

-- CreateIndex
CREATE INDEX "trajectory_person_id_idx" ON "trajectory"("person_id");

-- CreateIndex
CREATE INDEX "trajectory_region_code_stage_id_idx" ON "trajectory"("region_code", "stage", "id");

-- CreateIndex
CREATE INDEX "trajectory_casemanager_id_id_idx" ON "trajectory"("casemanager_id", "id");

-- CreateIndex
CREATE INDEX "task_trajectory_id_idx" ON "task"("trajectory_id");

-- CreateIndex
CREATE UNIQUE INDEX "task_subject_id_type_key_round_key" ON "task"("subject_id", "type", "key", "round");

-- CreateIndex
CREATE INDEX "contact_moment_trajectory_id_happened_on_idx" ON "contact_moment"("trajectory_id", "happened_on");

-- CreateIndex
CREATE INDEX "appointment_trajectory_id_starts_at_idx" ON "appointment"("trajectory_id", "starts_at");

-- CreateIndex
CREATE INDEX "consent_trajectory_id_idx" ON "consent"("trajectory_id");

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_trajectory_id_fkey" FOREIGN KEY ("trajectory_id") REFERENCES "trajectory"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_moment" ADD CONSTRAINT "contact_moment_trajectory_id_fkey" FOREIGN KEY ("trajectory_id") REFERENCES "trajectory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_trajectory_id_fkey" FOREIGN KEY ("trajectory_id") REFERENCES "trajectory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_trajectory_id_fkey" FOREIGN KEY ("trajectory_id") REFERENCES "trajectory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intake" ADD CONSTRAINT "intake_trajectory_id_fkey" FOREIGN KEY ("trajectory_id") REFERENCES "trajectory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan" ADD CONSTRAINT "plan_trajectory_id_fkey" FOREIGN KEY ("trajectory_id") REFERENCES "trajectory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

