/** The column of an activity relation that holds the days of a local month, 2024-05. */
export function daysColumn(month: string): string {
  return `days_${month.replace("-", "_")}`;
}
