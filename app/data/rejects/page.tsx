import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { RejectsScreen } from "../../../components/data/rejects-screen.tsx";
import { pageMay } from "../../access.ts";
import { currentData } from "../../current-data.ts";
import { findRejects } from "../actions.ts";

export const metadata: Metadata = { title: "Rejects" };

export default async function RejectsPage() {
  await pageMay("see-people");
  const data = await currentData();
  if (!data) redirect("/data");
  const { id, rejectsFile } = data.generation;
  return <RejectsScreen key={id} rows={rejectsFile.rows} generation={id} findRejects={findRejects} />;
}
