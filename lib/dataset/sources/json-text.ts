import { textLiteral } from "../../sql/duckdb/quote.ts";
import { limits } from "./limits.ts";

const strings = `'"(\\\\.|[^"\\\\])*"'`;
const innermost = `'\\{[^{}\\[\\]]*\\}|\\[[^{}\\[\\]]*\\]'`;

/**
 * Why a text is not JSON that may be read, or null. Size, depth and width are settled by counting characters before any
 * JSON function sees the text: those recurse, and deep nesting kills the process. Brackets are counted first; only a text
 * with more of them than the depth allowed is taken apart from the inside, one level per replacement.
 */
export function jsonRefusal(text: string): string {
  return `CASE
    WHEN ${text} IS NULL THEN NULL
    WHEN strlen(${text}) > ${limits.rowBytes} THEN 'longer than 1 MB'
    WHEN ${countOf(text, "{")} + ${countOf(text, "[")} > ${limits.jsonDepth} AND regexp_matches(${peeled(text)}, '[\\[\\]{}]')
      THEN CASE WHEN regexp_matches(${peeled(text)}, '[\\[{]') THEN 'nested deeper than ${limits.jsonDepth} levels' ELSE 'not valid JSON' END
    WHEN ${countOf(text, ":")} > ${limits.jsonKeys} AND ${countOf(`regexp_replace(${text}, ${strings}, '', 'g')`, ":")} > ${limits.jsonKeys}
      THEN 'more than ${limits.jsonKeys} keys'
    WHEN NOT json_valid(${text}) THEN 'not valid JSON'
  END`;
}

function countOf(text: string, character: string): string {
  return `(strlen(${text}) - strlen(replace(${text}, '${character}', '')))`;
}

function peeled(text: string): string {
  const start = `regexp_replace(${text}, ${strings}, '', 'g')`;
  return `list_reduce(list_prepend(${start}, list_resize([''], ${limits.jsonDepth}, '')), lambda rest, level: regexp_replace(rest || level, ${innermost}, '', 'g'))`;
}

/** A JSON pointer as SQL text. */
export function pointer(path: readonly string[]): string {
  return textLiteral(path.map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`).join(""));
}

/** Several members of a checked document as one list of texts: the document is parsed once. */
export function membersOf(document: string, paths: readonly (readonly string[])[]): string {
  return `json_extract_string(${document}, [${paths.map(pointer).join(", ")}])`;
}
