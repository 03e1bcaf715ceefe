"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { ChartHeightProvider } from "../chart/chart-height.tsx";

const lowest = 116;
const startHeight = 180;

/** Gives the drawings inside as much height as their place has left beside everything else; what does not fit scrolls. */
export function Fitted({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(startHeight);
  const latest = useRef(height);
  useEffect(() => {
    latest.current = height;
  }, [height]);
  useEffect(() => {
    const [outer, inner] = [place.current, content.current];
    if (!outer || !inner) return;
    const fit = () => {
      const drawings = rowsOf(inner);
      if (drawings === 0 || outer.clientHeight === 0) return;
      const beside = inner.offsetHeight - drawings * latest.current;
      const next = Math.max(lowest, Math.floor((outer.clientHeight - beside) / drawings));
      if (Math.abs(next - latest.current) > 1) setHeight(next);
    };
    let frame = 0;
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(fit);
    };
    const sizes = new ResizeObserver(soon);
    sizes.observe(outer);
    sizes.observe(inner);
    // A drawing may take the place of something of its own height.
    const parts = new MutationObserver(soon);
    parts.observe(inner, { childList: true, subtree: true });
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      parts.disconnect();
    };
  }, []);
  return (
    <div ref={place} data-tile className="@container-[size]/tile min-h-0 flex-1 overflow-auto overscroll-contain [scrollbar-width:thin]">
      <div ref={content} className="px-3.5 pb-2">
        <ChartHeightProvider value={height}>{children}</ChartHeightProvider>
      </div>
    </div>
  );
}

/** How many drawings lie one below the other. */
function rowsOf(inner: HTMLElement): number {
  const tops = [...inner.querySelectorAll<HTMLElement>("[data-chart]")]
    .filter(({ offsetParent }) => offsetParent !== null)
    .map((each) => Math.round(each.getBoundingClientRect().top / 8));
  return new Set(tops).size;
}
