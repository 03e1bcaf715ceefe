const letterAlone = /(?<![A-Za-z])[A-Za-z](?![A-Za-z])/g;

/** The letters that a formula's text names, right or wrong, each once. */
export function lettersIn(expression: string): string[] {
  return [...new Set((expression.match(letterAlone) ?? []).map((each) => each.toUpperCase()))];
}

/** A formula after its series got other letters; what has no new letter stays as it is. */
export function relettered(expression: string, letters: ReadonlyMap<string, string>): string {
  return expression.replace(letterAlone, (each) => letters.get(each.toUpperCase()) ?? each);
}
