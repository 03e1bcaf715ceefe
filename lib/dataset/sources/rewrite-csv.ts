import { once } from "node:events";
import { createWriteStream } from "node:fs";
import type { CsvHead } from "./csv-layout.ts";
import { type CsvRecord, csvReader } from "./csv-records.ts";
import type { SourceFileFound } from "./found-file.ts";
import { limits } from "./limits.ts";
import { textChunks } from "./text-chunks.ts";

/** Writes a flawed file anew as plain CSV in UTF-8: row number, refusal and raw text first, then the columns. */
export async function rewriteCsv(found: SourceFileFound, head: CsvHead, target: string): Promise<void> {
  const out = createWriteStream(target, { mode: 0o600 });
  const reader = csvReader(head);
  let row = head.headless ? 0 : -1;
  const write = async (records: CsvRecord[]): Promise<void> => {
    let lines = "";
    for (const record of records) {
      row += 1;
      if (row > 0) lines += lineOf(row, record, head.names.length);
    }
    if (lines !== "" && !out.write(lines)) await once(out, "drain");
  };
  for await (const text of textChunks(found)) await write(reader.take(text));
  await write(reader.end());
  out.end();
  await once(out, "finish");
}

function lineOf(row: number, { cells, raw, refusal }: CsvRecord, width: number): string {
  const wrong = refusal ?? (cells.length === width ? null : `${cells.length} cells instead of ${width}`);
  const values = wrong === null ? cells : new Array<string>(width).fill("");
  const service = [String(row), wrong ?? "", wrong === null ? "" : raw.slice(0, limits.rawCharacters)];
  return `${[...service, ...values].map((value) => `"${value.replaceAll('"', '""').replaceAll("\0", "\uFFFD")}"`).join(",")}\n`;
}
