"use client";

import { bucketStates } from "../../../../lib/charts/buckets.ts";
import { type DrawnLine, drawnValues } from "../../../../lib/reports/trends/chart/lines.ts";
import { measureWords } from "../../../../lib/reports/trends/chart/measure-words.ts";
import { comparedTotal } from "../../../../lib/reports/trends/chart/table.ts";
import { changeText, shortText, valueText } from "../../../../lib/reports/trends/chart/value.ts";
import type { TrendsDefinition } from "../../../../lib/reports/trends/definition.ts";
import { periodPhrase } from "../../../../lib/vocabulary/phrase.ts";
import { Sparkline } from "../../../ui/sparkline.tsx";
import { totalNote } from "./total-note.ts";
import type { ViewProps } from "./view-props.ts";

/** One number per line over the whole range, with its way there and what it was in the compared period. */
export function NumberView(props: ViewProps) {
  const { definition, result, shownLines, colourOf, onChoose, lines } = props;
  const states = bucketStates(result);
  const { previous } = result;
  const choose = (line: DrawnLine, element: HTMLElement) => {
    const box = element.getBoundingClientRect();
    onChoose({ lines: [{ line, value: line.line.total }], note: totalNote(line), at: { x: box.left + 16, y: box.bottom }, from: element });
  };
  return (
    <>
      <ul
        aria-label="Numbers"
        className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-3 tile:grid-cols-[repeat(auto-fill,minmax(min(100%,11rem),1fr))]"
      >
        {shownLines.map((each) => (
          <li key={each.key}>
            <button
              type="button"
              onClick={(event) => choose(each, event.currentTarget)}
              className="flex w-full flex-col rounded-lg border border-line bg-surface px-4 py-3 text-left tile:border-transparent tile:px-0 tile:py-0 hover:border-line-strong"
            >
              <span className="flex max-w-full items-center gap-1.5 text-ink-2 text-sm">
                {lines.length > 1 ? <span className="size-2.5 shrink-0 rounded-[3px]" style={{ background: colourOf(each.key) }} /> : null}
                <span className="truncate">{each.name}</span>
              </span>
              <span className="truncate text-ink-2 text-xs">{measureOfLine(each, definition)}</span>
              <span className="flex flex-col tile:flex-row tile:flex-wrap tile:items-baseline tile:gap-x-2">
                <span className="mt-1 font-semibold text-3xl tabular-nums" title={valueText(each.line.total, each.valueKind)}>
                  {shortText(each.line.total, each.valueKind)}
                </span>
                {previous ? <Change line={each} /> : null}
              </span>
              <span className="mt-2 block tile:mt-1">
                <Sparkline width={208} height={36} values={drawnValues(each.line.points, states).filter((value) => value !== null)} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {previous ? (
        <p className="tile:hidden mt-2 text-ink-2 text-xs">
          Compared with {previous.elapsedTo ? `the same part, until ${previous.elapsedTo.replace("T", " ").slice(0, 16)}, of ` : ""}
          {periodPhrase(previous.period)}.
        </p>
      ) : null}
    </>
  );
}

/** What the number is, where the name of its line does not say. */
function measureOfLine({ line: { key }, name }: DrawnLine, { series, countBy, formula }: TrendsDefinition): string | null {
  const own = formula === undefined ? series[key.charCodeAt(0) - 65] : undefined;
  const words = own ? (measureWords(own.measure, countBy) ?? "total events") : null;
  return words === null || name.endsWith(`, ${words}`) ? null : words;
}

function Change({ line }: { line: DrawnLine }) {
  const before = comparedTotal(line);
  return (
    <span className="text-ink-2 text-sm">
      {changeText(line.line.total, before)} against {shortText(before, line.valueKind)}
    </span>
  );
}
