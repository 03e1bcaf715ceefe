import type { EChartsOption } from "echarts";
import { type Theme, tone } from "../../lib/charts/palette.ts";

export type PictureWords = { title: string; subtitle: string; legend?: readonly { name: string; colour: string }[] };

const size = { width: 1200, height: 560 };
const heading = 100;
const font = "Geist, ui-sans-serif, system-ui, sans-serif";

/** A chart as an SVG document of its own, with its title and dates; names are escaped text. */
export async function svgPicture(option: EChartsOption, words: PictureWords, theme: Theme): Promise<string> {
  const { init } = await import("./runtime.ts");
  const chart = init(null, null, { renderer: "svg", ssr: true, width: size.width, height: size.height - heading });
  chart.setOption({ ...option, animation: false, textStyle: { fontFamily: font } });
  const drawing = chart.renderToSVGString();
  chart.dispose();
  const text = (words: string, { y, px, colour }: { y: number; px: number; colour: string }) =>
    `<text x="24" y="${y}" font-family="${font}" font-size="${px}" fill="${colour}">${escaped(clipped(words, Math.floor(2100 / px)))}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}">`,
    `<title>${escaped(words.title)}</title><rect width="100%" height="100%" fill="${tone("surface", theme)}"/>`,
    text(words.title, { y: 38, px: 20, colour: tone("ink", theme) }),
    text(words.subtitle, { y: 62, px: 13, colour: tone("quiet", theme) }),
    ...(words.legend ?? []).map(({ name, colour }, index, all) => {
      const x = 24 + all.slice(0, index).reduce((sum, each) => sum + 34 + clipped(each.name, 20).length * 7, 0);
      return `<rect x="${x}" y="76" width="10" height="10" rx="2" fill="${escaped(colour)}"/><text x="${x + 16}" y="85" font-family="${font}" font-size="12" fill="${tone("ink", theme)}">${escaped(clipped(name, 20))}</text>`;
    }),
    `<g transform="translate(0 ${heading})">${drawing}</g></svg>`,
  ].join("");
}

/** The SVG document as a PNG at twice its size. */
export async function pngPicture(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = size.width * 2;
    canvas.height = size.height * 2;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture could not be drawn."))), "image/png"),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

const clipped = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no place for them
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[&<>"]/g, (each) => entities[each] ?? each);
}
