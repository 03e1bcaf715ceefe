import type { Comparison, Operator } from "../../lib/vocabulary/condition.ts";
import { operatorWords } from "../../lib/vocabulary/phrase.ts";
import type { PropertyType } from "./catalogue.tsx";

const byType: Record<PropertyType, readonly Operator[]> = {
  text: ["is", "is_not", "contains", "not_contains", "starts_with", "matches", "not_matches", "is_set", "is_not_set"],
  number: ["is", "is_not", "gt", "gte", "lt", "lte", "between", "is_set", "is_not_set"],
  boolean: ["is", "is_not", "is_set", "is_not_set"],
  date: ["before", "after", "between", "is", "is_not", "is_set", "is_not_set"],
};

/** The operators that make sense for a type, the one in use among them even when it does not. */
export function operatorsFor(type: PropertyType, inUse: Operator): { value: Operator; label: string }[] {
  const list = byType[type].includes(inUse) ? byType[type] : [...byType[type], inUse];
  return list.map((value) => ({ value, label: operatorWords[value] }));
}

/** What the value control of an operator is. */
export function valueShape(op: Operator): "none" | "one" | "two" | "many" {
  if (op === "is_set" || op === "is_not_set") return "none";
  if (op === "between") return "two";
  return op === "is" || op === "is_not" || op === "contains" || op === "not_contains" ? "many" : "one";
}

/** Whether a comparison says enough to be asked; one without its value waits. */
export function isWhole({ op = "is", value, of }: Partial<Comparison>): boolean {
  const shape = valueShape(op);
  if (shape === "none" && of !== "cohort") return true;
  if (Array.isArray(value))
    return shape === "two" ? value.length === 2 && value.every((each) => each !== "" && each !== null) : value.length > 0;
  return value !== undefined && value !== "";
}

/** The comparison under another operator, its value kept where it still fits. */
export function withOperator<T extends { value?: Comparison["value"] }>(comparison: T, op: Operator): T & { op: Operator } {
  const values = comparison.value === undefined ? [] : Array.isArray(comparison.value) ? comparison.value : [comparison.value];
  const shape = valueShape(op);
  const { value: _, ...rest } = comparison;
  if (shape === "none" || values.length === 0) return { ...rest, op } as T & { op: Operator };
  const value = shape === "many" ? values : shape === "two" ? [values[0] ?? "", values[1] ?? ""] : (values[0] ?? "");
  return { ...rest, op, value } as T & { op: Operator };
}
