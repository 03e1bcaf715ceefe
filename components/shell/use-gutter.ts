"use client";

import { useEffect } from "react";

/** Keeps the width of the scroll bar's place in `--gutter`, so that the page stays where it is while a dialog takes that place. */
export function useGutter(): void {
  useEffect(() => {
    const { body, documentElement } = document;
    const observer = new ResizeObserver(() => {
      if (!body.hasAttribute("data-scroll-locked")) documentElement.style.setProperty("--gutter", `${innerWidth - body.offsetWidth}px`);
    });
    observer.observe(body);
    return () => observer.disconnect();
  }, []);
}
