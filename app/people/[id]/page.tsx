import type { Metadata } from "next";
import { connection } from "next/server";
import { NoDataYet } from "../../../components/people/no-data-yet.tsx";
import { PersonScreen } from "../../../components/people/person-screen.tsx";
import { dataRoot } from "../../../lib/env.ts";
import { personOfSegment } from "../../../lib/people/address.ts";
import { loadSettings } from "../../../lib/store/settings.ts";
import { pageMay } from "../../access.ts";
import { currentData } from "../../current-data.ts";
import { askPeople, askWitness } from "../actions.ts";

type PageProps = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const id = personOfSegment(decodedOnce((await params).id));
  return { title: id ? id.slice(0, 80) : "Person" };
}

/** The router hands a segment over as it stood in the address. */
function decodedOnce(segment: string): string {
  return segment.replace(/^%7[eE]/, "~");
}

export default async function PersonPage({ params }: PageProps) {
  await connection();
  await pageMay("see-people");
  const id = personOfSegment(decodedOnce((await params).id));
  const [data, settings] = await Promise.all([currentData(), loadSettings(dataRoot())]);
  if (!data) return <NoDataYet />;
  const { generation, catalog } = data;
  return (
    <PersonScreen
      key={`${generation.id} ${id}`}
      id={id}
      generation={generation.id}
      timezone={settings.timezone ?? generation.timezone}
      identity={settings.identity}
      events={catalog.events.map(({ name }) => name)}
      askPeople={askPeople}
      askWitness={askWitness}
    />
  );
}
