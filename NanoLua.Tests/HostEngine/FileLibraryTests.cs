using NanoLua.HostEngine;
using Xunit;

namespace NanoLua.Tests.HostEngine;

/// <summary>io, os, loadfile and require on the files of this PC. Every program gets a fresh folder.</summary>
public sealed class FileLibraryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nanolua").FullName;

    public static TheoryData<string> Models => HostPrograms.Models;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Models))]
    public void Files_are_read_by_format(string model)
    {
        File.WriteAllText(Path.Combine(_folder, "data"), "first\n 42 0x10 -1.5e1 rest\nlast");
        Assert.Equal(
            "first 42 16 -15.0 [ rest] la st nil",
            Run(model, """
                local f = assert(io.open(folder .. '/data'))
                local line, a, b, c, rest = f:read('l', 'n', 'n', 'n', 'l')
                local two, others, none = f:read(2, 'a', 'l')
                return table.concat({line, a, b, c, '[' .. rest .. ']', two, others,
                                     tostring(none)}, ' ')
                """));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Lines_close_their_file_at_the_end(string model)
    {
        File.WriteAllText(Path.Combine(_folder, "data"), "one\ntwo");
        Assert.Equal(
            "one/two/closed file",
            Run(model, """
                local iterator, _, _, file = io.lines(folder .. '/data')
                local seen = {}
                for line in iterator do seen[#seen + 1] = line end
                return table.concat(seen, '/') .. '/' .. io.type(file)
                """));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Closed_file_is_refused_and_missing_file_is_named(string model)
    {
        Assert.Equal(
            """
            attempt to use a closed file
            /nowhere/x: No such file or directory 2
            test.lua:4: cannot open file '/nowhere/x' (No such file or directory)
            """,
            Run(model, """
                local f = io.tmpfile() f:close()
                local _, closed = pcall(f.read, f)
                local _, message, code = io.open('/nowhere/x')
                local _, raised = pcall(function() io.lines('/nowhere/x') end)
                return closed .. '\n' .. message .. ' ' .. code .. '\n' .. raised
                """));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Processes_tell_how_they_ended(string model)
    {
        Assert.Equal(
            "text\n true nil exit 3 signal 9",
            Run(model, """
                local p = io.popen('echo text')
                local text, closed = p:read('a'), p:close()
                local ok, how, code = os.execute('exit 3')
                local _, how2, signal = os.execute('kill -s KILL $$')
                return table.concat({text, tostring(closed), tostring(ok), how, code, how2,
                                     signal}, ' ')
                """));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Dates_go_both_ways(string model)
    {
        Assert.Equal(
            "1970-01-02 00:00:00 2000 -1",
            Run(model, """
                local noon = os.time {year = 2000, month = 2, day = 30}
                local t = os.date('*t', noon)
                return os.date('!%Y-%m-%d %H:%M:%S', 86400) .. ' ' .. t.year .. ' ' ..
                       (t.month == 3 and t.day == 1 and t.hour == 12 and -1 or 0)
                """));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Modules_and_chunks_come_from_files(string model)
    {
        File.WriteAllText(Path.Combine(_folder, "part.lua"), "#!lua\nreturn {name = ..., n = 7}");
        File.WriteAllText(Path.Combine(_folder, "bad.lua"), "#!lua\nx =");
        Assert.Equal(
            $"part 7 {_folder}/part.lua true\n{_folder}/bad.lua:2: unexpected symbol near <eof>",
            Run(model, """
                package.path = folder .. '/?.lua'
                local part, place = require('part')
                local again = dofile(folder .. '/part.lua').n == loadfile(folder .. '/part.lua')().n
                local _, message = loadfile(folder .. '/bad.lua')
                return part.name .. ' ' .. part.n .. ' ' .. place .. ' ' .. tostring(again) ..
                       '\n' .. message
                """));
    }

    private string? Run(string model, string source)
    {
        using EngineState state = HostPrograms.NewState(model);
        state.PushString(_folder);
        state.SetGlobal("folder");
        return HostPrograms.Evaluate(state, source);
    }
}
