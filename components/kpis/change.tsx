"use client";

import { points, unset } from "../../lib/format.ts";
import type { Figure } from "../../lib/kpis/figure.ts";
import type { Kpi } from "../../lib/kpis/kpi.ts";
import { changeText } from "../../lib/reports/trends/chart/value.ts";

type ChangeProps = { figure: Figure; better: Kpi["better"] };

/** How a number moved against the compared period; rates in points. Coloured by whether that is better, never by colour alone. */
export function Change({ figure, better }: ChangeProps) {
  const { value, kind, before } = figure;
  if (!before) return null;
  const text = kind === "rate" && value !== null && before.value !== null ? points(value - before.value) : changeText(value, before.value);
  if (text === unset) return null;
  const moved = value === null || before.value === null ? 0 : Math.sign(value - before.value);
  const good = better === null || moved === 0 ? null : moved > 0 === (better === "more");
  const colour = good === null ? "text-ink-2" : good ? "text-accent" : "text-danger";
  return (
    <span data-testid="change" className={`font-medium ${colour}`}>
      {text}
      <span className="sr-only">{good === null ? "" : good ? ", better" : ", worse"}</span>
    </span>
  );
}
