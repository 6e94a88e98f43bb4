using System;
using nanoFramework.TestFramework;

namespace NanoLua.Tests.Device;

[TestClass]
public class LuaErrorTests
{
    [TestMethod]
    public void Error_has_message_value_and_traceback()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaFunction main = lua.Load(
                LuaString.ToBytes("local function f()\n  local x = nil\n  x.y = 1\nend\nf()"), "@test.lua");
            try
            {
                main.Invoke();
                Assert.IsTrue(false);
            }
            catch (LuaException error)
            {
                Assert.AreEqual("test.lua:3: attempt to index a nil value (local 'x')", error.Message);
                Assert.AreEqual(error.Message, LuaString.ToText((byte[])error.Value));
                Assert.Contains("test.lua:3: in local 'f'", error.Traceback);
                Assert.Contains("test.lua:5: in main chunk", error.Traceback);
            }
        }
    }

    [TestMethod]
    public void Error_value_may_be_a_table()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            try
            {
                lua.DoString("error({code = 7})");
                Assert.IsTrue(false);
            }
            catch (LuaException error)
            {
                Assert.AreEqual(7L, (long)((LuaTable)error.Value)["code"]);
            }
        }
    }

    [TestMethod]
    public void Error_value_is_shown_as_tostring_shows_it()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            Assert.AreEqual("42", Lua.Message(lua, "error(42)"));
            Assert.AreEqual("<no error object>", Lua.Message(lua, "error(nil)"));
            Assert.AreEqual(
                "shown",
                Lua.Message(lua, "error(setmetatable({}, {__tostring = function() return 'shown' end}))"));
        }
    }

    [TestMethod]
    public void Error_value_that_cannot_be_shown_is_named_by_type()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            Assert.AreEqual(
                "(error object is a table value)",
                Lua.Message(lua, "error(setmetatable({}, {__tostring = function() error('no') end}))"));
        }
    }

    [TestMethod]
    public void Exception_of_a_callback_comes_back_as_the_same_object()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            Exception thrown = new InvalidCastException("mine");
            Exception caught = null;
            lua.Register("fail", call => throw thrown);
            try
            {
                lua.DoString("fail()");
            }
            catch (InvalidCastException error)
            {
                caught = error;
            }
            Assert.AreSame(thrown, caught);
            Assert.AreEqual(1L, Lua.Integer(lua, "return 1"));
        }
    }

    [TestMethod]
    public void Exception_passes_through_pcall_and_error()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua.Register("fail", call => throw new TimeoutException());
            Assert.ThrowsException(
                typeof(TimeoutException), () => lua.DoString("local _, e = pcall(fail) error(e, 0)"));
        }
    }

    [TestMethod]
    public void Exception_passes_through_nested_calls()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            Exception thrown = new InvalidCastException();
            Exception caught = null;
            lua.Register("fail", call => throw thrown);
            lua.Register("call", call => ((LuaFunction)call.GetValue(0)).Invoke());
            try
            {
                lua.DoString("call(function() call(fail) end)");
            }
            catch (InvalidCastException error)
            {
                caught = error;
            }
            Assert.AreSame(thrown, caught);
        }
    }

    [TestMethod]
    public void Exception_is_a_Lua_error_that_can_be_caught_and_shown()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua.Register("fail", call => throw new InvalidOperationException("not today"));
            Assert.AreEqual("not today", Lua.Text(lua, "return tostring(select(2, pcall(fail)))"));
            Assert.AreEqual("why: not today!", Lua.Text(
                lua, "local _, e = pcall(fail) return 'why: ' .. e .. '!'"));
        }
    }

    [TestMethod]
    public void LuaException_of_a_callback_gets_its_place()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua.Register("refuse", call => throw new LuaException("not today"));
            Assert.AreEqual(
                "[string \"local _, e = pcall(function() refuse() end) r...\"]:1: not today",
                Lua.Text(lua, "local _, e = pcall(function() refuse() end) return e"));
        }
    }

    [TestMethod]
    public void LuaException_carries_any_value()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaTable table = lua.CreateTable();
            table["code"] = 9;
            lua.Register("refuse", call => throw new LuaException((object)table));
            Assert.AreEqual(9L, Lua.Integer(lua, "local _, e = pcall(refuse) return e.code"));
        }
    }

    [TestMethod]
    public void Error_of_a_nested_call_keeps_its_value()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua.Register("call", call => ((LuaFunction)call.GetValue(0)).Invoke());
            Assert.AreEqual(5L, Lua.Integer(
                lua, "local _, e = pcall(call, function() error({5}) end) return e[1]"));
            Assert.AreEqual("deep", Lua.Text(
                lua, "local _, e = pcall(call, function() error('deep', 0) end) return e"));
        }
    }

    [TestMethod]
    public void Results_pushed_before_an_exception_are_forgotten()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua.Register("half", call =>
            {
                call.Return(1);
                call.Return(2);
                throw new LuaException("no");
            });
            Assert.AreEqual(2L, Lua.Integer(lua, "return select('#', pcall(half))"));
        }
    }

    [TestMethod]
    public void Exceptions_in_Lua_do_not_stay_for_ever()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua.Register("fail", call => throw new InvalidOperationException());
            lua.DoString("for i = 1, 5000 do pcall(fail) end collectgarbage() collectgarbage()");
            Assert.IsTrue(lua.UsedBytes < 32 * 1024);
        }
    }

    [TestMethod]
    public void Endless_recursion_is_an_error()
    {
        LuaRuntimeOptions options = Lua.Options();
        options.HeapBytes = 1 << 20;
        using (LuaRuntime lua = new LuaRuntime(options))
        {
            Assert.ThrowsException(
                typeof(LuaException), () => lua.DoString("local function f() return 1 + f() end f()"));
            Assert.AreEqual(1L, Lua.Integer(lua, "return 1"));
        }
    }

    [TestMethod]
    public void Coroutine_cannot_yield_across_a_callback()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua.Register("call", call => ((LuaFunction)call.GetValue(0)).Invoke());
            Assert.Contains("attempt to yield across", Lua.Text(lua, @"
                local co = coroutine.create(function() call(coroutine.yield) end)
                return select(2, coroutine.resume(co))"));
        }
    }
}
