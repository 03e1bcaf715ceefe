/** Rows as an engine returns them: values by column. */
export type Rows = { columns: string[]; values: unknown[][]; rowCount: number };

export type RowRecord = Record<string, unknown>;

/** One object per row. */
export function asRecords({ columns, values, rowCount }: Rows): RowRecord[] {
  return Array.from({ length: rowCount }, (_, row) =>
    Object.fromEntries(columns.map((name, column) => [name, values[column]?.[row] ?? null])),
  );
}

/** A finite number, or null for null, NaN and infinities. */
export function numberOrNull(value: unknown): number | null {
  if (value === null || value === undefined) return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}
