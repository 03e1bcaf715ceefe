WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"session_starts" AS NOT MATERIALIZED (
  SELECT "e".*,
         CASE WHEN ((epoch_us("time") - epoch_us(lag("time") OVER (PARTITION BY "user", ("session" IS NULL) ORDER BY "time", "tie"))) < 1800000000) THEN NULL ELSE epoch_us("time") END AS "stretch_start"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-01 23:59:59.999999'))
),
"sessions" AS NOT MATERIALIZED (
  SELECT *,
         CASE WHEN ("user" IS NOT NULL) THEN coalesce("session", ('~' || CAST(max("stretch_start") OVER (PARTITION BY "user", ("session" IS NULL) ORDER BY "time", "tie") AS VARCHAR))) ELSE CAST(NULL AS VARCHAR) END AS "session_key"
  FROM "session_starts"
),
"scoped" AS (
  SELECT "user" AS "actor_1",
         "session_key" AS "actor_2",
         ((epoch_us("time") - 1714521600000000) // 3600000000) AS "period",
         ("event" = 'page_viewed') AS "matches_1"
  FROM "sessions" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-01 23:59:59.999999') AND ("event" = 'page_viewed') AND ("user" IS NOT NULL) AND ("session_key" IS NOT NULL) AND ("event" = 'page_viewed'))
),
"active_periods" AS (
  SELECT "actor_1" AS "actor_1",
         "actor_2" AS "actor_2",
         "period" AS "period",
         count(*) AS "count_1"
  FROM "scoped"
  GROUP BY "actor_1", "actor_2", "period"
),
"unit_periods" AS NOT MATERIALIZED (
  SELECT *,
         ("period" - 0) AS "active_in"
  FROM "active_periods"
),
"in_order" AS NOT MATERIALIZED (
  SELECT *,
         lag("active_in") OVER (PARTITION BY "actor_1", "actor_2" ORDER BY "active_in") AS "active_before",
         lead("active_in") OVER (PARTITION BY "actor_1", "actor_2" ORDER BY "active_in") AS "active_after"
  FROM "unit_periods"
),
"came" AS (
  SELECT "actor_1" AS "actor_1",
         "actor_2" AS "actor_2",
         'current' AS "period",
         "active_in" AS "bucket",
         CASE WHEN ("active_before" IS NULL) THEN 'new' WHEN ("active_before" = ("active_in" - 1)) THEN 'returning' ELSE 'resurrecting' END AS "state"
  FROM "in_order"
  WHERE ("active_in" >= 0)
),
"left" AS (
  SELECT "actor_1" AS "actor_1",
         "actor_2" AS "actor_2",
         'current' AS "period",
         ("active_in" + 1) AS "bucket",
         'dormant' AS "state"
  FROM "in_order"
  WHERE (("active_in" >= -1) AND ("active_in" < 23) AND (("active_after" IS NULL) OR ("active_after" > ("active_in" + 1))))
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
