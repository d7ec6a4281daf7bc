/** Whose work a task is. A service turns the role into an organisation or an account. */
export const TASK_ROLES = [
  'employee',
  'employer',
  'casemanager',
  'account_manager',
  'coordinator',
  'provider',
  'matching_team',
] as const;
export type TaskRole = (typeof TASK_ROLES)[number];
