import type { Invariant } from '../invariant';
import { findingOf } from '../invariant';

/** 1. Each accepted notice gives exactly one trajectory per person, and exactly one run. */
export const oneCase: Invariant = {
  name: 'one_case',
  text: 'Elke melding heeft één draaiboek en per persoon één traject.',
  check: (tx) =>
    findingOf(
      tx,
      'notice',
      `SELECT 'melding ' || n.id || ': ' || w.what AS text FROM notice n CROSS JOIN LATERAL (
         SELECT 'heeft ' || count(*) || ' draaiboeken' AS what FROM playbook_run r WHERE r.notice_id = n.id
           HAVING count(*) <> 1
         UNION ALL
         SELECT 'heeft ' || count(*) || ' trajecten voor ' || n.employee_count || ' mensen' FROM trajectory t
           WHERE t.notice_id = n.id AND t.outcome IS DISTINCT FROM 'notice_withdrawn'
           HAVING n.state = 'accepted' AND n.certainty <> 'embargo' AND count(*) <> n.employee_count
         UNION ALL
         SELECT 'heeft ' || count(*) || ' verzegelde mensen en niet ' || n.employee_count FROM sealed_person s
           WHERE s.notice_id = n.id
           HAVING n.state = 'accepted' AND n.certainty = 'embargo' AND count(*) <> n.employee_count
         UNION ALL
         SELECT 'heeft ' || count(*) || ' trajecten van één personeelsnummer'
           FROM trajectory t JOIN person p ON p.id = t.person_id
           WHERE t.notice_id = n.id AND p.personnel_reference IS NOT NULL
           GROUP BY lower(p.personnel_reference) HAVING count(*) > 1
       ) w ORDER BY n.id`,
    ),
};

/** 2. Each trajectory points to an accepted notice, its run and a person, and began with a registration. */
export const noGhosts: Invariant = {
  name: 'no_ghosts',
  text: 'Elk traject hoort bij een aanvaarde melding, een draaiboek en een persoon.',
  check: (tx) =>
    findingOf(
      tx,
      'trajectory',
      `SELECT 'traject ' || t.id || ': ' || CASE
           WHEN n.id IS NULL THEN 'heeft geen melding'
           WHEN n.certainty = 'embargo' THEN 'bestaat terwijl de melding onder embargo staat'
           WHEN r.id IS NULL THEN 'hoort niet bij het draaiboek van zijn melding'
           WHEN p.id IS NULL THEN 'heeft geen persoon'
           ELSE 'begint niet met een aanmelding' END AS text
       FROM trajectory t
       LEFT JOIN notice n ON n.id = t.notice_id
       LEFT JOIN playbook_run r ON r.id = t.run_id AND r.notice_id = t.notice_id
       LEFT JOIN person p ON p.id = t.person_id
       LEFT JOIN audit_entry a ON a.subject_id = t.id AND a.seq = 1 AND a.from_stage IS NULL
       WHERE n.id IS NULL OR n.certainty = 'embargo' OR r.id IS NULL OR p.id IS NULL OR a.subject_id IS NULL
       ORDER BY t.id`,
    ),
};

/** 3, first half. The tasks on the lists are the tasks that the chart has open, and the other way round. */
export const tasksAsDecided: Invariant = {
  name: 'tasks_as_decided',
  text: 'De open taken op de lijsten zijn precies de taken die het traject of draaiboek heeft openstaan.',
  check: (tx) =>
    findingOf(
      tx,
      `task WHERE state = 'open'`,
      `WITH wanted AS (
         SELECT c.id, o->>'type' AS type, o->>'key' AS key, (o->>'round')::int AS round
         FROM (SELECT id, state FROM trajectory UNION ALL SELECT id, state FROM playbook_run) c
         CROSS JOIN LATERAL jsonb_array_elements(c.state->'tasks') o
       ), listed AS (SELECT subject_id AS id, type, key, round FROM task WHERE state = 'open')
       SELECT 'zaak ' || coalesce(w.id, l.id) || ': ' || coalesce(w.type, l.type) || ' ronde '
           || coalesce(w.round, l.round) || CASE WHEN l.id IS NULL THEN ' staat niet op de lijst'
             ELSE ' staat op de lijst en is niet besloten' END AS text
       FROM wanted w FULL JOIN listed l USING (id, type, key, round)
       WHERE w.id IS NULL OR l.id IS NULL ORDER BY 1`,
    ),
};
