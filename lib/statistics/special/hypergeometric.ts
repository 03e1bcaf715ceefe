export type Urn = { marked: number; unmarked: number; drawn: number };

/** Probabilities of first, first + 1, … marked balls among those drawn. */
export type Hypergeometric = { first: number; probabilities: number[] };

/** The hypergeometric distribution over its whole support, by term ratios outwards from the mode. */
export function hypergeometric({ marked, unmarked, drawn }: Urn): Hypergeometric {
  const first = Math.max(0, drawn - unmarked);
  const last = Math.min(marked, drawn);
  const mode = Math.min(last, Math.max(first, Math.floor(((drawn + 1) * (marked + 1)) / (marked + unmarked + 2))));
  const ratio = (k: number) => ((marked - k) / (k + 1)) * ((drawn - k) / (unmarked - drawn + k + 1));
  const weights = new Array<number>(last - first + 1).fill(0);
  let weight = 1;
  for (let k = mode; k <= last; k++) {
    weights[k - first] = weight;
    weight *= ratio(k);
  }
  weight = 1;
  for (let k = mode; k > first; k--) {
    weight /= ratio(k - 1);
    weights[k - 1 - first] = weight;
  }
  const total = weights.reduce((sum, w) => sum + w, 0);
  return { first, probabilities: weights.map((w) => w / total) };
}
