using System;
using nanoFramework.TestFramework;

namespace NanoLua.Tests.Device;

[TestClass]
public class LuaFunctionTests
{
    [TestMethod]
    public void Function_gets_arguments_and_gives_its_first_result()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaFunction join = Lua.Function(lua, "function(a, b) return a .. b, 'second' end");
            Assert.AreEqual("onetwo", LuaString.ToText((byte[])join.Invoke("one", "two")));
        }
    }

    [TestMethod]
    public void Function_without_results_gives_null()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            Assert.IsNull(Lua.Function(lua, "function() end").Invoke());
            Assert.AreEqual(0, Lua.Function(lua, "function() end").InvokeAll().Length);
        }
    }

    [TestMethod]
    public void All_results_are_given()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            object[] results = Lua.Function(lua, "function(...) return ... end").InvokeAll(1, null, true);
            Assert.AreEqual(3, results.Length);
            Assert.AreEqual(1L, (long)results[0]);
            Assert.IsNull(results[1]);
            Assert.IsTrue((bool)results[2]);
        }
    }

    [TestMethod]
    public void Functions_and_tables_go_in_and_come_out()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaFunction same = Lua.Function(lua, "function(x) return x end");
            LuaTable table = lua.CreateTable();
            Assert.IsTrue(table.Equals(same.Invoke(table)));
            Assert.IsTrue(same.Equals(same.Invoke(same)));
        }
    }

    [TestMethod]
    public void Calls_without_objects_may_take_long_and_call_C_sharp()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua.Register("one", call => call.Return(1));
            LuaFunction slow = Lua.Function(
                lua, "function(n) for i = 1, n do end return n + one() end");
            Assert.AreEqual(1L, slow.InvokeInt64(0));
            Assert.AreEqual(200001L, slow.InvokeInt64(200000));
            Assert.AreEqual(200001.0, slow.InvokeDouble(200000));
            LuaFunction holds = Lua.Function(
                lua, "function(t) for i = 1, 200000 do end return t.x == one() end");
            LuaTable table = lua.CreateTable();
            Assert.IsFalse(holds.InvokeBoolean(table));
            table["x"] = 1;
            Assert.IsTrue(holds.InvokeBoolean(table));
        }
    }

    [TestMethod]
    public void Failed_call_without_objects_leaves_the_runtime_as_it_was()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaFunction fail = Lua.Function(lua, "function(x) return x.y.z end");
            Assert.ThrowsException(typeof(LuaException), () => fail.InvokeInt64(1));
            Assert.ThrowsException(typeof(LuaException), () => fail.InvokeDouble(1));
            Assert.ThrowsException(typeof(LuaException), () => fail.InvokeBoolean(lua.CreateTable()));
            LuaFunction same = Lua.Function(lua, "function(x) return x end");
            Assert.AreEqual(7L, same.InvokeInt64(7));
        }
    }

    [TestMethod]
    public void Cancel_of_an_idle_runtime_is_forgotten_by_calls_without_objects()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaFunction same = Lua.Function(lua, "function(x) for i = 1, 1000000 do end return x end");
            LuaFunction fail = Lua.Function(lua, "function() error('no') end");
            lua.Cancel();
            Assert.AreEqual(7L, same.InvokeInt64(7));
            lua.Cancel();
            Assert.AreEqual(7L, same.InvokeInt64(7));
            Assert.ThrowsException(typeof(LuaException), () => fail.InvokeInt64());
        }
    }

    [TestMethod]
    public void Budget_holds_for_calls_without_objects_and_exchanges()
    {
        LuaRuntimeOptions options = Lua.Options();
        options.Budget = 5000;
        using (LuaRuntime lua = new LuaRuntime(options))
        {
            LuaFunction loop = Lua.Function(
                lua, "function(n) for i = 1, type(n) == 'number' and n or 9000 do end return 7 end");
            LuaBuffer buffer = lua.CreateBuffer(4);
            Assert.ThrowsException(typeof(TimeoutException), () => loop.InvokeInt64(9000));
            Assert.ThrowsException(typeof(TimeoutException), () => loop.InvokeDouble(9000));
            Assert.ThrowsException(typeof(TimeoutException), () => loop.InvokeBoolean(buffer));
            Assert.ThrowsException(
                typeof(TimeoutException), () => buffer.Exchange(loop, new byte[4], 4));
            Assert.AreEqual(7L, loop.InvokeInt64(4000));
            Assert.AreEqual(7L, loop.InvokeInt64(4000));
        }
    }

    [TestMethod]
    public void Integers_cross_without_objects()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaFunction sum = Lua.Function(
                lua, "function(...) local s = 0 for _, x in ipairs {...} do s = s + x end return s end");
            Assert.AreEqual(0L, sum.InvokeInt64());
            Assert.AreEqual(1L, sum.InvokeInt64(1));
            Assert.AreEqual(3L, sum.InvokeInt64(1, 2));
            Assert.AreEqual(6L, sum.InvokeInt64(1, 2, 3));
        }
    }

    [TestMethod]
    public void Result_that_is_no_integer_is_0()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            Assert.AreEqual(0L, Lua.Function(lua, "function() return {} end").InvokeInt64());
            Assert.AreEqual(0L, Lua.Function(lua, "function() end").InvokeInt64());
        }
    }

    [TestMethod]
    public void Smallest_integer_is_a_result_like_others()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            long smallest = LuaRuntime.NumberModel == LuaNumberModel.I32F32 ? int.MinValue : long.MinValue;
            LuaFunction same = Lua.Function(lua, "function(x) return x end");
            Assert.AreEqual(smallest, same.InvokeInt64(smallest));
        }
    }

    [TestMethod]
    public void Floats_cross_without_objects()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            Assert.IsTrue(Lua.Function(lua, "function(x) return x / 2 end").InvokeDouble(5) == 2.5);
            Assert.IsTrue(double.IsNaN(Lua.Function(lua, "function() end").InvokeDouble(5)));
        }
    }

    [TestMethod]
    public void Truth_of_a_result_is_given()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaTable table = lua.CreateTable();
            Assert.IsTrue(Lua.Function(lua, "function(t) return t end").InvokeBoolean(table));
            Assert.IsFalse(Lua.Function(lua, "function(t) return nil end").InvokeBoolean(table));
            Assert.IsFalse(Lua.Function(lua, "function(t) end").InvokeBoolean(table));
        }
    }

    [TestMethod]
    public void Bad_arguments_are_refused_and_the_runtime_goes_on()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaFunction same = Lua.Function(lua, "function(x) return x end");
            Assert.ThrowsException(typeof(ArgumentNullException), () => same.Invoke((object[])null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => same.InvokeBoolean(null));
            Assert.ThrowsException(typeof(ArgumentException), () => same.Invoke(1, new object()));
            same.Dispose();
            Assert.ThrowsException(typeof(ObjectDisposedException), () => same.Invoke(1));
            Assert.ThrowsException(typeof(ObjectDisposedException), () => same.InvokeInt64(1));
            Assert.AreEqual(1L, Lua.Integer(lua, "return 1"));
        }
    }

#if NET
    [TestMethod]
    public void Steady_calls_allocate_nothing()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaFunction twice = Lua.Function(lua, "function(x) return 2 * x end");
            LuaFunction half = Lua.Function(lua, "function(x) return x / 2 end");
            LuaFunction isTable = Lua.Function(lua, "function(x) return x ~= nil end");
            LuaTable table = lua.CreateTable();
            long before = 0;
            for (int i = 0; i < 2000; i++)
            {
                if (i == 1000)
                {
                    before = GC.GetAllocatedBytesForCurrentThread();
                }
                twice.InvokeInt64(i);
                half.InvokeDouble(i);
                isTable.InvokeBoolean(table);
            }
            Assert.AreEqual(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }
#endif
}
