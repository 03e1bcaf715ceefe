import { z } from "zod";
import { whoOf } from "../../../lib/access/principal.ts";
import { serverRuns } from "../../../lib/engine/runs.ts";
import { routeMay } from "../../access.ts";
import { textWithin } from "../body-text.ts";
import { isSameOrigin } from "./same-origin.ts";

export const dynamic = "force-dynamic";

const request = z.strictObject({ handles: z.array(z.string().max(64)).min(1).max(200) });
const bodyLimit = 64_000;
const heartbeatMs = 5_000;

/** The one stream of a page: a line of JSON for each change of each run it names, until all are over. Aborting it gives the runs up; it ends when its asker is signed out. */
export async function POST(incoming: Request): Promise<Response> {
  if (!isSameOrigin(incoming.headers)) return refuse(403, "cross-site");
  const principal = await routeMay(incoming, "ask");
  if (principal instanceof Response) return principal;
  if (!/^application\/json\b/i.test(incoming.headers.get("content-type") ?? "")) return refuse(415, "content-type");
  const body = await textWithin(incoming, bodyLimit);
  if (body === null) return refuse(413, "too long");
  const parsed = request.safeParse(jsonOf(body));
  if (!parsed.success) return refuse(400, "handles");
  return new Response(streamOf([...new Set(parsed.data.handles)], incoming, whoOf(principal)), {
    headers: {
      "content-type": "application/x-ndjson; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
      "x-content-type-options": "nosniff",
    },
  });
}

function streamOf(handles: readonly string[], incoming: Request, who: string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = () => {};
  return new ReadableStream({
    start(controller) {
      const open = new Set(handles);
      const write = (line: string) => controller.enqueue(encoder.encode(`${line}\n`));
      const heartbeat = setInterval(() => void beat().catch(close), heartbeatMs);
      let unlisten = () => {};
      let stopped = false;
      stop = () => {
        if (stopped) return;
        stopped = true;
        clearInterval(heartbeat);
        unlisten();
      };
      const close = () => {
        if (stopped) return;
        stop();
        controller.close();
      };
      const beat = async () => {
        const principal = await routeMay(incoming, "ask");
        if (principal instanceof Response || whoOf(principal) !== who) close();
        else if (!stopped) write("");
      };
      incoming.signal.addEventListener("abort", stop);
      unlisten = serverRuns().listen(
        handles,
        (handle, state, text) => {
          if (stopped) return;
          write(`{"handle":${JSON.stringify(handle)},${text.slice(1)}`);
          if (state === "done" || state === "failed" || state === "lost") open.delete(handle);
          if (open.size === 0) queueMicrotask(close);
        },
        who,
      );
    },
    cancel: () => stop(),
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refuse(status: number, code: string): Response {
  return Response.json({ error: code }, { status, headers: { "cache-control": "no-store" } });
}
