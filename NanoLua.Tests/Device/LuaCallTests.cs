using System;
using nanoFramework.TestFramework;

namespace NanoLua.Tests.Device;

[TestClass]
public class LuaCallTests
{
    [TestMethod]
    public void Callback_gets_arguments_and_returns()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua.Register("add", call => call.Return(call.GetInt32(0) + call.GetInt64(1)));
            Assert.AreEqual(42L, Lua.Integer(lua, "return add(40, 2)"));
        }
    }

    [TestMethod]
    public void Arguments_of_every_type_are_read()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            string seen = null;
            lua.Register("take", call =>
            {
                Assert.AreEqual(6, call.Count);
                Assert.AreSame(lua, call.Runtime);
                Assert.IsTrue(call.GetDouble(0) == 1.5);
                Assert.IsTrue(call.GetBoolean(1));
                Assert.IsTrue(call.IsNil(2));
                seen = call.GetString(3);
                Assert.AreEqual(4, call.GetBytes(3).Length);
                Assert.IsNotNull(call.GetValue(4) as LuaTable);
                Assert.IsNotNull(call.GetValue(5) as LuaFunction);
                Assert.IsTrue(call.IsNil(6));
                Assert.IsFalse(call.GetBoolean(6));
                Assert.IsNull(call.GetValue(6));
            });
            lua.DoString("take(1.5, true, nil, 'text', {}, print)");
            Assert.AreEqual("text", seen);
        }
    }

    [TestMethod]
    public void Several_results_keep_their_order()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua.Register("many", call =>
            {
                call.Return(1);
                call.Return(2.5);
                call.Return(true);
                call.Return("text");
                call.Return(null);
                call.Return(new byte[] { 65, 0, 66 });
            });
            Assert.AreEqual(
                "1 2.5 true text nil 3",
                Lua.Text(lua, @"local a, b, c, d, e, f = many()
                    return table.concat({a, b, tostring(c), d, tostring(e), #f}, ' ')"));
        }
    }

    [TestMethod]
    public void Numeric_strings_are_numbers_as_in_Lua()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua.Register("twice", call => call.Return(2 * call.GetInt32(0)));
            Assert.AreEqual(20L, Lua.Integer(lua, "return twice('10')"));
            Assert.AreEqual(20L, Lua.Integer(lua, "return twice(10.0)"));
        }
    }

    [TestMethod]
    public void Wrong_argument_is_a_Lua_error_with_its_place()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua.Register("integer", call => call.GetInt32(0));
            lua.Register("number", call => call.GetDouble(0));
            lua.Register("text", call => call.GetBytes(1));
            lua.Register("object", call => call.GetObject(0));
            Assert.Contains(
                "bad argument #1 (integer expected, got table)", Lua.Message(lua, "integer({})"));
            Assert.Contains(
                "bad argument #1 (number expected, got no value)", Lua.Message(lua, "number()"));
            Assert.Contains(
                "bad argument #2 (string expected, got number)", Lua.Message(lua, "text(1, 2)"));
            Assert.Contains(
                "bad argument #1 (object expected, got nil)", Lua.Message(lua, "object(nil)"));
            Assert.Contains(":1: bad argument", Lua.Message(lua, "integer('x')"));
        }
    }

    [TestMethod]
    public void Integer_beyond_32_bits_is_no_Int32()
    {
        if (LuaRuntime.NumberModel == LuaNumberModel.I32F32)
        {
            return;
        }
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua.Register("take", call => call.GetInt32(0));
            Assert.Contains("32-bit integer expected", Lua.Message(lua, "take(1 << 40)"));
        }
    }

    [TestMethod]
    public void Callbacks_are_called_from_everywhere()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua.Register("twice", call => call.Return(2 * call.GetInt64(call.Count - 1)));
            Assert.AreEqual("10 8 14 2", Lua.Text(lua, @"
                local meta = setmetatable({}, {__index = function(_, k) return twice(k) end})
                local co = coroutine.wrap(function(x) coroutine.yield(twice(x)) end)
                local text = ('1'):gsub('%d', function(d) return twice(tonumber(d)) end)
                return table.concat({select(2, pcall(twice, 5)), meta[4], co(7), text}, ' ')"));
        }
    }

    [TestMethod]
    public void Calls_nest_deeply_through_C_sharp()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua.Register("call", call =>
            {
                LuaFunction function = (LuaFunction)call.GetValue(0);
                call.Return(function.Invoke(call.GetInt64(1)));
            });
            Assert.AreEqual("bottom1 2 3 4 5 6 7 8 9 10 ", Lua.Text(lua, @"
                local function down(n)
                    if n == 0 then return 'bottom' end
                    return call(down, n - 1) .. n .. ' '
                end
                return down(10)"));
        }
    }

    [TestMethod]
    public void Arguments_are_still_there_after_a_nested_call()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua.Register("check", call =>
            {
                call.Return(call.GetInt64(0));
                call.Runtime.DoString("return 1, 2, 3");
                call.Runtime["x"] = 5;
                call.Return(call.GetInt64(1));
            });
            Assert.AreEqual(12L, Lua.Integer(lua, "local a, b = check(1, 2) return a * 10 + b"));
        }
    }

    [TestMethod]
    public void Delegates_are_values()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaCallback three = call => call.Return(3);
            lua["f"] = three;
            Assert.AreEqual(3L, Lua.Integer(lua, "return f()"));
            Assert.AreEqual(3L, (long)Lua.Function(lua, "function(g) return g() end").Invoke(three));
            lua["g"] = three;
            Assert.IsTrue((bool)Lua.Evaluate(lua, "return f == g"));
        }
    }

    [TestMethod]
    public void Hundred_thousand_callbacks_survive_collections()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            int count = 0;
            lua.Register("note", call =>
            {
                count++;
                if (count % 100 == 0)
                {
                    Collecting.Run();
                }
                call.Return(call.GetString(0));
            });
            Assert.AreEqual(488890L, Lua.Integer(lua, @"
                local bytes = 0
                for i = 1, 100000 do
                    bytes = bytes + #note('' .. i - 1)
                end
                return bytes"));
            Assert.AreEqual(100000, count);
        }
    }

#if NET
    [TestMethod]
    public void Steady_callbacks_with_integers_allocate_nothing()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            long before = 0;
            long after = 0;
            lua.Register("add", call => call.Return(call.GetInt32(0) + call.GetInt32(1)));
            lua.Register("start", call => before = GC.GetAllocatedBytesForCurrentThread());
            lua.Register("finish", call => after = GC.GetAllocatedBytesForCurrentThread());
            lua.DoString(@"
                local function run() for i = 1, 1000 do add(i, 1) end end
                run() start() finish() start() run() finish()");
            Assert.AreEqual(before, after);
        }
    }
#endif
}
