"use client";

import { csvText, fileName } from "../../lib/charts/csv.ts";
import type { Theme } from "../../lib/charts/palette.ts";
import type { AnswerBase } from "../../lib/reports/kind.ts";
import { pngPicture, svgPicture } from "../chart/picture.ts";
import { remarksOf } from "../report/file-remarks.tsx";
import { saveFile } from "../report/save-file.ts";
import type { Shown } from "../report/use-answer.ts";
import { toast } from "../ui/toast.tsx";
import type { TileDesk } from "./use-tile-desk.ts";

/** The files that a tile can be saved as. */
export type TileFiles = {
  /** The tables of the answer by name. */
  tables: readonly string[];
  /** `remarked` puts the definition of the answer above the table, as a comment. */
  saveCsv: (index: number, remarked?: boolean) => void;
  /** Null where the view is no picture. */
  savePicture: ((extension: "png" | "svg") => void) | null;
};

type Sources = { desk: TileDesk; shown: Shown<AnswerBase> | null; theme: Theme };

/** What can be saved of a tile now, under its title and the dates of its answer. */
export function tileFiles(title: string, { desk, shown, theme }: Sources): TileFiles {
  const tables = desk.tables();
  const picture = desk.facts()?.picture ?? null;
  const period = shown?.result.period ?? { from: "", to: "" };
  const draw = async (extension: "png" | "svg") => {
    if (!picture) return;
    try {
      const words = { title, subtitle: picture.reading, legend: picture.legend };
      const svg = await svgPicture(picture.option, words, theme);
      saveFile(fileName(title, period, extension), extension === "svg" ? svg : await pngPicture(svg), "image/svg+xml");
    } catch {
      toast("The picture could not be drawn", "danger");
    }
  };
  return {
    tables: tables.map(({ label }) => label),
    saveCsv: (index, remarked = false) => {
      const chosen = tables[index];
      if (!chosen) return;
      const name = tables.length > 1 ? `${title} ${chosen.label}` : title;
      saveFile(fileName(name, period, "csv"), csvText(chosen.table, remarked && shown ? remarksOf(shown) : []), "text/csv;charset=utf-8");
    },
    savePicture: picture && ((extension) => void draw(extension)),
  };
}
