-- Programs and partners look as well, and their ids are no UUIDs.
ALTER TABLE "access_log" ALTER COLUMN "actor_id" TYPE TEXT USING "actor_id"::text;
