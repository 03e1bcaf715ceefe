"use client";

import { usePathname } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import type { LoadFindIndex } from "./find-index.ts";
import { FindPalette } from "./find-palette.tsx";

type Find = { load: LoadFindIndex; open: () => void };

const Context = createContext<Find | null>(null);

/** Lends the search to every page: ⌘K and / open it, except on reports, which have one with commands of their own. */
export function FindProvider({ load, children }: { load: LoadFindIndex; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const path = usePathname();
  const isOurs = !path.startsWith("/reports/");
  useEffect(() => {
    if (!isOurs) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !asksToFind(event)) return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [isOurs]);
  return (
    <Context value={{ load, open: () => setOpen(true) }}>
      {children}
      {isOurs ? <FindPalette open={open} onOpenChange={setOpen} load={load} commands={noCommands} /> : null}
    </Context>
  );
}

const noCommands = [] as const;

/** The search of every page; null where nothing may be looked for. */
export const useFind = (): Find | null => useContext(Context);

function asksToFind(event: KeyboardEvent): boolean {
  const command = event.metaKey || event.ctrlKey;
  if (command && event.key.toLowerCase() === "k") return true;
  const typing =
    event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable=true], [role=dialog]") !== null;
  return event.key === "/" && !command && !event.altKey && !typing;
}
