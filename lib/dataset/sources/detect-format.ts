import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import type { Compression, FileFormat } from "./found-file.ts";
import { limits } from "./limits.ts";

/** What the first bytes of a file say: a format, an archive to unpack, or why it is no data. */
export type Detected = { compression: Compression; format: FileFormat | "zip" | null; reason: string | null };

const refusals: [string, string][] = [
  ["4f626a01", "an Avro file: export it as Parquet or JSON"],
  ["4f5243", "an ORC file: export it as Parquet or JSON"],
  ["53514c6974652066", "an SQLite database"],
  ["25504446", "a PDF document"],
  ["89504e47", "a picture"],
  ["fd377a585a00", "an xz archive: unpack it first"],
  ["425a68", "a bzip2 archive: unpack it first"],
  ["377abcaf271c", "a 7z archive: unpack it first"],
];

/** Tells a file's format by its bytes; the name decides only between CSV and other text. */
export async function detectFormat(path: string, name: string): Promise<Detected> {
  const head = await firstBytes(path, 4096);
  if (head.length === 0) return refused("an empty file");
  const hex = head.subarray(0, 8).toString("hex");
  if (hex.startsWith("50415231")) return { compression: "none", format: "parquet", reason: null };
  if (hex.startsWith("504b0304") || hex.startsWith("504b0506")) return { compression: "none", format: "zip", reason: null };
  if (hex.startsWith("28b52ffd")) return { compression: "zstd", format: textFormat(null, name), reason: null };
  const refusal = refusals.find(([magic]) => hex.startsWith(magic));
  if (refusal) return refused(refusal[1]);
  if (!hex.startsWith("1f8b")) return fromText(head, "none", name);
  const inside = await firstUnpacked(path);
  if (inside === null) return refused("a damaged gzip file");
  if (inside.subarray(0, 4).toString("latin1") === "PAR1") return refused("a Parquet file inside gzip: unpack it first");
  return inside.length === 0 ? refused("an empty file") : fromText(inside, "gzip", name);
}

function fromText(head: Buffer, compression: Compression, name: string): Detected {
  const text = decodeHead(head);
  if (text === null) return refused("not Parquet, JSON, CSV or TSV");
  const format = textFormat(text, name);
  return format === null ? refused("not Parquet, JSON, CSV or TSV") : { compression, format, reason: null };
}

function refused(reason: string): Detected {
  return { compression: "none", format: null, reason };
}

/** Text is JSON when it starts like JSON, else CSV when the name or the delimiters say so; null text is not known yet. */
function textFormat(text: string | null, name: string): FileFormat | null {
  const stem = name.toLowerCase().replace(/\.(gz|gzip|zst|zstd)$/, "");
  const delimited = /\.(csv|tsv|txt|tab|psv)$/.test(stem);
  if (text === null) return delimited ? "csv" : "ndjson";
  const start = text.trimStart();
  if (start.startsWith("[") && !delimited) return "json";
  if (start.startsWith("{")) return delimited && !/^\{\s*"/.test(start) ? "csv" : firstLineIsWhole(start) ? "ndjson" : "json";
  if (delimited) return "csv";
  if (/\.(json|jsonl|ndjson)$/.test(stem)) return "ndjson";
  return /[,;\t|]/.test(text.split("\n", 1)[0] ?? "") ? "csv" : null;
}

/** A line that is one whole object; an object that goes on over several lines is read as a JSON document. */
function firstLineIsWhole(text: string): boolean {
  const line = text.split("\n", 1)[0] ?? "";
  return line === text || /\}\s*$/.test(line);
}

function decodeHead(head: Buffer): string | null {
  if (isUtf16(head)) return new TextDecoder(head[0] === 0xff ? "utf-16le" : "utf-16be").decode(head);
  const text = head.toString("utf8").replace(/^\uFEFF/, "");
  const odd = [...text].filter((character) => character === "\uFFFD" || (character < " " && !"\t\n\v\f\r".includes(character))).length;
  return odd > text.length / 10 ? null : text;
}

/** Whether bytes begin with the mark of UTF-16. */
export function isUtf16(head: Buffer): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
}

/** The first bytes of a file as they lie there. */
export async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function firstUnpacked(path: string): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of createReadStream(path).pipe(createGunzip())) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      if (size >= limits.headBytes / 16) break;
    }
  } catch {
    if (size === 0) return null;
  }
  return Buffer.concat(chunks);
}
