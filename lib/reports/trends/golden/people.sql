WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT 'current' AS "period",
         "user" AS "actor_1",
         "time" AS "time",
         "time" AS "since",
         greatest(CASE WHEN ("time" < TIMESTAMP '2024-05-01 00:00:00') THEN -1 ELSE ((epoch_us("time") - 1714521600000000) // 86400000000) END, 0) AS "bucket",
         CASE WHEN ("time" < TIMESTAMP '2024-05-25 00:00:00') THEN ((epoch_us("time") - 1714003200000000) // 86400000000) ELSE (30 + ((epoch_us("time") - 1716595200000000) // 604800000000)) END AS "last_bucket"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-04-25 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" = 'page_viewed') AND ("user" IS NOT NULL) AND ("event" = 'page_viewed'))
),
"behind" AS (
  SELECT "actor_1" AS "actor_1",
         count(*) AS "events",
         epoch_us(min("time")) AS "first_time",
         epoch_us(max("time")) AS "last_time"
  FROM "scoped"
  WHERE (("period" = 'current') AND (("time" >= TIMESTAMP '2024-04-27 00:00:00') AND ("time" < TIMESTAMP '2024-05-04 00:00:00')) AND TRUE)
  GROUP BY "actor_1"
),
"last_shown" AS (
  SELECT "a"."events" AS "at"
  FROM "behind" AS "a"
  ORDER BY "a"."events" DESC
  LIMIT 1
  OFFSET 99
),
"page_bound" AS (
  SELECT max("at") AS "bound"
  FROM "last_shown"
),
"near_top" AS NOT MATERIALIZED (
  SELECT "a".*
  FROM "behind" AS "a"
  CROSS JOIN "page_bound" AS "b"
  WHERE (("b"."bound" IS NULL) OR ("a"."events" >= "b"."bound"))
),
"users" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['users.parquet'], union_by_name = true)
),
"named" AS (
  SELECT coalesce("u"."user_id", CAST("a"."actor_1" AS VARCHAR)) AS "actor",
         "a"."events" AS "events",
         "a"."first_time" AS "first_time",
         "a"."last_time" AS "last_time"
  FROM "near_top" AS "a"
  LEFT JOIN "users" AS "u" ON ("u"."user" = "a"."actor_1")
),
"named_page" AS NOT MATERIALIZED (
  SELECT *
  FROM "named"
  ORDER BY "events" DESC, "actor"
  LIMIT 100
),
"list_length" AS (
  SELECT count(*) AS "total"
  FROM "behind" AS "a"
),
"actors" AS NOT MATERIALIZED (
  SELECT "s".*,
         "l"."total" AS "total"
  FROM "named_page" AS "s"
  CROSS JOIN "list_length" AS "l"
  ORDER BY "events" DESC, "actor"
),
"list_length_2" AS (
  SELECT count(*) AS "actor_count"
  FROM "behind" AS "a"
)
SELECT *
FROM "list_length_2"
LEFT JOIN "actors" ON TRUE
ORDER BY "events" DESC, "actor";
