import type { ComponentChildren } from 'preact';
import { text } from '../i18n/nl/form';
import type { Page } from '../page';
import { csrfField } from '../plugins/csrf';

/** What was typed, by field name; several values when a field is a group of checkboxes. */
export type Typed = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What is wrong, one Dutch sentence by field name. */
export type FormProblems = Readonly<Record<string, string>>;

/** What a form shows besides its questions: what was typed before and what is wrong with it. */
export type FormState = {
  typed: Typed;
  problems: FormProblems;
  /** Labels by field name, for a summary that says which field it is about. */
  labels?: Readonly<Record<string, string>>;
  /** Where a problem is mended when its field is on another page, by field name. */
  links?: Readonly<Record<string, string>>;
  /** Keeps the ids apart when a page has several forms. */
  scope?: string;
};

export const emptyForm: FormState = { typed: {}, problems: {} };

/** The single text that was typed in a field. */
export function typedText(form: FormState, name: string): string {
  const value = form.typed[name];
  return (typeof value === 'string' ? value : value?.[0]) ?? '';
}

/** All values that were chosen in a group. */
export function typedList(form: FormState, name: string): readonly string[] {
  const value = form.typed[name];
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

/** An id that is safe in `id`, `for` and `#` links. */
export function idOf(form: FormState, name: string): string {
  return `veld-${form.scope ? `${form.scope}-` : ''}${name.replace(/[^a-zA-Z0-9]+/g, '-')}`;
}

/** The hidden field without which no form is accepted. */
export function CsrfField({ page }: { page: Page }) {
  return <input type="hidden" name={csrfField} value={page.csrf} />;
}

/** `Hoeveel uur? Vul een getal in.`, or `Naam: vul dit in.` when the label is no question. */
function aboutField(label: string | undefined, problem: string): string {
  if (label === undefined) return problem;
  return label.endsWith('?') ? `${label} ${problem}` : `${label}: ${problem}`;
}

/**
 * The summary above a refused form, with a link to each field. It has `role="alert"`, so that it is read out.
 *
 * @param extra problems that belong to no field
 */
export function ErrorSummary({ form, extra = [] }: { form: FormState; extra?: readonly string[] }) {
  const order = Object.keys(form.labels ?? {});
  const placeOf = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const entries = Object.entries(form.problems).sort(([a], [b]) => placeOf(a) - placeOf(b));
  if (entries.length + extra.length === 0) return null;
  return (
    <div class="utrecht-alert utrecht-alert--error" role="alert">
      <div class="utrecht-alert__content">
        <div class="utrecht-alert__message">
          <h2 class="nl-heading nl-heading--level-2">{text.summary}</h2>
          <ul class="utrecht-unordered-list">
            {extra.map((problem) => (
              <li class="utrecht-unordered-list__item">{problem}</li>
            ))}
            {entries.map(([name, problem]) => (
              <li class="utrecht-unordered-list__item">
                <a
                  class="utrecht-link utrecht-link--html-a"
                  href={`${form.links?.[name] ?? ''}#${idOf(form, name)}`}
                >
                  {aboutField(form.labels?.[name], problem)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}

/** A button that sends the form; `name` and `value` tell which of several was pressed. */
export function Button(props: {
  label: string;
  kind?: 'primary' | 'secondary' | 'subtle';
  name?: string;
  value?: string;
}) {
  return (
    <button
      class={`nl-button nl-button--${props.kind ?? 'primary'}`}
      type="submit"
      name={props.name}
      value={props.value}
    >
      <span class="nl-button__label">{props.label}</span>
    </button>
  );
}

/** Buttons in a row. */
export function Buttons({ children }: { children: ComponentChildren }) {
  return <div class="utrecht-button-group">{children}</div>;
}

/** A form that posts; every form of the application is one, so that none forgets its token. */
export function Form(props: { page: Page; action: string; upload?: boolean; children: ComponentChildren }) {
  return (
    <form
      method="post"
      action={props.action}
      encType={props.upload ? 'multipart/form-data' : undefined}
      noValidate
    >
      <CsrfField page={props.page} />
      {props.children}
    </form>
  );
}
