collectgarbage("incremental")
print(collectgarbage("generational")) --> incremental
print(collectgarbage("incremental")) --> generational
print(collectgarbage("incremental")) --> incremental
