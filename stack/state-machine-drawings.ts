import { OVERLAY_TABLE } from '../domain/chart/overlays';
import { STAGE_WORDS } from '../domain/events/words';
import { PLAYBOOK_ARROWS, PLAYBOOK_STAGE_MEANING } from '../domain/playbook/arrows';
import { PLAYBOOK_EVENT_STAGES } from '../domain/playbook/decide';
import { PLAYBOOK_STAGES } from '../domain/playbook/state';
import { TASK_TYPES } from '../domain/task/task-types';
import { TASKS_OF_STAGE } from '../domain/trajectory/enter-stage';
import { ARROWS_ANYWHERE, EVENT_STAGES } from '../domain/trajectory/stages/anywhere';
import { STAGE_CHARTS, STAGES_WITHOUT_RULES } from '../domain/trajectory/stages/stages';

const GENERATED = '_Drawn from the charts by `npm run draw`; a test fails when it is out of date._';

/** The pages of docs/state-machines by file name, drawn from the charts themselves. */
export function drawStateMachines(): Readonly<Record<string, string>> {
  return {
    'trajectory.md': trajectoryPage(),
    'playbook-run.md': playbookPage(),
    'tasks.md': tasksPage(),
  };
}

function trajectoryPage(): string {
  const arrows = STAGE_CHARTS.flatMap((chart) =>
    chart.arrows.map((arrow) => line(chart.stage, arrow.to, label(arrow.on, arrow.when))),
  );
  const closing = ARROWS_ANYWHERE.filter((arrow) => arrow.to === 'closed');
  const anywhere = [...new Set(closing.flatMap((arrow) => arrow.from))].map((stage) => {
    const on = closing.filter((arrow) => arrow.from.includes(stage)).map((arrow) => arrow.on);
    return line(stage, 'closed', on.join(', '));
  });
  return page('Trajectory', [
    'One person’s way, from the notice to the end. Code: `domain/trajectory`, one file per stage in `stages/`.',
    diagram(['    [*] --> registered: notice', ...arrows, ...anywhere, '    closed --> [*]']),
    'Beside these: `task_corrected` goes back to the stage in which the corrected task was open, `reopened` goes ' +
      'back to the stage before closing.',
    `No arrow leads to ${STAGES_WITHOUT_RULES.join(', ')} yet: their rules come with match, placement and aftercare.`,
    '## Stages',
    table(
      ['stage', 'outside', 'meaning', 'tasks that may be open'],
      STAGE_CHARTS.map(({ stage, meaning }) => [
        code(stage),
        STAGE_WORDS[stage],
        meaning,
        TASKS_OF_STAGE[stage].map(code).join(' '),
      ]),
    ),
    '## Events',
    'A dot: the event can happen at this stage. Elsewhere it is refused by name (`event_not_now`).',
    eventTable(
      EVENT_STAGES,
      STAGE_CHARTS.map((chart) => chart.stage),
    ),
    '## Overlays',
    'Conditions beside the stage; what each does stands in one table, `domain/chart/overlays.ts`.',
    table(
      ['overlay', 'opening tasks', 'reminders', 'contact guard', 'legal clock', 'mail', 'visibility'],
      Object.entries(OVERLAY_TABLE).map(([overlay, does]) => [
        code(overlay),
        ...[does.opening, does.reminders, does.contactGuard, does.legalClock, does.mail, does.visibility],
      ]),
    ),
  ]);
}

function playbookPage(): string {
  return page('Playbook run', [
    'The run of a draaiboek for one notice. Code: `domain/playbook`.',
    diagram(
      PLAYBOOK_ARROWS.map((arrow) =>
        line(arrow.from === 'start' ? '[*]' : arrow.from, arrow.to, label(arrow.on, arrow.when)),
      ).concat('    closed --> [*]'),
    ),
    'A change that concerns everybody (confirmed, withdrawn) goes to the people in pages; each page is a moment of the ' +
      'run, so that it goes on where it stopped. No transaction of a trajectory writes the row of the run: the run ' +
      'looks every working day whether everybody is done.',
    '## Stages',
    table(
      ['stage', 'meaning'],
      PLAYBOOK_STAGES.map((stage) => [code(stage), PLAYBOOK_STAGE_MEANING[stage]]),
    ),
    '## Events',
    eventTable(PLAYBOOK_EVENT_STAGES, PLAYBOOK_STAGES),
  ]);
}

function tasksPage(): string {
  return page('Tasks', [
    'One human task. Code: `domain/task`, one file per kind in `types/`.',
    diagram([
      line('[*]', 'open', 'the chart opens it, once per round'),
      line('open', 'completed', 'a person answers'),
      line('open', 'withdrawn', 'the chart closes it with a reason'),
      line('completed', 'corrected', 'undone with a reason'),
      line('corrected', 'open', 'the next round'),
    ]),
    'While it is open its moments come: reminders, then escalation to the coordinator; of moments that were missed ' +
      'only the last one goes out, marked late.',
    '## Kinds',
    table(
      ['key', 'title', 'belongs to', 'done by', 'also by'],
      TASK_TYPES.map((type) => [code(type.key), type.title, type.subject, type.role, type.alsoBy.join(', ')]),
    ),
  ]);
}

function eventTable(events: Readonly<Record<string, readonly string[]>>, stages: readonly string[]): string {
  return table(
    ['event', ...stages],
    Object.entries(events).map(([event, allowed]) => [
      code(event),
      ...stages.map((stage) => (allowed.includes(stage) ? '●' : '')),
    ]),
  );
}

function label(on: string, when?: string): string {
  return when === undefined ? on : `${on} (${when})`;
}

function line(from: string, to: string, on: string): string {
  return `    ${from} --> ${to}: ${on}`;
}

function diagram(lines: readonly string[]): string {
  return ['```mermaid', 'stateDiagram-v2', ...lines, '```'].join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const written = [head, ...rows];
  const widths = head.map((_, column) =>
    Math.max(3, ...written.map((cells) => (cells[column] ?? '').length)),
  );
  const cells = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [
    cells(head),
    `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
    ...rows.map(cells),
  ].join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}

function page(title: string, parts: readonly string[]): string {
  return `${[`# ${title}`, GENERATED, ...parts].join('\n\n')}\n`;
}
