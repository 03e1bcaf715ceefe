"use client";

import type { EChartsOption } from "echarts";
import { Code2 } from "lucide-react";
import { Tabs } from "radix-ui";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { createPortal } from "react-dom";
import type { AnswerBase, DefinitionBase } from "../../lib/reports/kind.ts";
import { numberBehind } from "../../lib/reports/listed-parts.ts";
import { Button } from "../ui/button.tsx";
import { Broken } from "./broken.tsx";
import { PictureMenu } from "./download.tsx";
import { RemarksProvider, remarksOf, useFileNamed } from "./file-remarks.tsx";
import { firstSeen } from "./first-seen.ts";
import { type OpenPart, PartMenu } from "./part-menu.tsx";
import type { PeopleQuestion } from "./people.ts";
import { PeopleDrawer } from "./people-drawer.tsx";
import { FindSomeone } from "./people-find.tsx";
import { FreshnessLine } from "./receipt.tsx";
import type { RunReport } from "./report-actions.ts";
import { SqlDrawer } from "./sql-drawer.tsx";
import { type TilePlace, TileTablesProvider, useTilePlace } from "./tile-place.tsx";
import type { Shown } from "./use-answer.ts";
import { useAsk } from "./use-ask.ts";

/** The views of a kind as tabs. */
export type Views = {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
};

type AnswerFrameProps<Result extends AnswerBase> = {
  shown: Shown<Result>;
  runReport: RunReport<Result>;
  /** What files of this answer are called, and the dates they bear. */
  file: { name: string; period: { from: string; to: string } };
  views?: Views;
  /** The chart of the view as a picture; null where the view is a table. */
  picture: { option: EChartsOption; reading: string; legend: readonly { name: string; colour: string }[] } | null;
  /** Whether a tile shows the tables of this view; unless said, where there is no picture. */
  tileTables?: boolean;
  /** The part that was clicked, with its facts and actions. */
  part?: OpenPart | null;
  onPartClose?: () => void;
  /** The list that was asked for. */
  people?: PeopleQuestion<Result> | null;
  onPeopleClose?: () => void;
  children: ReactNode;
};

const nothing = () => {};

/** What surrounds the answer of every kind: on its page views as tabs, picture, SQL, what it rests on; on a tile next to nothing. */
export function AnswerFrame<Result extends AnswerBase>(props: AnswerFrameProps<Result>) {
  const tile = useTilePlace();
  return tile ? <OnTile {...props} tile={tile} /> : <OnPage {...props} />;
}

function OnTile<Result extends AnswerBase>(props: AnswerFrameProps<Result> & { tile: TilePlace }) {
  const { shown, file, views, picture, tile, tileTables = picture === null } = props;
  const { broken } = shown.result;
  useEffect(() => tile.tell({ file, views: views ?? null, picture }));
  return (
    <TileTablesProvider value={tileTables}>
      {broken.length > 0 ? <Broken broken={broken} hash={shown.receipt.definitionHash} /> : props.children}
      {/* A tile is moved by a transform, which would hold back what lies over the whole window. */}
      {tile.opensParts && (props.part || props.people) ? createPortal(<Behind {...props} />, document.body) : null}
    </TileTablesProvider>
  );
}

/** What opens behind a part that was clicked: its facts and actions, and the list of people. */
function Behind<Result extends AnswerBase>(props: AnswerFrameProps<Result>) {
  const { runReport, file, part = null, onPartClose = nothing, people = null, onPeopleClose = nothing } = props;
  const ask = useAsk(runReport);
  return (
    <>
      <PartMenu part={part} onClose={onPartClose} />
      <PeopleDrawer people={people} onClose={onPeopleClose} file={file} ask={ask} expected={people && expectedOf(props.shown, people)} />
    </>
  );
}

/** How long a list must be by the answer on screen. */
function expectedOf<Result extends AnswerBase>({ result, definition }: Shown<Result>, people: PeopleQuestion<Result>): number | null {
  const { part } = people.definition({ limit: 1, offset: 0 }) as { part?: Record<string, unknown> };
  return part ? numberBehind(result, definition as DefinitionBase, part) : null;
}

function OnPage<Result extends AnswerBase>(props: AnswerFrameProps<Result>) {
  const { shown, views } = props;
  const file = useFileNamed(props.file);
  const remarks = useMemo(() => remarksOf(shown), [shown]);
  const { result, receipt } = shown;
  const [sql, setSql] = useState(false);
  const content = result.broken.length > 0 ? <Broken broken={result.broken} hash={receipt.definitionHash} /> : props.children;
  return (
    <>
      <InViews views={views} tools={<Tools {...props} file={file} onSql={() => setSql(true)} />}>
        <RemarksProvider value={remarks}>{content}</RemarksProvider>
      </InViews>
      <p className="mt-6">
        <FreshnessLine
          receipt={receipt}
          at={firstSeen(result)}
          fromCache={shown.fromCache}
          withoutActor={result.withoutActor}
          broken={result.broken}
        />
      </p>
      <Behind {...props} />
      <SqlDrawer
        open={sql}
        onClose={() => setSql(false)}
        portableSql={shown.portableSql}
        sql={shown.sql}
        definition={shown.definition}
        file={file}
      />
    </>
  );
}

/** The content under its tabs, or under the tools alone where a kind has one view. */
function InViews({ views, tools, children }: { views: Views | undefined; tools: ReactNode; children: ReactNode }) {
  const list = useRef<HTMLDivElement>(null);
  const value = views?.value;
  useEffect(() => {
    if (value !== undefined) revealed(list.current);
  }, [value]);
  if (!views)
    return (
      <>
        <div className="mb-2 flex justify-end">{tools}</div>
        {children}
      </>
    );
  return (
    <Tabs.Root value={views.value} onValueChange={views.onChange} activationMode="manual">
      <div className="mb-4 flex flex-wrap items-end gap-x-3 border-line border-b">
        <Tabs.List ref={list} aria-label={views.label} className="-mb-px flex min-w-0 flex-1 gap-1 overflow-x-auto max-sm:basis-full">
          {views.options.map(({ value, label }) => (
            <Tabs.Trigger
              key={value}
              value={value}
              className="h-9 shrink-0 border-transparent border-b-2 px-2.5 text-ink-2 text-sm hover:text-ink max-sm:px-1.5 data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink"
            >
              {label}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <div className="flex pb-1 max-sm:order-first max-sm:ml-auto">{tools}</div>
      </div>
      <Tabs.Content value={views.value} tabIndex={-1} className="outline-none">
        {children}
      </Tabs.Content>
    </Tabs.Root>
  );
}

/** Scrolls a list of tabs sideways until the chosen one is whole. */
function revealed(list: HTMLElement | null): void {
  const tab = list?.querySelector<HTMLElement>("[data-state=active]");
  if (!list || !tab) return;
  const [outer, inner] = [list.getBoundingClientRect(), tab.getBoundingClientRect()];
  if (inner.left < outer.left) list.scrollLeft += inner.left - outer.left;
  else if (inner.right > outer.right) list.scrollLeft += inner.right - outer.right;
}

function Tools<Result extends AnswerBase>({ shown, picture, file, onSql }: AnswerFrameProps<Result> & { onSql: () => void }) {
  return (
    <>
      {picture ? (
        <PictureMenu option={picture.option} words={{ title: file.name, subtitle: picture.reading, legend: picture.legend }} file={file} />
      ) : null}
      <FindSomeone definition={shown.definition} unit={shown.result.unit} />
      <Button tone="quiet" className="h-7!" onClick={onSql}>
        <Code2 size={14} aria-hidden />
        SQL
      </Button>
    </>
  );
}
