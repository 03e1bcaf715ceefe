import type { CSSProperties } from "react";
import { hue, tone } from "../../lib/charts/palette.ts";
import { drawable } from "../../lib/shares/drawable.ts";
import type { Sketch } from "../../lib/shares/sketch.ts";

/** A board as previews of its link show it: its name, and its tiles in a few strokes. */
export type Preview = { name: string; tiles: readonly { title: string; sketch: Sketch | null }[] };

/** The size that chats and mails ask for. */
export const pictureSize = { width: 1200, height: 630 };

const mostTiles = 6;
const margin = 48;
const gap = 20;
const theme = "light" as const;
const ink = tone("ink", theme);
const quiet = tone("quiet", theme);
const column: CSSProperties = { display: "flex", flexDirection: "column" };
const oneLine: CSSProperties = { whiteSpace: "nowrap", overflow: "hidden", textOverflow: "ellipsis" };

/** The picture itself, of plain boxes and words only: it is drawn without a browser. */
export function PreviewPicture({ name, tiles }: Preview) {
  const shown = tiles.slice(0, mostTiles);
  const columns = shown.length < 3 ? Math.max(1, shown.length) : shown.length === 4 ? 2 : 3;
  const rows = Math.ceil(shown.length / columns);
  const width = (pictureSize.width - 2 * margin - (columns - 1) * gap) / columns;
  const height = (412 - (rows - 1) * gap) / Math.max(1, rows);
  const more = tiles.length - shown.length;
  return (
    <div style={{ ...column, ...pictureSize, padding: margin, background: "#eef1ee", color: ink, fontFamily: "Geist" }}>
      <div style={{ ...oneLine, fontSize: 44, fontWeight: 600, lineHeight: 1.2, letterSpacing: -1, width: pictureSize.width - 2 * margin }}>
        {drawable(name) ?? "Shared dashboard"}
      </div>
      <div style={{ display: "flex", flexWrap: "wrap", gap, marginTop: 22, height: 412 }}>
        {shown.map((tile, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the picture is drawn once
          <PictureTile key={index} {...tile} width={width} height={height} />
        ))}
      </div>
      <div style={{ display: "flex", marginTop: "auto", fontSize: 20, color: quiet }}>
        {more > 0 ? `and ${more} more · shared from Parquetry` : "Shared from Parquetry"}
      </div>
    </div>
  );
}

type TileProps = Preview["tiles"][number] & { width: number; height: number };

const padding = 18;

function PictureTile({ title, sketch, width, height }: TileProps) {
  const wide = width - 2 * padding;
  const words = drawable(sketch?.of ?? "");
  const low = height < 230;
  return (
    <div style={{ ...column, width, height, padding, borderRadius: 10, background: "#ffffff", border: `1px solid ${tone("line", theme)}` }}>
      <div style={{ ...oneLine, width: wide, fontSize: 21, fontWeight: 600, lineHeight: 1.3 }}>{drawable(title) ?? "Report"}</div>
      {sketch ? (
        <div style={{ display: "flex", alignItems: "flex-end", width: wide, marginTop: 4, gap: 10 }}>
          {sketch.figure ? (
            <div style={{ fontSize: low ? 42 : 60, fontWeight: 600, lineHeight: 1.1, letterSpacing: -1 }}>
              {drawable(sketch.figure) ?? ""}
            </div>
          ) : null}
          {words ? <div style={{ ...oneLine, flex: 1, fontSize: 18, color: quiet, lineHeight: 1.6 }}>{words}</div> : null}
        </div>
      ) : null}
      <Strokes sketch={sketch} width={wide} height={height - 2 * padding - (sketch?.figure ? (low ? 86 : 106) : 72)} />
    </div>
  );
}

/** Lines or bars from zero up; nothing where the room or the numbers do not suffice. */
function Strokes({ sketch, width, height }: { sketch: Sketch | null; width: number; height: number }) {
  const { lines = [], bars = [] } = sketch ?? {};
  const drawn = lines.flatMap((line, index) => runsOf(line).map((points) => ({ index, points })));
  if (height < 30 || (drawn.length === 0 && bars.length < 2)) return null;
  const most = Math.max(...(drawn.length > 0 ? drawn.flatMap(({ points }) => points.map(({ value }) => value)) : bars), 0) || 1;
  const y = (value: number) => height - 2 - Math.max(0, value / most) * (height - 6);
  const steps = Math.max(...lines.map(({ length }) => length), 2) - 1;
  const band = width / bars.length;
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} style={{ marginTop: "auto" }} role="presentation">
      {drawn.map(({ index, points }) => (
        <polyline
          key={`${index} ${points[0]?.at}`}
          fill="none"
          stroke={lines.length === 1 ? tone("main", theme) : hue(index, theme)}
          strokeWidth={3}
          strokeLinejoin="round"
          points={points.map(({ at, value }) => `${((at / steps) * width).toFixed(1)},${y(value).toFixed(1)}`).join(" ")}
        />
      ))}
      {drawn.length > 0
        ? null
        : bars.map((value, index) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: the picture is drawn once
              key={index}
              x={(index * band + band * 0.12).toFixed(1)}
              y={y(value).toFixed(1)}
              width={(band * 0.76).toFixed(1)}
              height={(height - y(value)).toFixed(1)}
              fill={tone("main", theme)}
            />
          ))}
      <line x1={0} x2={width} y1={height - 1} y2={height - 1} stroke={tone("lineStrong", theme)} strokeWidth={1} />
    </svg>
  );
}

/** The stretches of a line between what is unset; a point on its own draws nothing. */
function runsOf(line: readonly (number | null)[]): { at: number; value: number }[][] {
  const runs: { at: number; value: number }[][] = [[]];
  line.forEach((value, at) => {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ at, value });
  });
  return runs.filter(({ length }) => length > 1);
}
