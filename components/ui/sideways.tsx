"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useCallback, useState } from "react";

/** Wide content that scrolls sideways; an edge that hides some of it fades, and a chevron leads on. */
export function Sideways({ children, className = "" }: { children: ReactNode; className?: string }) {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [more, setMore] = useState(false);
  const place = useCallback((element: HTMLElement | null) => {
    setScroller(element);
    if (!element) return;
    const look = () => setMore(element.scrollLeft + element.clientWidth < element.scrollWidth - 1);
    const observer = new ResizeObserver(look);
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, []);
  const onwards = () => scroller?.scrollBy({ left: scroller.clientWidth * 0.6, behavior: "smooth" });
  return (
    <div className={`relative overflow-hidden tile:rounded-none! tile:border-0! ${className}`}>
      <div ref={place} className="overflow-x-auto">
        {children}
      </div>
      {more ? (
        <>
          <div
            aria-hidden
            className="pointer-events-none absolute inset-y-0 right-0 z-10 w-12 print:hidden bg-linear-to-l from-surface to-transparent"
          />
          <button
            type="button"
            aria-label="Scroll to further columns"
            title="Further columns"
            onClick={onwards}
            className="absolute top-1.5 right-1 z-10 grid size-6 place-items-center rounded-full border border-line bg-raised text-ink-2 shadow-(--shadow-float) hover:text-ink print:hidden"
          >
            <ChevronRight size={14} aria-hidden />
          </button>
        </>
      ) : null}
    </div>
  );
}
