local function write(v, out)
  if type(v) == "table" then
    if #v > 0 then
      out[#out + 1] = "["
      for i, x in ipairs(v) do
        if i > 1 then out[#out + 1] = "," end
        write(x, out)
      end
      out[#out + 1] = "]"
    else
      local keys = {}
      for k in pairs(v) do keys[#keys + 1] = k end
      table.sort(keys)
      out[#out + 1] = "{"
      for i, k in ipairs(keys) do
        out[#out + 1] = (i > 1 and "," or "") .. ("%q:"):format(k)
        write(v[k], out)
      end
      out[#out + 1] = "}"
    end
  elseif type(v) == "string" then
    local function escape(c) return ("\\u%04x"):format(c:byte()) end
    out[#out + 1] = '"' .. v:gsub('[%c"\\]', escape) .. '"'
  else
    out[#out + 1] = tostring(v)
  end
  return out
end
local value = {name = "x\ty", list = {1, 2.5, {true, false}}, empty = {}, q = 'say "hi"'}
print(table.concat(write(value, {})))
--> {"empty":{},"list":[1,2.5,[true,false]],"name":"x\u0009y","q":"say \u0022hi\u0022"}
