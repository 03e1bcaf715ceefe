"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { Deed } from "../../lib/access/deeds.ts";
import { compactNumber } from "../../lib/format.ts";
import { useMe } from "../account/me.tsx";

/** The parts of the Data page, each with an address of its own. */
export function DataNav({ rejected, filled }: { rejected: number; filled: boolean }) {
  const path = usePathname();
  const { deeds } = useMe();
  const parts: { href: string; label: string; deed: Deed; count?: number }[] = [
    { href: "/data", label: "Overview", deed: "ask" },
    { href: "/data/catalogue", label: "Catalogue", deed: "ask" },
    { href: "/data/rejects", label: "Rejects", count: rejected, deed: "see-people" },
    { href: "/data/import", label: "Import", deed: "bring-data" },
  ];
  return (
    <nav aria-label="Data" className="mt-3 flex gap-5 overflow-x-auto border-line border-b">
      {parts.map(({ href, label, count, deed }) => {
        const here = path === href;
        if (!deeds.includes(deed)) return null;
        if (!filled && href !== "/data/import" && href !== "/data") return null;
        return (
          <Link
            key={href}
            href={href}
            prefetch={false}
            aria-current={here ? "page" : undefined}
            className={`-mb-px border-b-2 py-2 text-sm ${here ? "border-accent font-medium text-ink" : "border-transparent text-ink-2 hover:text-ink"}`}
          >
            {label}
            {count ? <span className="ml-1.5 rounded-full bg-brass-soft px-1.5 text-brass text-xs">{compactNumber(count)}</span> : null}
          </Link>
        );
      })}
    </nav>
  );
}
