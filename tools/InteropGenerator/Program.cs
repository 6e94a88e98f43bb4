// Writes the native table of the device library to firmware/interop.
//     dotnet run --project tools/InteropGenerator [ROOT]
// Exit status: 0 done, 2 the library is not as the table needs it, or a mistake in the call.
using NanoLua.InteropGenerator;

if (args.Length > 1 || args.Any(argument => argument.StartsWith('-')))
{
    Console.Error.WriteLine("usage: InteropGenerator [ROOT]");
    return 2;
}
string root = args.Length == 1 ? args[0] : Environment.CurrentDirectory;
try
{
    foreach ((string path, string text) in InteropFiles.Generate(root))
    {
        File.WriteAllText(Path.Combine(root, path), text);
    }
    return 0;
}
catch (Exception exception) when (exception is IOException or InvalidDataException)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}
