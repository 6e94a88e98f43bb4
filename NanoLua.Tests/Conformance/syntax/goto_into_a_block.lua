goto inside
do
  ::inside::
end
--> error: goto_into_a_block.lua:4: no visible label 'inside' for <goto> at line 1
