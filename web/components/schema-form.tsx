import type { FormField } from '../../domain/shared/form-fields';
import { countLines, mostLines } from '../forms/read-answer';
import { text } from '../i18n/nl/form';
import type { Option } from './fields';
import { ChoiceGroup, Select, TextArea, TextField } from './fields';
import type { FormState } from './form';
import { Button, Buttons, idOf } from './form';

/** The name of the button that asks for one more line of a repeated group. */
export const addLineButton = 'regel-erbij';

const yesNo: readonly Option[] = [
  { value: 'ja', label: text.yes },
  { value: 'nee', label: text.no },
];

/** Few possibilities stand open, many go in a list. */
const mostRadios = 6;

function optionsOf(field: FormField): Option[] {
  return field.options.map((option) => ({ value: option.code, label: option.label }));
}

function Repeated({ field, name, form }: { field: FormField; name: string; form: FormState }) {
  const wanted = form.typed[addLineButton] === name ? 1 : 0;
  const lines = Math.min(
    mostLines,
    field.most ?? mostLines,
    Math.max(1, countLines(form.typed, name) + wanted),
  );
  return (
    <fieldset class="overstap-group">
      <legend class="utrecht-form-label">{field.title}</legend>
      {field.help && <div class="utrecht-form-field-description">{field.help}</div>}
      {form.problems[name] && (
        <div class="utrecht-form-field-error-message" id={idOf(form, name)}>
          {form.problems[name]}
        </div>
      )}
      {Array.from({ length: lines }, (_, index) => (
        <fieldset class="overstap-group">
          <legend class="utrecht-form-label">{text.line(field.item, index + 1)}</legend>
          <SchemaFields fields={field.fields} form={form} prefix={`${name}.${index}.`} />
        </fieldset>
      ))}
      <Buttons>
        <Button kind="secondary" label={text.addLine(field.item)} name={addLineButton} value={name} />
      </Buttons>
    </fieldset>
  );
}

function SchemaField({ field, name, form }: { field: FormField; name: string; form: FormState }) {
  const { title: label, required, when } = field;
  const common = { form, name, label, hint: field.help ?? undefined, required, when };
  switch (field.kind) {
    case 'line':
      return <TextField {...common} />;
    case 'lines':
      return <TextArea {...common} />;
    case 'date':
      return <TextField {...common} kind="date" />;
    case 'time':
      return <TextField {...common} kind="time" />;
    case 'number':
      return <TextField {...common} kind="number" />;
    case 'euro_cents':
      return <TextField {...common} kind="number" hint={field.help ?? text.euros} />;
    case 'yes_no':
      return <ChoiceGroup {...common} kind="radio" options={yesNo} />;
    case 'choice':
      return field.options.length <= mostRadios ? (
        <ChoiceGroup {...common} kind="radio" options={optionsOf(field)} />
      ) : (
        <Select {...common} options={optionsOf(field)} />
      );
    case 'choices':
      return <ChoiceGroup {...common} kind="checkbox" options={optionsOf(field)} />;
    case 'group':
      return (
        <fieldset class="overstap-group">
          <legend class="utrecht-form-label">
            {field.title}
            {field.required ? '' : text.optional}
          </legend>
          {field.help && <div class="utrecht-form-field-description">{field.help}</div>}
          <SchemaFields fields={field.fields} form={form} prefix={`${name}.`} />
        </fieldset>
      );
    case 'list':
      return <Repeated field={field} name={name} form={form} />;
  }
}

/**
 * The questions of a schema, in its order, with its own labels and help: form and check come from one definition.
 *
 * @param prefix the name of the group around these fields, with its point
 */
export function SchemaFields(props: { fields: readonly FormField[]; form: FormState; prefix?: string }) {
  return (
    <>
      {props.fields.map((field) => (
        <SchemaField field={field} name={`${props.prefix ?? ''}${field.name}`} form={props.form} />
      ))}
    </>
  );
}

/** The labels of all fields by name, for the summary above a refused form. */
export function labelsOf(fields: readonly FormField[], prefix = ''): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const field of fields) {
    const name = prefix + field.name;
    labels[name] = field.title;
    if (field.kind === 'group') Object.assign(labels, labelsOf(field.fields, `${name}.`));
    if (field.kind === 'list') {
      for (let index = 0; index < mostLines; index += 1) {
        Object.assign(labels, labelsOf(field.fields, `${name}.${index}.`));
      }
    }
  }
  return labels;
}
