import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CatalogueScreen } from "../../../components/data/catalogue/catalogue-screen.tsx";
import { catalogFor } from "../../../lib/access/people-lists.ts";
import { dataRoot } from "../../../lib/env.ts";
import { loadDescriptions } from "../../../lib/store/descriptions.ts";
import { pageMay } from "../../access.ts";
import { currentData } from "../../current-data.ts";
import { describe, findProperty } from "../actions.ts";
import { catalogueRows } from "../catalogue-rows.ts";

export const metadata: Metadata = { title: "Catalogue" };

export default async function CataloguePage() {
  const principal = await pageMay("ask");
  const data = await currentData();
  if (!data) redirect("/data");
  const rows = catalogueRows(catalogFor(principal, data.catalog), await loadDescriptions(dataRoot()));
  return <CatalogueScreen rows={rows} generation={data.generation.id} describe={describe} findProperty={findProperty} />;
}
