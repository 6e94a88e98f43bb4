goto nowhere
--> error: goto_without_label.lua:1: no visible label 'nowhere' for <goto> at line 1
