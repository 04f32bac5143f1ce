#!/bin/sh
# project.sh FOLDER N: a project whose report is one table with N rows, a target each.
set -eu
folder=$1
mkdir -p "$folder/data/plans/many" "$folder/layouts" "$folder/metrics"

cat >"$folder/report.yaml" <<END
plan: many
title: 长表
metrics: [metrics/*.csv]
layout: long
period: 2018-06
regions: [630000]
END
cat >"$folder/data/plans/many/plan.yaml" <<END
id: many
title: 长表规划
issuer: 编制单位
region: "630000"
start: 2016-01
end: 2020-12
END
# the table of the shipped layout, and nothing else
awk '/^blocks:/ { exit } { print }' "$SOURCE/layouts/brief.yaml" >"$folder/layouts/long.yaml"
cat >>"$folder/layouts/long.yaml" <<END
blocks:
  - {id: head, type: heading, title: 目标总表}
  - id: targets
    type: table
    columns: [序号, 指标, 单位, 基期值, 目标值, 现值, 完成率, 时序进度, 状态]
END
awk -v n="$2" -v folder="$folder" 'BEGIN {
    indicators = folder "/data/indicators.csv"
    targets = folder "/data/plans/many/targets.csv"
    metrics = folder "/metrics/values.csv"
    print "id,name,aliases,unit,kind,direction,aggregate,nature,bounds,decimals,definition,source" >indicators
    print "id,indicator,region,clause,domain,target,unit,baseline,baseline_period,target_period,nature,owner,weight,path,note" >targets
    print "indicator,region,period,value,unit" >metrics
    for (i = 1; i <= n; i++) {
        printf "i%d,第%d项标准制修订数,,项,stock,up,given,,0..,0,累计数,来源\n", i, i >indicators
        printf "t%d,i%d,630000,一,标准,%d项以上,项,%d,2015,2020,,,,,\n", i, i, 200 + i % 77, 20 + i % 13 >targets
        printf "i%d,630000,2018-06,%d,项\n", i, 60 + i % 180 >metrics
    }
}'
