"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import { setAddressWord } from "../report/use-address.ts";

/** How often a board on the wall asks anew, in minutes. */
export const refreshMinutes = [1, 5, 15, 60] as const;

/** Full screen, as the address says it (`full=1`), so that a wall can open it by itself. */
export function useFullScreen(): [full: boolean, setFull: (full: boolean) => void] {
  const full = useSearchParams().get("full") === "1";
  const setFull = useCallback((next: boolean) => {
    setAddressWord("full", next ? "1" : null);
    if (next) void document.documentElement.requestFullscreen?.().catch(() => {});
    else if (document.fullscreenElement) void document.exitFullscreen().catch(() => {});
  }, []);
  useEffect(() => {
    const changed = () => {
      if (!document.fullscreenElement && new URLSearchParams(location.search).get("full") === "1") setAddressWord("full", null);
    };
    document.addEventListener("fullscreenchange", changed);
    return () => document.removeEventListener("fullscreenchange", changed);
  }, []);
  return [full, setFull];
}

/** Does something every so many minutes while the page can be seen; what was missed meanwhile is made up for at once. */
export function useClock(minutes: number | null, act: () => void): { lastAt: number; now: () => void } {
  const [lastAt, setLastAt] = useState(() => Date.now());
  const now = useCallback(() => {
    setLastAt(Date.now());
    act();
  }, [act]);
  useEffect(() => {
    if (minutes === null) return;
    const due = () => Date.now() - lastAt >= minutes * 60_000 - 500;
    const tick = () => {
      if (document.visibilityState === "visible" && due()) now();
    };
    const timer = setInterval(tick, 1000);
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [minutes, lastAt, now]);
  return { lastAt, now };
}
