"use client";

import { Database, Filter, Settings2 } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Mark } from "./mark.tsx";
import { places } from "./places.ts";
import { ThemeSwitch } from "./theme-switch.tsx";

const icons = { "/reports/funnel": Filter, "/data": Database, "/settings": Settings2 };

/** The frame of every screen: the way round on the left (on top when narrow), the page beside it. */
export function AppShell({ children }: { children: ReactNode }) {
  const path = usePathname();
  return (
    <div className="flex min-h-dvh flex-col bg-canvas lg:grid lg:grid-cols-[5rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only rounded-md bg-accent px-3 py-2 text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
      >
        Skip to the content
      </a>
      <header className="sticky top-0 z-30 flex items-center gap-1 border-line border-b bg-canvas px-3 py-1.5 lg:h-dvh lg:flex-col lg:gap-4 lg:border-r lg:border-b-0 lg:px-0 lg:py-4 print:hidden">
        <Link href="/reports/funnel" aria-label="Parquetry, home" className="mr-2 lg:mr-0">
          <Mark />
        </Link>
        <nav aria-label="Main" className="flex flex-1 gap-1 lg:w-full lg:flex-col lg:px-2">
          {places.map(({ href, label }) => {
            const Icon = icons[href];
            const here = path === href || path.startsWith(`${href}/`);
            return (
              <Link
                key={href}
                href={href}
                prefetch={false}
                aria-current={here ? "page" : undefined}
                className={`flex items-center gap-1.5 rounded-md px-2.5 py-2 text-xs lg:flex-col lg:gap-1 lg:px-1 ${
                  here ? "bg-accent-soft font-medium text-accent" : "text-ink-2 hover:bg-hover hover:text-ink"
                }`}
              >
                <Icon size={18} strokeWidth={1.6} aria-hidden />
                {label}
              </Link>
            );
          })}
        </nav>
        <ThemeSwitch />
      </header>
      <main id="content" className="min-w-0 flex-1">
        {children}
      </main>
    </div>
  );
}
