WITH "user_properties" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['user_properties.parquet'], union_by_name = true)
),
"user_values" AS (
  SELECT "user" AS "of_user",
         "value" AS "value",
         "number" AS "number"
  FROM "user_properties"
  WHERE (("property" = 'country') AND "latest")
),
"events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "user" AS "actor_1",
         CASE WHEN ("time" < TIMESTAMP '2024-05-01 00:00:00') THEN -1 ELSE ((epoch_us("time") - 1714521600000000) // 86400000000) END AS "period",
         ("event" = 'user_signed_up') AS "matches_1",
         ("event" = 'purchase_completed') AS "matches_2",
         "time" AS "time",
         "tie" AS "tie",
         nullif("u1"."value", '') AS "value"
  FROM "events" AS "e"
  LEFT JOIN "user_values" AS "u1" ON ("e"."user" = "u1"."of_user")
  WHERE (("e"."time" >= TIMESTAMP '0001-01-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" IN ('user_signed_up', 'purchase_completed')) AND ("user" IS NOT NULL) AND (("event" = 'user_signed_up') OR ("event" = 'purchase_completed')) AND (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') OR ("event" = 'user_signed_up')))
),
"active_periods" AS (
  SELECT "actor_1" AS "actor_1",
         "period" AS "period",
         count(*) FILTER (WHERE "matches_1") AS "count_1",
         count(*) FILTER (WHERE "matches_2") AS "count_2",
         min("time") FILTER (WHERE "matches_1") AS "birth_time",
         arg_min_null("tie", row("time", "tie")) FILTER (WHERE "matches_1") AS "birth_tie",
         arg_min_null("value", row("time", "tie")) FILTER (WHERE "matches_1") AS "group_value"
  FROM "scoped"
  GROUP BY "actor_1", "period"
),
"first_starts" AS (
  SELECT "actor_1" AS "actor_1",
         min("period") AS "cohort",
         arg_min_null("birth_time", "period") AS "birth_time",
         arg_min_null("birth_tie", "period") AS "birth_tie",
         arg_min_null("group_value", "period") AS "group_value"
  FROM "active_periods"
  WHERE ("count_1" > 0)
  GROUP BY "actor_1"
),
"births" AS (
  SELECT "actor_1" AS "actor_1",
         "cohort" AS "cohort",
         "birth_time" AS "birth_time",
         "birth_tie" AS "birth_tie",
         "group_value" AS "group_value"
  FROM "first_starts"
  WHERE ("cohort" >= 0)
),
"births_of_period" AS (
  SELECT "actor_1" AS "actor_1",
         "cohort" AS "cohort",
         "birth_time" AS "birth_time",
         "birth_tie" AS "birth_tie",
         "group_value" AS "group_value",
         'current' AS "answer_of"
  FROM "births"
),
"group_weights" AS (
  SELECT "group_value" AS "group_value",
         count(*) FILTER (WHERE ("answer_of" = 'current')) AS "weight"
  FROM "births_of_period"
  GROUP BY "group_value"
),
"group_places" AS NOT MATERIALIZED (
  SELECT *,
         row_number() OVER (ORDER BY ("group_value" IS NULL), "weight" DESC, "group_value") AS "place",
         count(*) OVER () AS "group_count"
  FROM "group_weights"
),
"grouped" AS NOT MATERIALIZED (
  SELECT "r".*,
         CASE WHEN ("r"."group_value" IS NULL) THEN 2 WHEN ("p"."place" <= 25) THEN 1 ELSE 3 END AS "group_kind",
         CASE WHEN ("r"."group_value" IS NULL) THEN '(not set)' WHEN ("p"."place" <= 25) THEN "r"."group_value" ELSE '(other)' END AS "group_name",
         "p"."group_count" AS "group_count"
  FROM "births_of_period" AS "r"
  JOIN "group_places" AS "p" ON ("r"."group_value" IS NOT DISTINCT FROM "p"."group_value")
),
"cells" AS (
  SELECT 'current' AS "answer_of",
         0 AS "group_kind",
         '' AS "group_name",
         0 AS "group_count",
         "b"."cohort" AS "cohort",
         0 AS "column",
         count(*) AS "retained"
  FROM "births" AS "b"
  GROUP BY "b"."cohort"
),
"cells_by_group" AS (
  SELECT 'current' AS "answer_of",
         "b"."group_kind" AS "group_kind",
         "b"."group_name" AS "group_name",
         "b"."group_count" AS "group_count",
         "b"."cohort" AS "cohort",
         0 AS "column",
         count(*) AS "retained"
  FROM "grouped" AS "b"
  GROUP BY "b"."group_kind", "b"."group_name", "b"."group_count", "b"."cohort"
),
"cells_2" AS (
  SELECT 'current' AS "answer_of",
         0 AS "group_kind",
         '' AS "group_name",
         0 AS "group_count",
         "b"."cohort" AS "cohort",
         ("a"."period" - "b"."cohort") AS "column",
         count(*) AS "retained"
  FROM "births" AS "b"
  JOIN "active_periods" AS "a" ON (("b"."actor_1" = "a"."actor_1") AND ("a"."period" > "b"."cohort"))
  WHERE (("a"."count_2" >= 1) AND (("a"."period" - "b"."cohort") < 31))
  GROUP BY "b"."cohort", ("a"."period" - "b"."cohort")
),
"cells_by_group_2" AS (
  SELECT 'current' AS "answer_of",
         "b"."group_kind" AS "group_kind",
         "b"."group_name" AS "group_name",
         "b"."group_count" AS "group_count",
         "b"."cohort" AS "cohort",
         ("a"."period" - "b"."cohort") AS "column",
         count(*) AS "retained"
  FROM "grouped" AS "b"
  JOIN "active_periods" AS "a" ON (("b"."actor_1" = "a"."actor_1") AND ("a"."period" > "b"."cohort"))
  WHERE (("a"."count_2" >= 1) AND (("a"."period" - "b"."cohort") < 31))
  GROUP BY "b"."group_kind", "b"."group_name", "b"."group_count", "b"."cohort", ("a"."period" - "b"."cohort")
),
"all_cells" AS (
  SELECT * FROM "cells"
  UNION ALL BY NAME
  SELECT * FROM "cells_by_group"
  UNION ALL BY NAME
  SELECT * FROM "cells_2"
  UNION ALL BY NAME
  SELECT * FROM "cells_by_group_2"
),
"without_actor" AS (
  SELECT * FROM (VALUES (0)) AS "rows"("without_actor")
)
SELECT *,
       ("a"."answer_of" IS NOT NULL) AS "answered"
FROM "without_actor" AS "s"
LEFT JOIN "all_cells" AS "a" ON TRUE;
