import type { Plan, Relation, Select } from "./relation.ts";

/** Collects relations under unique names in the order in which they may read each other. */
export class PlanBuilder {
  readonly #relations: Plan["relations"] = [];
  readonly #made = new Map<string, string>();

  /** Adds a relation and returns the name it got: the wished one, numbered when taken. */
  add(wish: string, relation: Relation): string {
    let name = wish;
    for (let number = 2; this.#relations.some((each) => each.name === name); number += 1) name = `${wish}_${number}`;
    this.#relations.push({ name, relation });
    return name;
  }

  select(wish: string, select: Omit<Select, "is">): string {
    return this.add(wish, { is: "select", ...select });
  }

  /** The name of an equal relation that is already there, else of the added one. */
  share(wish: string, relation: Relation): string {
    const same = JSON.stringify(relation);
    const found = this.#relations.find((each) => JSON.stringify(each.relation) === same);
    return found ? found.name : this.add(wish, relation);
  }

  /** The name that was made under this key before, else of what is made now. */
  once(key: string, make: () => string): string {
    const known = this.#made.get(key) ?? make();
    this.#made.set(key, known);
    return known;
  }

  plan(): Plan {
    return { relations: this.#relations };
  }
}
