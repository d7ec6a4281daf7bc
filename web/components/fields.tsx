import type { ComponentChildren } from 'preact';
import { text } from '../i18n/nl/form';
import type { FormState } from './form';
import { idOf, typedList, typedText } from './form';

type FieldProps = {
  form: FormState;
  name: string;
  label: string;
  hint?: string | undefined;
  required?: boolean;
  /** When it has to be filled in although it is not required. */
  when?: string | undefined;
};

function suffixOf({ required, when }: FieldProps): string {
  if (required !== false) return '';
  return when === undefined ? text.optional : ` (${when})`;
}

function described(id: string, hint: string | undefined, problem: string | undefined): string | undefined {
  const ids = [problem && `${id}-fout`, hint && `${id}-uitleg`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

function FieldFrame(props: FieldProps & { children: ComponentChildren }) {
  const id = idOf(props.form, props.name);
  const problem = props.form.problems[props.name];
  return (
    <div class={`utrecht-form-field${problem ? ' utrecht-form-field--invalid' : ''}`}>
      <div class="utrecht-form-field__label">
        <label class="utrecht-form-label" for={id}>
          {props.label}
          {suffixOf(props)}
        </label>
      </div>
      {props.hint && (
        <div class="utrecht-form-field__description utrecht-form-field-description" id={`${id}-uitleg`}>
          {props.hint}
        </div>
      )}
      {problem && (
        <div class="utrecht-form-field__error-message utrecht-form-field-error-message" id={`${id}-fout`}>
          {problem}
        </div>
      )}
      <div class="utrecht-form-field__input">{props.children}</div>
    </div>
  );
}

type InputKind = 'text' | 'date' | 'time' | 'email' | 'tel' | 'number';

/** A field of one line. `kind="date"` gives the browser's own calendar. */
export function TextField(props: FieldProps & { kind?: InputKind; autocomplete?: string }) {
  const id = idOf(props.form, props.name);
  const problem = props.form.problems[props.name];
  const attributes = {
    class: `utrecht-textbox utrecht-textbox--html-input${problem ? ' utrecht-textbox--invalid' : ''}`,
    id,
    name: props.name,
    value: typedText(props.form, props.name),
    autocomplete: props.autocomplete,
    'aria-invalid': problem ? ('true' as const) : undefined,
    'aria-describedby': described(id, props.hint, problem),
  };
  return <FieldFrame {...props}>{inputOf(props.kind ?? 'text', attributes)}</FieldFrame>;
}

/** Numbers are typed in a text field: a comma is as good as a point, and scrolling changes nothing by accident. */
function inputOf(kind: InputKind, attributes: object) {
  switch (kind) {
    case 'date':
      return <input {...attributes} type="date" />;
    case 'time':
      return <input {...attributes} type="time" />;
    case 'email':
      return <input {...attributes} type="email" />;
    case 'tel':
      return <input {...attributes} type="tel" />;
    case 'number':
      return <input {...attributes} type="text" inputMode="decimal" />;
    case 'text':
      return <input {...attributes} type="text" />;
  }
}

/** A field of several lines. */
export function TextArea(props: FieldProps & { rows?: number }) {
  const id = idOf(props.form, props.name);
  const problem = props.form.problems[props.name];
  return (
    <FieldFrame {...props}>
      <textarea
        class={`utrecht-textarea utrecht-textarea--html-textarea${problem ? ' utrecht-textarea--invalid' : ''}`}
        id={id}
        name={props.name}
        rows={props.rows ?? 4}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={described(id, props.hint, problem)}
      >
        {typedText(props.form, props.name)}
      </textarea>
    </FieldFrame>
  );
}

/** One possibility of a list: what is sent and what is read. */
export type Option = { value: string; label: string };

/** A list to choose one from; it starts at an empty line, so that nothing is chosen by accident. */
export function Select(props: FieldProps & { options: readonly Option[] }) {
  const id = idOf(props.form, props.name);
  const problem = props.form.problems[props.name];
  const chosen = typedText(props.form, props.name);
  return (
    <FieldFrame {...props}>
      <select
        class={`utrecht-select utrecht-select--html-select${problem ? ' utrecht-select--invalid' : ''}`}
        id={id}
        name={props.name}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={described(id, props.hint, problem)}
      >
        <option value="">{text.choose}</option>
        {props.options.map((option) => (
          <option value={option.value} selected={option.value === chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** A group of choices that are all visible: one (`radio`) or several (`checkbox`). */
export function ChoiceGroup(props: FieldProps & { kind: 'radio' | 'checkbox'; options: readonly Option[] }) {
  const id = idOf(props.form, props.name);
  const problem = props.form.problems[props.name];
  const chosen = typedList(props.form, props.name);
  return (
    <fieldset
      class={`utrecht-form-field${problem ? ' utrecht-form-field--invalid' : ''}`}
      aria-describedby={described(id, props.hint, problem)}
    >
      <legend class="utrecht-form-label">
        {props.label}
        {suffixOf(props)}
      </legend>
      {props.hint && (
        <div class="utrecht-form-field-description" id={`${id}-uitleg`}>
          {props.hint}
        </div>
      )}
      {problem && (
        <div class="utrecht-form-field-error-message" id={`${id}-fout`}>
          {problem}
        </div>
      )}
      {props.options.map((option, index) => (
        <div class="overstap-choice">
          <input
            type={props.kind}
            id={index === 0 ? id : `${id}-${option.value}`}
            name={props.name}
            value={option.value}
            checked={chosen.includes(option.value)}
          />
          <label for={index === 0 ? id : `${id}-${option.value}`}>{option.label}</label>
        </div>
      ))}
    </fieldset>
  );
}

/** A field to choose one file. */
export function FileField(props: FieldProps & { accept: string }) {
  const id = idOf(props.form, props.name);
  const problem = props.form.problems[props.name];
  return (
    <FieldFrame {...props}>
      <input
        class="utrecht-textbox utrecht-textbox--html-input"
        id={id}
        name={props.name}
        type="file"
        accept={props.accept}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={described(id, props.hint, problem)}
      />
    </FieldFrame>
  );
}
