-- What a provider sends when its readers press Unsubscribe: one click of each
-- of them, again and again.
local paths = {}
for path in io.lines(os.getenv("CATCHUP_LOAD_WORDS")) do
  paths[#paths + 1] = path
end
local n = 0
request = function()
  n = n % #paths + 1
  return wrk.format("POST", paths[n], { ["Content-Type"] = "application/x-www-form-urlencoded" }, "List-Unsubscribe=One-Click")
end
