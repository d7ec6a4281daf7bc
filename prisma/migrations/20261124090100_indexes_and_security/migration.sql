-- What Prisma's schema cannot say: partial indexes, the number sequence, row-level security, grants.

-- Numbers that people say on the phone; gaps are allowed.
CREATE SEQUENCE notice_number_seq;

-- Task lists: least time left first, keyset by (due_at, id). Each index is exactly one list.
CREATE INDEX task_open_by_assignee ON task (assignee_id, due_at, id) WHERE state = 'open';
CREATE INDEX task_open_unclaimed ON task (region_code, role, due_at, id) WHERE state = 'open' AND assignee_id IS NULL;
CREATE INDEX task_open_by_region ON task (region_code, due_at, id) WHERE state = 'open';
CREATE INDEX task_open_by_organisation ON task (organisation_id, due_at, id) WHERE state = 'open' AND organisation_id IS NOT NULL;
CREATE INDEX task_by_run ON task (run_id, state);

-- Deliveries of courses, moments that are overdue, messages that wait.
CREATE INDEX trajectory_undelivered ON trajectory (changed_at) WHERE course_version > delivered_version;
CREATE INDEX trajectory_next_moment ON trajectory (next_moment_at) WHERE next_moment_at IS NOT NULL;
CREATE INDEX playbook_run_undelivered ON playbook_run (changed_at) WHERE course_version > delivered_version;
CREATE INDEX playbook_run_next_moment ON playbook_run (next_moment_at) WHERE next_moment_at IS NOT NULL;
CREATE INDEX outbox_event_waiting ON outbox_event (shard, topic, key, version, ordinal) WHERE sent_at IS NULL AND skipped_at IS NULL;
CREATE INDEX mail_waiting ON mail (next_at) WHERE state IN ('pending', 'sending');
CREATE INDEX inbox_event_waiting ON inbox_event (next_at) WHERE state IN ('received', 'parked');
CREATE INDEX dead_letter_open ON dead_letter (received_at) WHERE handled_at IS NULL;
CREATE INDEX finding_open ON finding (found_at) WHERE resolved_at IS NULL;
-- The WMCO counter: notices of one employer in a rolling period.
CREATE INDEX notice_by_employer ON notice (employer_id, accepted_at);

-- Who looks, as set at the start of every transaction by services/access. Nothing set shows nothing.
CREATE FUNCTION app_regions() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT string_to_array(nullif(current_setting('app.regions', true), ''), ',') $$;
CREATE FUNCTION app_organisations() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT string_to_array(nullif(current_setting('app.organisations', true), ''), ',')::uuid[] $$;
CREATE FUNCTION app_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('app.person', true), '')::uuid $$;
CREATE FUNCTION app_is_system() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(current_setting('app.system', true), '') = 'on' $$;

-- Second lock (design mechanism 8): region and organisation only. Each function stands in a
-- sub-select so that it runs once per statement and not once per row.
ALTER TABLE notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE notice FORCE ROW LEVEL SECURITY;
CREATE POLICY notice_scope ON notice USING (
  (SELECT app_is_system())
  OR region_code = ANY ((SELECT app_regions())::text[])
  OR employer_id = ANY ((SELECT app_organisations())::uuid[])
);

ALTER TABLE sealed_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE sealed_person FORCE ROW LEVEL SECURITY;
CREATE POLICY sealed_person_scope ON sealed_person USING (
  (SELECT app_is_system()) OR EXISTS (SELECT 1 FROM notice n WHERE n.id = notice_id)
);

ALTER TABLE notice_draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE notice_draft FORCE ROW LEVEL SECURITY;
CREATE POLICY notice_draft_scope ON notice_draft USING (
  (SELECT app_is_system())
  OR region_code = ANY ((SELECT app_regions())::text[])
  OR organisation_id = ANY ((SELECT app_organisations())::uuid[])
);

ALTER TABLE person ENABLE ROW LEVEL SECURITY;
ALTER TABLE person FORCE ROW LEVEL SECURITY;
CREATE POLICY person_scope ON person USING (
  (SELECT app_is_system())
  OR region_code = ANY ((SELECT app_regions())::text[])
  OR other_region_code = ANY ((SELECT app_regions())::text[])
  OR employer_id = ANY ((SELECT app_organisations())::uuid[])
  OR id = (SELECT app_person())
);

ALTER TABLE trajectory ENABLE ROW LEVEL SECURITY;
ALTER TABLE trajectory FORCE ROW LEVEL SECURITY;
CREATE POLICY trajectory_scope ON trajectory USING (
  (SELECT app_is_system())
  OR region_code = ANY ((SELECT app_regions())::text[])
  OR residence_region_code = ANY ((SELECT app_regions())::text[])
  OR employer_id = ANY ((SELECT app_organisations())::uuid[])
  OR person_id = (SELECT app_person())
);

ALTER TABLE task ENABLE ROW LEVEL SECURITY;
ALTER TABLE task FORCE ROW LEVEL SECURITY;
CREATE POLICY task_scope ON task USING (
  (SELECT app_is_system())
  OR region_code = ANY ((SELECT app_regions())::text[])
  OR organisation_id = ANY ((SELECT app_organisations())::uuid[])
  OR trajectory_id IN (SELECT t.id FROM trajectory t WHERE t.person_id = (SELECT app_person()))
);

ALTER TABLE contact_moment ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact_moment FORCE ROW LEVEL SECURITY;
CREATE POLICY contact_moment_scope ON contact_moment USING (
  (SELECT app_is_system()) OR EXISTS (SELECT 1 FROM trajectory t WHERE t.id = trajectory_id)
);
ALTER TABLE appointment ENABLE ROW LEVEL SECURITY;
ALTER TABLE appointment FORCE ROW LEVEL SECURITY;
CREATE POLICY appointment_scope ON appointment USING (
  (SELECT app_is_system()) OR EXISTS (SELECT 1 FROM trajectory t WHERE t.id = trajectory_id)
);
ALTER TABLE consent ENABLE ROW LEVEL SECURITY;
ALTER TABLE consent FORCE ROW LEVEL SECURITY;
CREATE POLICY consent_scope ON consent USING (
  (SELECT app_is_system()) OR EXISTS (SELECT 1 FROM trajectory t WHERE t.id = trajectory_id)
);
ALTER TABLE intake ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake FORCE ROW LEVEL SECURITY;
CREATE POLICY intake_scope ON intake USING (
  (SELECT app_is_system()) OR EXISTS (SELECT 1 FROM trajectory t WHERE t.id = trajectory_id)
);
ALTER TABLE plan ENABLE ROW LEVEL SECURITY;
ALTER TABLE plan FORCE ROW LEVEL SECURITY;
CREATE POLICY plan_scope ON plan USING (
  (SELECT app_is_system()) OR EXISTS (SELECT 1 FROM trajectory t WHERE t.id = trajectory_id)
);

-- The application works as overstap_app: it owns nothing and cannot rewrite history.
GRANT USAGE ON SCHEMA public TO overstap_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO overstap_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO overstap_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO overstap_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO overstap_app;
REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry, access_log FROM overstap_app;
