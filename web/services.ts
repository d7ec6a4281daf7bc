import type { ServiceContext } from '../services/shared/context';
import { acceptNotice } from '../services/notice/accept-notice';
import { findNotices } from '../services/notice/find-notices';
import { findDrafts } from '../services/notice/find-drafts';
import { keepFileDraft } from '../services/notice/keep-file-draft';
import { findOwnEmployers } from '../services/notice/own-employers';
import { discardFileDraft, readFileDraft, sendFileDraft } from '../services/notice/send-file-draft';
import { readNotice } from '../services/notice/read-notice';
import { findRuns, readRun } from '../services/playbook/read-run';
import { claimTask, releaseTask } from '../services/task/claim-task';
import { completeTask } from '../services/task/complete-task';
import { findTasks } from '../services/task/find-tasks';
import { readTaskPage } from '../services/task/read-task-page';

type Bound<F> = F extends (context: ServiceContext, ...rest: infer A) => infer R ? (...rest: A) => R : never;

/** The use cases that pages and API call, with their tools already handed in. */
export type WebServices = {
  acceptNotice: Bound<typeof acceptNotice>;
  claimTask: Bound<typeof claimTask>;
  completeTask: Bound<typeof completeTask>;
  discardFileDraft: Bound<typeof discardFileDraft>;
  findDrafts: Bound<typeof findDrafts>;
  findNotices: Bound<typeof findNotices>;
  findOwnEmployers: Bound<typeof findOwnEmployers>;
  findRuns: Bound<typeof findRuns>;
  findTasks: Bound<typeof findTasks>;
  keepFileDraft: Bound<typeof keepFileDraft>;
  readFileDraft: Bound<typeof readFileDraft>;
  readNotice: Bound<typeof readNotice>;
  readRun: Bound<typeof readRun>;
  readTaskPage: Bound<typeof readTaskPage>;
  releaseTask: Bound<typeof releaseTask>;
  sendFileDraft: Bound<typeof sendFileDraft>;
};

/** Hands every use case its tools, so that a route needs only the viewer and what was asked. */
export function bindServices(context: ServiceContext): WebServices {
  return {
    acceptNotice: (...asked) => acceptNotice(context, ...asked),
    claimTask: (...asked) => claimTask(context, ...asked),
    completeTask: (...asked) => completeTask(context, ...asked),
    findNotices: (...asked) => findNotices(context, ...asked),
    findRuns: (...asked) => findRuns(context, ...asked),
    findTasks: (...asked) => findTasks(context, ...asked),
    readNotice: (...asked) => readNotice(context, ...asked),
    readRun: (...asked) => readRun(context, ...asked),
    readTaskPage: (...asked) => readTaskPage(context, ...asked),
    releaseTask: (...asked) => releaseTask(context, ...asked),
    discardFileDraft: (...asked) => discardFileDraft(context, ...asked),
    findDrafts: (...asked) => findDrafts(context, ...asked),
    findOwnEmployers: (...asked) => findOwnEmployers(context, ...asked),
    keepFileDraft: (...asked) => keepFileDraft(context, ...asked),
    readFileDraft: (...asked) => readFileDraft(context, ...asked),
    sendFileDraft: (...asked) => sendFileDraft(context, ...asked),
  };
}
