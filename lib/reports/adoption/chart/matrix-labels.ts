/** A rectangle in pixels of the plot. */
export type Box = { left: number; top: number; right: number; bottom: number };

export type Side = "right" | "left" | "top" | "bottom" | "top right" | "top left" | "bottom right" | "bottom left";

export type Spot = { x: number; y: number; text: string };

/** A label that found room: beside which point, and where it begins. */
export type Label = { index: number; text: string; side: Side; x: number; y: number; box: Box };

const characterWidth = 6.4;
const lineHeight = 14;
const reach = 7;
const longest = 24;

const sides: readonly Side[] = ["right", "left", "top", "bottom", "top right", "top left", "bottom right", "bottom left"];

/** The room that a text takes beside a point. */
function boxBeside({ x, y }: Spot, text: string, side: Side): Box {
  const width = text.length * characterWidth;
  const [up, down] = [side.startsWith("top"), side.startsWith("bottom")];
  const top = up ? y - reach - lineHeight : down ? y + reach : y - lineHeight / 2;
  const away = up || down ? reach / 2 : reach;
  const left = side.endsWith("right") ? x + away : side.endsWith("left") ? x - away - width : x - width / 2;
  return { left, right: left + width, top, bottom: top + lineHeight };
}

const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const dot = ({ x, y }: Spot): Box => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 });

/**
 * Names for the points that have room for one, in the order of the points: none lies over another name, over a point, over
 * what else is written there, or outside. What has no room is told by the pointer and the table.
 */
export function placedLabels(spots: readonly Spot[], size: { width: number; height: number }, taken: readonly Box[] = []): Label[] {
  const dots = spots.map(dot);
  const placed: Label[] = [];
  const isFree = (box: Box, index: number) =>
    box.left >= 0 &&
    box.top >= 0 &&
    box.right <= size.width &&
    box.bottom <= size.height &&
    !taken.some((each) => overlap(each, box)) &&
    !placed.some((each) => overlap(each.box, box)) &&
    !dots.some((each, other) => other !== index && overlap(each, box));
  for (const [index, spot] of spots.entries()) {
    const text = spot.text.length > longest ? `${spot.text.slice(0, longest - 1)}…` : spot.text;
    const found = sides.map((side) => ({ side, box: boxBeside(spot, text, side) })).find(({ box }) => isFree(box, index));
    if (!found) continue;
    const { side, box } = found;
    placed.push({ index, text, side, box, x: side.endsWith("left") ? box.right : box.left, y: (box.top + box.bottom) / 2 });
  }
  return placed;
}
