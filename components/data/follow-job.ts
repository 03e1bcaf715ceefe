import type { JobState } from "../../lib/dataset/jobs.ts";

/** Watches a job of the server until it is over, or until the returned function is called. */
export function followJob(handle: string, told: (state: JobState) => void): () => void {
  const abort = new AbortController();
  void follow(handle, told, abort.signal);
  return () => abort.abort();
}

const retries = 3;
const retryMs = 700;

async function follow(handle: string, told: (state: JobState) => void, signal: AbortSignal): Promise<void> {
  for (let failures = 0; failures <= retries && !signal.aborted; failures += 1) {
    try {
      if (await readStream(handle, told, signal)) return;
    } catch {
      // The connection broke; the job itself goes on.
    }
    await new Promise((resolve) => setTimeout(resolve, retryMs * (failures + 1)));
  }
  if (!signal.aborted) told({ state: "lost" });
}

/** True when the job's end was told. */
async function readStream(handle: string, told: (state: JobState) => void, signal: AbortSignal): Promise<boolean> {
  const headers = { "content-type": "application/json" };
  const response = await fetch("/api/imports", { method: "POST", headers, body: JSON.stringify({ handle }), signal });
  if (!response.ok || !response.body) throw new Error(`/api/imports answered ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream() as unknown as TransformStream<Uint8Array, string>).getReader();
  let rest = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + part.value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line === "" || signal.aborted) continue;
      const state = JSON.parse(line) as JobState;
      told(state);
      if (state.state !== "running") return true;
    }
  }
  return false;
}
