using NanoLua.HostEngine;
using Xunit;

namespace NanoLua.Tests.HostEngine;

/// <summary>Calls between Lua and this process: errors, nesting, cancelling, the compiler.</summary>
public sealed class EngineCallTests
{
    public static TheoryData<string> Models => HostPrograms.Models;

    [Theory]
    [MemberData(nameof(Models))]
    public void Host_function_gets_arguments_and_answers(string model)
    {
        using EngineState state = HostPrograms.NewState(model);
        Define(state, "add", s =>
        {
            s.PushInteger(s.ToInteger(0)!.Value + s.ToInteger(1)!.Value);
            s.PushString("done");
            return 2;
        });
        Assert.Equal("42done", HostPrograms.Evaluate(
            state, "local sum, word = add(40, 2) return sum .. word"));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Host_functions_are_called_from_everywhere(string model)
    {
        using EngineState state = HostPrograms.NewState(model);
        Define(state, "twice", s =>
        {
            s.PushInteger(2 * s.ToInteger(-1)!.Value);
            return 1;
        });
        const string Source = """
            local t = {3, 1, 2}
            local meta = setmetatable({}, {__index = function(_, k) return twice(k) end})
            local co = coroutine.wrap(function(x) coroutine.yield(twice(x)) end)
            local text = ('1'):gsub('%d', function(d) return twice(tonumber(d)) end)
            return table.concat({select(2, pcall(twice, 5)), meta[4], co(7), text}, ' ')
            """;
        Assert.Equal("10 8 14 2", HostPrograms.Evaluate(state, Source));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Calls_nest_through_the_host(string model)
    {
        using EngineState state = HostPrograms.NewState(model);
        Define(state, "call", s =>
        {
            int arguments = s.Count - 1;
            return s.Call(arguments);
        });
        const string Source = """
            local function down(n)
                if n == 0 then return 'bottom' end
                return (call(down, n - 1)) .. n
            end
            return down(5)
            """;
        Assert.Equal("bottom12345", HostPrograms.Evaluate(state, Source));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Coroutine_cannot_yield_across_a_host_function(string model)
    {
        using EngineState state = HostPrograms.NewState(model);
        Define(state, "call", s => s.Call(s.Count - 1));
        const string Source = """
            local co = coroutine.create(function() call(coroutine.yield, 1) end)
            local _, message = coroutine.resume(co)
            return message
            """;
        Assert.Contains(
            "attempt to yield across a C-call boundary", HostPrograms.Evaluate(state, Source));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Error_has_place_and_traceback(string model)
    {
        using EngineState state = HostPrograms.NewState(model);
        const string Source = "local function f()\n  local x = nil\n  x.y = 1\nend\nf()";
        var error = Assert.Throws<LuaErrorException>(() => HostPrograms.Run(state, Source));
        Assert.Equal(
            """
            test.lua:3: attempt to index a nil value (local 'x')
            stack traceback:
            	test.lua:3: in local 'f'
            	test.lua:5: in main chunk
            """,
            string.Join('\n', error.Message.Split('\n')[..4]));
        Assert.Equal(0, state.Count);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Host_functions_exception_is_a_lua_error_with_its_place(string model)
    {
        using EngineState state = HostPrograms.NewState(model);
        Define(state, "refuse", _ => throw new InvalidOperationException("not today"));
        Assert.Equal(
            "test.lua:1: not today",
            HostPrograms.Evaluate(state, "local _, e = pcall(function() refuse() end) return e"));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Error_of_a_nested_call_passes_through_the_host(string model)
    {
        using EngineState state = HostPrograms.NewState(model);
        Define(state, "call", s => s.Call(s.Count - 1));
        Assert.Equal(
            "test.lua:1: deep",
            HostPrograms.Evaluate(
                state, "local _, e = pcall(call, function() error('deep') end) return e"));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Load_compiles_text(string model)
    {
        using EngineState state = HostPrograms.NewState(model);
        Assert.Equal("42", HostPrograms.Evaluate(state, "return load('return 6 * 7')()"));
        Assert.Equal(
            "[string \"x =\"]:1: unexpected symbol near <eof>",
            HostPrograms.Evaluate(state, "return select(2, load('x ='))"));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Loaded_functions_outlive_collections(string model)
    {
        using EngineState state = HostPrograms.NewState(model);
        const string Source = """
            local made = {}
            for i = 1, 200 do
                made[i] = load('local a = ... return function(b) return a * b + ' .. i .. ' end')(i)
            end
            collectgarbage()
            local sum = 0
            for i = 1, 200 do sum = sum + made[i](2) end
            return sum
            """;
        Assert.Equal("60300", HostPrograms.Evaluate(state, Source));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Endless_loop_is_cancelled_although_it_protects_itself(string model)
    {
        using EngineState state = HostPrograms.NewState(model);
        Define(state, "started", s =>
        {
            new Thread(s.Cancel).Start();
            return 0;
        });
        const string Source = """
            started()
            while true do
                pcall(function() while true do end end)
                coroutine.wrap(function() while true do end end)()
            end
            """;
        var error = Assert.Throws<LuaErrorException>(() => HostPrograms.Run(state, Source));
        Assert.Contains("cancelled", error.Message);
        Assert.Equal("3", HostPrograms.Evaluate(state, "return 1 + 2"));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Exit_ends_the_program_and_not_the_process(string model)
    {
        using EngineState state = HostPrograms.NewState(model);
        var exit = Assert.Throws<ProgramExitException>(
            () => HostPrograms.Run(state, "pcall(function() os.exit(7, true) end)"));
        Assert.Equal(7, exit.Status);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Second_thread_is_refused(string model)
    {
        using EngineState state = HostPrograms.NewState(model);
        Exception? seen = null;
        Define(state, "race", s =>
        {
            var other = new Thread(() => seen = Record.Exception(() => s.Call(0)));
            other.Start();
            other.Join();
            return 0;
        });
        HostPrograms.Run(state, "race()");
        Assert.IsType<InvalidOperationException>(seen);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Open_files_are_written_when_the_program_ends(string model)
    {
        string path = Path.GetTempFileName();
        try
        {
            using (EngineState state = HostPrograms.NewState(model))
            {
                state.PushString(path);
                state.SetGlobal("path");
                Assert.Throws<ProgramExitException>(() => HostPrograms.Run(
                    state, "f = io.open(path, 'w') f:write('kept') os.exit()"));
            }
            Assert.Equal("kept", File.ReadAllText(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Program_runs_as_the_native_runner_runs_it(string model)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, HostPrograms.Pack(
                model, "assert(arg[0] == 'name' and arg[2] == 'b' and ... == 'a') os.exit(5)"));
            ProgramResult result = ProgramRunner.Run(
                HostPrograms.Library(model),
                new ProgramRun { ImagePath = path, ProgramName = "name", Arguments = ["a", "b"] });
            Assert.Equal(5, result.Status);
            Assert.InRange(result.RamFresh, 1000, result.RamAfterLoad);
            Assert.InRange(result.End.PeakBytes, result.RamAfterLoad, 100_000);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Define(EngineState state, string name, EngineFunction function)
    {
        state.PushFunction(function);
        state.SetGlobal(name);
    }
}
