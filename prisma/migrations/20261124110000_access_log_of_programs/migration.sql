-- A program that looks is known by its client id, which is no UUID.
ALTER TABLE access_log ALTER COLUMN actor_id TYPE text;
