local loads = 0
package.preload.fake = function(name, extra)
  loads = loads + 1
  return {name = name, extra = extra}
end
local m, extra = require "fake"
print(m.name, m.extra, extra, require "fake" == m, loads) --> fake	:preload:	:preload:	true	1
print(package.loaded.fake == m) --> true
