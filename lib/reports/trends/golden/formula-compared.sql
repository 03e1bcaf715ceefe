WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT 'current' AS "period",
         "user" AS "actor_1",
         "time" AS "time",
         "time" AS "since",
         ((epoch_us("time") - 1714521600000000) // 86400000000) AS "bucket",
         nullif("p_plan", '') AS "value_1",
         "n_price" AS "value",
         ((nullif("p_price", '') IS NOT NULL) AND ("n_price" IS NULL)) AS "excluded"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" = 'purchase_completed') AND ("user" IS NOT NULL) AND ("event" = 'purchase_completed'))
),
"events_2" AS NOT MATERIALIZED (
  SELECT *, CAST(NULL AS VARCHAR) AS "p_plan", CAST(NULL AS DOUBLE) AS "n_price", CAST(NULL AS VARCHAR) AS "p_price" FROM (SELECT CAST(NULL AS BIGINT) AS "event_key", CAST(NULL AS VARCHAR) AS "event", CAST(NULL AS BIGINT) AS "user", CAST(NULL AS BIGINT) AS "raw_user", CAST(NULL AS TIMESTAMP) AS "time", CAST(NULL AS INTEGER) AS "tie", CAST(NULL AS VARCHAR) AS "session", CAST(NULL AS VARCHAR) AS "user_id", CAST(NULL AS VARCHAR) AS "anonymous_id", CAST(NULL AS VARCHAR) AS "insert_id", CAST(NULL AS VARCHAR) AS "source_file", CAST(NULL AS BIGINT) AS "source_row" WHERE FALSE)
),
"scoped_2" AS (
  SELECT 'previous' AS "period",
         "user" AS "actor_1",
         "time" AS "time",
         "time" AS "since",
         ((epoch_us("time") - 1711843200000000) // 86400000000) AS "bucket",
         nullif("p_plan", '') AS "value_1",
         "n_price" AS "value",
         ((nullif("p_price", '') IS NOT NULL) AND ("n_price" IS NULL)) AS "excluded"
  FROM "events_2" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-03-31 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-04-30 23:59:59.999999') AND ("event" = 'purchase_completed') AND ("user" IS NOT NULL) AND ("event" = 'purchase_completed'))
),
"both_periods" AS (
  SELECT * FROM "scoped"
  UNION ALL BY NAME
  SELECT * FROM "scoped_2"
),
"scoped_3" AS (
  SELECT 'current' AS "period",
         "user" AS "actor_1",
         "time" AS "time",
         "time" AS "since",
         ((epoch_us("time") - 1714521600000000) // 86400000000) AS "bucket",
         nullif("p_plan", '') AS "value_1"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("user" IS NOT NULL) AND TRUE)
),
"scoped_4" AS (
  SELECT 'previous' AS "period",
         "user" AS "actor_1",
         "time" AS "time",
         "time" AS "since",
         ((epoch_us("time") - 1711843200000000) // 86400000000) AS "bucket",
         nullif("p_plan", '') AS "value_1"
  FROM "events_2" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-03-31 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-04-30 23:59:59.999999') AND ("user" IS NOT NULL) AND TRUE)
),
"both_periods_2" AS (
  SELECT * FROM "scoped_3"
  UNION ALL BY NAME
  SELECT * FROM "scoped_4"
),
"measured" AS (
  SELECT "period" AS "period",
         "value_1" AS "value_1",
         "bucket" AS "bucket",
         TRY_CAST(coalesce(sum("value"), CAST(0 AS DOUBLE)) AS DOUBLE) AS "value"
  FROM "both_periods"
  GROUP BY "period", "value_1", "bucket"
),
"weights" AS (
  SELECT "period" AS "period",
         "value_1" AS "value_1",
         coalesce(TRY_CAST(sum("value") AS DOUBLE), 0) AS "weight"
  FROM "measured"
  GROUP BY "period", "value_1"
),
"once_each" AS (
  SELECT "period" AS "period",
         "value_1" AS "value_1",
         "bucket" AS "bucket",
         "actor_1" AS "actor_1"
  FROM "both_periods_2"
  GROUP BY "period", "value_1", "bucket", "actor_1"
),
"measured_2" AS (
  SELECT "period" AS "period",
         "value_1" AS "value_1",
         "bucket" AS "bucket",
         TRY_CAST(count(*) AS DOUBLE) AS "value"
  FROM "once_each"
  GROUP BY "period", "value_1", "bucket"
),
"weights_2" AS (
  SELECT "period" AS "period",
         "value_1" AS "value_1",
         coalesce(TRY_CAST(sum("value") AS DOUBLE), 0) AS "weight"
  FROM "measured_2"
  GROUP BY "period", "value_1"
),
"all_weights" AS (
  SELECT * FROM "weights"
  UNION ALL BY NAME
  SELECT * FROM "weights_2"
),
"weights_by_value" AS (
  SELECT "value_1" AS "value_1",
         coalesce(sum("weight") FILTER (WHERE ("period" = 'current')), 0) AS "current_weight",
         coalesce(sum("weight") FILTER (WHERE ("period" = 'previous')), 0) AS "previous_weight"
  FROM "all_weights"
  GROUP BY "value_1"
),
"places" AS NOT MATERIALIZED (
  SELECT *,
         row_number() OVER (PARTITION BY ("value_1" IS NULL) ORDER BY "current_weight" DESC, "previous_weight" DESC, coalesce("value_1", '(not set)')) AS "place"
  FROM "weights_by_value"
),
"grouped" AS NOT MATERIALIZED (
  SELECT "r".*,
         CASE WHEN ("r"."value_1" IS NULL) THEN 2 WHEN ("p"."place" <= 25) THEN 1 ELSE 3 END AS "group_kind",
         CASE WHEN ("r"."value_1" IS NULL) THEN '(not set)' WHEN ("p"."place" <= 25) THEN coalesce("r"."value_1", '(not set)') ELSE '(other)' END AS "group_1"
  FROM "both_periods" AS "r"
  JOIN "places" AS "p" ON ("r"."value_1" IS NOT DISTINCT FROM "p"."value_1")
),
"grouped_2" AS NOT MATERIALIZED (
  SELECT "r".*,
         CASE WHEN ("r"."value_1" IS NULL) THEN 2 WHEN ("p"."place" <= 25) THEN 1 ELSE 3 END AS "group_kind",
         CASE WHEN ("r"."value_1" IS NULL) THEN '(not set)' WHEN ("p"."place" <= 25) THEN coalesce("r"."value_1", '(not set)') ELSE '(other)' END AS "group_1"
  FROM "both_periods_2" AS "r"
  JOIN "places" AS "p" ON ("r"."value_1" IS NOT DISTINCT FROM "p"."value_1")
),
"measured_3" AS (
  SELECT "period" AS "period",
         "group_kind" AS "group_kind",
         "group_1" AS "group_1",
         "bucket" AS "bucket",
         TRY_CAST(coalesce(sum("value"), CAST(0 AS DOUBLE)) AS DOUBLE) AS "value"
  FROM "grouped"
  GROUP BY "period", "group_kind", "group_1", "bucket"
),
"measured_4" AS (
  SELECT "period" AS "period",
         "group_kind" AS "group_kind",
         "group_1" AS "group_1",
         -2 AS "bucket",
         TRY_CAST(coalesce(sum("value"), CAST(0 AS DOUBLE)) AS DOUBLE) AS "value"
  FROM "grouped"
  WHERE (("period" = 'previous') AND ("since" <= TIMESTAMP '2024-04-02 09:00:00'))
  GROUP BY "period", "group_kind", "group_1"
),
"cells" AS (
  SELECT 0 AS "series",
         "period" AS "period",
         "group_kind" AS "group_kind",
         "group_1" AS "group_1",
         "bucket" AS "bucket",
         TRY_CAST("value" AS DOUBLE) AS "value"
  FROM "measured_3"
),
"cells_2" AS (
  SELECT 0 AS "series",
         "period" AS "period",
         "group_kind" AS "group_kind",
         "group_1" AS "group_1",
         "bucket" AS "bucket",
         TRY_CAST("value" AS DOUBLE) AS "value"
  FROM "measured_4"
),
"excluded" AS (
  SELECT "period" AS "period",
         -3 AS "bucket",
         count(*) FILTER (WHERE "excluded") AS "value"
  FROM "both_periods"
  GROUP BY "period"
),
"cells_3" AS (
  SELECT 0 AS "series",
         "period" AS "period",
         "bucket" AS "bucket",
         TRY_CAST("value" AS DOUBLE) AS "value"
  FROM "excluded"
),
"once_each_2" AS (
  SELECT "period" AS "period",
         "group_kind" AS "group_kind",
         "group_1" AS "group_1",
         "bucket" AS "bucket",
         "actor_1" AS "actor_1"
  FROM "grouped_2"
  GROUP BY "period", "group_kind", "group_1", "bucket", "actor_1"
),
"measured_5" AS (
  SELECT "period" AS "period",
         "group_kind" AS "group_kind",
         "group_1" AS "group_1",
         "bucket" AS "bucket",
         TRY_CAST(count(*) AS DOUBLE) AS "value"
  FROM "once_each_2"
  GROUP BY "period", "group_kind", "group_1", "bucket"
),
"once_each_3" AS (
  SELECT "period" AS "period",
         "group_kind" AS "group_kind",
         "group_1" AS "group_1",
         -1 AS "bucket",
         "actor_1" AS "actor_1"
  FROM "grouped_2"
  GROUP BY "period", "group_kind", "group_1", "actor_1"
),
"measured_6" AS (
  SELECT "period" AS "period",
         "group_kind" AS "group_kind",
         "group_1" AS "group_1",
         "bucket" AS "bucket",
         TRY_CAST(count(*) AS DOUBLE) AS "value"
  FROM "once_each_3"
  GROUP BY "period", "group_kind", "group_1", "bucket"
),
"once_each_4" AS (
  SELECT "period" AS "period",
         "group_kind" AS "group_kind",
         "group_1" AS "group_1",
         -2 AS "bucket",
         "actor_1" AS "actor_1"
  FROM "grouped_2"
  WHERE (("period" = 'previous') AND ("since" <= TIMESTAMP '2024-04-02 09:00:00'))
  GROUP BY "period", "group_kind", "group_1", "actor_1"
),
"measured_7" AS (
  SELECT "period" AS "period",
         "group_kind" AS "group_kind",
         "group_1" AS "group_1",
         "bucket" AS "bucket",
         TRY_CAST(count(*) AS DOUBLE) AS "value"
  FROM "once_each_4"
  GROUP BY "period", "group_kind", "group_1", "bucket"
),
"cells_4" AS (
  SELECT 1 AS "series",
         "period" AS "period",
         "group_kind" AS "group_kind",
         "group_1" AS "group_1",
         "bucket" AS "bucket",
         TRY_CAST("value" AS DOUBLE) AS "value"
  FROM "measured_5"
),
"cells_5" AS (
  SELECT 1 AS "series",
         "period" AS "period",
         "group_kind" AS "group_kind",
         "group_1" AS "group_1",
         "bucket" AS "bucket",
         TRY_CAST("value" AS DOUBLE) AS "value"
  FROM "measured_6"
),
"cells_6" AS (
  SELECT 1 AS "series",
         "period" AS "period",
         "group_kind" AS "group_kind",
         "group_1" AS "group_1",
         "bucket" AS "bucket",
         TRY_CAST("value" AS DOUBLE) AS "value"
  FROM "measured_7"
),
"all_cells" AS (
  SELECT * FROM "cells"
  UNION ALL BY NAME
  SELECT * FROM "cells_2"
  UNION ALL BY NAME
  SELECT * FROM "cells_3"
  UNION ALL BY NAME
  SELECT * FROM "cells_4"
  UNION ALL BY NAME
  SELECT * FROM "cells_5"
  UNION ALL BY NAME
  SELECT * FROM "cells_6"
),
"without_actor" AS (
  SELECT * FROM (VALUES (0)) AS "rows"("without_actor")
)
SELECT *
FROM "without_actor" AS "s"
LEFT JOIN "all_cells" AS "a" ON TRUE
ORDER BY "a"."series", "a"."period", "a"."bucket";
