import type { Pool, PoolClient } from 'pg';
import { newId } from '../services/shared/ids';

/** Rows of one table as text, as PostgreSQL itself writes them. */
export interface TableRows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly types: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads rows as text, so that the floor inserts exactly what the product inserted. */
export async function readRows(
  pool: Pool,
  table: string,
  where: string,
  values: unknown[],
): Promise<TableRows> {
  const meta = await pool.query<{ column: string; type: string }>(
    `SELECT attname AS column, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [table],
  );
  const columns = meta.rows.map((row) => row.column);
  const list = columns.map((column) => `"${column}"::text`).join(', ');
  const { rows } = await pool.query<(string | null)[]>({
    text: `SELECT ${list} FROM ${table} WHERE ${where}`,
    values,
    rowMode: 'array',
  });
  return { table, columns, types: meta.rows.map((row) => row.type), rows };
}

/** The same rows with other ids, consistently over all tables; names of `keep` stay as they are. */
export function withNewIds(tables: readonly TableRows[], keep: ReadonlySet<string>): TableRows[] {
  const renamed = new Map<string, string>();
  const rename = (value: string | null): string | null => {
    if (value === null || !UUID.test(value) || keep.has(value)) return value;
    const known = renamed.get(value) ?? newId();
    renamed.set(value, known);
    return known;
  };
  return tables.map((table) => ({ ...table, rows: table.rows.map((row) => row.map(rename)) }));
}

/** Plain multi-row INSERT statements, as many rows in each as bind variables allow. */
export async function insertPlain(
  client: PoolClient,
  { table, columns, types, rows }: TableRows,
): Promise<void> {
  const perStatement = Math.max(1, Math.floor(60_000 / columns.length));
  for (let start = 0; start < rows.length; start += perStatement) {
    const chunk = rows.slice(start, start + perStatement);
    const tuples = chunk.map(
      (_, row) =>
        `(${columns.map((__, column) => `$${row * columns.length + column + 1}::${types[column] ?? 'text'}`).join(', ')})`,
    );
    await client.query(
      `INSERT INTO ${table} (${columns.map((column) => `"${column}"`).join(', ')}) VALUES ${tuples.join(', ')}`,
      chunk.flat(),
    );
  }
}
