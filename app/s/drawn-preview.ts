import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { ImageResponse } from "next/og";
import { createElement } from "react";
import { type Preview, PreviewPicture, pictureSize } from "../../components/shares/preview-picture.tsx";
import type { SharedAnswer } from "../../components/shares/shared-answer.ts";
import { serverRuns } from "../../lib/engine/runs.ts";
import { sketchOf } from "../../lib/shares/sketch.ts";
import type { Share } from "../../lib/store/shares.ts";
import { type StoredBoard, tileQuestion, tileTitle } from "./share-tiles.ts";
import { startTile, whoOfShare } from "./start-tile.ts";

/** Who fetches a preview does not wait longer. */
const patienceMs = 4_000;
const mostTiles = 6;
const mostKept = 50;

/** What the picture of a link says: its public tiles in the order in which one reads them, those first that fit. */
export async function previewOf(share: Share, stored: StoredBoard): Promise<Preview> {
  const tiles = stored.board.tiles
    .filter((tile) => tile.is === "report")
    .sort((one, other) => one.y - other.y || one.x - other.x)
    .flatMap((tile) => {
      const question = tileQuestion(stored, tile);
      return question.ok ? [{ title: tileTitle(stored, tile), definition: question.definition }] : [];
    });
  const giveUp = AbortSignal.timeout(patienceMs);
  const sketched = tiles.map(async ({ title, definition }, place) => {
    if (place >= mostTiles) return { title, sketch: null };
    const starting = startTile(share.id, definition, stored.data.generation).catch(() => null);
    const started = await Promise.race([starting, aborted(giveUp)]);
    const answer = started && (await answered(started.handle, share.id, giveUp));
    return { title, sketch: answer && sketchOf(answer.result, answer.definition) };
  });
  return { name: stored.board.name, tiles: await Promise.all(sketched) };
}

const aborted = (signal: AbortSignal) =>
  new Promise<null>((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener("abort", () => resolve(null), { once: true });
  });

/** The public answer behind a handle; null when there is none in time: it is followed to its end, so that the next one has it. */
function answered(handle: string, share: string, giveUp: AbortSignal): Promise<SharedAnswer | null> {
  return new Promise((resolve) => {
    let unlisten = () => {};
    const done = (answer: SharedAnswer | null) => {
      resolve(answer);
      setImmediate(() => unlisten());
    };
    giveUp.addEventListener("abort", () => resolve(null), { once: true });
    unlisten = serverRuns().listen(
      [handle],
      (_, state, text) => {
        if (state === "done") done((JSON.parse(text) as { result: SharedAnswer }).result);
        else if (state === "failed" || state === "lost") done(null);
      },
      whoOfShare(share),
    );
  });
}

const folder = path.join(/*turbopackIgnore: true*/ process.cwd(), "node_modules/geist/dist/fonts/geist-sans");
const font = (file: string, weight: 400 | 600) =>
  readFile(path.join(/*turbopackIgnore: true*/ folder, file)).then((data) => ({ name: "Geist", data, weight, style: "normal" as const }));

const kept = new Map<string, Promise<ArrayBuffer>>();
let fonts: Promise<Awaited<ReturnType<typeof font>>[]> | undefined;

/** The picture as a PNG; the last few are kept by what they say, so that asking again costs no drawing. */
export function drawnPreview(preview: Preview): Promise<ArrayBuffer> {
  const key = createHash("sha256").update(JSON.stringify(preview)).digest("base64");
  const known = kept.get(key);
  if (known) return known;
  const drawing = draw(preview);
  kept.set(key, drawing);
  drawing.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest);
  return drawing;
}

async function draw(preview: Preview): Promise<ArrayBuffer> {
  fonts ??= Promise.all([font("Geist-Regular.ttf", 400), font("Geist-SemiBold.ttf", 600)]);
  return new ImageResponse(createElement(PreviewPicture, preview), { ...pictureSize, fonts: await fonts }).arrayBuffer();
}
