print(1 == "1", "1" ~= 1, 0 == false, nil == false, "" == nil) --> false	true	false	false	false
print(1 == 1.0, "a" == "a", {} == {}, print == print) --> true	true	false	true
