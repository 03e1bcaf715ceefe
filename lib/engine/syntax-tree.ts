/** Table functions that a question may name: the generation's files, and rows made from values. */
const tableFunctions = new Set(["read_parquet", "parquet_scan", "unnest", "range", "generate_series"]);

/** Functions that change the instance, wait, look around in it, or are known to end the process on deep JSON. */
const refusedFunctions = new Set([
  ..."setseed sleep_ms pg_sleep write_log nextval currval stats getvariable current_setting current_query".split(" "),
  ..."from_json from_json_strict variant_extract variant_normalize variant_bytes_to_variant variant_to_parquet_variant".split(" "),
]);
const jsonFunctions = new Set([
  "json_extract",
  "json_extract_string",
  "json_extract_path_text",
  "json_type",
  "json_keys",
  "json_array_length",
  "json_valid",
]);

type Node = {
  type?: unknown;
  function?: Node;
  function_name?: unknown;
  table_name?: unknown;
  schema_name?: unknown;
  catalog_name?: unknown;
  cast_type?: { id?: unknown };
  cte_map?: { map?: { key: string }[] };
};

/** Why this statement, serialised by DuckDB's json_serialize_sql, is no question; null when it may run. */
export function refusalOf(tree: unknown): string | null {
  const root = tree as { error?: boolean; error_message?: string; statements?: unknown[] };
  if (root.error !== false) return root.error_message ?? "A question is a SELECT.";
  if (root.statements?.length !== 1) return "A question is one statement.";
  const nodes = [...nodesOf(root.statements)];
  const names = new Set(nodes.flatMap(commonTableNames));
  for (const node of nodes) {
    const refusal = refusalOfNode(node, names);
    if (refusal) return refusal;
  }
  return null;
}

function refusalOfNode(node: Node, names: ReadonlySet<string>): string | null {
  switch (node.type) {
    case "SHOW_REF":
      return "A question does not describe or list tables.";
    case "TABLE_FUNCTION":
      return refusalOfTableFunction(nameOf(node.function?.function_name));
    case "BASE_TABLE":
      return refusalOfTable(node, names);
    case "FUNCTION":
    case "WINDOW_AGGREGATE":
      return refusalOfFunction(nameOf(node.function_name));
    case "OPERATOR_CAST":
      return node.cast_type?.id === "VARIANT" ? "A question does not use the type VARIANT." : null;
    default:
      return null;
  }
}

function refusalOfTableFunction(name: string): string | null {
  return tableFunctions.has(name) ? null : `A question does not read from ${name}().`;
}

function refusalOfTable(node: Node, names: ReadonlySet<string>): string | null {
  const name = nameOf(node.table_name);
  const plain = node.schema_name === "" && node.catalog_name === "";
  return plain && names.has(name) ? null : `A question does not read from the table ${name}.`;
}

function refusalOfFunction(name: string): string | null {
  const json = name.startsWith("json") && !jsonFunctions.has(name);
  return json || refusedFunctions.has(name) ? `A question does not call ${name}().` : null;
}

function commonTableNames(node: Node): string[] {
  return (node.cte_map?.map ?? []).map(({ key }) => key.toLowerCase());
}

function* nodesOf(value: unknown): Generator<Node> {
  if (value === null || typeof value !== "object") return;
  if (!Array.isArray(value)) yield value as Node;
  for (const child of Object.values(value)) yield* nodesOf(child);
}

function nameOf(value: unknown): string {
  return String(value).toLowerCase();
}
