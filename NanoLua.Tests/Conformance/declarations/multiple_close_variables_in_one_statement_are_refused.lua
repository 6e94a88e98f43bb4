local a <close>, b <close> = nil, nil
--> error: multiple_close_variables_in_one_statement_are_refused.lua:1: multiple to-be-closed variables in local list
