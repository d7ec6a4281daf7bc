// Promise: every stage has its own function and file, and the drawings in docs/state-machines say what the charts do.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { STAGE_CHARTS, stageChartOf, STAGES_WITHOUT_RULES } from '../../../domain/trajectory/stages/stages';
import { TRAJECTORY_STAGES } from '../../../domain/trajectory/state';
import { drawStateMachines } from '../../../stack/state-machine-drawings';

const root = path.join(__dirname, '../../..');

test('every stage has a function, or stands among those whose ability is not there yet', () => {
  expect(TRAJECTORY_STAGES.filter((stage) => stageChartOf(stage) === undefined)).toEqual([
    ...STAGES_WITHOUT_RULES,
  ]);
  expect(STAGE_CHARTS.map((chart) => chart.stage)).toEqual([
    'registered',
    'not_enrolled',
    'enrolled',
    'intake',
    'triage',
    'guided',
    'closed',
  ]);
});

test('every stage has a file of its own', () => {
  const files = ['registration', 'not-enrolled', 'enrolment', 'intake', 'triage', 'guidance', 'closing'];
  const folder = path.join(root, 'domain/trajectory/stages');
  expect(files.filter((file) => !existsSync(path.join(folder, `${file}.ts`)))).toEqual([]);
  expect(readdirSync(folder).sort()).toEqual(
    [...files, 'anywhere', 'stages'].map((file) => `${file}.ts`).sort(),
  );
});

test.each(Object.entries(drawStateMachines()))(
  'docs/state-machines/%s is up to date (npm run draw)',
  (name, text) => {
    expect(readFileSync(path.join(root, 'docs/state-machines', name), 'utf8')).toBe(text);
  },
);
