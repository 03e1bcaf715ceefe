import { connection } from "next/server";
import type { ReactNode } from "react";
import { DataNav } from "../../components/data/data-nav.tsx";
import { Page } from "../../components/ui/page.tsx";
import { instantLabel } from "../../lib/format.ts";
import { pageMay } from "../access.ts";
import { currentData } from "../current-data.ts";

export default async function DataLayout({ children }: { children: ReactNode }) {
  await connection();
  await pageMay("ask");
  const data = await currentData();
  return (
    <Page title="Data" wide beside={data ? <p className="text-ink-2">through {instantLabel(data.generation.end)}</p> : null}>
      <DataNav rejected={data?.generation.counts.rejected ?? 0} filled={data !== null} />
      {children}
    </Page>
  );
}
