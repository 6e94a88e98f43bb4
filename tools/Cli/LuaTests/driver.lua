-- Runs one file of the official test suite as the suite's all.lua runs it for users (_U): nothing that
-- takes long, nothing that depends on the operating system, no tests of the C library's inside. The file
-- is a module of the same image, so its code stays in read-only memory.
local file = ...
local module = file:match("^(.*)%.lua$")

-- What a file returns once all of it has run.
local results <const> = {
    ["attrib.lua"] = 27, ["events.lua"] = 12, ["locals.lua"] = 5, ["verybig.lua"] = 10,
}

local function searchImages(name)
    local searcher = package.searchers[2]
    return (searcher(name))
end

arg[0] = file
ARG = arg
_U, _soft, _port, _nomsg = true, true, true, true
T = nil
debug = nil
function Message() end
assert(os.setlocale("C"))
require("tracegc").start()

local run = searchImages(module)
if file == "big.lua" then run = coroutine.wrap(run) end
local result = run()
assert(result == results[file] or not results[file], "the file has not run to its end")
