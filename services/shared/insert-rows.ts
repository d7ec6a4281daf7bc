import type { Transaction } from '../access/with-viewer';

/** Column name → PostgreSQL type. `text[]` travels as one comma-joined text per row: codes hold no commas. */
export type Columns<Row> = { readonly [Key in keyof Row & string]: string };

/**
 * Inserts many rows with one statement (one parameter per column, `unnest` on the server), because a
 * notice of 5,000 people may not be 5,000 round trips, and bind variables are limited to 65,535.
 * @param columns names and types in the order of the table's columns, keys equal to those of the rows
 * @param conflict for example `ON CONFLICT DO NOTHING`
 * @returns the number of rows written
 */
export async function insertRows<Row extends Record<string, unknown>>(
  tx: Transaction,
  table: string,
  columns: Columns<Row>,
  rows: readonly Row[],
  conflict = '',
): Promise<number> {
  if (rows.length === 0) return 0;
  const names = Object.keys(columns) as (keyof Row & string)[];
  const picked = names.map((name, index) =>
    columns[name] === 'text[]' || columns[name] === 'uuid[]'
      ? `string_to_array(c${index}, ',')::${columns[name]}`
      : `c${index}`,
  );
  const parameters = names.map((name, index) =>
    columns[name].endsWith('[]') ? `$${index + 1}::text[]` : `$${index + 1}::${columns[name]}[]`,
  );
  const aliases = names.map((_, index) => `c${index}`);
  const values = names.map((name) => rows.map((row) => asText(columns[name], row[name])));
  const result = await tx.query(
    `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(', ')}) SELECT ${picked.join(', ')} ` +
      `FROM unnest(${parameters.join(', ')}) AS rows(${aliases.join(', ')}) ${conflict}`,
    values,
  );
  return result.rowCount ?? 0;
}

function asText(type: string, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (type === 'jsonb') return JSON.stringify(value);
  if (type.endsWith('[]')) return (value as readonly string[]).join(',');
  return value;
}
