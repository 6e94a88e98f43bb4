global print, n
n = "global"
do
  local n = "local"
  print(n) --> local
end
print(n) --> global
