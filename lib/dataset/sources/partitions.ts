/** Columns that the folders of a path name: `event=signup/dt=2024-01-31/part.parquet`. */
export function partitionsOf(path: string): { name: string; value: string }[] {
  const partitions = new Map<string, string>();
  for (const folder of path.split("/").slice(0, -1)) {
    const at = folder.indexOf("=");
    if (at > 0) partitions.set(decoded(folder.slice(0, at)), decoded(folder.slice(at + 1)));
  }
  return [...partitions]
    .filter(([, value]) => value !== "__HIVE_DEFAULT_PARTITION__")
    .map(([name, value]) => ({ name: name.replaceAll("\0", ""), value }))
    .filter(({ name }) => name !== "");
}

/** Whether a partition says when rows were stored: often a received date in another zone, never a property or a time. */
export function isDatePartition(name: string): boolean {
  return /^(y|m|d|h|year|month|day|hour|hr|date|dt|ds|event_date|mp_date|ingest_date|load_date|received_day)$/i.test(name);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
