// The command line tool `nanolua`. Its rule: standard output belongs to the program that is run, or
// is the result that the command was asked for; everything else goes to standard error.
return NanoLua.Cli.CommandLine.Run(args);
