export type SqlToken = { text: string; kind: "word" | "text" | "number" | "remark" | "plain" };

const reserved =
  "select from where with as and or not in is null on join left right inner cross asof using group by order having qualify union all case when then else end over partition between values limit offset distinct filter recursive materialized lateral true false cast interval asc desc nulls last first rows range preceding following unbounded current row exists like window lambda";
const words = new Set(reserved.split(" "));
const pattern = /(--[^\n]*|\/\*[\s\S]*?\*\/)|('(?:[^']|'')*')|("(?:[^"]|"")*")|(\b\d+(?:\.\d+)?(?:e[+-]?\d+)?\b)|([A-Za-z_][A-Za-z0-9_]*)/g;

/** SQL cut into pieces for colouring; put together again they are the same text. */
export function sqlTokens(sql: string): SqlToken[] {
  const tokens: SqlToken[] = [];
  let end = 0;
  for (const match of sql.matchAll(pattern)) {
    if (match.index > end) tokens.push({ text: sql.slice(end, match.index), kind: "plain" });
    const [text, remark, quoted, , digits, name] = match;
    const kind = remark ? "remark" : quoted ? "text" : digits ? "number" : name && words.has(name.toLowerCase()) ? "word" : "plain";
    tokens.push({ text, kind });
    end = match.index + text.length;
  }
  if (end < sql.length) tokens.push({ text: sql.slice(end), kind: "plain" });
  return merged(tokens);
}

function merged(tokens: readonly SqlToken[]): SqlToken[] {
  const all: SqlToken[] = [];
  for (const { text, kind } of tokens) {
    const last = all.at(-1);
    if (last?.kind === kind) last.text += text;
    else all.push({ text, kind });
  }
  return all;
}
