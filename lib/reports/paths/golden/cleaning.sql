WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT CAST(NULL AS VARCHAR) AS "prefix",
         nullif(CASE WHEN ("event" = 'page_viewed') THEN "p_plan" ELSE "e"."event" END, '') AS "raw"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-03 09:00:00') AND ("user" IS NOT NULL) AND TRUE)
),
"raw_names" AS (
  SELECT "prefix" AS "prefix",
         "raw" AS "raw",
         count(*) AS "events"
  FROM "scoped"
  WHERE ("raw" IS NOT NULL)
  GROUP BY "prefix", "raw"
),
"caught" AS (
  SELECT 1 AS "rule",
         "raw" AS "raw",
         "events" AS "events",
         regexp_replace(CASE WHEN ("raw" IS NOT NULL) THEN coalesce(nullif(rtrim("raw", '/'), ''), '/') ELSE NULL END, '\?.*', '', 'g') AS "result"
  FROM "raw_names"
  WHERE regexp_matches(CASE WHEN ("raw" IS NOT NULL) THEN coalesce(nullif(rtrim("raw", '/'), ''), '/') ELSE NULL END, '\?.*')
),
"cleaned_names" AS NOT MATERIALIZED (
  SELECT *,
         regexp_replace(CASE WHEN ("raw" IS NOT NULL) THEN coalesce(nullif(rtrim("raw", '/'), ''), '/') ELSE NULL END, '\?.*', '', 'g') AS "cleaned"
  FROM "raw_names"
),
"grouped_names" AS NOT MATERIALIZED (
  SELECT *,
         CASE WHEN regexp_matches((coalesce(("prefix" || ': '), '') || "cleaned"), '(?s)\/blog\/.*') THEN 1 ELSE 0 END AS "group_number"
  FROM "cleaned_names"
  WHERE ("cleaned" <> '')
),
"caught_2" AS (
  SELECT 2 AS "rule",
         "raw" AS "raw",
         "events" AS "events",
         '/blog/*' AS "result"
  FROM "grouped_names"
  WHERE ("group_number" = 1)
),
"catches" AS (
  SELECT * FROM "caught"
  UNION ALL BY NAME
  SELECT * FROM "caught_2"
),
"caught_names" AS (
  SELECT "rule" AS "rule",
         "raw" AS "raw",
         any_value("result") AS "result",
         CAST(sum("events") AS BIGINT) AS "events"
  FROM "catches"
  GROUP BY "rule", "raw"
),
"ranked_names" AS NOT MATERIALIZED (
  SELECT *,
         row_number() OVER (PARTITION BY "rule" ORDER BY "events" DESC, "raw") AS "place"
  FROM "caught_names"
),
"examples" AS NOT MATERIALIZED (
  SELECT *,
         'example' AS "part"
  FROM "ranked_names"
  WHERE ("place" <= 5)
),
"rules" AS (
  SELECT 'rule' AS "part",
         "rule" AS "rule",
         count(*) AS "total",
         CAST(sum("events") AS BIGINT) AS "events"
  FROM "caught_names"
  GROUP BY "rule"
),
"all_cleaned" AS NOT MATERIALIZED (
  SELECT *,
         regexp_replace(CASE WHEN ("raw" IS NOT NULL) THEN coalesce(nullif(rtrim("raw", '/'), ''), '/') ELSE NULL END, '\?.*', '', 'g') AS "cleaned"
  FROM "raw_names"
),
"all_named" AS NOT MATERIALIZED (
  SELECT *,
         CASE WHEN (coalesce("cleaned", '') <> '') THEN 'value' ELSE 'unset' END AS "kind",
         CASE WHEN (coalesce("cleaned", '') <> '') THEN CASE WHEN regexp_matches((coalesce(("prefix" || ': '), '') || "cleaned"), '(?s)\/blog\/.*') THEN '/blog/*' ELSE (coalesce(("prefix" || ': '), '') || "cleaned") END ELSE (coalesce(("prefix" || ': '), '') || '(not set)') END AS "name"
  FROM "all_cleaned"
),
"name_counts" AS (
  SELECT 'names' AS "part",
         count(DISTINCT "raw") AS "total",
         count(DISTINCT "name") FILTER (WHERE ("kind" = 'value')) AS "events"
  FROM "all_named"
),
"cleaning" AS (
  SELECT * FROM "examples"
  UNION ALL BY NAME
  SELECT * FROM "rules"
  UNION ALL BY NAME
  SELECT * FROM "name_counts"
),
"scoped_2" AS (
  SELECT "e"."time" AS "time"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-03 09:00:00') AND ("user" IS NULL))
),
"without_actor" AS (
  SELECT count(*) AS "without_actor"
  FROM "scoped_2"
)
SELECT *,
       ("a"."part" IS NOT NULL) AS "answered"
FROM "without_actor" AS "w"
LEFT JOIN "cleaning" AS "a" ON TRUE;
