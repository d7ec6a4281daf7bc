import type { ComponentChildren } from 'preact';
import { text } from '../i18n/nl/show';

/** A short state in words; the colour only repeats it. */
export function StatusBadge(props: { kind: 'success' | 'warning' | 'danger' | 'neutral'; label: string }) {
  return <span class={`utrecht-status-badge utrecht-status-badge--${props.kind}`}>{props.label}</span>;
}

/** A message in a frame. `role="status"` lets it be read out without taking the focus. */
export function Alert(props: { kind: 'error' | 'warning' | 'ok' | 'info'; children: ComponentChildren }) {
  return (
    <div
      class={`utrecht-alert utrecht-alert--${props.kind}`}
      role={props.kind === 'error' ? 'alert' : 'status'}
    >
      <div class="utrecht-alert__content">
        <div class="utrecht-alert__message">{props.children}</div>
      </div>
    </div>
  );
}

/** Says above a list that reminders and deadlines are late; the list itself is right. */
export function BehindNotice({ behind }: { behind: boolean }) {
  if (!behind) return null;
  return (
    <Alert kind="warning">
      <p class="nl-paragraph">{text.behind}</p>
    </Alert>
  );
}

/** One column of a table: its head and what stands in each cell. */
export type Column<Row> = { head: string; cell: (row: Row) => ComponentChildren };

/**
 * A table that can be scrolled by keyboard when it is too wide. An empty table says so in a sentence.
 *
 * @param id unique on the page; the caption is found by it
 */
export function Table<Row>(props: {
  id: string;
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  empty: string;
}) {
  if (props.rows.length === 0) return <p class="nl-paragraph">{props.empty}</p>;
  return (
    <div
      class="utrecht-table-container utrecht-table-container--overflow-inline"
      role="region"
      tabIndex={0}
      aria-labelledby={props.id}
    >
      <table class="utrecht-table">
        <caption class="utrecht-table__caption" id={props.id}>
          {props.caption}
        </caption>
        <thead class="utrecht-table__header">
          <tr class="utrecht-table__row">
            {props.columns.map((column) => (
              <th class="utrecht-table__header-cell" scope="col">
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="utrecht-table__body">
          {props.rows.map((row) => (
            <tr class="utrecht-table__row">
              {props.columns.map((column) => (
                <td class="utrecht-table__cell">{column.cell(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Facts as pairs of a name and a value. */
export function Facts(props: {
  facts: readonly (readonly [string, ComponentChildren])[];
  /** True when each value stands below its name, for values of more than a few words. */
  stacked?: boolean;
}) {
  const { facts, stacked } = props;
  return (
    <dl class={stacked ? 'overstap-facts overstap-facts--stacked' : 'overstap-facts'}>
      {facts.map(([name, value]) => (
        <>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  );
}

/** A plain link. */
export function Link(props: { href: string; children: ComponentChildren }) {
  return (
    <a class="utrecht-link utrecht-link--html-a" href={props.href}>
      {props.children}
    </a>
  );
}

/** A link that looks like a button, for going somewhere (a form's button does something). */
export function ButtonLink(props: { href: string; label: string; kind?: 'primary' | 'secondary' }) {
  return (
    <a
      class={`utrecht-button-link utrecht-button-link--html-a utrecht-button-link--${props.kind ?? 'primary'}-action`}
      href={props.href}
    >
      {props.label}
    </a>
  );
}

/**
 * The way through a long list by key: there is a next page or there is not, and no page numbers, because a list that
 * people work on moves while it is read.
 */
export function Pagination(props: { first: string | null; next: string | null }) {
  if (!props.first && !props.next) return null;
  return (
    <nav class="utrecht-button-group" aria-label={text.pages}>
      {props.first && <Link href={props.first}>{text.firstPage}</Link>}
      {props.next && <Link href={props.next}>{text.nextPage}</Link>}
    </nav>
  );
}
