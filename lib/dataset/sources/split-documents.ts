import { once } from "node:events";
import { createWriteStream } from "node:fs";
import type { SourceFileFound } from "./found-file.ts";
import { limits } from "./limits.ts";
import { textChunks } from "./text-chunks.ts";

/**
 * Writes the objects of a JSON array, of a pretty-printed document or of untidy lines as one line each. Only strings and
 * brackets are followed, nothing is parsed; an object beyond the size limit is written cut, so that it is refused by name.
 */
export async function splitDocuments(found: SourceFileFound, target: string): Promise<void> {
  const out = createWriteStream(target, { mode: 0o600 });
  const splitter = found.format === "json" ? documentSplitter() : lineSplitter();
  for await (const text of textChunks(found)) {
    const lines = splitter.take(text);
    if (lines !== "" && !out.write(lines)) await once(out, "drain");
  }
  out.end(splitter.end());
  await once(out, "finish");
}

type Splitter = { take: (text: string) => string; end: () => string };

const longest = 2 * limits.rowBytes;

function lineSplitter(): Splitter {
  let rest = "";
  return {
    take: (text) => {
      const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
      rest = (lines.pop() ?? "").slice(0, longest);
      return lines.map((line) => `${line.slice(0, longest).replaceAll("\0", "\uFFFD")}\n`).join("");
    },
    end: () => (rest === "" ? "" : `${rest}\n`),
  };
}

/** Follows brackets and strings; top-level brackets of an array and commas between its members are dropped. */
function documentSplitter(): Splitter {
  const state = { depth: 0, inText: false, escaped: false, array: false, piece: "" };
  const finish = (): string => {
    const line = state.piece.trim();
    state.piece = "";
    return line === "" ? "" : `${line}\n`;
  };
  const take = (text: string): string => {
    let lines = "";
    let from = 0;
    const keep = (to: number) => {
      if (state.piece.length < longest) state.piece += text.slice(from, to).replace(/[\r\n\0]+/g, " ");
      from = to;
    };
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      const edge = step(state, code);
      if (edge === "none") continue;
      keep(edge === "close" ? at + 1 : at);
      if (edge === "skip") from = at + 1;
      if (edge !== "skip" || state.piece.trim() !== "") lines += finish();
    }
    keep(text.length);
    return lines;
  };
  return { take, end: finish };
}

type SplitState = { depth: number; inText: boolean; escaped: boolean; array: boolean };

const code = { quote: 34, backslash: 92, open: 123, close: 125, bracket: 91, endBracket: 93, comma: 44 };

/** `close`: a member ends with this character; `skip`: the character only separates members. */
function step(state: SplitState, character: number): "none" | "close" | "skip" {
  if (state.inText) {
    if (state.escaped) state.escaped = false;
    else if (character === code.backslash) state.escaped = true;
    else if (character === code.quote) state.inText = false;
    return "none";
  }
  if (character === code.quote) state.inText = true;
  else if (character === code.open || character === code.bracket) {
    if (state.depth === 0 && character === code.bracket && !state.array) {
      state.array = true;
      return "skip";
    }
    state.depth += 1;
  } else if (character === code.close || character === code.endBracket) {
    if (state.depth === 0) return "skip";
    state.depth -= 1;
    if (state.depth === 0) return "close";
  } else if (character === code.comma && state.depth === 0) return "skip";
  return "none";
}
