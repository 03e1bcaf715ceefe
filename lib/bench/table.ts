import { cpus, totalmem } from "node:os";
import type { Measured } from "./measure.ts";

/** The results as a Markdown table with the ratios and their geometric means. */
export function table(measured: readonly Measured[]): string {
  const rows = measured.map(({ question, rows: count, ours, scan, clickhouse }) => [
    `${question.name}: ${question.says}`,
    millions(count),
    ms(ours),
    ms(scan),
    ms(clickhouse),
    ratio(ours / scan),
    ratio(ours / clickhouse),
  ]);
  const means = [
    "**geometric mean**",
    "",
    "",
    "",
    "",
    ratio(geometricMean(measured.map(({ ours, scan }) => ours / scan))),
    ratio(geometricMean(measured.map(({ ours, clickhouse }) => ours / clickhouse))),
  ];
  const head = ["question", "M rows", "Parquetry ms", "bare scan ms", "ClickHouse ms", "÷ scan", "÷ ClickHouse"];
  return aligned([head, ...rows, means]);
}

/** One line about the machine on which the numbers were taken. */
export function machine(clickhouse: string): string {
  const [processor] = cpus();
  return `${new Date().toISOString().slice(0, 10)} · ${cpus().length} × ${processor?.model.trim() ?? "unknown processor"} · ${Math.round(totalmem() / 2 ** 30)} GiB · ${process.platform} · Node ${process.versions.node} · ClickHouse ${clickhouse}`;
}

/** The mean of ratios. */
export function geometricMean(ratios: readonly number[]): number {
  return Math.exp(ratios.reduce((sum, each) => sum + Math.log(each), 0) / ratios.length);
}

function aligned(rows: readonly string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(" | ")} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? `${"-".repeat(width + 2)}` : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  const [head = [], ...body] = rows;
  return [line(head), rule, ...body.map(line)].join("\n");
}

function ms(value: number): string {
  return value < 100 ? value.toFixed(1) : value.toFixed(0);
}

function ratio(value: number): string {
  return value.toFixed(2);
}

function millions(count: number): string {
  return (count / 1e6).toFixed(2);
}
