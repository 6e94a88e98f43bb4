function t: () end
--> error: method_definition_needs_a_name.lua:1: <name> expected near '('
