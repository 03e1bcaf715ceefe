"use client";

import { usePathname } from "next/navigation";
import type { Deed } from "../../lib/access/deeds.ts";
import { useMe } from "../account/me.tsx";
import type { Place } from "../ui/places.tsx";
import { places } from "./places.ts";

const needed: Record<string, Deed> = { "/people": "see-people", "/events": "see-people", "/settings": "settings" };
const entries = /^\/(sign-in|setup|join|reset|s)(\/|$)/;

/** The places of who looks at the screen, and none before somebody is in. */
export function useOffered(): { places: readonly Place[]; isIn: boolean } {
  const { is, deeds } = useMe();
  const path = usePathname();
  const isIn = is !== "nobody" && !entries.test(path);
  return { places: isIn ? places.filter(({ href }) => deeds.includes(needed[href] ?? "ask")) : [], isIn };
}
