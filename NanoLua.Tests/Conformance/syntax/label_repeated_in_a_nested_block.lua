::a::
do
  ::a::
end
--> error: label_repeated_in_a_nested_block.lua:3: label 'a' already defined on line 1
