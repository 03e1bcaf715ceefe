WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "user" AS "actor_1",
         CASE WHEN ("time" < TIMESTAMP '2024-04-30 00:00:00') THEN -1 ELSE ((epoch_us("time") - 1714435200000000) // 86400000000) END AS "period",
         ("event" = 'page_viewed') AS "matches_1",
         "time" AS "time",
         "tie" AS "tie",
         coalesce(nullif("p_plan", ''), '') AS "value"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '0001-01-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" = 'page_viewed') AND ("user" IS NOT NULL) AND ("event" = 'page_viewed'))
),
"active_periods" AS (
  SELECT "actor_1" AS "actor_1",
         "period" AS "period",
         count(*) AS "count_1",
         min("time") AS "first_time",
         max("time") AS "last_time",
         arg_min_null("value", row("time", "tie")) AS "own_value"
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
         nullif(first_value("own_value") OVER (PARTITION BY "actor_1" ORDER BY "active_in"), '') AS "group_value"
  FROM "unit_periods"
),
"came" AS (
  SELECT "actor_1" AS "actor_1",
         'current' AS "period",
         "group_value" AS "group_value",
         "active_in" AS "bucket",
         CASE WHEN ("active_before" IS NULL) THEN 'new' WHEN ("active_before" = ("active_in" - 1)) THEN 'returning' ELSE 'resurrecting' END AS "state"
  FROM "in_order"
  WHERE ("active_in" >= 0)
),
"left" AS (
  SELECT "actor_1" AS "actor_1",
         'current' AS "period",
         "group_value" AS "group_value",
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
"states_by_value" AS (
  SELECT * FROM "states_of_units"
),
"group_weights" AS (
  SELECT "group_value" AS "group_value",
         count(*) FILTER (WHERE (("state" <> 'dormant') AND ("period" = 'current'))) AS "weight",
         (count(*) FILTER (WHERE ("period" = 'current')) > 0) AS "present"
  FROM "states_by_value"
  GROUP BY "group_value"
),
"group_places" AS NOT MATERIALIZED (
  SELECT *,
         row_number() OVER (ORDER BY ("group_value" IS NULL), "weight" DESC, "group_value") AS "place",
         sum(CASE WHEN "present" THEN 1 ELSE 0 END) OVER () AS "group_count"
  FROM "group_weights"
),
"grouped" AS NOT MATERIALIZED (
  SELECT "r".*,
         CASE WHEN ("r"."group_value" IS NULL) THEN 2 WHEN ("p"."place" <= 2) THEN 1 ELSE 3 END AS "group_kind",
         CASE WHEN ("r"."group_value" IS NULL) THEN '(not set)' WHEN ("p"."place" <= 2) THEN "r"."group_value" ELSE '(other)' END AS "group_name",
         "p"."group_count" AS "group_count"
  FROM "states_by_value" AS "r"
  JOIN "group_places" AS "p" ON ("r"."group_value" IS NOT DISTINCT FROM "p"."group_value")
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
"by_group" AS (
  SELECT "group_kind" AS "group_kind",
         "group_name" AS "group_name",
         "group_count" AS "group_count",
         "period" AS "period",
         "bucket" AS "bucket",
         count(*) FILTER (WHERE ("state" = 'new')) AS "new_units",
         count(*) FILTER (WHERE ("state" = 'returning')) AS "returning_units",
         count(*) FILTER (WHERE ("state" = 'resurrecting')) AS "resurrecting_units",
         count(*) FILTER (WHERE ("state" = 'dormant')) AS "dormant_units"
  FROM "grouped"
  GROUP BY "group_kind", "group_name", "group_count", "period", "bucket"
),
"totals_and_groups" AS (
  SELECT * FROM "totals"
  UNION ALL BY NAME
  SELECT * FROM "by_group"
),
"without_actor" AS (
  SELECT * FROM (VALUES (0)) AS "rows"("without_actor")
)
SELECT *,
       ("a"."period" IS NOT NULL) AS "answered"
FROM "without_actor" AS "s"
LEFT JOIN "totals_and_groups" AS "a" ON TRUE
ORDER BY "a"."group_kind", "a"."group_name", "a"."period", "a"."bucket";
