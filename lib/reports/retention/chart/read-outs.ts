import type { AverageCell, RetentionColumn } from "../result/answer.ts";

const usual: Record<string, readonly number[]> = { hour: [1, 6, 24], day: [1, 7, 30], week: [1, 4, 8], month: [1, 3, 6] };

/** Day 1 / 7 / 30 and their like: the columns that a reader asks for first, as far as the table reaches; of brackets the first three. */
export function readOutColumns(columns: readonly RetentionColumn[], interval: string): RetentionColumn[] {
  const later = columns.filter(({ column }) => column > 0);
  const single = later.every(({ column, from, to }) => from === to && from === column);
  return single ? later.filter(({ from }) => usual[interval]?.includes(from)) : later.slice(0, 3);
}

/** The average of those columns. */
export function readOuts(
  { columns = [], average = [] }: { columns?: RetentionColumn[]; average?: AverageCell[] },
  interval: string,
): { label: string; cell: AverageCell }[] {
  return readOutColumns(columns, interval).flatMap(({ column, label }) => {
    const cell = average.find((each) => each.column === column);
    return cell ? [{ label, cell }] : [];
  });
}
