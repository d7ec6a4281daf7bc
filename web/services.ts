import type { ServiceContext } from '../services/shared/context';
import { readCourseBacklog } from '../services/course/course-backlog';
import { acceptNotice } from '../services/notice/accept-notice';
import { checkNotice } from '../services/notice/check-notice';
import { addPeople } from '../services/notice/add-people';
import { changeEndDates } from '../services/notice/change-end-dates';
import { confirmNotice } from '../services/notice/confirm-notice';
import { dropDraftRow } from '../services/notice/drop-draft-row';
import { findDrafts } from '../services/notice/find-drafts';
import { findNoticePeople } from '../services/notice/find-notice-people';
import { findNotices } from '../services/notice/find-notices';
import { keepFileDraft } from '../services/notice/keep-file-draft';
import { liftEmbargo } from '../services/notice/lift-embargo';
import { findOwnTrajectory } from '../services/trajectory/find-own-trajectory';
import { findOwnEmployers } from '../services/notice/own-employers';
import { readNotice } from '../services/notice/read-notice';
import { previewRemoval, removePerson } from '../services/notice/remove-person';
import { mendDraftRow, sendMendedRows } from '../services/notice/mend-draft';
import { discardFileDraft, readFileDraft, sendFileDraft } from '../services/notice/send-file-draft';
import { previewNoticeWithdrawal, withdrawNotice } from '../services/notice/withdraw-notice';
import { findColleagues } from '../services/party/find-colleagues';
import { findRuns, readRun } from '../services/playbook/read-run';
import { suggestAppointment } from '../services/playbook/suggest-appointment';
import { claimTask, releaseTask } from '../services/task/claim-task';
import { completeTask } from '../services/task/complete-task';
import { correctTask, previewCorrectionOf } from '../services/task/correct-task';
import { findTasks } from '../services/task/find-tasks';
import { readTaskPage } from '../services/task/read-task-page';
import { saveIntakeStep } from '../services/task/save-intake-step';
import { assignCasemanager, changeCasemanager } from '../services/trajectory/change-casemanager';
import { changeEndDate } from '../services/trajectory/change-end-date';
import { pauseTrajectory, resumeTrajectory } from '../services/trajectory/pause-trajectory';
import { planAppointment } from '../services/trajectory/plan-appointment';
import { readFile } from '../services/trajectory/read-file';
import { recordContact } from '../services/trajectory/record-contact';
import { withdrawConsent } from '../services/trajectory/change-consent';
import { closeAppointment } from '../services/trajectory/close-appointment';
import { setReachable } from '../services/trajectory/set-reachable';
import {
  askToClose,
  offerAgain,
  reopenTrajectory,
  reopenTriage,
} from '../services/trajectory/steer-trajectory';
import { withdrawPerson } from '../services/trajectory/withdraw-person';

type Bound<F> = F extends (context: ServiceContext, ...rest: infer A) => infer R ? (...rest: A) => R : never;

/** The use cases that pages and API call, with their tools already handed in. */
export type WebServices = {
  askToClose: Bound<typeof askToClose>;
  closeAppointment: Bound<typeof closeAppointment>;
  offerAgain: Bound<typeof offerAgain>;
  reopenTrajectory: Bound<typeof reopenTrajectory>;
  reopenTriage: Bound<typeof reopenTriage>;
  setReachable: Bound<typeof setReachable>;
  withdrawConsent: Bound<typeof withdrawConsent>;
  withdrawPerson: Bound<typeof withdrawPerson>;
  acceptNotice: Bound<typeof acceptNotice>;
  addPeople: Bound<typeof addPeople>;
  assignCasemanager: Bound<typeof assignCasemanager>;
  changeCasemanager: Bound<typeof changeCasemanager>;
  changeEndDate: Bound<typeof changeEndDate>;
  changeEndDates: Bound<typeof changeEndDates>;
  checkNotice: Bound<typeof checkNotice>;
  claimTask: Bound<typeof claimTask>;
  completeTask: Bound<typeof completeTask>;
  confirmNotice: Bound<typeof confirmNotice>;
  correctTask: Bound<typeof correctTask>;
  discardFileDraft: Bound<typeof discardFileDraft>;
  dropDraftRow: Bound<typeof dropDraftRow>;
  findColleagues: Bound<typeof findColleagues>;
  findDrafts: Bound<typeof findDrafts>;
  findNoticePeople: Bound<typeof findNoticePeople>;
  findNotices: Bound<typeof findNotices>;
  findOwnEmployers: Bound<typeof findOwnEmployers>;
  findOwnTrajectory: Bound<typeof findOwnTrajectory>;
  findRuns: Bound<typeof findRuns>;
  findTasks: Bound<typeof findTasks>;
  keepFileDraft: Bound<typeof keepFileDraft>;
  mendDraftRow: Bound<typeof mendDraftRow>;
  sendMendedRows: Bound<typeof sendMendedRows>;
  liftEmbargo: Bound<typeof liftEmbargo>;
  pauseTrajectory: Bound<typeof pauseTrajectory>;
  planAppointment: Bound<typeof planAppointment>;
  previewCorrectionOf: Bound<typeof previewCorrectionOf>;
  previewNoticeWithdrawal: Bound<typeof previewNoticeWithdrawal>;
  previewRemoval: Bound<typeof previewRemoval>;
  readCourseBacklog: Bound<typeof readCourseBacklog>;
  readFile: Bound<typeof readFile>;
  readFileDraft: Bound<typeof readFileDraft>;
  readNotice: Bound<typeof readNotice>;
  readRun: Bound<typeof readRun>;
  readTaskPage: Bound<typeof readTaskPage>;
  recordContact: Bound<typeof recordContact>;
  releaseTask: Bound<typeof releaseTask>;
  removePerson: Bound<typeof removePerson>;
  resumeTrajectory: Bound<typeof resumeTrajectory>;
  saveIntakeStep: Bound<typeof saveIntakeStep>;
  sendFileDraft: Bound<typeof sendFileDraft>;
  suggestAppointment: Bound<typeof suggestAppointment>;
  withdrawNotice: Bound<typeof withdrawNotice>;
};

/** Hands every use case its tools, so that a route needs only the viewer and what was asked. */
export function bindServices(context: ServiceContext): WebServices {
  return {
    askToClose: (...asked) => askToClose(context, ...asked),
    closeAppointment: (...asked) => closeAppointment(context, ...asked),
    offerAgain: (...asked) => offerAgain(context, ...asked),
    reopenTrajectory: (...asked) => reopenTrajectory(context, ...asked),
    reopenTriage: (...asked) => reopenTriage(context, ...asked),
    setReachable: (...asked) => setReachable(context, ...asked),
    withdrawConsent: (...asked) => withdrawConsent(context, ...asked),
    withdrawPerson: (...asked) => withdrawPerson(context, ...asked),
    acceptNotice: (...asked) => acceptNotice(context, ...asked),
    addPeople: (...asked) => addPeople(context, ...asked),
    assignCasemanager: (...asked) => assignCasemanager(context, ...asked),
    changeCasemanager: (...asked) => changeCasemanager(context, ...asked),
    changeEndDate: (...asked) => changeEndDate(context, ...asked),
    changeEndDates: (...asked) => changeEndDates(context, ...asked),
    checkNotice: (...asked) => checkNotice(context, ...asked),
    claimTask: (...asked) => claimTask(context, ...asked),
    completeTask: (...asked) => completeTask(context, ...asked),
    confirmNotice: (...asked) => confirmNotice(context, ...asked),
    correctTask: (...asked) => correctTask(context, ...asked),
    discardFileDraft: (...asked) => discardFileDraft(context, ...asked),
    dropDraftRow: (...asked) => dropDraftRow(context, ...asked),
    findColleagues: (...asked) => findColleagues(context, ...asked),
    findDrafts: (...asked) => findDrafts(context, ...asked),
    findNoticePeople: (...asked) => findNoticePeople(context, ...asked),
    findNotices: (...asked) => findNotices(context, ...asked),
    findOwnEmployers: (...asked) => findOwnEmployers(context, ...asked),
    findOwnTrajectory: (...asked) => findOwnTrajectory(context, ...asked),
    findRuns: (...asked) => findRuns(context, ...asked),
    findTasks: (...asked) => findTasks(context, ...asked),
    keepFileDraft: (...asked) => keepFileDraft(context, ...asked),
    mendDraftRow: (...asked) => mendDraftRow(context, ...asked),
    sendMendedRows: (...asked) => sendMendedRows(context, ...asked),
    liftEmbargo: (...asked) => liftEmbargo(context, ...asked),
    pauseTrajectory: (...asked) => pauseTrajectory(context, ...asked),
    planAppointment: (...asked) => planAppointment(context, ...asked),
    previewCorrectionOf: (...asked) => previewCorrectionOf(context, ...asked),
    previewNoticeWithdrawal: (...asked) => previewNoticeWithdrawal(context, ...asked),
    previewRemoval: (...asked) => previewRemoval(context, ...asked),
    readCourseBacklog: (...asked) => readCourseBacklog(context, ...asked),
    readFile: (...asked) => readFile(context, ...asked),
    readFileDraft: (...asked) => readFileDraft(context, ...asked),
    readNotice: (...asked) => readNotice(context, ...asked),
    readRun: (...asked) => readRun(context, ...asked),
    readTaskPage: (...asked) => readTaskPage(context, ...asked),
    recordContact: (...asked) => recordContact(context, ...asked),
    releaseTask: (...asked) => releaseTask(context, ...asked),
    removePerson: (...asked) => removePerson(context, ...asked),
    resumeTrajectory: (...asked) => resumeTrajectory(context, ...asked),
    saveIntakeStep: (...asked) => saveIntakeStep(context, ...asked),
    sendFileDraft: (...asked) => sendFileDraft(context, ...asked),
    suggestAppointment: (...asked) => suggestAppointment(context, ...asked),
    withdrawNotice: (...asked) => withdrawNotice(context, ...asked),
  };
}
