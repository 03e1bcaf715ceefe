WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "user" AS "actor_1",
         CASE WHEN ("time" < TIMESTAMP '2024-04-30 00:00:00') THEN -1 ELSE ((epoch_us("time") - 1714435200000000) // 86400000000) END AS "period",
         ("event" = 'page_viewed') AS "matches_1",
         "time" AS "time",
         "tie" AS "tie"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '0001-01-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" = 'page_viewed') AND ("user" IS NOT NULL) AND ("event" = 'page_viewed'))
),
"active_periods" AS (
  SELECT "actor_1" AS "actor_1",
         "period" AS "period",
         count(*) AS "count_1",
         min("time") AS "first_time",
         max("time") AS "last_time"
  FROM "scoped"
  GROUP BY "actor_1", "period"
),
"unit_periods" AS NOT MATERIALIZED (
  SELECT *,
         ("period" - 1) AS "active_in"
  FROM "active_periods"
),
"in_order" AS NOT MATERIALIZED (
  SELECT *,
         lag("active_in") OVER (PARTITION BY "actor_1" ORDER BY "active_in") AS "active_before",
         lead("active_in") OVER (PARTITION BY "actor_1" ORDER BY "active_in") AS "active_after",
         min("first_time") OVER (PARTITION BY "actor_1" ORDER BY "active_in") AS "since"
  FROM "unit_periods"
),
"came" AS (
  SELECT "actor_1" AS "actor_1",
         'current' AS "period",
         "since" AS "first_time",
         "last_time" AS "last_time",
         "active_in" AS "bucket",
         CASE WHEN ("active_before" IS NULL) THEN 'new' WHEN ("active_before" = ("active_in" - 1)) THEN 'returning' ELSE 'resurrecting' END AS "state"
  FROM "in_order"
  WHERE ("active_in" >= 0)
),
"left" AS (
  SELECT "actor_1" AS "actor_1",
         'current' AS "period",
         "since" AS "first_time",
         "last_time" AS "last_time",
         ("active_in" + 1) AS "bucket",
         'dormant' AS "state"
  FROM "in_order"
  WHERE (("active_in" >= -1) AND ("active_in" < 30) AND (("active_after" IS NULL) OR ("active_after" > ("active_in" + 1))))
),
"states_of_units" AS (
  SELECT * FROM "came"
  UNION ALL BY NAME
  SELECT * FROM "left"
),
"behind" AS NOT MATERIALIZED (
  SELECT *
  FROM "states_of_units"
  WHERE (("bucket" = 2) AND ("state" = 'resurrecting'))
),
"users" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['users.parquet'], union_by_name = true)
),
"named" AS (
  SELECT coalesce("u"."user_id", CAST("a"."actor_1" AS VARCHAR)) AS "actor",
         epoch_us("a"."first_time") AS "first_time",
         epoch_us("a"."last_time") AS "last_time"
  FROM "behind" AS "a"
  LEFT JOIN "users" AS "u" ON ("u"."user" = "a"."actor_1")
),
"named_page" AS NOT MATERIALIZED (
  SELECT *
  FROM "named"
  ORDER BY "actor"
  LIMIT 100
),
"list_length" AS (
  SELECT count(*) AS "total"
  FROM "behind" AS "a"
)
SELECT "s".*,
       "l"."total" AS "total"
FROM "named_page" AS "s"
CROSS JOIN "list_length" AS "l"
ORDER BY "actor";
