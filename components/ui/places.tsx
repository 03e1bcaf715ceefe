"use client";

import type { LucideIcon } from "lucide-react";
import { createContext, type ReactNode, useContext } from "react";

/** Somewhere one can go: its address, its name, what is there. */
export type Place = { href: string; label: string; icon: LucideIcon; description: string };

const Context = createContext<readonly Place[]>([]);

/** Tells the screens below where one can go. */
export function PlacesProvider({ places, children }: { places: readonly Place[]; children: ReactNode }) {
  return <Context value={places}>{children}</Context>;
}

/** Everywhere one can go, in the order of the menu. */
export const usePlaces = (): readonly Place[] => useContext(Context);
