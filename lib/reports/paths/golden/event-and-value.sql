WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "user" AS "actor_1",
         "e"."time" AS "time",
         "e"."tie" AS "tie",
         "e"."session" AS "session",
         TRUE AS "present",
         CASE WHEN TRUE THEN "e"."event" ELSE NULL END AS "prefix",
         nullif("p_plan", '') AS "raw",
         (TRUE AND TRUE) AS "named"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-03 09:00:00') AND ("user" IS NOT NULL))
),
"raw_names" AS (
  SELECT "prefix" AS "prefix",
         "raw" AS "raw"
  FROM "scoped"
  WHERE "named"
  GROUP BY "prefix", "raw"
),
"cleaned_names" AS NOT MATERIALIZED (
  SELECT *,
         "raw" AS "cleaned"
  FROM "raw_names"
),
"named_nodes" AS NOT MATERIALIZED (
  SELECT *,
         CASE WHEN (coalesce("cleaned", '') <> '') THEN 'value' ELSE 'unset' END AS "kind",
         CASE WHEN (coalesce("cleaned", '') <> '') THEN (coalesce(("prefix" || ': '), '') || "cleaned") ELSE (coalesce(("prefix" || ': '), '') || '(not set)') END AS "name"
  FROM "cleaned_names"
),
"distinct_nodes" AS (
  SELECT DISTINCT "kind" AS "kind",
         "name" AS "name"
  FROM "named_nodes"
  WHERE ("kind" = 'value')
),
"nodes" AS NOT MATERIALIZED (
  SELECT *,
         row_number() OVER (ORDER BY "kind", "name") AS "key"
  FROM "distinct_nodes"
),
"keyed_names" AS (
  SELECT "r"."prefix" AS "prefix",
         "r"."raw" AS "raw",
         "k"."key" AS "key"
  FROM "named_nodes" AS "r"
  JOIN "nodes" AS "k" ON (("r"."kind" = "k"."kind") AND ("r"."name" = "k"."name"))
),
"rows" AS (
  SELECT "r"."actor_1" AS "actor_1",
         "r"."time" AS "time",
         "r"."tie" AS "tie",
         "r"."session" AS "session",
         "r"."present" AS "present",
         "k"."key" AS "node"
  FROM "scoped" AS "r"
  LEFT JOIN "keyed_names" AS "k" ON ("r"."named" AND ("r"."prefix" IS NOT DISTINCT FROM "k"."prefix") AND ("r"."raw" IS NOT DISTINCT FROM "k"."raw"))
),
"moves_whole_gaps" AS (
  SELECT *, CASE WHEN "session" IS NULL AND NOT coalesce(epoch_us("time") - epoch_us(lag("time") OVER (PARTITION BY "actor_1", "session" IS NULL ORDER BY "time", "tie")) < 1800000000, FALSE) THEN epoch_us("time") END AS "stretch_start"
  FROM "rows"
),
"moves_whole_stretches" AS (
  SELECT *, CASE WHEN "session" IS NULL THEN max("stretch_start") OVER (PARTITION BY "actor_1", "session" IS NULL ORDER BY "time", "tie") END AS "stretch"
  FROM "moves_whole_gaps"
),
"moves_whole_sequences" AS MATERIALIZED (
  SELECT row_number() OVER () AS "sequence", "actor_1", "session", "stretch"
  FROM "moves_whole_stretches"
  WHERE "present"
  GROUP BY "actor_1", "session", "stretch"
),
"moves_whole_rows" AS MATERIALIZED (
  SELECT "s"."sequence", epoch_us("r"."time") AS "t", "r"."tie", "r"."node",
         row_number() OVER (PARTITION BY "s"."sequence" ORDER BY "r"."time", "r"."tie") AS "n"
  FROM "moves_whole_stretches" AS "r" JOIN "moves_whole_sequences" AS "s" ON "s"."actor_1" IS NOT DISTINCT FROM "r"."actor_1" AND "s"."session" IS NOT DISTINCT FROM "r"."session" AND "s"."stretch" IS NOT DISTINCT FROM "r"."stretch"
  WHERE "r"."present"
),
"moves_whole_changes" AS (
  SELECT *, 1 AS "begins"
  FROM "moves_whole_rows"
  WHERE "node" IS NOT NULL
),
"moves_whole_runs" AS MATERIALIZED (
  SELECT "sequence", "run", any_value("node") AS "node", min("t") AS "first_time", max("t") AS "last_time",
         arg_max("tie", "n") AS "last_tie", max("n") AS "last_n", count(*) AS "events"
  FROM (SELECT *, sum("begins") OVER (PARTITION BY "sequence" ORDER BY "n") AS "run" FROM "moves_whole_changes")
  GROUP BY "sequence", "run"
),
"moves_whole_ranges" AS MATERIALIZED (
  SELECT *
  FROM (SELECT "s"."sequence", "s"."run" AS "path", "s"."run" AS "low", max("r"."run") AS "high", CAST(NULL AS BIGINT) AS "until"
  FROM "moves_whole_runs" AS "s"
  JOIN "moves_whole_runs" AS "r" ON "r"."sequence" = "s"."sequence" AND "r"."run" >= "s"."run"
  WHERE "s"."run" = 1
  GROUP BY "s"."sequence", "s"."run")
  QUALIFY row_number() OVER (PARTITION BY "sequence" ORDER BY "path") = 1
),
"moves_whole_nodes" AS MATERIALIZED (
  SELECT "p"."sequence", "p"."path", "p"."until", "r"."node", "r"."last_time", "r"."last_tie", "r"."last_n", "r"."events",
         row_number() OVER "each" AS "place",
         count(*) OVER (PARTITION BY "p"."sequence", "p"."path") AS "places"
  FROM "moves_whole_ranges" AS "p"
  JOIN "moves_whole_runs" AS "r" ON "r"."sequence" = "p"."sequence" AND "r"."run" BETWEEN "p"."low" AND "p"."high"
  WINDOW "each" AS (PARTITION BY "p"."sequence", "p"."path" ORDER BY "r"."run")
),
"moves_whole_lasts" AS (
  SELECT "l"."sequence", "l"."path", CASE WHEN "l"."places" > 5 THEN 2 WHEN "h"."t" <= coalesce("l"."until", "h"."t") THEN 1 ELSE 0 END AS "ending"
  FROM "moves_whole_nodes" AS "l"
  LEFT JOIN "moves_whole_rows" AS "h" ON "h"."sequence" = "l"."sequence" AND "h"."n" = "l"."last_n" + 1
  WHERE "l"."place" = "l"."places"
),
"moves_whole_wide" AS (
  SELECT "sequence", "path", any_value("node") FILTER (WHERE "slot" = 1) AS "node_1", min("last_time") FILTER (WHERE "slot" = 1) AS "time_1", CAST(sum("events") FILTER (WHERE "slot" = 1) AS BIGINT) AS "events_1",
         any_value("node") FILTER (WHERE "slot" = 2) AS "node_2", min("last_time") FILTER (WHERE "slot" = 2) AS "time_2", CAST(sum("events") FILTER (WHERE "slot" = 2) AS BIGINT) AS "events_2",
         any_value("node") FILTER (WHERE "slot" = 3) AS "node_3", min("last_time") FILTER (WHERE "slot" = 3) AS "time_3", CAST(sum("events") FILTER (WHERE "slot" = 3) AS BIGINT) AS "events_3",
         any_value("node") FILTER (WHERE "slot" = 4) AS "node_4", min("last_time") FILTER (WHERE "slot" = 4) AS "time_4", CAST(sum("events") FILTER (WHERE "slot" = 4) AS BIGINT) AS "events_4",
         any_value("node") FILTER (WHERE "slot" = 5) AS "node_5", min("last_time") FILTER (WHERE "slot" = 5) AS "time_5", CAST(sum("events") FILTER (WHERE "slot" = 5) AS BIGINT) AS "events_5",
         min("last_time") AS "first_time", arg_min("last_tie", "place") AS "first_tie", max("last_time") AS "last_time"
  FROM (SELECT *, CASE WHEN "place" <= 5 THEN "place" END AS "slot" FROM "moves_whole_nodes")
  WHERE "slot" IS NOT NULL
  GROUP BY "sequence", "path"
),
"moves_whole" AS MATERIALIZED (
  SELECT "s"."actor_1",
         "s"."session",
         "s"."stretch" AS "session_start",
         "w"."node_1", "w"."time_1", "w"."events_1",
         "w"."node_2", "w"."time_2", "w"."events_2",
         "w"."node_3", "w"."time_3", "w"."events_3",
         "w"."node_4", "w"."time_4", "w"."events_4",
         "w"."node_5", "w"."time_5", "w"."events_5",
         "w"."first_time",
         "w"."first_tie",
         "w"."last_time",
         "l"."ending"
  FROM "moves_whole_wide" AS "w"
  JOIN "moves_whole_sequences" AS "s" ON "s"."sequence" = "w"."sequence"
  JOIN "moves_whole_lasts" AS "l" ON "l"."sequence" = "w"."sequence" AND "l"."path" = "w"."path"
),
"moves" AS MATERIALIZED (
  SELECT 1 AS "step", 1 AS "begins", "node_1" AS "from_key", coalesce("node_2", CASE "ending" WHEN 0 THEN -10 WHEN 1 THEN -11 WHEN 2 THEN -12 END) AS "to_key", "events_1" AS "events", "time_2" - "time_1" AS "elapsed"
  FROM "moves_whole"
  WHERE "node_1" IS NOT NULL
  UNION ALL
  SELECT 2 AS "step", CASE WHEN "node_1" IS NULL THEN 1 ELSE 0 END AS "begins", "node_2" AS "from_key", coalesce("node_3", CASE "ending" WHEN 0 THEN -10 WHEN 1 THEN -11 WHEN 2 THEN -12 END) AS "to_key", "events_2" AS "events", "time_3" - "time_2" AS "elapsed"
  FROM "moves_whole"
  WHERE "node_2" IS NOT NULL
  UNION ALL
  SELECT 3 AS "step", CASE WHEN "node_2" IS NULL THEN 1 ELSE 0 END AS "begins", "node_3" AS "from_key", coalesce("node_4", CASE "ending" WHEN 0 THEN -10 WHEN 1 THEN -11 WHEN 2 THEN -12 END) AS "to_key", "events_3" AS "events", "time_4" - "time_3" AS "elapsed"
  FROM "moves_whole"
  WHERE "node_3" IS NOT NULL
  UNION ALL
  SELECT 4 AS "step", CASE WHEN "node_3" IS NULL THEN 1 ELSE 0 END AS "begins", "node_4" AS "from_key", coalesce("node_5", CASE "ending" WHEN 0 THEN -10 WHEN 1 THEN -11 WHEN 2 THEN -12 END) AS "to_key", "events_4" AS "events", "time_5" - "time_4" AS "elapsed"
  FROM "moves_whole"
  WHERE "node_4" IS NOT NULL
  UNION ALL
  SELECT 5 AS "step", CASE WHEN "node_4" IS NULL THEN 1 ELSE 0 END AS "begins", "node_5" AS "from_key", CASE "ending" WHEN 0 THEN -10 WHEN 1 THEN -11 WHEN 2 THEN -12 END AS "to_key", "events_5" AS "events", CAST(NULL AS BIGINT) AS "elapsed"
  FROM "moves_whole"
  WHERE "node_5" IS NOT NULL
),
"counted_moves" AS (
  SELECT "step" AS "step",
         "from_key" AS "from_key",
         "to_key" AS "to_key",
         count(*) AS "count",
         CAST(sum("begins") AS BIGINT) AS "begin",
         CAST(sum("events") AS BIGINT) AS "events"
  FROM "moves"
  GROUP BY "step", "from_key", "to_key"
),
"counted_nodes" AS (
  SELECT "step" AS "step",
         "from_key" AS "key",
         coalesce(CAST(sum("count") AS BIGINT), 0) AS "arrive",
         coalesce(CAST(sum("begin") AS BIGINT), 0) AS "begin",
         coalesce(CAST(sum("count") FILTER (WHERE ("to_key" > -10)) AS BIGINT), 0) AS "go_on",
         coalesce(CAST(sum("count") FILTER (WHERE ("to_key" = -10)) AS BIGINT), 0) AS "end",
         coalesce(CAST(sum("count") FILTER (WHERE ("to_key" = -11)) AS BIGINT), 0) AS "hidden",
         coalesce(CAST(sum("count") FILTER (WHERE ("to_key" = -12)) AS BIGINT), 0) AS "continues",
         coalesce(CAST(sum("events") AS BIGINT), 0) AS "events"
  FROM "counted_moves"
  GROUP BY "step", "from_key"
),
"step_nodes" AS NOT MATERIALIZED (
  SELECT "c".*,
         CASE WHEN ("c"."key" = -1) THEN 'gap' ELSE "n"."kind" END AS "kind",
         "n"."name" AS "name"
  FROM "counted_nodes" AS "c"
  LEFT JOIN "nodes" AS "n" ON ("c"."key" = "n"."key")
),
"ranked_nodes" AS NOT MATERIALIZED (
  SELECT *,
         row_number() OVER (PARTITION BY "step", ("kind" = 'value') ORDER BY "arrive" DESC, "name") AS "rank"
  FROM "step_nodes"
),
"drawn_nodes" AS NOT MATERIALIZED (
  SELECT *,
         CASE WHEN (("kind" = 'value') AND ("rank" > 5)) THEN -2 ELSE "key" END AS "drawn"
  FROM "ranked_nodes"
),
"folded_moves" AS (
  SELECT "m"."step" AS "step",
         "f"."drawn" AS "from_key",
         coalesce("t"."drawn", "m"."to_key") AS "to_key",
         "m"."elapsed" AS "elapsed"
  FROM "moves" AS "m"
  LEFT JOIN "drawn_nodes" AS "f" ON (("f"."step" = ("m"."step" + 0)) AND ("f"."key" = "m"."from_key"))
  LEFT JOIN "drawn_nodes" AS "t" ON (("t"."step" = ("m"."step" + 1)) AND ("t"."key" = "m"."to_key"))
),
"folded_edges" AS (
  SELECT "step" AS "step",
         "from_key" AS "from_key",
         "to_key" AS "to_key",
         count(*) AS "count",
         (avg("elapsed") / CAST(1000000 AS DOUBLE)) AS "average_seconds",
         (quantile_cont("elapsed", CAST(0.5 AS DOUBLE)) / CAST(1000000 AS DOUBLE)) AS "median_seconds"
  FROM "folded_moves"
  GROUP BY "step", "from_key", "to_key"
),
"edge_rows" AS (
  SELECT 'edge' AS "part",
         "step" AS "step",
         "from_key" AS "from_key",
         "to_key" AS "to_key",
         "count" AS "count",
         "average_seconds" AS "average_seconds",
         "median_seconds" AS "median_seconds"
  FROM "folded_edges"
  WHERE TRUE
),
"node_rows" AS (
  SELECT 'node' AS "part",
         "step" AS "step",
         "drawn" AS "from_key",
         any_value("kind") AS "from_kind",
         any_value("name") AS "from_name",
         count(*) AS "members",
         CAST(sum("arrive") AS BIGINT) AS "arrive",
         CAST(sum("begin") AS BIGINT) AS "begin",
         CAST(sum("go_on") AS BIGINT) AS "go_on",
         CAST(sum("end") AS BIGINT) AS "end",
         CAST(sum("hidden") AS BIGINT) AS "hidden",
         CAST(sum("continues") AS BIGINT) AS "continues",
         CAST(sum("events") AS BIGINT) AS "events"
  FROM "drawn_nodes"
  GROUP BY "step", "drawn"
),
"step_rows" AS (
  SELECT 'step' AS "part",
         "step" AS "step",
         count(*) AS "members",
         CAST(sum("arrive") AS BIGINT) AS "arrive",
         CAST(sum("begin") AS BIGINT) AS "begin",
         CAST(sum("go_on") AS BIGINT) AS "go_on",
         CAST(sum("end") AS BIGINT) AS "end",
         CAST(sum("hidden") AS BIGINT) AS "hidden",
         CAST(sum("continues") AS BIGINT) AS "continues",
         CAST(sum("events") AS BIGINT) AS "events"
  FROM "drawn_nodes"
  GROUP BY "step"
),
"totals" AS (
  SELECT 'total' AS "part",
         count(*) AS "edges",
         coalesce(CAST(sum("count") AS BIGINT), 0) AS "count"
  FROM "counted_moves"
  WHERE TRUE
),
"facts" AS (
  SELECT * FROM "edge_rows"
  UNION ALL BY NAME
  SELECT * FROM "node_rows"
  UNION ALL BY NAME
  SELECT * FROM "step_rows"
  UNION ALL BY NAME
  SELECT * FROM "totals"
),
"starters" AS (
  SELECT 'starters' AS "part",
         coalesce(CAST(sum("begin") AS BIGINT), 0) AS "starters"
  FROM "counted_moves"
),
"answers" AS (
  SELECT * FROM "facts"
  UNION ALL BY NAME
  SELECT * FROM "starters"
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
LEFT JOIN "answers" AS "a" ON TRUE;
