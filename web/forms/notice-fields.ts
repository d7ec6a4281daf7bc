import type { FormField, FormFieldKind } from '../../domain/shared/form-fields';
import { text } from '../i18n/nl/notice-form';

type Options = Readonly<Record<string, string>>;

type Extra = {
  help?: string;
  required?: boolean;
  options?: Options;
  fields?: readonly FormField[];
  most?: number;
  when?: string;
  item?: string;
};

function field(name: string, kind: FormFieldKind, title: string, extra: Extra = {}): FormField {
  return {
    name,
    kind,
    title,
    help: extra.help ?? null,
    required: extra.required ?? false,
    options: Object.entries(extra.options ?? {}).map(([code, label]) => ({ code, label })),
    fields: extra.fields ?? [],
    most: extra.most ?? null,
    ...(extra.when ? { when: extra.when } : {}),
    ...(extra.item ? { item: extra.item } : {}),
  };
}

const required = { required: true };
const { labels, help, options } = text;

const reason: readonly FormField[] = [
  field('grond', 'choice', labels.grond, { ...required, options: options.grond }),
  field('oorzaak', 'choice', labels.oorzaak, { options: options.oorzaak }),
  field('toelichting', 'lines', labels.toelichting),
];

const onBehalf: readonly FormField[] = [
  field('naam', 'line', labels.namensNaam, required),
  field('hoedanigheid', 'choice', labels.hoedanigheid, { ...required, options: options.hoedanigheid }),
  field('toelichting', 'lines', labels.toelichting),
];

function decisionFields(forRegion: boolean): readonly FormField[] {
  return [
    field('kenmerk', 'line', labels.kenmerk, { help: help.kenmerk }),
    ...(forRegion
      ? [field('namens', 'group', labels.namens, { ...required, help: help.namens, fields: onBehalf })]
      : []),
    field('besluit', 'choice', labels.besluit, { ...required, help: help.besluit, options: options.besluit }),
    field('herzieningsdatum', 'date', labels.herzieningsdatum, { when: text.when.herzieningsdatum }),
    field('werkgemeente', 'line', labels.werkgemeente, { ...required, help: help.werkgemeente }),
    field('reden', 'group', labels.reden, { fields: reason }),
    field('opmerkingen', 'lines', labels.opmerkingen, { help: help.opmerkingen }),
  ];
}

const contact: readonly FormField[] = [
  field('naam', 'line', labels.contactNaam),
  field('rol', 'line', labels.contactRol),
  field('email', 'line', labels.email),
  field('telefoon', 'line', labels.telefoon),
];

const employer: readonly FormField[] = [
  field('kvkNummer', 'line', labels.kvkNummer, { ...required, help: help.kvkNummer }),
  field('naam', 'line', labels.werkgeverNaam),
  field('concern', 'line', labels.concern, { help: help.concern }),
  field('aantalWerknemers', 'number', labels.aantalWerknemers),
  field('ondernemingsraad', 'yes_no', labels.ondernemingsraad),
  field('contact', 'group', labels.contact, { fields: contact }),
];

/** The questions about one employee. */
export const employeeFields: readonly FormField[] = [
  field('personeelsnummer', 'line', labels.personeelsnummer, { ...required, help: help.personeelsnummer }),
  field('roepnaam', 'line', labels.roepnaam),
  field('tussenvoegsel', 'line', labels.tussenvoegsel),
  field('achternaam', 'line', labels.achternaam),
  field('email', 'line', labels.emailPrive, { help: help.emailPrive }),
  field('telefoon', 'line', labels.telefoonPrive),
  field('woongemeente', 'line', labels.woongemeente, required),
  field('functie', 'line', labels.functie, required),
  field('contractsoort', 'choice', labels.contractsoort, { options: options.contractsoort }),
  field('urenPerWeek', 'number', labels.urenPerWeek),
  field('einddatum', 'date', labels.einddatum, { when: text.when.einddatum }),
  field('inDienstSinds', 'date', labels.inDienstSinds),
];

/**
 * The questions of the notice without its people, for a form or beside a file.
 *
 * @param forRegion true when somebody of the region files: he then says on whose behalf
 */
export function noticeFactFields(forRegion: boolean): readonly FormField[] {
  return [
    field('werkgever', 'group', labels.werkgever, { ...required, fields: employer }),
    field('melding', 'group', labels.melding, { ...required, fields: decisionFields(forRegion) }),
  ];
}

/** The questions of the whole notice, in the words of the contract. */
export function noticeFields(forRegion: boolean): readonly FormField[] {
  return [
    ...noticeFactFields(forRegion),
    field('werknemers', 'list', labels.werknemers, {
      ...required,
      help: help.werknemers,
      fields: employeeFields,
      most: 20,
      item: text.employee,
    }),
  ];
}

/** `werknemers[3].einddatum` of a problem as the name of its field: `werknemers.3.einddatum`. */
export function fieldNameOf(location: string): string {
  return location.replaceAll(/\[(\d+)\]/g, '.$1');
}
