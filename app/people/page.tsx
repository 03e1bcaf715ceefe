import type { Metadata } from "next";
import { connection } from "next/server";
import { FindPeople } from "../../components/people/find-people.tsx";
import { NoDataYet } from "../../components/people/no-data-yet.tsx";
import { pageMay } from "../access.ts";
import { currentData } from "../current-data.ts";
import { askPeople } from "./actions.ts";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  await connection();
  await pageMay("see-people");
  const data = await currentData();
  if (!data) return <NoDataYet />;
  const { id, timezone } = data.generation;
  return <FindPeople key={id} generation={id} timezone={timezone} askPeople={askPeople} />;
}
