/**
 * Whose business a moment is. Every moment of a course belongs to exactly one lane, so that nothing is
 * supervised twice and nothing is forgotten; what no other lane claims is the stage's own.
 */
export const LANES = ['stage', 'referrals', 'matches', 'steps', 'people', 'contact', 'clock'] as const;
export type Lane = (typeof LANES)[number];

/** What stays with the stage when nothing runs apart from it: everything but the two guards of the whole way. */
export const STAGE_LANES: readonly Lane[] = ['stage', 'referrals', 'matches', 'steps', 'people'];

const LANE_BY_BEGINNING: readonly (readonly [string, Lane])[] = [
  ['task/referral.', 'referrals'],
  ['task/match.', 'matches'],
  ['task/contact.', 'contact'],
  ['contact/', 'contact'],
  ['clock/', 'clock'],
  ['task/playbook.step/', 'steps'],
  ['people', 'people'],
];

/** The lane of a moment, read from the beginning of its key. */
export function laneOf(key: string): Lane {
  return LANE_BY_BEGINNING.find(([beginning]) => key.startsWith(beginning))?.[1] ?? 'stage';
}

/**
 * What a moment belongs to: its key without the last part, for a task's moment the task and its round.
 * Moments of one group are reported one after the other, moments of different groups beside each other.
 */
export function groupOf(key: string): string {
  return key.slice(0, Math.max(key.lastIndexOf('/'), 0));
}
