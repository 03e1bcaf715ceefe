"use client";

import { useQuery } from "@tanstack/react-query";
import { randomId } from "../report/random-id.ts";
import type { RunReport } from "../report/report-actions.ts";
import { SqlDrawer } from "../report/sql-drawer.tsx";

type TileSqlProps = {
  definition: object;
  title: string;
  period: { from: string; to: string } | undefined;
  runReport: RunReport<unknown>;
  onClose: () => void;
};

/** How the numbers of a tile came about; its SQL is written when it is asked for. */
export function TileSql({ definition, title, period = { from: "", to: "" }, runReport, onClose }: TileSqlProps) {
  const json = JSON.stringify(definition);
  const { data, isError } = useQuery({ queryKey: ["tile-sql", json], queryFn: () => runReport(json, randomId()) });
  const words = isError || data?.ok === false ? "-- The server could not write the SQL; try again." : "-- …";
  const { sql, portableSql } = data?.ok ? data : { sql: words, portableSql: words };
  return <SqlDrawer open onClose={onClose} sql={sql} portableSql={portableSql} definition={definition} file={{ name: title, period }} />;
}
