-- What readers ask for on a Friday afternoon, one after the other.
local paths = { "/weekly/2024-06-14/", "/weekly/2024-06-14/", "/weekly/2024-06-21/edition.pdf", "/weekly/", "/", "/weekly/feed.xml", "/weekly/2024-06-07/", "/weekly/2024-06-14/edition.txt" }
local n = 0
request = function()
  n = n % #paths + 1
  return wrk.format("GET", paths[n], { ["Accept-Encoding"] = "gzip" })
end
