import { type CsvLayout, type CsvRecord, csvReader } from "./csv-records.ts";

/** What is pinned about a delimited file once it was looked at: delimiter, names, and whether the first row is data. */
export type CsvHead = CsvLayout & { names: string[]; headless: boolean };

const delimiters = [",", "\t", ";", "|"];

/** Decides the layout from the first text of a file: the delimiter that gives the most equal records of several cells. */
export function csvHead(text: string, whole: boolean): CsvHead {
  const scored = delimiters.map((delimiter) => {
    const layout = { delimiter, quoted: true };
    const records = recordsOf(text, layout, whole);
    const width = records[0]?.cells.length ?? 0;
    const equal = records.filter(({ cells }) => cells.length === width).length;
    return { layout, records, width, score: width < 2 ? 0 : (equal / Math.max(1, records.length)) * 1000 + Math.min(width, 400) };
  });
  const best = scored.reduce((left, right) => (right.score > left.score ? right : left));
  const { layout, records } = best;
  const unquoted = layout.delimiter === "\t" && records.slice(0, 50).some(({ refusal }) => refusal !== null);
  const first = (unquoted ? recordsOf(text, { ...layout, quoted: false }, whole) : records)[0]?.cells ?? [];
  const headless = looksLikeData(first);
  return {
    delimiter: layout.delimiter,
    quoted: !unquoted,
    headless,
    names: headless ? first.map((_, index) => `column${index + 1}`) : uniqueNames(first),
  };
}

function recordsOf(text: string, layout: CsvLayout, whole: boolean): CsvRecord[] {
  const reader = csvReader(layout);
  const records = reader.take(text);
  return (whole || records.length === 0 ? [...records, ...reader.end()] : records).slice(0, 200);
}

/** A first row with a time, a UUID or a plain number among its cells is data, not a row of names. */
function looksLikeData(cells: string[]): boolean {
  return cells.some((cell) => /^\d{4}-\d\d-\d\d([ T]|$)|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^-?\d+([.,]\d+)?$/i.test(cell.trim()));
}

/** Names as written; empty ones and repetitions (in any case) get a number. */
function uniqueNames(cells: string[]): string[] {
  const taken = new Set<string>();
  return cells.map((cell, index) => {
    const base = cell.trim().replaceAll("\0", "") || `column${index + 1}`;
    let name = base;
    for (let copy = 2; taken.has(name.toLowerCase()); copy += 1) name = `${base}_${copy}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
