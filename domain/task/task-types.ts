import type { TaskType } from './task-type';
import { contactHold } from './types/contact.hold';
import { employerInform } from './types/employer.inform';
import { enrolAnswer } from './types/enrol.answer';
import { handoverAnswer } from './types/handover.answer';
import { intakePrefill } from './types/intake.prefill';
import { intakeTalk } from './types/intake.talk';
import { noticeComplete } from './types/notice.complete';
import { planAgree } from './types/plan.agree';
import { playbookAppoint } from './types/playbook.appoint';
import { playbookConfirm } from './types/playbook.confirm';
import { playbookStep } from './types/playbook.step';
import { trajectoryClose } from './types/trajectory.close';
import { triageDecide } from './types/triage.decide';

/** Every kind of human task, in the order of the way. */
export const TASK_TYPES: readonly TaskType[] = [
  noticeComplete,
  playbookConfirm,
  playbookAppoint,
  playbookStep,
  employerInform,
  enrolAnswer,
  handoverAnswer,
  intakePrefill,
  intakeTalk,
  triageDecide,
  planAgree,
  contactHold,
  trajectoryClose,
];

const BY_KEY: ReadonlyMap<string, TaskType> = new Map(TASK_TYPES.map((type) => [type.key, type]));

/** The keys of all task types: of the tasks on the lists and of the service levels of a draaiboek. */
export const TASK_TYPE_KEYS: readonly string[] = [...BY_KEY.keys()];

/** The task type of a key; null when there is none. */
export function taskTypeOf(key: string): TaskType | null {
  return BY_KEY.get(key) ?? null;
}
