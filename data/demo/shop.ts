import type { Random } from "./random.ts";
import { brokenCheckout, categories, experiment, shopping } from "./story.ts";
import type { Scene } from "./visit.ts";

type Product = { product_id: string; product_category: string; price: number };

/** Looks at products, perhaps buys: product_viewed … add_to_cart → checkout_started → payment_info_entered → purchase_completed. */
export function shop(scene: Scene): void {
  const { person, random, send } = scene;
  if (!person.isTest && !random.chance(shopping.viewsProduct)) return;
  const exposed = inExperiment(scene);
  if (exposed) send("experiment_viewed", { experiment: experiment.name, variant: person.variant });
  let product = draw(random);
  for (let count = random.whole(1, 6); count > 0; count -= 1) {
    product = draw(random);
    send("product_viewed", { page: `/products/${product.product_id}`, ...product });
  }
  if (!person.isTest && !random.chance(shopping.addsToCart)) return;
  const quantity = random.weighted([
    [1, 70],
    [2, 20],
    [4, 10],
  ]);
  send("add_to_cart", { ...product, quantity });
  const starts = exposed ? experiment.startsCheckout[person.variant] : shopping.startsCheckout;
  if (person.isTest || random.chance(starts)) checkOut(scene, product, quantity);
}

function inExperiment({ now, visit }: Scene): boolean {
  return visit.start >= experiment.from && now() < experiment.to;
}

function checkOut({ visit, random, send, now }: Scene, product: Product, quantity: number): void {
  const revenue = Math.round(product.price * quantity * 100) / 100;
  send("checkout_started", { quantity });
  if (!random.chance(shopping.entersPayment)) return;
  const payment_method = random.weighted([
    ["card", 68],
    ["wallet", 22],
    ["invoice", 10],
  ] as const);
  send("payment_info_entered", { payment_method });
  const broken = visit.device.browser === brokenCheckout.browser && now() >= brokenCheckout.from && now() < brokenCheckout.to;
  if (random.chance(broken ? brokenCheckout.pays : shopping.pays)) {
    send("purchase_completed", { ...product, quantity, revenue, currency: "EUR", payment_method });
  } else {
    send("payment_failed", { payment_method, error: broken ? brokenCheckout.error : random.pick(["card_declined", "timeout"]) });
  }
}

function draw(random: Random): Product {
  const product_category = random.weighted(categories);
  const rank = Math.floor(random.next() ** 2 * 40);
  const base = { flooring: 64, tables: 420, chairs: 135, lamps: 79, rugs: 188 }[product_category];
  return {
    product_id: `${product_category}-${String(rank + 1).padStart(2, "0")}`,
    product_category,
    price: Math.round(base * (0.6 + rank / 40) * 100) / 100,
  };
}
