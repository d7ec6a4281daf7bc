/**
 * The task list and the task page, in memory: what people see, and that nothing typed is lost when a form is refused
 * or somebody else was first.
 */
import { enrolAnswer } from '../../domain/task/types/enrol.answer';
import { intakeTalk } from '../../domain/task/types/intake.talk';
import { playbookStep } from '../../domain/task/types/playbook.step';
import type { TaskListItem } from '../../services/task/find-tasks';
import type { TaskPageContent } from '../../services/task/read-task-page';
import type { PersonFile } from '../../services/trajectory/read-person-file';
import type { WebServices } from '../../web/services';
import { appFor, fakeServices, personWith } from './support';

const taskId = '01935f00-0000-7000-8000-0000000000f1';
const casemanager = personWith('casemanager');

const line: TaskListItem = {
  id: taskId,
  type: 'enrol.answer',
  title: 'Uitnodiging beantwoorden',
  detail: null,
  role: 'employee',
  dueAt: new Date('2026-11-22T16:00:00Z'),
  late: true,
  version: 1,
  assigneeId: null,
  assigneeName: null,
  trajectoryId: '01935f00-0000-7000-8000-0000000000f2',
  runId: '01935f00-0000-7000-8000-0000000000f3',
  personName: 'Roos van der Linden',
  personnelReference: 'P-001',
  stage: 'registered',
  triage: null,
  endDate: '2027-03-31',
  noticeNumber: 'OV-000001-9',
  employerName: 'Heerlijk Catering BV',
};

function content(
  changes: Partial<TaskPageContent['task']> = {},
  more: Partial<TaskPageContent> = {},
): TaskPageContent {
  return {
    task: {
      id: taskId,
      subjectId: '01935f00-0000-7000-8000-0000000000f2',
      trajectoryId: '01935f00-0000-7000-8000-0000000000f2',
      runId: line.runId,
      regionCode: 'AM25',
      employerId: '01935f00-0000-7000-8000-0000000000f4',
      type: 'enrol.answer',
      key: '',
      round: 1,
      state: 'open',
      role: 'employee',
      organisationId: null,
      assigneeId: null,
      openedAt: new Date('2026-11-20T08:00:00Z'),
      dueAt: line.dueAt,
      escalatedAt: null,
      happenedOn: null,
      completedAt: null,
      completedBy: null,
      closedReason: null,
      result: null,
      version: 3,
      ...changes,
    },
    type: enrolAnswer,
    detail: null,
    assigneeName: null,
    completedByName: null,
    noticeNumber: 'OV-000001-9',
    employerName: 'Heerlijk Catering BV',
    noticeId: '01935f00-0000-7000-8000-0000000000f5',
    mayDo: true,
    isFree: true,
    file: null,
    intake: null,
    known: null,
    suggestion: null,
    ...more,
  };
}

async function open(fakes: Partial<WebServices>) {
  const { app, cookies, csrf } = await appFor(casemanager, { services: fakeServices(fakes) });
  const send = (url: string, fields: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url,
      cookies,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ _csrf: csrf, ...fields }).toString(),
    });
  return { get: (url: string) => app.inject({ url, cookies }), send };
}

const person: PersonFile = {
  id: line.trajectoryId ?? '',
  personId: '01935f00-0000-7000-8000-0000000000f6',
  regionCode: 'AM25',
  runId: line.runId,
  noticeId: '01935f00-0000-7000-8000-0000000000f5',
  noticeNumber: 'OV-000001-9',
  employerName: 'Heerlijk Catering BV',
  personName: 'Roos van der Linden',
  personnelReference: 'P-001',
  email: null,
  phone: null,
  residence: 'Oss',
  stage: 'enrolled',
  overlays: [],
  triage: null,
  outcome: null,
  occupation: 'Kok',
  contractKind: 'permanent',
  hoursPerWeek: 24.5,
  employedSince: null,
  endDate: '2027-03-31',
  casemanagerName: null,
  openTasks: [],
  contacts: [],
  history: [],
  contactGuard: null,
  nextAppointmentAt: null,
  pausedUntil: null,
  laterOfferOn: null,
  clock: { dates: [], gaps: [], endDateCheck: null, transition: null },
};

const talk = content(
  { type: 'intake.talk', role: 'casemanager' },
  {
    type: intakeTalk,
    file: person,
    intake: {
      answers: { persoon: { woongemeente: 'Oss', persoonlijkBespreken: false } },
      version: 4,
      updatedAt: null,
    },
  },
);

describe('the task list', () => {
  it('shows who, where, and how late, with a button to take the task', async () => {
    const asked: unknown[] = [];
    const { get } = await open({
      findTasks: (_viewer, query) => {
        asked.push(query);
        return Promise.resolve({ tasks: [line], next: 'volgende-plaats' });
      },
    });
    const page = await get('/taken?lijst=van-niemand');
    expect(asked).toEqual([{ list: 'unassigned' }]);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Uitnodiging beantwoorden');
    expect(page.body).toContain('Roos van der Linden');
    expect(page.body).toContain('Heerlijk Catering BV, OV-000001-9');
    expect(page.body).toContain('2 dagen te laat');
    expect(page.body).toContain(`action="/taken/${taskId}/oppakken"`);
    expect(page.body).toContain('href="/taken?lijst=van-niemand&amp;vanaf=volgende-plaats"');
  });

  it('says so when reminders and deadlines are behind', async () => {
    const { get } = await open({
      findTasks: () => Promise.resolve({ tasks: [line], next: null }),
      readCourseBacklog: () =>
        Promise.resolve({
          undelivered: 40,
          oldestUndeliveredSeconds: 1000,
          overdueMoments: 0,
          oldestOverdueSeconds: 0,
          behind: true,
        }),
    });
    expect((await get('/taken')).body).toContain('lopen meer dan een kwartier achter');
  });

  it('says so when there is nothing', async () => {
    const { get } = await open({ findTasks: () => Promise.resolve({ tasks: [], next: null }) });
    expect((await get('/taken')).body).toContain('Er staan hier geen open taken.');
  });
});

describe('the task page', () => {
  it('asks the questions of the task’s own schema', async () => {
    const { get } = await open({ readTaskPage: () => Promise.resolve(content()) });
    const page = await get(`/taken/${taskId}`);
    expect(page.body).toContain('Wilt u meedoen?');
    expect(page.body).toContain('Waarom doet u niet mee?');
    expect(page.body).toContain('name="_versie" value="3"');
  });

  it('does not exist for who may not see it', async () => {
    const { get } = await open({ readTaskPage: () => Promise.resolve(null) });
    expect((await get(`/taken/${taskId}`)).statusCode).toBe(404);
    expect((await get('/taken/geen-nummer')).statusCode).toBe(404);
  });

  it('hands the typed answer to the service, as the schema wants it', async () => {
    const asked: unknown[] = [];
    const { send } = await open({
      readTaskPage: () => Promise.resolve(content()),
      completeTask: (_viewer, completion) => {
        asked.push(completion);
        return Promise.resolve({
          ok: true,
          value: {
            taskId,
            trajectoryId: line.trajectoryId,
            stage: 'enrolled',
            opened: ['intake.talk'],
            courseVersion: 2,
          },
        });
      },
    });
    const answer = await send(`/taken/${taskId}`, {
      _versie: '3',
      _gebeurdOp: '2026-11-23',
      meedoen: 'ja',
      weetDatHetVrijwilligIs: 'ja',
      weetWatErGevraagdWordt: 'ja',
      weetWieGegevensZiet: 'ja',
      toestemmingen: 'matchteam-profiel',
      toestemmingTot: '2027-11-30',
    });
    expect(asked).toEqual([
      {
        taskId,
        version: 3,
        on: '2026-11-23',
        answer: {
          meedoen: true,
          weetDatHetVrijwilligIs: true,
          weetWatErGevraagdWordt: true,
          weetWieGegevensZiet: true,
          toestemmingen: ['matchteam-profiel'],
          toestemmingTot: '2027-11-30',
        },
      },
    ]);
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe(`/taken/${taskId}?gedaan=afgerond&open=intake.talk`);
  });

  it('keeps what was typed and links to what is wrong', async () => {
    const { send } = await open({
      readTaskPage: () => Promise.resolve(content()),
      completeTask: () =>
        Promise.resolve({
          ok: false,
          error: {
            kind: 'invalid',
            problems: [{ location: 'meedoen', code: 'invalid_type', detail: 'Kies ja of nee.' }],
          },
        }),
    });
    const page = await send(`/taken/${taskId}`, { _versie: '3', nieuwAanbodOp: '2027-02-01' });
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain('<title>Fout: ');
    expect(page.body).toContain('href="#veld-meedoen"');
    expect(page.body).toContain('Wilt u meedoen? Kies ja of nee.');
    expect(page.body).toMatch(/id="veld-nieuwAanbodOp"[^>]*value="2027-02-01"/);
  });

  it('shows a refusal of the rules in one sentence', async () => {
    const { send } = await open({
      readTaskPage: () => Promise.resolve(content()),
      completeTask: () =>
        Promise.resolve({ ok: false, error: { kind: 'refused', refusal: { code: 'enrol_reason_missing' } } }),
    });
    const page = await send(`/taken/${taskId}`, { _versie: '3', meedoen: 'nee' });
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain('Vul in waarom iemand niet meedoet.');
  });

  it('shows what the other did when somebody was first, and keeps the text', async () => {
    let reads = 0;
    const { send } = await open({
      readTaskPage: () => {
        reads += 1;
        return Promise.resolve(
          reads === 1
            ? content()
            : content(
                { state: 'completed', completedAt: new Date('2026-11-24T08:55:00Z'), version: 4 },
                { completedByName: 'Joost van den Berg' },
              ),
        );
      },
      completeTask: () =>
        Promise.resolve({ ok: false, error: { kind: 'refused', refusal: { code: 'task_changed' } } }),
    });
    const page = await send(`/taken/${taskId}`, {
      _versie: '3',
      meedoen: 'nee',
      nieuwAanbodOp: '2027-02-01',
    });
    expect(page.statusCode).toBe(409);
    expect(page.body).toContain('Joost van den Berg heeft deze taak op 24-11-2026 09:55 afgerond.');
    expect(page.body).toContain('value="2027-02-01"');
  });

  it('shows no form to who may only read', async () => {
    const { get } = await open({
      readTaskPage: () => Promise.resolve(content({}, { isFree: false, assigneeName: 'Joost van den Berg' })),
    });
    const page = await get(`/taken/${taskId}`);
    expect(page.body).toContain('Joost van den Berg is met deze taak bezig. U kunt meelezen.');
    expect(page.body).not.toContain('name="_versie"');
  });
});

describe('what a task page tells', () => {
  const read = (found: TaskPageContent, more: Partial<WebServices> = {}) =>
    open({ readTaskPage: () => Promise.resolve(found), ...more });

  it('is called after the step of the draaiboek', async () => {
    const { get } = await read(
      content(
        { type: 'playbook.step', key: 'flex_nagevraagd', role: 'account_manager', trajectoryId: null },
        { type: playbookStep, detail: 'Navragen welke flexkrachten weg gaan' },
      ),
    );
    const page = await get(`/taken/${taskId}`);
    expect(page.body).toContain('<title>Navragen welke flexkrachten weg gaan - Overstap</title>');
    expect(page.body).not.toContain('Wanneer is dit gebeurd?');
  });

  it('shows in words what was filled in, and that a correction took it back', async () => {
    const answer = { meedoen: false, reden: 'zoekt-zelf', nieuwAanbodOp: '2027-01-15' };
    const done = { result: answer, completedAt: new Date('2026-11-24T09:00:00Z') };
    const { get } = await read(content({ ...done, state: 'completed' }));
    const page = await get(`/taken/${taskId}`);
    expect(page.body).toContain('<dt>Waarom doet u niet mee?</dt><dd>Ik zoek liever zelf</dd>');
    expect(page.body).toContain('<dd>15-01-2027</dd>');
    const corrected = await read(content({ ...done, state: 'corrected' }));
    expect((await corrected.get(`/taken/${taskId}`)).body).toContain(
      'De afronding van deze taak is hersteld.',
    );
  });

  it('puts a refusal at the question that mends it', async () => {
    const { send } = await read(content(), {
      completeTask: () =>
        Promise.resolve({
          ok: false,
          error: { kind: 'refused', refusal: { code: 'consent_until_missing' } },
        }),
    });
    const page = await send(`/taken/${taskId}`, { meedoen: 'ja', _versie: '3' });
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain('href="#veld-toestemmingTot"');
  });
});

describe('the intake', () => {
  it('asks a step at a time, begins at the first that is open, and knows what the notice tells', async () => {
    const { get } = await open({ readTaskPage: () => Promise.resolve(talk) });
    const page = await get(`/taken/${taskId}`);
    expect(page.body).toContain('name="_stap" value="werk"');
    expect(page.body).toMatch(/name="werk.functie"[^>]*value="Kok"/);
    expect(page.body).toMatch(/name="werk.urenPerWeek"[^>]*value="24,5"/);
    expect(page.body).not.toContain('name="persoon.woongemeente"');
    expect((await get(`/taken/${taskId}?stap=persoon`)).body).toMatch(
      /name="persoon.woongemeente"[^>]*value="Oss"/,
    );
  });

  it('keeps the step and goes to the next, and says at once what is wrong with it', async () => {
    const kept: unknown[] = [];
    const { send } = await open({
      readTaskPage: () => Promise.resolve(talk),
      saveIntakeStep: (_viewer, input) => {
        kept.push(input);
        return Promise.resolve({ ok: true, value: { answers: {}, version: 5 } });
      },
    });
    const wrong = await send(`/taken/${taskId}`, {
      _stap: 'werk',
      'werk.urenPerWeek': 'veel',
      _verder: 'ja',
    });
    expect(wrong.statusCode).toBe(400);
    expect(wrong.body).toContain('href="#veld-werk-urenPerWeek"');
    expect(kept).toEqual([]);
    const next = await send(`/taken/${taskId}`, { _stap: 'werk', 'werk.functie': 'Kok', _verder: 'ja' });
    expect(next.headers.location).toBe(`/taken/${taskId}?stap=traject`);
    expect(kept).toEqual([
      { trajectoryId: line.trajectoryId, step: 'werk', value: { functie: 'Kok' }, version: 4 },
    ]);
  });

  it('completes with everything that was kept, and leads to the step where something is missing', async () => {
    const sent: unknown[] = [];
    const { send } = await open({
      readTaskPage: () => Promise.resolve(talk),
      saveIntakeStep: () => Promise.resolve({ ok: true, value: { answers: {}, version: 5 } }),
      completeTask: (_viewer, completion) => {
        sent.push(completion.answer);
        const problems = [
          { location: 'wens.wilWerken', code: 'invalid_value', detail: 'Kies een van de mogelijkheden.' },
        ];
        return Promise.resolve({ ok: false, error: { kind: 'invalid', problems } });
      },
    });
    const page = await send(`/taken/${taskId}`, {
      _stap: 'gesprek',
      'gesprek.grond': 'Zoekt al',
      _versie: '3',
    });
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      persoon: { woongemeente: 'Oss', persoonlijkBespreken: false },
      gesprek: { grond: 'Zoekt al' },
    });
    expect(page.body).toContain(`href="/taken/${taskId}?stap=wens#veld-wens-wilWerken"`);
    expect(page.body).toContain('name="_stap" value="gesprek"');
  });
});
