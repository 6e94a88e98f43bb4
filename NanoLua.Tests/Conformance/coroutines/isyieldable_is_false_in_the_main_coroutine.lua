print(coroutine.isyieldable()) --> false
coroutine.wrap(function() print(coroutine.isyieldable()) end)() --> true
print(coroutine.isyieldable(coroutine.create(print))) --> true
