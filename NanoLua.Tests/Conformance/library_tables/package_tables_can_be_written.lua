package.preload.counter = function(name, place) return {name = name, place = place} end
local counter = require "counter"
print(counter.name, counter.place, package.loaded.counter == counter)  --> counter	:preload:	true
package.loaded.answer = 42
print(require "answer")  --> 42
table.insert(package.searchers, 2, function(name)
    if name == "invented" then return function() return "made up" end, "nowhere" end
end)
print(require "invented")  --> made up	nowhere
package.loaded.math = nil
print(math ~= nil, rawget(package.loaded, "math"))  --> true	nil
