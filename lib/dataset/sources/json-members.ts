import { membersOf, pointer } from "./json-text.ts";
import { limits } from "./limits.ts";
import type { Step } from "./row-reader.ts";
import { cutText, isLong } from "./value-text.ts";

/** The members of one checked JSON text per row. */
export type JsonMembers = {
  /** A member as text (numbers as they are written, objects and arrays as JSON), cut to the limit of a value. */
  text: (path: readonly string[]) => string;
  /** A member as text, whole: for JSON within JSON. */
  document: (path: readonly string[]) => string;
  /** The checked text itself. */
  whole: string;
};

type Service = { compute: (step: Step, sql: () => string) => string; cut: (count: string) => void };

/** All members asked for are read in one go, as one list. */
export function jsonMembers({ compute, cut }: Service, of: { document: string; step: Step }): JsonMembers {
  const paths: (readonly string[])[] = [];
  const positions = new Map<string, number>();
  let list: string | null = null;
  const values = (): string => {
    const all = membersOf(of.document, paths);
    return `CASE WHEN strlen(${of.document}) <= ${limits.valueBytes} THEN ${all} ELSE list_transform(${all}, lambda member: ${cutText("member")}) END`;
  };
  const cutCount = (): string =>
    `CASE WHEN strlen(${of.document}) > ${limits.valueBytes} THEN len(list_filter(${membersOf(of.document, paths)}, lambda member: ${isLong("member")})) ELSE 0 END`;
  return {
    text: (path) => {
      if (list === null) {
        list = compute(of.step, values);
        cut(compute(of.step, cutCount));
      }
      const key = JSON.stringify(path);
      const position = positions.get(key) ?? paths.push(path);
      positions.set(key, position);
      return `${list}[${position}]`;
    },
    document: (path) => `json_extract_string(${of.document}, ${pointer(path)})`,
    whole: of.document,
  };
}
