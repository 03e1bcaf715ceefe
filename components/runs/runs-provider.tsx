"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { RunStream } from "./run-stream.ts";

const StreamContext = createContext<RunStream | null>(null);

/** Gives the screen below it one stream for all its runs; needs React Query's provider above it. */
export function RunsProvider({ children }: { children: ReactNode }) {
  const [stream] = useState(() => new RunStream());
  return <StreamContext value={stream}>{children}</StreamContext>;
}

/** The stream of the page. */
export function useRunStream(): RunStream {
  const stream = useContext(StreamContext);
  if (!stream) throw new Error("useRun needs a RunsProvider above it");
  return stream;
}
