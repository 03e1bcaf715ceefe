import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  type DuckDBPreparedStatement,
  DuckDBTimestampValue,
  HUGEINT,
  INTEGER,
  LIST,
  listValue,
  VARCHAR,
} from "@duckdb/node-api";
import { type BoundValue, QueryError } from "./query.ts";

/** Binds the values to $1, $2 …; a count that differs from the statement's is E_SQL. */
export function bindValues(prepared: DuckDBPreparedStatement, values: readonly BoundValue[]): void {
  if (prepared.parameterCount !== values.length) {
    throw new QueryError("E_SQL", `The question has ${prepared.parameterCount} parameters and ${values.length} values.`);
  }
  values.forEach((value, index) => {
    bindValue(prepared, index + 1, value);
  });
}

function bindValue(prepared: DuckDBPreparedStatement, index: number, value: BoundValue): void {
  if (value === null) prepared.bindNull(index);
  else if (typeof value === "string") prepared.bindValue(index, value, VARCHAR);
  else if (typeof value === "boolean") prepared.bindValue(index, value, BOOLEAN);
  else if (typeof value === "bigint") prepared.bindValue(index, value, fitsIn64Bits(value) ? BIGINT : HUGEINT);
  else if (typeof value === "number") bindNumber(prepared, index, value);
  else bindComposite(prepared, index, value);
}

function bindNumber(prepared: DuckDBPreparedStatement, index: number, value: number): void {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) prepared.bindValue(index, value, DOUBLE);
  else if (value === (value | 0)) prepared.bindValue(index, value, INTEGER);
  else prepared.bindValue(index, BigInt(value), BIGINT);
}

function bindComposite(
  prepared: DuckDBPreparedStatement,
  index: number,
  value: Exclude<BoundValue, string | number | boolean | null | bigint>,
): void {
  if ("timestampMicros" in value) prepared.bindTimestamp(index, new DuckDBTimestampValue(value.timestampMicros));
  else if ("bigintList" in value) prepared.bindList(index, listValue(value.bigintList), LIST(BIGINT));
  else if (isNumberList(value.list)) bindNumberList(prepared, index, value.list);
  else prepared.bindList(index, listValue(value.list), LIST(VARCHAR));
}

function bindNumberList(prepared: DuckDBPreparedStatement, index: number, list: readonly number[]): void {
  if (list.every((item) => Number.isSafeInteger(item))) prepared.bindList(index, listValue(list.map(BigInt)), LIST(BIGINT));
  else prepared.bindList(index, listValue(list), LIST(DOUBLE));
}

function isNumberList(list: readonly string[] | readonly number[]): list is readonly number[] {
  return list.length > 0 && typeof list[0] === "number";
}

function fitsIn64Bits(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value;
}
