/** What most values of a group are, each weighted: text unless more than half of them read as something else. */
export function majorityType(value: string, weight: string): string {
  const share = (condition: string): string => `coalesce(sum(${weight}) FILTER (${condition}), 0) * 2 > sum(${weight})`;
  return `CASE WHEN ${share(`isfinite(TRY_CAST(${value} AS DOUBLE))`)} THEN 'number'
    WHEN ${share(`lower(${value}) IN ('true', 'false')`)} THEN 'boolean'
    WHEN ${share(`length(${value}) >= 10 AND ${value}[5] = '-' AND TRY_CAST(${value} AS TIMESTAMP) IS NOT NULL`)} THEN 'date' ELSE 'text' END`;
}
