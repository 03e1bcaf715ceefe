import type { Column, Table } from "../../../charts/table.ts";
import type { LifecycleAnswer, LifecyclePoint } from "../result/answer.ts";

const counts: Column[] = [
  { key: "active", label: "Active", kind: "count" },
  { key: "new", label: "New", kind: "count" },
  { key: "returning", label: "Returning", kind: "count" },
  { key: "resurrecting", label: "Resurrecting", kind: "count" },
  { key: "dormant", label: "Dormant", kind: "count" },
  { key: "quickRatio", label: "Quick ratio", kind: "number" },
  { key: "state", label: "State", kind: "text" },
];

const states = { closed: "over", open: "still open", not_started: "not begun" } as const;

function row(point: LifecyclePoint) {
  return {
    period: point.period,
    active: point.new + point.returning + point.resurrecting,
    new: point.new,
    returning: point.returning,
    resurrecting: point.resurrecting,
    dormant: point.dormant,
    quickRatio: point.quickRatio,
    state: states[point.state],
  };
}

/** One line per interval; with a comparison its counts stand beside. */
export function pointsTable(points: readonly LifecyclePoint[], previous?: readonly LifecyclePoint[]): Table {
  const before: Column[] = previous
    ? [...counts.slice(0, 5)].map(({ key, label, kind }) => ({ key: `${key}Before`, label: `${label} before`, kind }))
    : [];
  return {
    columns: [{ key: "period", label: "Begins", kind: "text" }, ...counts, ...before],
    rows: points.map((point, index) => {
      const earlier = previous?.[index];
      if (!earlier) return row(point);
      const { active, new: fresh, returning, resurrecting, dormant } = row(earlier);
      return {
        ...row(point),
        activeBefore: active,
        newBefore: fresh,
        returningBefore: returning,
        resurrectingBefore: resurrecting,
        dormantBefore: dormant,
      };
    }),
  };
}

/** One line per group: its sums over the closed intervals, the whole first. */
export function groupsTable({ points = [], groups = [] }: LifecycleAnswer): Table {
  const sums = (own: readonly LifecyclePoint[]) => {
    const closed = own.filter(({ state }) => state === "closed");
    const sum = (pick: (point: LifecyclePoint) => number) => closed.reduce((total, point) => total + pick(point), 0);
    const [fresh, resurrecting, dormant] = [sum((point) => point.new), sum((point) => point.resurrecting), sum((point) => point.dormant)];
    return {
      new: fresh,
      returning: sum((point) => point.returning),
      resurrecting,
      dormant,
      quickRatio: dormant === 0 ? null : (fresh + resurrecting) / dormant,
    };
  };
  return {
    columns: [{ key: "group", label: "Group", kind: "text" }, ...counts.slice(1, 6)],
    rows: [{ group: "All", ...sums(points) }, ...groups.map(({ group, points: own }) => ({ group, ...sums(own) }))],
  };
}
