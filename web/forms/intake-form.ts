import type { IntakeStepKey } from '../../domain/intake/intake';
import { INTAKE_STEP_KEYS, INTAKE_STEPS, intakeSteps, isIntakeStepKey } from '../../domain/intake/intake';
import { intakeGaps } from '../../domain/intake/completeness';
import { issueText } from '../../domain/shared/issue-text';
import { CONTRACT_KIND_WORDS } from '../../domain/notice/words';
import type { TaskPageContent } from '../../services/task/read-task-page';
import type { FormProblems, Typed } from '../components/form';
import { typedText } from '../components/form';

/** The hidden field with the step that was on the screen. */
export const stepField = '_stap';

/** A step of the intake as the page lists it. */
export type StepLink = {
  readonly key: IntakeStepKey;
  readonly title: string;
  /** How many questions still need an answer; null when the step was not looked at yet. */
  readonly open: number | null;
};

/** Which step of the intake is on the screen, among all of them. */
export type IntakePlace = { readonly current: IntakeStepKey; readonly steps: readonly StepLink[] };

/** Whether a task is an intake, which is done in steps and may be kept half done. */
export function isIntake(content: Pick<TaskPageContent, 'task' | 'intake'>): boolean {
  return content.intake !== null && ['intake.prefill', 'intake.talk'].includes(content.task.type);
}

/**
 * The place in the intake: the step that was asked for, else the first that is not complete.
 *
 * @returns null for other tasks, and when the task is not open
 */
export function placeInIntake(content: TaskPageContent, asked: string | undefined): IntakePlace | null {
  const { intake, task } = content;
  if (!isIntake(content) || intake === null || task.state !== 'open') return null;
  const part = task.type === 'intake.prefill' ? 'employee' : 'all';
  const gaps = new Map(intakeGaps(intake.answers, part).map((gap) => [gap.step, gap.missing.length]));
  const steps = intakeSteps(part).map(({ key, title }) => ({
    key,
    title,
    open: intake.answers[key] === undefined ? null : (gaps.get(key) ?? 0),
  }));
  const wanted = steps.find((step) => step.key === asked) ?? steps.find((step) => step.open !== 0);
  const current = wanted?.key ?? steps.at(-1)?.key;
  return current === undefined ? null : { current, steps };
}

/** The step after this one; null after the last. */
export function stepAfter({ current, steps }: IntakePlace): IntakeStepKey | null {
  return steps[steps.findIndex((step) => step.key === current) + 1]?.key ?? null;
}

/** The step that was sent along with a form; null when the form had all questions at once. */
export function sentStep(typed: Typed): IntakeStepKey | null {
  const step = typedText({ typed, problems: {} }, stepField);
  return isIntakeStepKey(step) ? step : null;
}

/** What is wrong with a step that is kept half done: what is filled in must be right, everything may be open. */
export function stepProblems(step: IntakeStepKey, value: unknown): FormProblems {
  const parsed = INTAKE_STEPS[step].partial().safeParse(value);
  const problems: Record<string, string> = {};
  for (const issue of parsed.success ? [] : parsed.error.issues)
    problems[[step, ...issue.path].join('.')] ??= issueText(issue);
  return problems;
}

/** Where each problem of a refused intake is mended: on this page, or on the page of another step. */
export function stepLinks(
  problems: FormProblems,
  taskUrl: string,
  current: IntakeStepKey,
): Record<string, string> {
  const links: Record<string, string> = {};
  for (const name of Object.keys(problems)) {
    const step = INTAKE_STEP_KEYS.find((key) => name === key || name.startsWith(`${key}.`));
    if (step !== undefined && step !== current) links[name] = `${taskUrl}?stap=${step}`;
  }
  return links;
}

/** What the notice tells already, so that nobody is asked it twice; what was answered in the intake wins. */
export function intakeKnown(content: TaskPageContent): Record<string, unknown> {
  const { file, intake } = content;
  if (file === null) return { ...intake?.answers };
  return {
    persoon: { woongemeente: file.residence ?? undefined },
    werk: {
      functie: file.occupation,
      urenPerWeek: file.hoursPerWeek ?? undefined,
      contractsoort: Object.entries(CONTRACT_KIND_WORDS).find(([code]) => code === file.contractKind)?.[1],
      einddatum: file.endDate ?? undefined,
    },
    ...intake?.answers,
  };
}
