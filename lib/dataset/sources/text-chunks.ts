import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { firstBytes } from "./detect-format.ts";
import type { SourceFileFound } from "./found-file.ts";
import { UnreadableFile } from "./source-table.ts";

/** The text of a file in pieces, unpacked and decoded (UTF-8 or UTF-16, without byte order mark); bad bytes become U+FFFD. */
export async function* textChunks(found: SourceFileFound): AsyncGenerator<string> {
  if (found.compression === "zstd") throw new UnreadableFile("damaged rows or an encoding other than UTF-8 in zstd: unpack it first");
  const file = createReadStream(found.absolutePath, { highWaterMark: 1 << 18 });
  const bytes: Readable = found.compression === "gzip" ? file.pipe(createGunzip()) : file;
  file.on("error", (error) => bytes.destroy(error));
  const head = await firstBytes(found.absolutePath, 2);
  let decoder: InstanceType<typeof TextDecoder> | null = found.compression === "gzip" ? null : decoderFor(head);
  try {
    for await (const chunk of bytes) {
      decoder ??= decoderFor(chunk as Buffer);
      yield decoder.decode(chunk as Buffer, { stream: true });
    }
  } catch (error) {
    throw new UnreadableFile(`damaged: ${error instanceof Error ? error.message : "unreadable"}`);
  }
  if (decoder) yield decoder.decode();
}

function decoderFor(head: Uint8Array): InstanceType<typeof TextDecoder> {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder("utf-16le");
  return new TextDecoder(head[0] === 0xfe && head[1] === 0xff ? "utf-16be" : "utf-8");
}
