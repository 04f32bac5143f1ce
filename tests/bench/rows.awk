# awk -F, -v bytes=N -f rows.awk indicators.csv regions.csv
# A clean metric file of at least N bytes: every indicator in every region, month by month.
FNR == 1 { file++; next }
file == 1 && $4 != "" { names[++n] = $2; units[n] = $4 }
file == 2 { regions[++m] = $2 }
END {
    print "indicator,region,period,value,unit,source,note,flag"
    for (month = 0; size < bytes; month++) {
        period = sprintf("%d-%02d", 1990 + int(month / 12), month % 12 + 1)
        for (i = 1; i <= n; i++)
            for (r = 1; r <= m; r++) {
                row = names[i] "," regions[r] "," period "," (20 + i % 50 + month % 12 / 10) "," \
                    units[i] ",青海省市场监督管理局年度统计,,"
                size += length(row) + 1
                print row
            }
    }
}
