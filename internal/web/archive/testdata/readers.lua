-- What readers ask for on a Friday afternoon, one after the other.
local paths = { "/weekly/2024-06-14/", "/weekly/2024-06-14/", "/weekly/2024-06-21/edition.pdf", "/weekly/", "/", "/weekly/feed.xml", "/weekly/2024-06-07/", "/weekly/2024-06-14/edition.txt" }
local n = 0
request = function()
  n = n % #paths + 1
  return wrk.format("GET", paths[n], { ["Accept-Encoding"] = "gzip" })
end
done = function(summary, latency)
  local bad = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout
  io.write(string.format("requests %d seconds %.1f bad %d p50 %.2f p99 %.2f ms\n", summary.requests, summary.duration / 1e6, bad, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end
