/** A formula read into a tree: numbers, series by their letter, and the four operations. */
export type Formula =
  | { is: "number"; value: number }
  | { is: "series"; letter: string }
  | { is: "negative"; of: Formula }
  | { is: "operation"; operator: Operator; left: Formula; right: Formula };

type Operator = "+" | "-" | "*" | "/";

/** What is wrong with a formula's text, in words for the person who wrote it. */
export class FormulaError extends Error {}

const maxDepth = 100;

/** Reads `A / (B + 2)`: numbers, letters, + - * / and brackets. Throws a `FormulaError` that says what to change. */
export function parseFormula(text: string): Formula {
  const reader = new Reader(tokensOf(text));
  const tree = reader.sum(0);
  reader.expectEnd();
  if (lettersOf(tree).length === 0) throw new FormulaError("name at least one series, such as A");
  return tree;
}

/** The letters that a formula uses, each once, in order. */
export function lettersOf(formula: Formula): string[] {
  const found = (part: Formula): string[] => {
    if (part.is === "series") return [part.letter];
    if (part.is === "negative") return found(part.of);
    return part.is === "operation" ? [...found(part.left), ...found(part.right)] : [];
  };
  return [...new Set(found(formula))].sort();
}

/** The value of a formula; unset where an operand is unset or a divisor is 0, never infinite. */
export function evaluateFormula(formula: Formula, valueUnder: (letter: string) => number | null): number | null {
  if (formula.is === "number") return formula.value;
  if (formula.is === "series") return valueUnder(formula.letter);
  if (formula.is === "negative") return finite(0, evaluateFormula(formula.of, valueUnder), (zero, value) => zero - value);
  const { operator, left, right } = formula;
  return finite(evaluateFormula(left, valueUnder), evaluateFormula(right, valueUnder), operations[operator]);
}

const operations: Record<Operator, (left: number, right: number) => number> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
};

/** Adding 0 turns -0 into 0. */
function finite(left: number | null, right: number | null, operation: (left: number, right: number) => number): number | null {
  if (left === null || right === null) return null;
  const value = operation(left, right);
  return Number.isFinite(value) ? value + 0 : null;
}

type Token = { text: string; at: number };

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /\s*(?:(\d+(?:\.\d+)?|\.\d+|[A-Za-z]+|[-+*/()])|(\S))/gy;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const found = match[1] ?? match[2] ?? "";
    const at = pattern.lastIndex - found.length + 1;
    if (match[2])
      throw new FormulaError(`"${found}" at position ${at} means nothing in a formula: use numbers, letters, + - * / and brackets`);
    if (/^[A-Za-z]{2,}$/.test(found)) throw new FormulaError(`"${found}" at position ${at} is not a series: each has one letter`);
    tokens.push({ text: found, at });
  }
  return tokens;
}

/** Goes through the tokens once; each method reads one level of precedence. */
class Reader {
  #next = 0;

  constructor(readonly tokens: readonly Token[]) {}

  sum(depth: number): Formula {
    let left = this.#product(depth);
    for (let operator = this.#take("+", "-"); operator; operator = this.#take("+", "-"))
      left = { is: "operation", operator: operator as Operator, left, right: this.#product(depth) };
    return left;
  }

  #product(depth: number): Formula {
    let left = this.#factor(depth);
    for (let operator = this.#take("*", "/"); operator; operator = this.#take("*", "/"))
      left = { is: "operation", operator: operator as Operator, left, right: this.#factor(depth) };
    return left;
  }

  #factor(depth: number): Formula {
    if (depth > maxDepth) throw new FormulaError(`brackets and signs nest at most ${maxDepth} deep`);
    const sign = this.#take("+", "-");
    if (sign) return sign === "-" ? { is: "negative", of: this.#factor(depth + 1) } : this.#factor(depth + 1);
    if (this.#take("(")) return this.#bracketed(depth);
    const token = this.tokens[this.#next];
    if (!token) throw new FormulaError("the formula ends where a number or a letter is missing");
    if (!/^[\d.A-Za-z]/.test(token.text))
      throw new FormulaError(`"${token.text}" at position ${token.at} stands where a number or a letter is missing`);
    this.#next += 1;
    const letter = token.text.toUpperCase();
    return /^[A-Z]$/.test(letter) ? { is: "series", letter } : { is: "number", value: Number(token.text) };
  }

  #bracketed(depth: number): Formula {
    const inside = this.sum(depth + 1);
    if (this.#take(")")) return inside;
    const token = this.tokens[this.#next];
    throw new FormulaError(token ? `write an operation before "${token.text}" at position ${token.at}` : "a bracket is not closed");
  }

  expectEnd(): void {
    const token = this.tokens[this.#next];
    if (!token) return;
    const isBracket = token.text === ")";
    throw new FormulaError(
      isBracket
        ? `the bracket at position ${token.at} was never opened`
        : `write an operation before "${token.text}" at position ${token.at}`,
    );
  }

  #take(...texts: string[]): string | null {
    const token = this.tokens[this.#next];
    if (!token || !texts.includes(token.text)) return null;
    this.#next += 1;
    return token.text;
  }
}
