import { contrast } from "../../../../lib/charts/heat.ts";
import { fullNumber } from "../../../../lib/format.ts";
import type { HeatCell, Heatmap, HeatRow } from "../../../../lib/reports/retention/chart/heatmap.ts";

const nameWidth = { wide: "w-26 min-w-26 max-w-26", narrow: "w-19 min-w-19 max-w-19" } as const;
const sizeLeft = { wide: "left-26", narrow: "left-19" } as const;
const widthOf = (wide: boolean) => (wide ? "wide" : "narrow");

const fixed = "sticky z-10 bg-surface border-line border-b";
const field = "cursor-pointer outline-offset-[-2px]";

type HeadProps = { columns: Heatmap["columns"]; wide: boolean };

/** The head of the heatmap: a click on a column follows it across the cohorts. */
export function HeatHead({ columns, wide }: HeadProps) {
  return (
    <thead>
      <tr className="text-ink-2">
        <th scope="col" className={`${fixed} left-0 h-8 px-2 text-left font-medium ${nameWidth[widthOf(wide)]}`}>
          Cohort
        </th>
        <th scope="col" className={`${fixed} ${sizeLeft[widthOf(wide)]} border-r px-2 text-right font-medium`}>
          Size
        </th>
        {columns.map(({ column, label }) => (
          <th
            key={column}
            scope="col"
            data-row={-1}
            data-column={column}
            tabIndex={-1}
            title={`${label} across the cohorts`}
            className={`${field} whitespace-nowrap border-line border-b px-1.5 text-center font-medium hover:bg-hover hover:text-ink`}
          >
            {label}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type RowProps = { row: HeatRow; second: HeatRow | null; index: number; columns: Heatmap["columns"]; wide: boolean; alone: boolean };

/** One cohort, or the average above them all. */
export function HeatRowCells({ row, second, index, columns, wide, alone }: RowProps) {
  const average = row.kind === "average";
  const cells = new Map(row.cells.map((cell) => [cell.column, cell]));
  const texts = new Map(second?.cells.map(({ column, text }) => [column, text]));
  const strong = average ? "border-b-line-strong font-semibold" : "border-b-surface";
  return (
    <tr>
      <th
        scope="row"
        data-row={index}
        data-column={-1}
        tabIndex={index === 0 ? 0 : -1}
        title={average ? "The average’s curve" : `The curve of ${row.label} alone`}
        className={`${fixed} ${field} ${strong} left-0 h-8 truncate px-2 text-left ${nameWidth[widthOf(wide)]} ${alone ? "text-accent underline" : ""} ${average ? "" : "font-medium"} hover:bg-hover`}
      >
        {row.label}
      </th>
      <td
        data-row={index}
        data-column={0}
        tabIndex={-1}
        className={`${fixed} ${field} ${strong} ${sizeLeft[widthOf(wide)]} border-r px-2 text-right text-ink-2 tabular-nums hover:bg-hover`}
      >
        {fullNumber(row.size)}
      </td>
      {columns.map(({ column }) => {
        const cell = cells.get(column);
        return cell ? <Cell key={column} cell={cell} row={index} strong={strong} second={texts.get(column) ?? null} /> : null;
      })}
    </tr>
  );
}

function Cell({ cell, row, strong, second }: { cell: HeatCell; row: number; strong: string; second: string | null }) {
  const { column, text, state, look, value } = cell;
  const open = state === "open";
  const shown = value === null && state !== "not_started" ? "—" : text;
  return (
    <td
      data-row={row}
      data-column={column}
      data-state={state}
      tabIndex={-1}
      style={look ? { backgroundColor: look.background, color: look.text, ...(open ? hatch(look) : {}) } : {}}
      className={`${field} ${strong} h-8 min-w-13 border-r border-r-surface border-b px-1 py-1 text-center tabular-nums ${look ? "" : "text-ink-3"}`}
    >
      {shown}
      {open ? <span title="may still change">*</span> : null}
      {state === "not_started" ? <span className="sr-only">not begun</span> : null}
      {second ? <span className="block leading-4">{second}</span> : null}
    </td>
  );
}

/** Stripes that leave the text as legible as it was: towards it where there is contrast to spare, away from it elsewhere. */
function hatch({ background, text }: NonNullable<HeatCell["look"]>): { backgroundImage: string } {
  const spare = contrast(background, text) > 8;
  const dark = (text === "#000000") === spare;
  const stripe = dark ? "#00000024" : "#ffffff38";
  return { backgroundImage: `repeating-linear-gradient(135deg, ${stripe} 0 2px, transparent 2px 6px)` };
}
