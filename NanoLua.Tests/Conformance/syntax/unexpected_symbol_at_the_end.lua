local x =
--> error: unexpected_symbol_at_the_end.lua:3: unexpected symbol near <eof>
