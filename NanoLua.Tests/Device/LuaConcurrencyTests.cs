using System;
using System.Threading;
using nanoFramework.TestFramework;

namespace NanoLua.Tests.Device;

[TestClass]
public class LuaConcurrencyTests
{
    [TestMethod]
    public void Second_thread_is_refused()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            Exception[] seen = new Exception[3];
            LuaTable globals = lua.Globals;
            lua.Register("race", call =>
            {
                Thread other = new Thread(() =>
                {
                    seen[0] = ThrownBy(() => lua.DoString("return 1"));
                    seen[1] = ThrownBy(() => globals["x"] = 1);
                    seen[2] = ThrownBy(() => lua.Dispose());
                });
                other.Start();
                other.Join();
            });
            lua.DoString("race()");
            foreach (Exception exception in seen)
            {
                Assert.IsTrue(exception is InvalidOperationException);
            }
            Assert.IsNull(lua["x"]);
        }
    }

    [TestMethod]
    public void Threads_may_take_turns()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua["x"] = 1;
            Thread other = new Thread(() => lua.DoString("x = x + 1"));
            other.Start();
            other.Join();
            Assert.AreEqual(2L, (long)lua["x"]);
        }
    }

    [TestMethod]
    public void Endless_loop_lets_other_threads_run_and_is_cancelled()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            int ticks = 0;
            bool isStarted = false;
            Thread ticker = new Thread(() =>
            {
                while (!isStarted)
                {
                    Thread.Sleep(1);
                }
                while (ticks < 10)
                {
                    ticks++;
                    Thread.Sleep(5);
                }
                lua.Cancel();
            });
            ticker.Start();
            lua.Register("started", call => isStarted = true);
            Assert.ThrowsException(typeof(LuaCanceledException), () => lua.DoString(@"
                started()
                while true do
                    pcall(function() while true do end end)
                    coroutine.wrap(function() while true do end end)()
                end"));
            ticker.Join();
            Assert.AreEqual(10, ticks);
            Assert.AreEqual(3L, Lua.Integer(lua, "return 1 + 2"));
        }
    }

    [TestMethod]
    public void Cancel_ends_a_loop_of_callbacks()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            int count = 0;
            lua.Register("tick", call =>
            {
                if (++count == 100)
                {
                    lua.Cancel();
                }
            });
            Assert.ThrowsException(
                typeof(LuaCanceledException), () => lua.DoString("while true do pcall(tick) end"));
            Assert.AreEqual(1L, Lua.Integer(lua, "return 1"));
        }
    }

    [TestMethod]
    public void Cancel_of_an_idle_runtime_does_nothing()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua.Cancel();
            Assert.AreEqual(55L, Lua.Integer(lua, "local s = 0 for i = 1, 10 do s = s + i end return s"));
        }
    }

    [TestMethod]
    public void Long_run_reports_progress()
    {
        LuaRuntimeOptions options = Lua.Options();
        options.TimeSlice = 1000;
        using (LuaRuntime lua = new LuaRuntime(options))
        {
            int reports = 0;
            lua.Progress += (sender, e) =>
            {
                Assert.AreSame(lua, sender);
                reports++;
                Assert.AreEqual(reports, e.Slices);
            };
            lua.DoString("for i = 1, 10500 do end");
            Assert.AreEqual(10, reports);
        }
    }

    [TestMethod]
    public void Progress_is_reported_between_callbacks()
    {
        LuaRuntimeOptions options = Lua.Options();
        options.TimeSlice = 1000;
        using (LuaRuntime lua = new LuaRuntime(options))
        {
            int reports = 0;
            lua.Progress += (sender, e) => reports++;
            lua.Register("nothing", call => { });
            lua.DoString("for i = 1, 5000 do nothing() end");
            Assert.IsTrue(reports == 4 || reports == 5);
        }
    }

    [TestMethod]
    public void Progress_may_cancel()
    {
        LuaRuntimeOptions options = Lua.Options();
        options.TimeSlice = 1000;
        using (LuaRuntime lua = new LuaRuntime(options))
        {
            lua.Progress += (sender, e) => e.Cancel = e.Slices == 3;
            Assert.ThrowsException(
                typeof(LuaCanceledException), () => lua.DoString("while true do end"));
            Assert.AreEqual(1L, Lua.Integer(lua, "return 1"));
        }
    }

    [TestMethod]
    public void Exception_of_a_progress_handler_ends_the_call()
    {
        LuaRuntimeOptions options = Lua.Options();
        options.TimeSlice = 1000;
        using (LuaRuntime lua = new LuaRuntime(options))
        {
            lua.Progress += (sender, e) => throw new InvalidCastException();
            Assert.ThrowsException(
                typeof(InvalidCastException), () => lua.DoString("pcall(function() while true do end end)"));
            Assert.AreEqual(1L, Lua.Integer(lua, "return 1"));
        }
    }

    [TestMethod]
    public void Runtimes_run_beside_each_other()
    {
        long[] sums = new long[4];
        Thread[] threads = new Thread[sums.Length];
        for (int i = 0; i < threads.Length; i++)
        {
            int number = i;
            threads[i] = new Thread(() =>
            {
                using (LuaRuntime lua = Lua.NewRuntime())
                {
                    lua.Register("one", call => call.Return(1));
                    sums[number] = Lua.Integer(
                        lua, "local s = 0 for i = 1, 2000 do s = s + one() end return s");
                }
            });
            threads[i].Start();
        }
        for (int i = 0; i < threads.Length; i++)
        {
            threads[i].Join();
            Assert.AreEqual(2000L, sums[i]);
        }
    }

    private static Exception ThrownBy(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception thrown)
        {
            return thrown;
        }
    }
}
