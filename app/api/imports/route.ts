import { z } from "zod";
import { isOver, type JobState, serverJobs } from "../../../lib/dataset/jobs.ts";
import { routeMay } from "../../access.ts";
import { textWithin } from "../body-text.ts";
import { isSameOrigin } from "../runs/same-origin.ts";

export const dynamic = "force-dynamic";

const request = z.strictObject({ handle: z.string().max(64) });
const bodyLimit = 1_000;
const heartbeatMs = 5_000;

/** Watches one job: a line of JSON for each change, until it is over. Leaving ends what only served the page, never an import. */
export async function POST(incoming: Request): Promise<Response> {
  if (!isSameOrigin(incoming.headers)) return refuse(403, "cross-site");
  const principal = await routeMay(incoming, "bring-data");
  if (principal instanceof Response) return principal;
  if (!/^application\/json\b/i.test(incoming.headers.get("content-type") ?? "")) return refuse(415, "content-type");
  const body = await textWithin(incoming, bodyLimit);
  if (body === null) return refuse(413, "too long");
  const parsed = request.safeParse(jsonOf(body));
  if (!parsed.success) return refuse(400, "handle");
  return new Response(streamOf(parsed.data.handle, incoming), {
    headers: {
      "content-type": "application/x-ndjson; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
      "x-content-type-options": "nosniff",
    },
  });
}

function streamOf(handle: string, incoming: Request): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = () => {};
  return new ReadableStream({
    start(controller) {
      let stopped = false;
      let unlisten = () => {};
      const write = (line: string) => controller.enqueue(encoder.encode(`${line}\n`));
      const heartbeat = setInterval(() => void beat().catch(close), heartbeatMs);
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
        if ((await routeMay(incoming, "bring-data")) instanceof Response) close();
        else if (!stopped) write("");
      };
      incoming.signal.addEventListener("abort", stop);
      unlisten = serverJobs().listen(handle, (state: JobState) => {
        if (stopped) return;
        write(JSON.stringify(state));
        if (!isOver(state)) return;
        queueMicrotask(close);
      });
      if (stopped) unlisten();
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
