import { correctionNames } from "../../../../lib/charts/correction-names.ts";
import { readOutColumns } from "../../../../lib/reports/retention/chart/read-outs.ts";
import type { RetentionDefinition } from "../../../../lib/reports/retention/definition.ts";
import type { RetentionSignificance } from "../../../../lib/reports/retention/result/answer.ts";
import { type Correction, corrections } from "../../../../lib/vocabulary/correction.ts";
import { Select } from "../../../ui/select.tsx";
import type { ViewProps } from "./view-props.ts";

const reasons: Record<NonNullable<RetentionSignificance["reason"]>, string> = {
  NO_GROUPS: "There are no groups to compare.",
  NO_COLUMN: "The table does not reach that column.",
  NOT_INDEPENDENT: "No test: somebody may be in several of these cohorts or groups, and a test needs everyone once.",
};

/** In which column the groups are tested against each other, and against whom; not at all until somebody asks. */
export function SignificanceField({ definition, result, onPatch }: Pick<ViewProps, "definition" | "result" | "onPatch">) {
  const { significance } = definition;
  const { groups = [], columns = [] } = result;
  if (groups.length < 2) return null;
  const set = (words: Partial<NonNullable<RetentionDefinition["significance"]>>) =>
    onPatch({ significance: { column: 1, baseline: null, correction: "holm", ...significance, ...words } });
  const usual = readOutColumns(columns, definition.interval).map(({ column }) => column);
  const offered = [...new Set([...(usual.length > 0 ? usual : [1]), ...(significance ? [significance.column] : [])])].sort((a, b) => a - b);
  const labelOf = (column: number) => columns.find((each) => each.column === column)?.label ?? `column ${column}`;
  const names = [...new Set([...groups.map(({ group }) => group), ...(significance?.baseline ? [significance.baseline] : [])])];
  const why = result.significance?.reason ?? null;
  return (
    <section aria-label="Significance" className="mt-6 text-sm">
      <div className="flex flex-wrap items-center gap-x-1.5 gap-y-1">
        <span className="text-ink-2">Which differences are real</span>
        <Select
          label="Column in which groups are tested"
          value={significance ? String(significance.column) : ""}
          options={[
            { value: "", label: "not tested" },
            ...offered.map((column) => ({ value: String(column), label: `on ${labelOf(column)}` })),
          ]}
          onChange={(value) => (value === "" ? onPatch({ significance: undefined }) : set({ column: Number(value) }))}
        />
        {significance ? (
          <>
            <span className="text-ink-2">against</span>
            <Select
              label="Who the groups are compared with"
              value={significance.baseline === null ? "rest" : `group ${significance.baseline}`}
              options={[{ value: "rest", label: "all others" }, ...names.map((name) => ({ value: `group ${name}`, label: name }))]}
              onChange={(value) => set({ baseline: value === "rest" ? null : value.slice("group ".length) })}
            />
            <span className="text-ink-2">corrected by</span>
            <Select
              label="Correction for several groups"
              value={significance.correction}
              options={corrections.map((value) => ({ value, label: correctionNames[value] }))}
              onChange={(correction) => set({ correction: correction as Correction })}
            />
          </>
        ) : null}
      </div>
      {why === null ? null : <p className="mt-1 text-brass text-xs">{reasons[why]}</p>}
    </section>
  );
}
