import { setMaxListeners } from "node:events";
import { clientOf } from "../../../../lib/access/client.ts";
import { waitSecondsFor } from "../../../../lib/access/pace.ts";
import { serverRuns } from "../../../../lib/engine/runs.ts";
import { chosenOf, shareRequest } from "../../../../lib/shares/share-words.ts";
import type { Share } from "../../../../lib/store/shares.ts";
import { routeMay } from "../../../access.ts";
import { openShare } from "../../../s/open-share.ts";
import { type StoredBoard, storedBoard, type TileQuestion, tileQuestion } from "../../../s/share-tiles.ts";
import { startTile, whoOfShare } from "../../../s/start-tile.ts";
import { isSameOrigin } from "../../runs/same-origin.ts";
import { gone, jsonOf, refuse } from "../refuse.ts";

export const dynamic = "force-dynamic";

const bodyLimit = 64_000;
const recheckMs = 500;
const heartbeatMs = 5_000;

type Asked = { id: string; question: TileQuestion };
type Write = (line: object | string) => void;

/** The answers of a public page, a line of JSON for each change of each tile. The request names tiles and offered values, and never a query. */
export async function POST(incoming: Request): Promise<Response> {
  if (!isSameOrigin(incoming.headers)) return refuse(403, "cross-site");
  const principal = await routeMay(incoming, "see-shared");
  if (principal instanceof Response) return principal;
  const waitSeconds = await waitSecondsFor("share-runs", clientOf(incoming.headers));
  if (waitSeconds !== null) return refuse(429, "wait", { "retry-after": `${waitSeconds}` });
  if (!/^application\/json\b/i.test(incoming.headers.get("content-type") ?? "")) return refuse(415, "content-type");
  const parsed = shareRequest.safeParse(await jsonOf(incoming, bodyLimit));
  if (!parsed.success) return refuse(400, "request");
  const open = await openShare(parsed.data.token, incoming.headers);
  if (!open) return gone();
  if (open.locked) return refuse(401, "password");
  const stored = await storedBoard(open.share.dashboardId);
  if (!stored) return gone();
  const chosen = chosenOf(parsed.data, open.share);
  if (!chosen) return refuse(400, "request");
  const asked: Asked[] = [];
  for (const id of parsed.data.tiles) {
    const tile = stored.board.tiles.find((each) => each.id === id);
    if (tile?.is !== "report") return gone();
    asked.push({ id, question: tileQuestion(stored, tile, chosen) });
  }
  const isOpen = async () => (await openShare(parsed.data.token, incoming.headers))?.locked === false;
  return new Response(streamOf(asked, { stored, share: open.share, isOpen, signal: incoming.signal }), {
    headers: {
      "content-type": "application/x-ndjson; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex",
    },
  });
}

type Streaming = { stored: StoredBoard; share: Share; isOpen: () => Promise<boolean>; signal: AbortSignal };

function streamOf(asked: readonly Asked[], streaming: Streaming): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const ended = new AbortController();
  setMaxListeners(asked.length + 8, ended.signal);
  const stop = () => ended.abort();
  return new ReadableStream({
    start(controller) {
      const write: Write = (line) =>
        ended.signal.aborted || controller.enqueue(encoder.encode(`${typeof line === "string" ? line : JSON.stringify(line)}\n`));
      streaming.signal.addEventListener("abort", stop);
      const following = { ...streaming, signal: ended.signal, isOpen: patiently(streaming.isOpen) };
      void Promise.all(asked.map((each) => follow(each, following, write)))
        .catch(() => {})
        .finally(() => {
          if (ended.signal.aborted) return;
          stop();
          controller.close();
        });
      const close = () => {
        stop();
        controller.close();
      };
      beat(streaming.isOpen, { signal: ended.signal, close, write });
    },
    cancel: stop,
  });
}

/** Tells one tile until it is over; a link that ends meanwhile says no more. */
async function follow({ id, question }: Asked, { share, stored, isOpen, signal }: Streaming, write: Write): Promise<void> {
  if (!question.ok) return write({ tile: id, state: "failed", code: "E_NOT_PUBLIC" });
  if (question.notes.length > 0) write({ tile: id, state: "notes", notes: question.notes });
  const started = await startTile(share.id, question.definition, stored.data.generation).catch(() => null);
  if (!started) return write({ tile: id, state: "failed", code: "E_DEFINITION" });
  if (signal.aborted) return serverRuns().cancel(started.handle);
  await new Promise<void>((resolve) => {
    const done = () => {
      unlisten();
      resolve();
    };
    let unlisten = () => {};
    signal.addEventListener("abort", done);
    const over = async (line: object | string) => {
      if (await isOpen()) write(line);
      done();
    };
    unlisten = serverRuns().listen(
      [started.handle],
      (_, state, text) => {
        const told = JSON.parse(state === "done" ? "{}" : text) as { percent?: number; code?: string };
        if (state === "done") void over(`{"tile":${JSON.stringify(id)},${text.slice(1)}`);
        else if (state === "failed" || state === "lost") void over({ tile: id, state: "failed", code: told.code ?? "E_LOST" });
        else write({ tile: id, state, ...(told.percent === undefined ? {} : { percent: told.percent }) });
      },
      whoOfShare(share.id),
    );
    if (signal.aborted) done();
  });
}

/** Looks again whether the link is there, but not for every tile that ends at the same moment. */
function patiently(isOpen: () => Promise<boolean>): () => Promise<boolean> {
  let [looked, answer] = [0, Promise.resolve(true)];
  return () => {
    if (Date.now() - looked < recheckMs) return answer;
    [looked, answer] = [Date.now(), isOpen()];
    return answer;
  };
}

type Beating = { signal: AbortSignal; close: () => void; write: Write };

/** Keeps a slow stream alive, and ends it with its link. */
function beat(isOpen: () => Promise<boolean>, { signal, close, write }: Beating): void {
  const timer = setInterval(async () => {
    const open = await isOpen().catch(() => false);
    if (signal.aborted) return;
    if (open) write("");
    else close();
  }, heartbeatMs);
  signal.addEventListener("abort", () => clearInterval(timer));
}
