"use client";

import { useCallback, useEffect, useState } from "react";
import type { SharedAnswer, SharedChoice, SharedLine } from "./shared-answer.ts";

/** What a public tile knows: its answer, the older one while a new one is computed; or why it has none. */
export type SharedState = {
  answer: SharedAnswer | null;
  running: boolean;
  percent: number | null;
  problem: string | null;
  notes: readonly string[];
  outdated: boolean;
};

const fresh: SharedState = { answer: null, running: true, percent: null, problem: null, notes: [], outdated: false };

type States = Readonly<Record<string, SharedState>>;

/** Asks for all tiles of a public page in one stream, anew with every choice; `gone` once the link is over. */
export function useSharedAnswers(token: string, tiles: readonly string[], choice: SharedChoice) {
  const [states, setStates] = useState<States>({});
  const [gone, setGone] = useState(false);
  const [round, setRound] = useState(0);
  const asked = JSON.stringify({ token, tiles, ...choice });
  const turn = `${round} ${asked}`;
  useEffect(() => {
    const leaving = new AbortController();
    const body = turn.slice(turn.indexOf(" ") + 1);
    const names = (JSON.parse(body) as { tiles: string[] }).tiles;
    if (names.length === 0) return;
    setStates((now) => Object.fromEntries(names.map((id) => [id, asking(now[id])])));
    const failed = (code: string) => setStates((now) => Object.fromEntries(names.map((id) => [id, unanswered(now[id], code)])));
    streamed(body, leaving.signal, (line) => setStates((now) => ({ ...now, [line.tile]: told(now[line.tile] ?? fresh, line) })))
      .then((end) => {
        if (end === 401) location.reload();
        else if (end === 404) setGone(true);
        else failed(end === 200 ? "E_LOST" : end === 429 ? "E_BUSY" : "E_SERVER");
      })
      .catch(() => leaving.signal.aborted || failed("E_LOST"));
    return () => leaving.abort();
  }, [turn]);
  const again = useCallback(() => setRound((now) => now + 1), []);
  return { states, gone, again };
}

function asking(before: SharedState | undefined): SharedState {
  return before ? { ...before, running: true, percent: null, problem: null, notes: [], outdated: before.answer !== null } : fresh;
}

function unanswered(before: SharedState | undefined, code: string): SharedState {
  return before && !before.running ? before : { ...(before ?? fresh), running: false, problem: code };
}

function told(before: SharedState, line: SharedLine): SharedState {
  if (line.state === "done") return { ...before, answer: line.result, running: false, percent: null, problem: null, outdated: false };
  if (line.state === "failed") return { ...before, running: false, percent: null, problem: line.code };
  if (line.state === "notes") return { ...before, notes: line.notes };
  return { ...before, percent: line.percent ? Math.min(100, line.percent) : null };
}

/** Reads the stream line by line; its status when it is over. */
async function streamed(body: string, signal: AbortSignal, hear: (line: SharedLine) => void): Promise<number> {
  const response = await fetch("/api/shares/runs", { method: "POST", headers: { "content-type": "application/json" }, body, signal });
  if (!response.ok || !response.body) return response.status;
  const reader = response.body.pipeThrough(new TextDecoderStream() as unknown as TransformStream<Uint8Array, string>).getReader();
  let rest = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + part.value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line !== "" && !signal.aborted) hear(JSON.parse(line) as SharedLine);
  }
  return response.status;
}
