import { limits } from "./limits.ts";

/** How a delimited text is laid out. */
export type CsvLayout = { delimiter: string; quoted: boolean };

/** One record as written, with its cells, or why it cannot be taken. */
export type CsvRecord = { cells: string[]; raw: string; refusal: string | null };

/**
 * Reads records by RFC 4180, with any line ending. A quote that never ends costs the line it is on, not the rest of the
 * file; blank lines are no records.
 */
export function csvReader({ delimiter, quoted }: CsvLayout): { take: (text: string) => CsvRecord[]; end: () => CsvRecord[] } {
  let rest = "";
  let skipping = false;
  const read = (last: boolean): CsvRecord[] => {
    const records: CsvRecord[] = [];
    let at = 0;
    if (skipping) {
      const feed = rest.search(/[\r\n]/);
      at = feed < 0 ? rest.length : feed;
      skipping = feed < 0;
    }
    while (at < rest.length) {
      const record = nextRecord(rest, at, { delimiter, quoted, last });
      if (record === null) break;
      at = record.end;
      skipping = !last && record.refusal !== null && at === rest.length && !/[\r\n]/.test(rest[at - 1] ?? "");
      if (record.raw !== "") records.push(record);
    }
    rest = rest.slice(at);
    return records;
  };
  return {
    take: (text) => {
      rest += text;
      return read(false);
    },
    end: () => read(true),
  };
}

type Scan = CsvLayout & { last: boolean };
type Found = CsvRecord & { end: number };

function nextRecord(text: string, start: number, scan: Scan): Found | null {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    const cell = scan.quoted && text[at] === '"' ? quotedCell(text, at) : plainCell(text, at, scan.delimiter);
    if (cell === null || cell.refusal !== null)
      return unfinished(text, start, { scan, refusal: cell?.refusal ?? "a quote that never ends" });
    at = cell.end;
    const next = text[at];
    if (next === undefined || (next === "\r" && at + 1 === text.length)) {
      if (!scan.last) return at - start > limits.rowBytes ? refusedLine(text, start, "longer than 1 MB") : null;
    }
    cells.push(cell.value);
    if (next !== undefined && next === scan.delimiter) {
      at += 1;
      continue;
    }
    if (next !== undefined && next !== "\n" && next !== "\r") return refusedLine(text, start, "text after a closing quote");
    const raw = text.slice(start, at);
    const refusal = raw.length > limits.rowBytes ? "longer than 1 MB" : null;
    return { cells: refusal === null ? cells : [], raw, refusal, end: at + (next === undefined ? 0 : text.startsWith("\r\n", at) ? 2 : 1) };
  }
}

type Cell = { value: string; end: number; refusal: string | null };

function plainCell(text: string, start: number, delimiter: string): Cell {
  let end = start;
  while (end < text.length) {
    const character = text[end];
    if (character === delimiter || character === "\n" || character === "\r") break;
    end += 1;
  }
  return { value: text.slice(start, end), end, refusal: null };
}

function quotedCell(text: string, start: number): Cell | null {
  let end = start + 1;
  for (;;) {
    end = text.indexOf('"', end);
    if (end < 0)
      return text.length - start > limits.rowBytes
        ? { value: "", end: start, refusal: "a quote that never ends, or longer than 1 MB" }
        : null;
    if (text[end + 1] !== '"') return { value: text.slice(start + 1, end).replaceAll('""', '"'), end: end + 1, refusal: null };
    end += 2;
  }
}

function unfinished(text: string, start: number, { scan, refusal }: { scan: Scan; refusal: string }): Found | null {
  return scan.last || text.length - start > limits.rowBytes ? refusedLine(text, start, refusal) : null;
}

function refusedLine(text: string, start: number, refusal: string): Found | null {
  const feed = text.slice(start).search(/\r\n|\n|\r/);
  const end = feed < 0 ? text.length : start + feed;
  return {
    cells: [],
    raw: text.slice(start, end) || " ",
    refusal,
    end: end + (text.startsWith("\r\n", end) ? 2 : end < text.length ? 1 : 0),
  };
}
