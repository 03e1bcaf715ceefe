"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { fullNumber } from "../../lib/format.ts";
import type { ReportResult } from "../../lib/run-report.ts";
import { cohortPhrase } from "../../lib/vocabulary/cohort/phrase.ts";
import type { Cohort } from "../../lib/vocabulary/cohort.ts";
import { useMay } from "../account/me.tsx";
import { type Catalogue, CatalogueProvider, type FindValues } from "../inputs/catalogue.tsx";
import { wholeCohort } from "../inputs/whole.ts";
import type { AskPeople } from "../people/people-actions.ts";
import { PeopleProvider } from "../people/use-people.tsx";
import { adviceLine } from "../report/failure.tsx";
import { Phrases } from "../report/phrases.tsx";
import { randomId } from "../report/random-id.ts";
import type { RunReport } from "../report/report-actions.ts";
import { Button } from "../ui/button.tsx";
import { TextInput } from "../ui/text-input.tsx";
import { toast } from "../ui/toast.tsx";
import type { CohortActions, OpenCohort } from "./cohort-actions.ts";
import type { Zone } from "./cohort-questions.ts";
import { asGroup, CohortTree } from "./cohort-tree.tsx";
import { isAskable } from "./leaf-kinds.ts";
import { ListSource, NoPast } from "./list-source.tsx";
import { Members } from "./members.tsx";
import { OverTime } from "./over-time.tsx";
import { Overlap } from "./overlap.tsx";
import { useSizes } from "./use-sizes.ts";

export type CohortScreenProps = {
  /** Null for a new one. */
  cohort: OpenCohort | null;
  catalogue: Catalogue;
  zone: Zone;
  actions: CohortActions & { runReport: RunReport<ReportResult>; findValues: FindValues; askPeople: AskPeople };
};

/** One cohort: who is in it, in lines and in words, how many, since when, and who. */
export function CohortScreen(props: CohortScreenProps) {
  const { catalogue, actions } = props;
  return (
    <CatalogueProvider catalogue={catalogue} findValues={actions.findValues}>
      <PeopleProvider askPeople={actions.askPeople} generation={catalogue.generation}>
        <Body {...props} />
      </PeopleProvider>
    </CatalogueProvider>
  );
}

const fresh: Cohort = { and: [{ did: { event: null } }] };

type Draft = { name: string; description: string; definition: Cohort | null };

const draftOf = (cohort: OpenCohort | null): Draft => ({
  name: cohort?.name ?? "",
  description: cohort?.description ?? "",
  definition: cohort ? cohort.definition : fresh,
});

function Body({ cohort, catalogue, zone, actions }: CohortScreenProps) {
  const [saved, setSaved] = useState(cohort);
  const [draft, setDraft] = useState(() => draftOf(cohort));
  const maySave = useMay("save");
  const seesPeople = useMay("see-people");
  const { definition } = draft;
  const shown = useMemo((): Cohort | null => {
    if (!definition) return saved ? { saved: saved.id } : null;
    return isAskable(definition) ? wholeCohort(definition) : null;
  }, [definition, saved]);
  const asked = useMemo(() => (shown ? { cohort: shown } : null), [shown]);
  const size = useSizes({ cohorts: asked, zone, generation: catalogue.generation, runReport: actions.runReport });
  const lastDay = (catalogue.dataEnd ?? "2024-01-01").slice(0, 10);
  const change = (patch: Partial<Draft>) => setDraft({ ...draft, ...patch });
  return (
    <div className="max-w-5xl px-4 pt-4 pb-12 lg:px-6">
      <p className="text-ink-2 text-sm">
        <Link href="/cohorts" prefetch={false} className="hover:text-accent hover:underline">
          Cohorts
        </Link>
      </p>
      <Head
        draft={draft}
        onChange={change}
        saved={saved}
        onSaved={(next) => [setSaved(next), setDraft(draftOf(next))]}
        ready={shown !== null || !definition}
        actions={actions}
      />
      {definition && shown ? (
        <p data-testid="reading" className="mt-1 max-w-[95ch] text-pretty text-base text-ink-2 leading-6 [overflow-wrap:anywhere]">
          Users who <Phrases phrases={cohortPhrase(shown)} nameLook="text-ink" />, {zone.timezone}.
        </p>
      ) : null}
      <div className="mt-4 grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <section aria-label="Who is in it" className="rounded-lg border border-line bg-surface p-4">
          {definition ? (
            <fieldset disabled={!maySave} className="contents">
              <CohortTree
                group={asGroup(definition)}
                onChange={(next) => change({ definition: next })}
                lastDay={lastDay}
                own={saved?.id ?? null}
              />
            </fieldset>
          ) : (
            saved && <ListSource cohort={saved} />
          )}
        </section>
        <section aria-label="Size" className="rounded-lg border border-line bg-surface p-4">
          <h2 className="font-semibold text-sm">Size</h2>
          <p
            className={`mt-1 font-semibold text-3xl tabular-nums tracking-tight ${size.isPlaceholderData ? "opacity-50" : ""}`}
            data-testid="cohort-size"
            aria-live="polite"
          >
            {shown === null || catalogue.generation === ""
              ? "—"
              : size.error
                ? "—"
                : size.data
                  ? fullNumber(size.data.get("cohort") ?? 0)
                  : "…"}
          </p>
          <p className={size.error ? "text-danger text-sm" : "text-ink-2 text-sm"}>
            {size.error
              ? adviceLine(size.error)
              : catalogue.generation === ""
                ? "There is no data yet."
                : shown
                  ? "users with events in the data"
                  : "Choose a cohort in each line."}
          </p>
          {size.error ? (
            <Button className="mt-2" onClick={() => void size.refetch()}>
              Count again
            </Button>
          ) : null}
        </section>
      </div>
      {shown && catalogue.generation !== "" ? (
        <div className="mt-4 grid grid-cols-1 gap-4">
          <Part title="Size over time">
            {definition ? (
              <OverTime cohort={shown} zone={zone} runReport={actions.runReport} />
            ) : (
              <NoPast isFrozen={saved?.isFrozen ?? false} />
            )}
          </Part>
          <Part title="Overlap">
            <Overlap name={draft.name || "This cohort"} cohort={shown} own={saved?.id ?? null} zone={zone} runReport={actions.runReport} />
          </Part>
          {seesPeople ? (
            <Part title="Users">
              <Members key={JSON.stringify(shown)} cohort={shown} zone={zone} exportMembers={actions.exportMembers} />
            </Part>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section aria-label={title} className="rounded-lg border border-line bg-surface p-4">
      <h2 className="mb-2 font-semibold text-sm">{title}</h2>
      {children}
    </section>
  );
}

type HeadProps = {
  draft: Draft;
  onChange: (patch: Partial<Draft>) => void;
  saved: OpenCohort | null;
  onSaved: (cohort: OpenCohort) => void;
  /** Whether the lines say enough. */
  ready: boolean;
  actions: CohortActions;
};

function Head({ draft, onChange, saved, onSaved, ready, actions }: HeadProps) {
  const router = useRouter();
  const maySave = useMay("save");
  const [busy, setBusy] = useState(false);
  const [id] = useState(() => saved?.id ?? null);
  const { name, description, definition } = draft;
  const dirty =
    saved === null ||
    name !== saved.name ||
    description !== saved.description ||
    JSON.stringify(definition) !== JSON.stringify(saved.definition);
  const save = async () => {
    setBusy(true);
    const words = { name, description, ...(definition ? { definition: wholeCohort(definition) } : {}) };
    const kept = await (saved
      ? actions.changeCohort({ id: saved.id, revision: saved.revision }, words)
      : actions.saveCohort(randomId(), { name, description, definition: wholeCohort(definition ?? fresh) })
    ).catch(() => ({ ok: false as const, message: "The cohort could not be saved; try again" }));
    setBusy(false);
    if (!kept.ok) return toast(kept.message, "danger");
    toast(`Saved “${kept.cohort.name}”`);
    onSaved(kept.cohort);
    if (id === null && saved === null) router.replace(`/cohorts/${kept.cohort.id}`);
  };
  if (!maySave)
    return (
      <>
        <h1 className="font-semibold text-lg tracking-tight">{name}</h1>
        {description ? <p className="text-ink-2">{description}</p> : null}
      </>
    );
  return (
    <div className="mt-1 flex flex-wrap items-center gap-2">
      <h1 className="sr-only">{name || "New cohort"}</h1>
      <TextInput
        label="Name of the cohort"
        placeholder="Name of the cohort"
        maxLength={200}
        delay={150}
        value={name}
        onCommit={(next) => onChange({ name: next })}
        className="h-9! min-w-48 flex-1 font-medium text-base!"
      />
      <TextInput
        label="Description"
        placeholder="What it is for"
        maxLength={2000}
        delay={150}
        value={description}
        onCommit={(next) => onChange({ description: next })}
        className="h-9! min-w-48 flex-1"
      />
      <Button tone="primary" className="h-9!" disabled={busy || !dirty || !ready || name.trim() === ""} onClick={() => void save()}>
        {saved ? "Save changes" : "Save"}
      </Button>
    </div>
  );
}
