import type { Cell, Column, Table } from "../../../charts/table.ts";
import type { Bin, Correlation, FunnelAnswer, FunnelGroup, FunnelStep, SweepPoint, TrendPoint } from "../result/answer.ts";

type Row = Record<string, Cell>;

const stepColumns: Column[] = [
  { key: "step", label: "Step", kind: "count" },
  { key: "label", label: "Event", kind: "text" },
  { key: "count", label: "Reached", kind: "count" },
  { key: "fromFirst", label: "% of first", kind: "rate" },
  { key: "fromFirstLow", label: "low 95%", kind: "rate" },
  { key: "fromFirstHigh", label: "high 95%", kind: "rate" },
  { key: "fromPrevious", label: "% of previous", kind: "rate" },
  { key: "dropped", label: "Dropped off", kind: "count" },
  { key: "inWindow", label: "In window", kind: "count" },
  { key: "averageSeconds", label: "Mean time", kind: "seconds" },
  { key: "medianSeconds", label: "Median time", kind: "seconds" },
  { key: "p90Seconds", label: "p90 time", kind: "seconds" },
  { key: "sinceFirstMedian", label: "Median since first", kind: "seconds" },
];

const earlierColumns: Column[] = [
  { key: "countBefore", label: "Reached before", kind: "count" },
  { key: "fromFirstBefore", label: "% of first before", kind: "rate" },
  { key: "change", label: "Change", kind: "difference" },
];

function stepRow(step: FunnelStep, before: FunnelStep | undefined): Row {
  const { fromFirst, fromPrevious } = step;
  const first = step.step === 1;
  const change = first || fromFirst.rate === null || before?.fromFirst.rate == null ? null : fromFirst.rate - before.fromFirst.rate;
  return {
    step: step.step,
    label: step.label,
    count: step.count,
    fromFirst: fromFirst.rate,
    fromFirstLow: first ? null : fromFirst.low,
    fromFirstHigh: first ? null : fromFirst.high,
    fromPrevious: first ? null : fromPrevious.rate,
    dropped: first ? null : step.dropped,
    inWindow: first ? null : step.inWindow,
    averageSeconds: step.averageSeconds,
    medianSeconds: step.medianSeconds,
    p90Seconds: step.p90Seconds,
    sinceFirstMedian: step.sinceFirst.medianSeconds,
    countBefore: before?.count ?? null,
    fromFirstBefore: before?.fromFirst.rate ?? null,
    change,
  };
}

/** The steps, one line each; with groups one line per group and step, the total first. */
export function stepsTable(answer: FunnelAnswer, previous: FunnelAnswer | undefined): Table {
  const same = (steps: FunnelStep[] | undefined, before: FunnelStep[] | undefined, words: Row): Row[] =>
    (steps ?? []).map((step, index) => ({ ...words, ...stepRow(step, before?.[index]) }));
  const earlier = (group: FunnelGroup) => previous?.groups?.find((each) => each.group === group.group && each.kind === group.kind)?.steps;
  const columns = [
    ...(answer.groups ? [{ key: "group", label: "Group", kind: "text" } as const] : []),
    ...stepColumns,
    ...(previous ? earlierColumns : []),
  ];
  const total = same(answer.steps, previous?.steps, answer.groups ? { group: "All" } : {});
  return {
    columns,
    rows: [...total, ...(answer.groups ?? []).flatMap((group) => same(group.steps, earlier(group), { group: group.group }))],
  };
}

/** One line per group: units at each step, the rate to the last with its interval, significance where it was asked for. */
export function groupsTable(answer: FunnelAnswer, labels: readonly string[]): Table {
  const groups = answer.groups ?? [];
  const tested = groups.some(({ significance }) => significance);
  const columns: Column[] = [
    { key: "group", label: "Group", kind: "text" },
    { key: "rate", label: "Conversion", kind: "rate" },
    { key: "low", label: "low 95%", kind: "rate" },
    { key: "high", label: "high 95%", kind: "rate" },
    ...(tested
      ? ([
          { key: "difference", label: "Difference", kind: "difference" },
          { key: "p", label: "p (Holm)", kind: "number" },
        ] as const)
      : []),
    ...labels.map((label, index): Column => ({ key: `step${index + 1}`, label: `${index + 1}. ${label}`, kind: "count" })),
    { key: "dropped", label: "Dropped off", kind: "count" },
    { key: "inWindow", label: "In window", kind: "count" },
    { key: "median", label: "Median time", kind: "seconds" },
  ];
  const row = (group: string, steps: readonly FunnelStep[], significance?: FunnelGroup["significance"]): Row => {
    const last = steps.at(-1);
    const lost = (pick: (step: FunnelStep) => number) => steps.slice(1).reduce((sum, step) => sum + pick(step), 0);
    return {
      group,
      ...Object.fromEntries(steps.map((step, index) => [`step${index + 1}`, step.count])),
      rate: last?.fromFirst.rate ?? null,
      low: last?.fromFirst.low ?? null,
      high: last?.fromFirst.high ?? null,
      dropped: steps.length > 0 ? lost(({ dropped }) => dropped) : null,
      inWindow: steps.length > 0 ? lost(({ inWindow }) => inWindow) : null,
      median: last?.sinceFirst.medianSeconds ?? null,
      difference: significance?.difference ?? null,
      p: significance?.adjustedPValue ?? null,
    };
  };
  return {
    columns,
    rows: [
      ...(answer.steps ? [row("All", answer.steps)] : []),
      ...groups.map(({ group, steps, significance }) => row(group, steps, significance)),
    ],
  };
}

/** One line per entry bucket, per group where there are groups. */
export function trendTable(answer: FunnelAnswer, previous: FunnelAnswer | undefined): Table {
  const counts = ["entered", "converted", "dropped", "inWindow"] as const;
  const labels = { entered: "Entered", converted: "Converted", dropped: "Dropped off", inWindow: "In window" };
  const columns: Column[] = [
    ...(answer.seriesByGroup ? [{ key: "group", label: "Group", kind: "text" } as const] : []),
    { key: "period", label: "Entered in", kind: "text" },
    ...counts.map((key): Column => ({ key, label: labels[key], kind: "count" })),
    { key: "rate", label: "Of those settled", kind: "rate" },
    { key: "low", label: "low 95%", kind: "rate" },
    { key: "high", label: "high 95%", kind: "rate" },
    { key: "soFar", label: "Of all entered", kind: "rate" },
    { key: "state", label: "State", kind: "text" },
    ...(previous
      ? ([
          { key: "periodBefore", label: "Compared with", kind: "text" },
          { key: "rateBefore", label: "Conversion before", kind: "rate" },
        ] as const)
      : []),
  ];
  const rows = (series: readonly TrendPoint[] | undefined, before: readonly TrendPoint[] | undefined, words: Row): Row[] =>
    (series ?? []).map((point, index) => ({
      ...words,
      period: point.period,
      ...Object.fromEntries(counts.map((key) => [key, point[key]])),
      rate: point.rate.rate,
      low: point.rate.low,
      high: point.rate.high,
      soFar: point.entered > 0 ? point.converted / point.entered : null,
      state: [...(point.maturing ? ["maturing"] : []), ...(point.partial ? ["partial"] : [])].join(", ") || "closed",
      periodBefore: before?.[index]?.period ?? null,
      rateBefore: before?.[index]?.rate.rate ?? null,
    }));
  if (!answer.seriesByGroup) return { columns, rows: rows(answer.series, previous?.series, {}) };
  const earlier = (name: string) => previous?.seriesByGroup?.find(({ group }) => group === name)?.series;
  return { columns, rows: answer.seriesByGroup.flatMap(({ group, series }) => rows(series, earlier(group), { group })) };
}

/** One line per bin of the time to convert. */
export function timesTable(bins: readonly Bin[], before: readonly Bin[] | null): Table {
  const columns: Column[] = [
    { key: "from", label: "From", kind: "seconds" },
    { key: "to", label: "To", kind: "seconds" },
    { key: "count", label: "Converted", kind: "count" },
    { key: "share", label: "Share", kind: "rate" },
    { key: "within", label: "Up to here", kind: "rate" },
    ...(before ? [{ key: "before", label: "Compared period", kind: "count" } as const] : []),
  ];
  const all = bins.reduce((sum, { count }) => sum + count, 0);
  let within = 0;
  const rows = bins.map(({ fromSeconds, toSeconds, count }, index) => {
    within += count;
    return {
      from: fromSeconds,
      to: toSeconds,
      count,
      share: all > 0 ? count / all : null,
      within: all > 0 ? within / all : null,
      before: before?.[index]?.count ?? null,
    };
  });
  return { columns, rows };
}

/** One line per window of the sweep. */
export function sweepTable(lines: readonly { name: string; points: readonly SweepPoint[] }[]): Table {
  const grouped = lines.length > 1;
  const columns: Column[] = [
    ...(grouped ? [{ key: "group", label: "Group", kind: "text" } as const] : []),
    { key: "window", label: "Window", kind: "seconds" },
    { key: "converted", label: "Converted", kind: "count" },
    { key: "rate", label: "Conversion", kind: "rate" },
  ];
  return {
    columns,
    rows: lines.flatMap(({ name, points }) =>
      points.map(({ windowSeconds, converted, rate }) => ({ group: name, window: windowSeconds, converted, rate })),
    ),
  };
}

/** One line per event or property value that goes with converting or with not converting. */
export function correlationTable(correlations: readonly Correlation[]): Table {
  const has = (key: "event" | "property" | "value") => correlations.some((each) => each[key] !== undefined);
  const words = (
    [
      ["event", "Event"],
      ["property", "Property"],
      ["value", "Value"],
    ] as const
  ).filter(([key]) => has(key));
  return {
    columns: [
      ...words.map(([key, label]): Column => ({ key, label, kind: "text" })),
      { key: "oddsRatio", label: "Odds ratio", kind: "number" },
      { key: "success", label: "Converted", kind: "count" },
      { key: "failure", label: "Did not convert", kind: "count" },
    ],
    rows: correlations.map(({ event = null, property = null, value = null, oddsRatio, success, failure }) => ({
      event,
      property,
      value,
      oddsRatio,
      success,
      failure,
    })),
  };
}
