-- heap: 8 KB
-- module: bench/modules/json.lua
-- stripped
local json = require("json")

local document = [[
{"device": {"name": "node-0042", "location": "greenhouse \"B\""},
 "network": {"dhcp": false, "address": "192.168.1.50", "dns": ["192.168.1.1", "9.9.9.9"]},
 "sensors": [{"pin": 4, "offset": -0.5, "enabled": true}, {"pin": 7, "offset": 1.25, "enabled": null}],
 "intervals": [100, 250, 1000, 60000]}
]]
print(#document) --> 300
local settings = json.decode(document)
print(settings.device.name, settings.device.location) --> node-0042	greenhouse "B"
print(settings.network.dhcp, settings.network.dns[2]) --> false	9.9.9.9
print(settings.sensors[1].offset, settings.sensors[2].enabled, settings.sensors[2].pin) --> -0.5	nil	7
print(#settings.intervals, settings.intervals[4]) --> 4	60000
print(json.encode(settings.sensors[1])) --> {"enabled":true,"offset":-0.5,"pin":4}
