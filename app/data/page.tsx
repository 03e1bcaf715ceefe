import type { Metadata } from "next";
import { FirstData } from "../../components/data/first-data.tsx";
import { Overview } from "../../components/data/overview.tsx";
import { VerifyFiles } from "../../components/data/verify-files.tsx";
import { may } from "../../lib/access/deeds.ts";
import { listGenerations } from "../../lib/dataset/list-generations.ts";
import { dataRoot } from "../../lib/env.ts";
import { pageMay } from "../access.ts";
import { currentData } from "../current-data.ts";
import { cancelJob, verify } from "./actions.ts";
import { seenSource } from "./seen-source.ts";
import { sourceState } from "./source-state.ts";

export const metadata: Metadata = { title: "Data" };

export default async function DataPage() {
  const principal = await pageMay("ask");
  const data = await currentData();
  if (!data) return <FirstData />;
  const [kept, source] = await Promise.all([listGenerations(dataRoot()), sourceState(dataRoot())]);
  return (
    <Overview
      {...seenSource(principal, { generation: data.generation, source })}
      catalog={data.catalog}
      kept={kept}
      now={Date.now()}
      verify={may(principal, "bring-data") ? <VerifyFiles verify={verify} cancelJob={cancelJob} /> : null}
    />
  );
}
