WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"user_properties" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['user_properties.parquet'], union_by_name = true)
),
"users_where" AS (
  SELECT "user" AS "user"
  FROM "user_properties"
  WHERE (("property" = 'country') AND "latest" AND coalesce(((("value" IS NOT NULL) AND ("value" <> '')) AND ("value" = 'IT')), FALSE))
),
"scoped" AS (
  SELECT "user" AS "actor_1",
         CASE WHEN ("time" < TIMESTAMP '2024-04-30 00:00:00') THEN -1 ELSE ((epoch_us("time") - 1714435200000000) // 86400000000) END AS "period",
         ("event" = 'page_viewed') AS "matches_1"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '0001-01-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" = 'page_viewed') AND (coalesce(((("p_plan" IS NOT NULL) AND ("p_plan" <> '')) AND ("p_plan" = 'pro')), FALSE) AND coalesce(("user" IN (FROM "users_where")), FALSE)) AND ("user" IS NOT NULL) AND ("event" = 'page_viewed'))
),
"active_periods" AS (
  SELECT "actor_1" AS "actor_1",
         "period" AS "period",
         count(*) AS "count_1"
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
         lead("active_in") OVER (PARTITION BY "actor_1" ORDER BY "active_in") AS "active_after"
  FROM "unit_periods"
),
"came" AS (
  SELECT "actor_1" AS "actor_1",
         'current' AS "period",
         "active_in" AS "bucket",
         CASE WHEN ("active_before" IS NULL) THEN 'new' WHEN ("active_before" = ("active_in" - 1)) THEN 'returning' ELSE 'resurrecting' END AS "state"
  FROM "in_order"
  WHERE ("active_in" >= 0)
),
"left" AS (
  SELECT "actor_1" AS "actor_1",
         'current' AS "period",
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
"states" AS (
  SELECT * FROM "states_of_units"
),
"totals" AS (
  SELECT 0 AS "group_kind",
         '' AS "group_name",
         0 AS "group_count",
         "period" AS "period",
         "bucket" AS "bucket",
         count(*) FILTER (WHERE ("state" = 'new')) AS "new_units",
         count(*) FILTER (WHERE ("state" = 'returning')) AS "returning_units",
         count(*) FILTER (WHERE ("state" = 'resurrecting')) AS "resurrecting_units",
         count(*) FILTER (WHERE ("state" = 'dormant')) AS "dormant_units"
  FROM "states"
  GROUP BY "period", "bucket"
),
"without_actor" AS (
  SELECT * FROM (VALUES (0)) AS "rows"("without_actor")
)
SELECT *,
       ("a"."period" IS NOT NULL) AS "answered"
FROM "without_actor" AS "s"
LEFT JOIN "totals" AS "a" ON TRUE
ORDER BY "a"."group_kind", "a"."group_name", "a"."period", "a"."bucket";
