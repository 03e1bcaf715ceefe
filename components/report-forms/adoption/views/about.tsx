import type { ReactNode } from "react";

/** Short remarks under a chart. */
export function About({ children }: { children: ReactNode }) {
  return (
    <ul aria-label="About the chart" className="tile-low:hidden mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-ink-2 text-xs">
      {children}
    </ul>
  );
}
