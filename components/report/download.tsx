"use client";

import type { EChartsOption } from "echarts";
import { Image as ImageIcon } from "lucide-react";
import { fileName } from "../../lib/charts/csv.ts";
import { type PictureWords, pngPicture, svgPicture } from "../chart/picture.ts";
import { Button } from "../ui/button.tsx";
import { Menu } from "../ui/menu.tsx";
import { useTheme } from "../ui/theme.tsx";
import { toast } from "../ui/toast.tsx";
import { saveFile } from "./save-file.ts";

type PictureMenuProps = { option: EChartsOption; words: PictureWords; file: { name: string; period: { from: string; to: string } } };

/** The chart as a picture, in the theme of the screen. */
export function PictureMenu({ option, words, file }: PictureMenuProps) {
  const { resolved } = useTheme();
  const save = async (extension: "svg" | "png") => {
    try {
      const svg = await svgPicture(option, words, resolved);
      saveFile(fileName(file.name, file.period, extension), extension === "svg" ? svg : await pngPicture(svg), "image/svg+xml");
    } catch {
      toast("The picture could not be drawn", "danger");
    }
  };
  return (
    <Menu
      label="Save the chart"
      trigger={
        <Button tone="quiet" className="h-7!">
          <ImageIcon size={14} aria-hidden />
          Picture
        </Button>
      }
      items={[
        { label: "Save as PNG", onSelect: () => void save("png") },
        { label: "Save as SVG", onSelect: () => void save("svg") },
      ]}
    />
  );
}
