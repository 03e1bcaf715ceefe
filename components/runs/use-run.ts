"use client";

import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import type { RunUpdate } from "./run-stream.ts";
import { useRunStream } from "./runs-provider.tsx";

/** What a server action hands back for a question: the answer where it is known, else the handle to follow. */
export type StartedRun = { handle: string; key: string; cached?: unknown };

export type RunStatus = "idle" | "queued" | "running" | "done" | "failed" | "cancelled" | "lost";
export type RunProgress = Extract<RunUpdate, { state: "queued" } | { state: "running" }>;
export type RunView<Answer> = {
  status: RunStatus;
  progress: RunProgress | null;
  result: Answer | undefined;
  error: { code: string; message: string } | null;
  cancel: () => void;
};

type Following = { handle: string; status: RunStatus; progress: RunProgress | null; error: RunView<unknown>["error"] };

const waiting = { status: "queued", progress: null, error: null } as const;

/** The answer under this key as far as this tab has seen it, also after leaving the page and coming back. */
export function useAnswer<Answer>(key: string | null): Answer | undefined {
  return useQuery<Answer>({ queryKey: answerKey(key), queryFn: skipToken, staleTime: Infinity, gcTime: 30 * 60_000 }).data;
}

/** Where React Query keeps the answer of a run. */
export function answerKey(key: string | null): readonly ["answer", string | null] {
  return ["answer", key];
}

/**
 * Follows a run: its progress, its answer, or why there is none. Unmounting or another run gives it up,
 * and the server stops it unless somebody else is listening. `lost` means: start it again.
 */
export function useRun<Answer>(run: StartedRun | null): RunView<Answer> {
  const stream = useRunStream();
  const client = useQueryClient();
  const known = useAnswer<Answer>(run?.key ?? null);
  const [following, setFollowing] = useState<Following | null>(null);
  const { handle, key, cached } = run ?? {};
  const result = known ?? (cached as Answer | undefined);
  const pending = handle !== undefined && result === undefined && !(following?.handle === handle && following.status === "cancelled");

  useEffect(() => {
    if (key !== undefined && cached !== undefined) client.setQueryData(answerKey(key), cached);
  }, [client, key, cached]);

  useEffect(() => {
    if (!pending || handle === undefined || key === undefined) return;
    return stream.follow(handle, (update) => {
      if (update.state === "done") client.setQueryData(answerKey(key), update.result);
      setFollowing({ handle, ...viewOf(update) });
    });
  }, [stream, client, handle, key, pending]);

  const cancel = useCallback(() => {
    if (handle !== undefined) setFollowing({ handle, status: "cancelled", progress: null, error: null });
  }, [handle]);

  if (handle === undefined) return { ...waiting, status: "idle", result: undefined, cancel };
  if (result !== undefined) return { ...waiting, status: "done", result, cancel };
  const { status, progress, error } = following?.handle === handle ? following : waiting;
  return { status, progress, error, result, cancel };
}

function viewOf(update: RunUpdate): Omit<Following, "handle"> {
  if (update.state === "queued" || update.state === "running") return { status: update.state, progress: update, error: null };
  if (update.state === "failed") return { status: update.code === "E_CANCELLED" ? "cancelled" : "failed", progress: null, error: update };
  return { status: update.state, progress: null, error: null };
}
