using System;
using nanoFramework.TestFramework;

namespace NanoLua.Tests.Device;

[TestClass]
public class LuaThreadTests
{
    [TestMethod]
    public void Coroutine_yields_and_returns()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaThread thread = lua.CreateThread(Lua.Function(
                lua, "function(a) local b = coroutine.yield(a + 1) return b * 2, 'end' end"));
            Assert.AreEqual((int)LuaThreadStatus.Suspended, (int)thread.Status);
            Assert.AreEqual(2L, (long)thread.Resume(1)[0]);
            Assert.AreEqual((int)LuaThreadStatus.Suspended, (int)thread.Status);
            object[] results = thread.Resume(10);
            Assert.AreEqual(2, results.Length);
            Assert.AreEqual(20L, (long)results[0]);
            Assert.AreEqual((int)LuaThreadStatus.Dead, (int)thread.Status);
        }
    }

    [TestMethod]
    public void Dead_coroutine_cannot_be_resumed()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaThread thread = lua.CreateThread(Lua.Function(lua, "function() end"));
            Assert.AreEqual(0, thread.Resume().Length);
            Assert.ThrowsException(typeof(LuaException), () => thread.Resume());
        }
    }

    [TestMethod]
    public void Error_of_a_coroutine_is_an_exception()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaThread thread = lua.CreateThread(Lua.Function(lua, "function() error({3}) end"));
            try
            {
                thread.Resume();
                Assert.IsTrue(false);
            }
            catch (LuaException error)
            {
                Assert.AreEqual(3L, (long)((LuaTable)error.Value)[1]);
            }
            Assert.AreEqual((int)LuaThreadStatus.Dead, (int)thread.Status);
        }
    }

    [TestMethod]
    public void Exception_of_a_callback_leaves_the_coroutine_as_it_was_thrown()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua.Register("fail", call => throw new InvalidCastException());
            LuaThread thread = lua.CreateThread(Lua.Function(lua, "function() fail() end"));
            Assert.ThrowsException(typeof(InvalidCastException), () => thread.Resume());
        }
    }

    [TestMethod]
    public void Running_and_normal_coroutines_say_so()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaThread outer = null;
            int seen = 0;
            lua.Register("look", call => seen = seen * 10 + (int)outer.Status);
            outer = lua.CreateThread(Lua.Function(
                lua, "function() look() coroutine.wrap(function() look() end)() end"));
            outer.Resume();
            Assert.AreEqual(10 * (int)LuaThreadStatus.Running + (int)LuaThreadStatus.Normal, seen);
        }
    }

    [TestMethod]
    public void Close_ends_a_suspended_coroutine()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaThread thread = lua.CreateThread(Lua.Function(lua, @"function()
                local x <close> = setmetatable({}, {__close = function() closed = true end})
                coroutine.yield()
            end"));
            thread.Resume();
            thread.Close();
            Assert.AreEqual((int)LuaThreadStatus.Dead, (int)thread.Status);
            Assert.IsTrue((bool)lua["closed"]);
        }
    }

    [TestMethod]
    public void Close_that_fails_is_an_exception()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaThread thread = lua.CreateThread(Lua.Function(lua, @"function()
                local x <close> = setmetatable({}, {__close = function() error('no') end})
                coroutine.yield()
            end"));
            thread.Resume();
            Assert.ThrowsException(typeof(LuaException), () => thread.Close());
        }
    }

    [TestMethod]
    public void Coroutines_of_Lua_come_out_and_go_in()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaThread thread = (LuaThread)Lua.Evaluate(
                lua, "co = coroutine.create(function() coroutine.yield(5) end) return co");
            Assert.AreEqual(5L, (long)thread.Resume()[0]);
            Assert.IsTrue(thread.Equals(lua["co"]));
        }
    }

    [TestMethod]
    public void Library_functions_changed_by_a_program_do_not_matter()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua.DoString("coroutine.resume = nil coroutine.create = nil");
            LuaThread thread = lua.CreateThread(Lua.Function(lua, "function() return 1 end"));
            Assert.AreEqual(1L, (long)thread.Resume()[0]);
        }
    }

    [TestMethod]
    public void Null_arguments_are_refused()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaThread thread = lua.CreateThread(Lua.Function(lua, "function() end"));
            Assert.ThrowsException(typeof(ArgumentNullException), () => thread.Resume((object[])null));
        }
    }
}
