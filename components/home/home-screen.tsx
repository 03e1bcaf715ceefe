"use client";

import { ArrowRight, Gauge, Search } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { ago, counted, fullNumber, instantLabel } from "../../lib/format.ts";
import type { Template } from "../../lib/saved/templates.ts";
import { useFind } from "../find/find-provider.tsx";
import { reportAddress } from "../report/report-address.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { Keycap } from "../ui/keycap.tsx";

/** Something that Home leads to. */
export type HomeLink = { href: string; name: string; about: string; at: number };

export type HomeData = {
  /** Null before the first import. */
  data: { events: number; users: number; start: string | null; end: string | null; names: number } | null;
  favourites: HomeLink[];
  recents: HomeLink[];
  dashboards: HomeLink[];
  templates: readonly Template[];
  saved: number;
};

/** Where one starts: search, what is at hand, what was opened last, and questions ready for this data set. */
export function HomeScreen({ data, favourites, recents, dashboards, templates, saved, now }: HomeData & { now: number }) {
  if (!data)
    return (
      <EmptyState title="There are no events yet" action={<MainLink href="/data">Bring in data</MainLink>}>
        Point Parquetry at a folder of event exports, or drop files onto the Data page.
      </EmptyState>
    );
  return (
    <div className="mx-auto max-w-[72rem] px-4 pt-6 pb-12 lg:px-6">
      <h1 className="sr-only">Home</h1>
      <SearchButton />
      <Facts data={data} />
      <div className="mt-7 grid items-start gap-x-8 gap-y-7 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-7">
          <Links title="Favourites" links={favourites} now={null} none="Press the star beside the name of a report to keep it here." />
          {dashboards.length > 0 ? (
            <Links title="Dashboards" links={dashboards} now={now} none="" more={{ href: "/dashboards", words: "All dashboards" }} />
          ) : null}
        </div>
        <Links
          title="Opened last"
          links={recents}
          now={now}
          none={saved > 0 ? "What you open will be listed here." : "Save a report, and it will be listed here when you open it."}
          more={saved > 0 ? { href: "/saved", words: saved === 1 ? "The saved report" : `All ${fullNumber(saved)} saved reports` } : null}
        />
      </div>
      {templates.length > 0 ? <Templates templates={templates} /> : null}
    </div>
  );
}

function MainLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="inline-flex h-8 items-center rounded-md bg-accent px-3 text-accent-ink hover:bg-accent-hover"
    >
      {children}
    </Link>
  );
}

function SearchButton() {
  const find = useFind();
  return (
    <button
      type="button"
      onClick={() => find?.open()}
      className="flex h-11 w-full items-center gap-3 rounded-lg border border-line-strong bg-raised px-4 text-ink-2 hover:border-control"
    >
      <Search size={16} aria-hidden />
      <span className="min-w-0 flex-1 truncate text-left">Find a report, a dashboard, an event, a property, a page</span>
      <span className="flex gap-1 max-sm:hidden" aria-hidden>
        <Keycap>⌘</Keycap>
        <Keycap>K</Keycap>
      </span>
    </button>
  );
}

function Facts({ data: { events, users, start, end, names } }: { data: NonNullable<HomeData["data"]> }) {
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-2">
      <p className="min-w-0 flex-1 basis-80 text-ink-2">
        <strong className="font-semibold text-ink">{counted(events, "event")}</strong> of{" "}
        <strong className="font-semibold text-ink">{counted(users, "user")}</strong>, {counted(names, "name")}, {instantLabel(start)} to{" "}
        {instantLabel(end)} ·{" "}
        <Link href="/data" prefetch={false} className="text-accent underline underline-offset-2">
          the data
        </Link>
      </p>
      <Link
        href="/kpis"
        prefetch={false}
        className="flex h-8 items-center gap-2 rounded-md border border-line bg-raised px-2.5 text-sm hover:border-line-strong hover:bg-hover"
      >
        <Gauge size={15} strokeWidth={1.7} aria-hidden className="text-accent" />
        Key figures
      </Link>
    </div>
  );
}

type LinksProps = {
  title: string;
  links: readonly HomeLink[];
  /** To say how long ago each was; null says nothing of it. */
  now: number | null;
  none: string;
  more?: { href: string; words: string } | null;
};

function Links({ title, links, now, none, more }: LinksProps) {
  return (
    <section aria-label={title} className="min-w-0">
      <div className="mb-1.5 flex min-h-6 items-baseline justify-between gap-2">
        <h2 className="font-semibold text-base">{title}</h2>
        {more ? (
          <Link href={more.href} prefetch={false} className="text-accent text-sm hover:underline">
            {more.words}
          </Link>
        ) : null}
      </div>
      {links.length === 0 ? (
        <p className="rounded-lg border border-line border-dashed px-4 py-3 text-ink-2 text-sm">{none}</p>
      ) : (
        <ul className="overflow-hidden rounded-lg border border-line bg-surface">
          {links.map(({ href, name, about, at }) => (
            <li key={href} className="border-line border-b last:border-b-0">
              <Link href={href} prefetch={false} className="flex items-baseline gap-3 px-4 py-2 hover:bg-hover">
                <span className="min-w-0 flex-1 truncate font-medium text-sm">{name}</span>
                <span className="shrink-0 text-ink-2 text-xs">
                  {about}
                  {now === null ? "" : ` · ${ago(Math.max(0, now - at))}`}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Templates({ templates }: { templates: readonly Template[] }) {
  return (
    <section aria-label="Templates" className="mt-8">
      <h2 className="font-semibold text-base">Questions ready for your events</h2>
      <ul className={`mt-2 grid gap-3 sm:grid-cols-2 ${templates.length === 4 ? "xl:grid-cols-4" : "xl:grid-cols-3"}`}>
        {templates.map((template) => (
          <li key={template.id} className="min-w-0">
            <TemplateLink template={template} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function TemplateLink({ template: { name, says, bound, kind, definition } }: { template: Template }) {
  return (
    <Link
      href={reportAddress(kind, definition)}
      prefetch={false}
      className="group flex h-full flex-col rounded-lg border border-line bg-surface p-4 hover:border-line-strong hover:bg-hover"
    >
      <span className="flex items-center justify-between gap-2 font-medium">
        {name}
        <ArrowRight size={15} aria-hidden className="shrink-0 text-ink-3 group-hover:text-accent" />
      </span>
      <span className="mt-1 text-ink-2 text-sm">{says}</span>
      <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-xs">
        {bound.map(({ role, name: bound }) => (
          <div key={role} className="contents">
            <dt className="text-ink-2">{role}</dt>
            <dd className="truncate font-mono" title={bound}>
              {bound}
            </dd>
          </div>
        ))}
      </dl>
    </Link>
  );
}
