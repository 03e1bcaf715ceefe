import { type DuckDBType, DuckDBTypeId } from "@duckdb/node-api";

/** What a column holds, as far as reading it goes. */
export type ColumnType =
  | { kind: "text" | "integer" | "decimal" | "double" | "boolean" | "date" | "timestamp" | "timestamptz" | "bytes" | "json" | "other" }
  | { kind: "struct"; fields: { name: string; type: ColumnType }[] }
  | { kind: "map"; key: ColumnType; value: ColumnType }
  | { kind: "list"; element: ColumnType };

export type TableColumn = { name: string; type: ColumnType };

const integers = new Set([
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UTINYINT,
  DuckDBTypeId.USMALLINT,
  DuckDBTypeId.UINTEGER,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT,
]);

const simple = new Map<DuckDBTypeId, "text" | "decimal" | "double" | "boolean" | "date" | "timestamp" | "timestamptz" | "bytes">([
  [DuckDBTypeId.VARCHAR, "text"],
  [DuckDBTypeId.ENUM, "text"],
  [DuckDBTypeId.UUID, "text"],
  [DuckDBTypeId.DECIMAL, "decimal"],
  [DuckDBTypeId.DOUBLE, "double"],
  [DuckDBTypeId.FLOAT, "double"],
  [DuckDBTypeId.BOOLEAN, "boolean"],
  [DuckDBTypeId.DATE, "date"],
  [DuckDBTypeId.TIMESTAMP, "timestamp"],
  [DuckDBTypeId.TIMESTAMP_S, "timestamp"],
  [DuckDBTypeId.TIMESTAMP_MS, "timestamp"],
  [DuckDBTypeId.TIMESTAMP_NS, "timestamp"],
  [DuckDBTypeId.TIMESTAMP_TZ, "timestamptz"],
  [DuckDBTypeId.BLOB, "bytes"],
]);

/** The kind of a DuckDB type. */
export function columnType(type: DuckDBType): ColumnType {
  if (type.alias === "JSON") return { kind: "json" };
  if (integers.has(type.typeId)) return { kind: "integer" };
  switch (type.typeId) {
    case DuckDBTypeId.STRUCT:
      return {
        kind: "struct",
        fields: type.entryNames.map((name, index) => ({ name, type: columnType(type.entryTypes[index] as DuckDBType) })),
      };
    case DuckDBTypeId.MAP:
      return { kind: "map", key: columnType(type.keyType), value: columnType(type.valueType) };
    case DuckDBTypeId.LIST:
    case DuckDBTypeId.ARRAY:
      return { kind: "list", element: columnType(type.valueType) };
    default:
      return { kind: simple.get(type.typeId) ?? "other" };
  }
}
