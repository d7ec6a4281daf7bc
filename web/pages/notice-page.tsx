import { REPORT_CELL_TEXT, REPORT_CELLS } from '../../domain/notice/employer-report';
import type { EmployerReport } from '../../services/notice/employer-report';
import type { NoticeDetails } from '../../services/notice/read-notice';
import { Buttons } from '../components/form';
import { Layout } from '../components/layout';
import { Alert, ButtonLink, Facts, Link, StatusBadge } from '../components/show';
import { missingPartText } from '../i18n/nl/missing-parts';
import { text as changeText } from '../i18n/nl/notice-changes';
import { text } from '../i18n/nl/notices';
import { dutchDay, dutchMoment } from '../i18n/nl/time';
import { certaintyWord } from '../i18n/nl/words';
import type { Page } from '../page';
import { paths } from '../paths';
import { isAllowed } from '../plugins/guard';
import { noticeCrumbs } from './notice-form-page';

function Report({ report }: { report: EmployerReport }) {
  return (
    <>
      <h2 class="nl-heading nl-heading--level-2">{changeText.report}</h2>
      <Facts
        facts={REPORT_CELLS.map((cell) => {
          const count = report.counts[cell];
          return [REPORT_CELL_TEXT[cell], count === null ? changeText.reportHidden : String(count)];
        })}
      />
      <p class="nl-paragraph">{changeText.reportNote(dutchMoment(report.publishedAt))}</p>
    </>
  );
}

/** Only the facts that there are. */
function present(facts: readonly (readonly [string, string | null])[]): (readonly [string, string])[] {
  return facts.flatMap(([name, value]) => (value ? [[name, value] as const] : []));
}

/** One notice; right after sending it is the receipt, with number and time. */
export function NoticePage(props: {
  page: Page;
  notice: NoticeDetails;
  received: boolean;
  done?: string | undefined;
}) {
  const { page, notice } = props;
  const when = dutchMoment(notice.acceptedAt);
  return (
    <Layout page={page} title={text.title(notice.number)} crumbs={noticeCrumbs}>
      {props.received && (
        <Alert kind="ok">
          <h2 class="nl-heading nl-heading--level-2">{text.receiptTitle}</h2>
          <p class="nl-paragraph">{text.receipt(notice.number, when)}</p>
          <p class="nl-paragraph">
            {notice.certainty === 'embargo' ? text.receiptSealed : text.receiptNext(notice.regionTeam)}
          </p>
        </Alert>
      )}
      {props.done && (
        <Alert kind="ok">
          <p class="nl-paragraph">{props.done}</p>
        </Alert>
      )}
      {notice.withdrawnAt && (
        <Alert kind="warning">
          <p class="nl-paragraph">{text.withdrawn(dutchMoment(notice.withdrawnAt))}</p>
        </Alert>
      )}
      <p>
        <StatusBadge
          kind={notice.state === 'accepted' ? 'success' : 'neutral'}
          label={text.states[notice.state]}
        />{' '}
        <StatusBadge kind="neutral" label={certaintyWord(notice.certainty)} />
      </p>
      <Facts
        facts={[
          [text.number, notice.number],
          [text.received, when],
          [text.employer, notice.employerName],
          [text.people, String(notice.employeeCount)],
          [text.workplace, notice.workplace],
          [text.team, notice.regionTeam],
          ...present([
            [text.reference, notice.ownReference],
            [text.filedBy, notice.filedByName],
            [text.onBehalf, notice.onBehalfOf],
            [text.review, notice.reviewDate && dutchDay(notice.reviewDate)],
            [text.withdrawnReason, notice.withdrawnReason],
          ]),
        ]}
      />
      <h2 class="nl-heading nl-heading--level-2">{text.missing}</h2>
      <p class="nl-paragraph">
        {notice.missing.length === 0
          ? text.missingNone
          : `${text.missingCount(notice.missing.length)} ${notice.completeTaskId === null ? text.missingLater : text.missingNow}`}{' '}
        {notice.completeTaskId && (
          <Link href={paths.task.to({ id: notice.completeTaskId })}>{text.toComplete}</Link>
        )}
      </p>
      {notice.missing.length > 0 && (
        <ul class="utrecht-unordered-list">
          {notice.missing.map((part) => (
            <li class="utrecht-unordered-list__item">{missingPartText[part]}</li>
          ))}
        </ul>
      )}
      {notice.report && <Report report={notice.report} />}
      <p class="nl-paragraph">{text.notWmco}</p>
      <Buttons>
        {notice.runId && isAllowed(page.viewer, 'read-runs') && (
          <ButtonLink href={paths.run.to({ id: notice.runId })} label={text.toRun} />
        )}
        {notice.state === 'accepted' && isAllowed(page.viewer, 'file-notice') && (
          <>
            {notice.certainty !== 'definite' && (
              <ButtonLink href={paths.noticeConfirm.to({ id: notice.id })} label={changeText.confirm} />
            )}
            <ButtonLink
              href={paths.noticeChange.to({ id: notice.id })}
              label={changeText.change}
              kind="secondary"
            />
            <ButtonLink
              href={paths.noticeWithdraw.to({ id: notice.id })}
              label={changeText.withdraw}
              kind="secondary"
            />
          </>
        )}
        <ButtonLink href={paths.tasks.to()} label={text.toTasks} kind="secondary" />
      </Buttons>
    </Layout>
  );
}
