local t = {}
function t:a_method_name_that_is_longer_than_forty_characters_for_certain(x) return self == t, x
end
print(t:a_method_name_that_is_longer_than_forty_characters_for_certain("ok")) --> true	ok
a_global_name_that_is_longer_than_forty_characters_for_certain = 5
print(a_global_name_that_is_longer_than_forty_characters_for_certain) --> 5
t.a_field_name_that_is_longer_than_forty_characters_for_certain = "field"
print(t.a_field_name_that_is_longer_than_forty_characters_for_certain, t[("x"):rep(50)])
--> field	nil
