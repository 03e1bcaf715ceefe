import { connection } from "next/server";
import type { ReactNode } from "react";
import { DataNav } from "../../components/data/data-nav.tsx";
import { instantLabel } from "../../lib/format.ts";
import { pageMay } from "../access.ts";
import { currentData } from "../current-data.ts";

export default async function DataLayout({ children }: { children: ReactNode }) {
  await connection();
  await pageMay("ask");
  const data = await currentData();
  return (
    <div className="max-w-7xl px-4 py-5 lg:px-10 lg:py-8">
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h1 className="font-semibold text-xl tracking-tight">Data</h1>
        {data ? <p className="text-ink-2">through {instantLabel(data.generation.end)}</p> : null}
      </header>
      <DataNav rejected={data?.generation.counts.rejected ?? 0} filled={data !== null} />
      {children}
    </div>
  );
}
