using System;
using nanoFramework.TestFramework;

namespace NanoLua.Tests.Device;

[TestClass]
public class LuaRuntimeTests
{
    [TestMethod]
    public void Chunk_returns_its_results()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            object[] results = lua.DoString("return 1, 2.5, true, nil, 'text'");
            Assert.AreEqual(5, results.Length);
            Assert.AreEqual(1L, (long)results[0]);
            Assert.IsTrue((double)results[1] == 2.5);
            Assert.IsTrue((bool)results[2]);
            Assert.IsNull(results[3]);
            Assert.AreEqual("text", LuaString.ToText((byte[])results[4]));
        }
    }

    [TestMethod]
    public void Chunk_without_results_gives_an_empty_array()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            Assert.AreEqual(0, lua.DoString("x = 1").Length);
        }
    }

    [TestMethod]
    public void Globals_are_read_and_written_by_name()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua["answer"] = 42;
            Assert.AreEqual(42L, Lua.Integer(lua, "return answer"));
            lua.DoString("answer = answer + 1");
            Assert.AreEqual(43L, (long)lua["answer"]);
            Assert.IsNull(lua["nothing"]);
        }
    }

    [TestMethod]
    public void Number_model_is_that_of_the_engine()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            bool is32 = Lua.Integer(lua, "return math.maxinteger") == int.MaxValue;
            Assert.IsTrue(is32 == (LuaRuntime.NumberModel == LuaNumberModel.I32F32));
        }
    }

    [TestMethod]
    public void Large_integers_survive_where_the_model_has_them()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            if (LuaRuntime.NumberModel == LuaNumberModel.I64F64)
            {
                lua["x"] = long.MinValue;
                Assert.AreEqual(long.MinValue, (long)lua["x"]);
                Assert.AreEqual(long.MaxValue, Lua.Integer(lua, "return x - 1"));
            }
            else
            {
                Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => lua["x"] = 1L << 40);
                Assert.IsNull(lua["x"]);
            }
        }
    }

    [TestMethod]
    public void Doubles_survive_where_the_model_has_them()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua["x"] = 0.1;
            double expected = LuaRuntime.NumberModel == LuaNumberModel.I64F64 ? 0.1 : (float)0.1;
            Assert.IsTrue((double)lua["x"] == expected);
        }
    }

    [TestMethod]
    public void All_kinds_of_numbers_go_in()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            object[] numbers = { (byte)1, (sbyte)-1, (short)-2, (ushort)2, 3, (uint)3, 4L };
            long[] expected = { 1, -1, -2, 2, 3, 3, 4 };
            for (int i = 0; i < numbers.Length; i++)
            {
                lua["x"] = numbers[i];
                Assert.AreEqual(expected[i], (long)lua["x"]);
            }
            lua["x"] = 1.5f;
            Assert.IsTrue((double)lua["x"] == 1.5);
        }
    }

    [TestMethod]
    public void Type_that_Lua_does_not_have_is_refused()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            Assert.ThrowsException(typeof(ArgumentException), () => lua["x"] = new object());
            Assert.ThrowsException(typeof(ArgumentException), () => lua["x"] = DateTime.UtcNow);
            Assert.IsNull(lua["x"]);
        }
    }

    [TestMethod]
    public void Null_arguments_are_refused()
    {
        Assert.ThrowsException(typeof(ArgumentNullException), () => new LuaRuntime(null));
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            Assert.ThrowsException(typeof(ArgumentNullException), () => lua.DoString(null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => lua.DoFile(null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => lua.Load(null, "x"));
            Assert.ThrowsException(typeof(ArgumentNullException), () => lua.Load(new byte[1], null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => lua.Mount(null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => lua.GetModule(null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => lua.Register("x", null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => lua.CreateThread(null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => { object x = lua[null]; });
            Assert.AreEqual(1L, Lua.Integer(lua, "return 1"));
        }
    }

    [TestMethod]
    public void Disposed_runtime_refuses_everything()
    {
        LuaRuntime lua = Lua.NewRuntime();
        LuaTable globals = lua.Globals;
        LuaFunction print = (LuaFunction)lua["print"];
        lua.Dispose();
        Assert.ThrowsException(typeof(ObjectDisposedException), () => lua.DoString("return 1"));
        Assert.ThrowsException(typeof(ObjectDisposedException), () => { object x = lua["x"]; });
        Assert.ThrowsException(typeof(ObjectDisposedException), () => { object x = globals["x"]; });
        Assert.ThrowsException(typeof(ObjectDisposedException), () => print.Invoke());
        Assert.ThrowsException(typeof(ObjectDisposedException), () => lua.CreateTable());
        Assert.ThrowsException(typeof(ObjectDisposedException), () => lua.Collect());
        lua.Cancel();
        lua.Dispose();
        print.Dispose();
    }

    [TestMethod]
    public void Heap_that_is_too_small_is_refused()
    {
        LuaRuntimeOptions options = Lua.Options();
        options.HeapBytes = 64;
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new LuaRuntime(options));
    }

    [TestMethod]
    public void Options_refuse_values_that_make_no_sense()
    {
        LuaRuntimeOptions options = new LuaRuntimeOptions();
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => options.HeapBytes = 0);
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => options.TimeSlice = 0);
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => options.Budget = -1);
    }

    [TestMethod]
    public void Memory_is_never_exceeded_and_the_runtime_goes_on()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            string message = Lua.Message(lua, "local t = {} while true do t[#t + 1] = ('x'):rep(1000) .. #t end");
            Assert.Contains("not enough memory", message);
            lua.Collect();
            Assert.AreEqual(3L, Lua.Integer(lua, "return 1 + 2"));
        }
    }

    [TestMethod]
    public void Value_that_does_not_fit_is_an_out_of_memory_exception()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            Assert.ThrowsException(typeof(OutOfMemoryException), () => lua["x"] = new byte[100000]);
            Assert.ThrowsException(typeof(OutOfMemoryException), () => lua.CreateBuffer(100000));
            Assert.AreEqual(1L, Lua.Integer(lua, "return 1"));
        }
    }

    [TestMethod]
    public void Memory_figures_are_plausible()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            // The first assignment makes the table of global variables.
            lua["x"] = 1L;
            int before = lua.UsedBytes;
            lua["x"] = new byte[1000];
            Assert.IsTrue(lua.UsedBytes >= before + 1000);
            Assert.IsTrue(lua.PeakBytes >= lua.UsedBytes);
            Assert.IsTrue(lua.HeapBytes >= lua.PeakBytes);
            lua["x"] = null;
            lua.Collect();
            Assert.IsTrue(lua.UsedBytes < before + 1000);
        }
    }

    [TestMethod]
    public void Thousand_runtimes_are_made_run_and_disposed()
    {
        LuaRuntimeOptions options = Lua.Options();
        options.Compiler = null;
        options.HeapBytes = 16 * 1024;
        LuaImage image = Lua.Image();
        for (int i = 0; i < 1000; i++)
        {
            using (LuaRuntime lua = new LuaRuntime(options))
            {
                lua["x"] = i;
                using (LuaFunction main = lua.Mount(image))
                {
                    Assert.AreEqual("hello " + i, LuaString.ToText((byte[])main.Invoke(i)));
                }
            }
        }
    }

    [TestMethod]
    public void Runtimes_that_are_not_disposed_are_finalized()
    {
        LuaRuntimeOptions options = Lua.Options();
        options.HeapBytes = 128 * 1024;
        for (int i = 0; i < 50; i++)
        {
            LuaRuntime lua = new LuaRuntime(options);
            lua["x"] = i;
            Collecting.Run();
        }
    }

    [TestMethod]
    public void Exit_ends_the_program_with_its_status()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            try
            {
                lua.DoString("pcall(function() os.exit(7) end)");
                Assert.IsTrue(false);
            }
            catch (LuaExitException exit)
            {
                Assert.AreEqual(7, exit.Status);
            }
            Assert.ThrowsException(typeof(InvalidOperationException), () => lua.DoString("return 1"));
        }
    }

    [TestMethod]
    public void Exit_passes_through_callbacks()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua.Register("inner", call => call.Runtime.DoString("os.exit(3)"));
            Assert.ThrowsException(typeof(LuaExitException), () => lua.DoString("pcall(inner)"));
        }
    }

    [TestMethod]
    public void Sandbox_has_nothing_that_reaches_outside()
    {
        LuaRuntimeOptions options = Lua.Options();
        options.Libraries = LuaLibraries.Sandbox;
        using (LuaRuntime lua = new LuaRuntime(options))
        {
            string[] absent = { "io", "os", "debug", "package", "require", "load", "loadfile", "dofile" };
            foreach (string name in absent)
            {
                Assert.IsNull(lua[name], name);
            }
            Assert.AreEqual(3L, Lua.Integer(lua, "return #string.rep('x', 3)"));
            Assert.AreEqual(2L, Lua.Integer(lua, "return math.max(1, 2)"));
        }
    }

    [TestMethod]
    public void Libraries_are_chosen_one_by_one()
    {
        LuaRuntimeOptions options = Lua.Options();
        options.Libraries = LuaLibraries.Os | LuaLibraries.Package;
        using (LuaRuntime lua = new LuaRuntime(options))
        {
            Assert.IsNotNull(lua["os"]);
            Assert.IsNull(lua["debug"]);
            Assert.IsTrue((bool)Lua.Evaluate(lua, "return package.loaded.debug == nil"));
            Assert.IsTrue((bool)Lua.Evaluate(lua, "return not pcall(require, 'io')"));
        }
    }

    [TestMethod]
    public void Without_a_compiler_text_is_not_supported()
    {
        LuaRuntimeOptions options = Lua.Options();
        options.Compiler = null;
        using (LuaRuntime lua = new LuaRuntime(options))
        {
            Assert.ThrowsException(typeof(NotSupportedException), () => lua.DoString("return 1"));
            Assert.ThrowsException(
                typeof(NotSupportedException), () => lua.Load(LuaString.ToBytes("return 1"), "=x"));
        }
    }

    [TestMethod]
    public void Load_of_Lua_compiles_text()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            Assert.AreEqual(42L, Lua.Integer(lua, "return load('return 6 * 7')()"));
            Assert.Contains("unexpected symbol", Lua.Text(lua, "return select(2, load('x ='))"));
        }
    }

    [TestMethod]
    public void Binary_chunks_are_loaded_without_a_compiler()
    {
        byte[] chunk;
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            chunk = (byte[])Lua.Evaluate(lua, "return string.dump(function(a) return a + 1 end)");
        }
        LuaRuntimeOptions options = Lua.Options();
        options.Compiler = null;
        using (LuaRuntime lua = new LuaRuntime(options))
        {
            Assert.AreEqual(8L, lua.Load(chunk, "=chunk").InvokeInt64(7));
            chunk[0] = 0x1B;
            chunk[4] ^= 1;
            Assert.ThrowsException(typeof(LuaException), () => lua.Load(chunk, "=chunk"));
        }
    }

    [TestMethod]
    public void Wrong_text_says_where_it_is_wrong()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            try
            {
                lua.Load(LuaString.ToBytes("x =\n= 1"), "@file.lua");
                Assert.IsTrue(false);
            }
            catch (LuaException error)
            {
                Assert.Contains("file.lua:2:", error.Message);
            }
        }
    }

    [TestMethod]
    public void Budget_ends_an_endless_loop()
    {
        LuaRuntimeOptions options = Lua.Options();
        options.Budget = 10000;
        using (LuaRuntime lua = new LuaRuntime(options))
        {
            Assert.ThrowsException(
                typeof(TimeoutException), () => lua.DoString("while true do pcall(function() end) end"));
            Assert.ThrowsException(
                typeof(TimeoutException), () => lua.DoString("pcall(function() while true do end end)"));
            Assert.AreEqual(3L, Lua.Integer(lua, "return 1 + 2"));
        }
    }

    [TestMethod]
    public void Budget_counts_through_callbacks()
    {
        LuaRuntimeOptions options = Lua.Options();
        options.Budget = 10000;
        using (LuaRuntime lua = new LuaRuntime(options))
        {
            lua.Register("nothing", call => { });
            lua.Register("again", call => ((LuaFunction)call.GetValue(0)).Invoke());
            Assert.ThrowsException(
                typeof(TimeoutException), () => lua.DoString("while true do nothing() end"));
            Assert.ThrowsException(
                typeof(TimeoutException),
                () => lua.DoString("while true do again(function() for i = 1, 10 do end end) end"));
        }
    }

    [TestMethod]
    public void Budget_is_new_for_every_call()
    {
        LuaRuntimeOptions options = Lua.Options();
        options.Budget = 1000;
        using (LuaRuntime lua = new LuaRuntime(options))
        {
            LuaFunction loop = Lua.Function(lua, "function() for i = 1, 500 do end return 1 end");
            for (int i = 0; i < 10; i++)
            {
                Assert.AreEqual(1L, loop.InvokeInt64());
            }
        }
    }

    [TestMethod]
    public void Dispose_runs_finalizers_of_Lua()
    {
        bool ran = false;
        LuaRuntime lua = Lua.NewRuntime();
        lua.Register("note", call => ran = true);
        lua.DoString("x = setmetatable({}, {__gc = function() note() end})");
        lua.Dispose();
        Assert.IsTrue(ran);
    }

    [TestMethod]
    public void Dispose_survives_finalizers_that_do_not_end()
    {
        LuaRuntimeOptions options = Lua.Options();
        options.Budget = 10000;
        LuaRuntime lua = new LuaRuntime(options);
        lua.DoString("x = setmetatable({}, {__gc = function() while true do end end})");
        lua.Dispose();
        Assert.ThrowsException(typeof(ObjectDisposedException), () => lua.Collect());
    }

    [TestMethod]
    public void Dispose_within_a_callback_is_refused()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua.Register("dispose", call => call.Runtime.Dispose());
            Assert.ThrowsException(typeof(InvalidOperationException), () => lua.DoString("dispose()"));
            Assert.AreEqual(1L, Lua.Integer(lua, "return 1"));
        }
    }
}
