using NanoLua.HostEngine;
using Xunit;

namespace NanoLua.Tests.HostEngine;

/// <summary>The engine as a library in this process: states, values, images, memory.</summary>
[Collection(AloneCollection.Name)]
public sealed class EngineStateTests
{
    public static TheoryData<string> Models => HostPrograms.Models;

    [Theory]
    [MemberData(nameof(Models))]
    public void Library_names_its_number_model(string model)
    {
        Assert.Equal(model, HostPrograms.Library(model).ModelName);
    }

    [Fact]
    public void File_that_is_no_library_is_refused_by_name()
    {
        var error = Assert.Throws<EngineException>(() => EngineLibrary.Load("/nowhere/engine.so"));
        Assert.StartsWith("/nowhere/engine.so: ", error.Message);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Program_gets_arguments_and_leaves_results(string model)
    {
        using EngineState state = HostPrograms.NewState(model);
        int results = HostPrograms.Run(
            state, "local a, b, c = ... return a + b, c .. '!', a < b, nil",
            s => s.PushInteger(40), s => s.PushFloat(2.5), s => s.PushString("text"));
        Assert.Equal(4, results);
        Assert.Equal(42.5, state.ToFloat(0));
        Assert.Equal("text!", state.ToText(1));
        Assert.False(state.ToBoolean(2));
        Assert.Equal(LuaType.Nil, state.TypeOf(3));
        Assert.Equal(4, state.Count);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Strings_keep_zeros_and_all_bytes(string model)
    {
        using EngineState state = HostPrograms.NewState(model);
        byte[] bytes = [0, 255, (byte)'a', 0];
        state.PushString(bytes);
        Assert.Equal(bytes, state.ToBytes(-1));
    }

    [Fact]
    public void Integer_beyond_the_number_model_is_refused()
    {
        using EngineState state = HostPrograms.NewState("i32f32");
        Assert.Throws<EngineException>(() => state.PushInteger(1L << 40));
        Assert.Equal(0, state.Count);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Values_move_on_the_stack(string model)
    {
        using EngineState state = HostPrograms.NewState(model);
        foreach (int value in (int[])[1, 2, 3]) state.PushInteger(value);
        state.Insert(0);
        state.PushCopy(1);
        state.Remove(1);
        Assert.Equal([3, 2, 1], Enumerable.Range(0, state.Count).Select(i => (int)state.ToInteger(i)!));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Tables_are_written_read_and_walked(string model)
    {
        using EngineState state = HostPrograms.NewState(model);
        state.PushTable();
        state.PushString("value");
        state.SetField(0, "field");
        state.GetField(0, "field");
        Assert.Equal("value", state.ToText(-1));
        state.Pop();
        state.PushNil();
        Assert.True(state.Next(0));
        Assert.Equal("field", state.ToText(-2));
        state.Pop();
        Assert.False(state.Next(0));
        Assert.Equal(1, state.Count);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Operations_honour_metamethods(string model)
    {
        using EngineState state = HostPrograms.NewState(model);
        state.PushOperation(EngineOperation.Get);
        HostPrograms.Run(
            state, "return setmetatable({}, {__index = function(_, k) return k .. k end})");
        state.PushString("ab");
        Assert.Equal(1, state.Call(2));
        Assert.Equal("abab", state.ToText(-1));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void References_keep_values_alive_and_are_given_out_again(string model)
    {
        using EngineState state = HostPrograms.NewState(model);
        state.PushString(new string('x', 100));
        int first = state.Reference();
        state.PushInteger(7);
        int second = state.Reference();
        state.Collect();
        state.PushReference(first);
        Assert.Equal(new string('x', 100), state.ToText(-1));
        state.Release(first);
        state.PushBoolean(true);
        Assert.Equal(first, state.Reference());
        state.PushReference(second);
        Assert.Equal(7, state.ToInteger(-1));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Damaged_image_is_refused_and_the_state_goes_on(string model)
    {
        using EngineState state = HostPrograms.NewState(model);
        byte[] image = HostPrograms.Pack(model, "return 1");
        image[^5] ^= 1;
        Assert.Throws<EngineException>(() => state.MountBytes(image));
        Assert.Equal("1", HostPrograms.Evaluate(state, "return 1"));
    }

    [Fact]
    public void Image_of_the_other_model_is_refused_by_both_names()
    {
        using EngineState state = HostPrograms.NewState("i32f32");
        var error = Assert.Throws<EngineException>(
            () => state.MountBytes(HostPrograms.Pack("i64f64", "return 1")));
        Assert.Contains("i32f32", error.Message);
        Assert.Contains("i64f64", error.Message);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Full_heap_is_an_error_of_the_program(string model)
    {
        using EngineState state = HostPrograms.NewState(model, 64 << 10);
        var error = Assert.Throws<LuaErrorException>(
            () => HostPrograms.Run(state, "local t = {} while true do t[#t + 1] = {} end"));
        Assert.Contains("not enough memory", error.Message);
        Assert.Equal("2", HostPrograms.Evaluate(state, "return 1 + 1"));
    }

    [Fact]
    public void Heap_that_is_too_small_is_refused()
    {
        EngineLibrary library = HostPrograms.Library("i64f64");
        Assert.Throws<EngineException>(() => new EngineState(library, 256));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Disposed_states_leave_no_mappings(string model)
    {
        byte[] image = HostPrograms.Pack(model, "local t = {...} return #t");
        HostPrograms.NewState(model).Dispose();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        int before = WritableMappings();
        for (int round = 0; round < 1000; round++)
        {
            using EngineState state = HostPrograms.NewState(model, 1 << 20);
            state.PushMain(state.MountBytes(image));
            state.PushInteger(round);
            state.Call(1);
            Assert.Equal(1, state.ToInteger(-1));
        }
        Assert.Equal(before, WritableMappings());
    }

    /// <summary>Mapped parts of the engine's regions: the reserved rest has no access rights.</summary>
    private static int WritableMappings() =>
        File.ReadLines("/proc/self/maps").Count(line =>
            (line.StartsWith("2000", StringComparison.Ordinal)
                || line.StartsWith("2002", StringComparison.Ordinal))
            && line.Split('-', ' ')[0].Length == 12
            && line.Contains(" rw", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Models))]
    public void Finalizers_run_when_a_state_is_disposed(string model)
    {
        var seen = new List<string?>();
        using (EngineState state = HostPrograms.NewState(model))
        {
            state.PushFunction(s =>
            {
                seen.Add(s.ToText(0));
                return 0;
            });
            state.SetGlobal("note");
            HostPrograms.Run(
                state, "x = setmetatable({}, {__gc = function() note('first') note('second') end})");
        }
        Assert.Equal(["first", "second"], seen);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Disposed_state_refuses_everything(string model)
    {
        EngineState state = HostPrograms.NewState(model);
        state.Dispose();
        state.Dispose();
        state.Cancel();
        Assert.Throws<ObjectDisposedException>(state.PushNil);
    }
}
