import { headers } from "next/headers";
import type { Me } from "../components/account/me.tsx";
import { isReadable } from "../lib/access/client.ts";
import { deedsOf } from "../lib/access/deeds.ts";
import { whoAsks } from "./access.ts";

/** Who looks at the screen, as the screens know it. */
export async function whoLooks(): Promise<Me> {
  const { principal } = await whoAsks();
  const account = principal.is === "account" ? principal : null;
  return {
    is: principal.is,
    id: account?.id ?? null,
    name: account?.name ?? "",
    role: account?.role ?? null,
    deeds: deedsOf(principal),
    readable: isReadable(await headers()),
  };
}
