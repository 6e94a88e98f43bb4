using System;
using nanoFramework.TestFramework;

namespace NanoLua.Tests.Device;

[TestClass]
public class LuaTableTests
{
    [TestMethod]
    public void Fields_and_elements_are_read_and_written()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaTable table = lua.CreateTable();
            table["name"] = "value";
            table[1] = 10;
            table[(object)2.5] = true;
            lua["t"] = table;
            Assert.AreEqual("value", Lua.Text(lua, "return t.name"));
            Assert.AreEqual(10L, Lua.Integer(lua, "return t[1]"));
            Assert.IsTrue((bool)Lua.Evaluate(lua, "return t[2.5]"));
            Assert.AreEqual("value", table.GetString("name"));
            Assert.AreEqual(10L, (long)table[1]);
            Assert.IsTrue((bool)table[(object)2.5]);
            table["name"] = null;
            Assert.IsNull(table["name"]);
        }
    }

    [TestMethod]
    public void Field_that_is_no_string_has_no_text()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaTable table = lua.CreateTable();
            table["x"] = 1;
            Assert.IsNull(table.GetString("x"));
            Assert.IsNull(table.GetString("y"));
        }
    }

    [TestMethod]
    public void Length_counts_elements()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaTable table = (LuaTable)Lua.Evaluate(lua, "return {1, 2, 3, x = 4}");
            Assert.AreEqual(3, table.Length);
        }
    }

    [TestMethod]
    public void Metamethods_are_honoured()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaTable table = (LuaTable)Lua.Evaluate(lua, @"
                written = {}
                return setmetatable({}, {
                    __index = function(_, k) return k .. '!' end,
                    __newindex = function(_, k, v) written[k] = v end,
                    __len = function() return 99 end,
                })");
            Assert.AreEqual("x!", table.GetString("x"));
            table["y"] = 5;
            Assert.AreEqual(5L, Lua.Integer(lua, "return written.y"));
            Assert.AreEqual(99, table.Length);
        }
    }

    [TestMethod]
    public void Metamethod_that_fails_is_a_LuaException()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaTable table = (LuaTable)Lua.Evaluate(
                lua, "return setmetatable({}, {__index = function() error('no') end})");
            Assert.ThrowsException(typeof(LuaException), () => { object x = table["x"]; });
            Assert.AreEqual(1L, Lua.Integer(lua, "return 1"));
        }
    }

    [TestMethod]
    public void Entries_are_enumerated()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaTable table = (LuaTable)Lua.Evaluate(lua, "return {10, 20, name = 30}");
            long sum = 0;
            int count = 0;
            foreach (LuaEntry entry in table)
            {
                sum += (long)entry.Value;
                count += entry.Key is byte[] ? 100 : 1;
            }
            Assert.AreEqual(60L, sum);
            Assert.AreEqual(102, count);
        }
    }

    [TestMethod]
    public void Tables_as_keys_are_enumerated()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaTable table = (LuaTable)Lua.Evaluate(lua, "return {[{}] = 1, [{}] = 2, [print] = 3}");
            int count = 0;
            foreach (LuaEntry entry in table)
            {
                count++;
            }
            Assert.AreEqual(3, count);
        }
    }

    [TestMethod]
    public void Metatable_is_read_and_set()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaTable table = lua.CreateTable();
            LuaTable metatable = lua.CreateTable();
            Assert.IsNull(table.Metatable);
            table.Metatable = metatable;
            Assert.IsTrue(table.Metatable.Equals(metatable));
            table.Metatable = null;
            Assert.IsNull(table.Metatable);
        }
    }

    [TestMethod]
    public void References_to_one_table_are_equal()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua.DoString("a = {} b = {}");
            LuaTable first = (LuaTable)lua["a"];
            LuaTable second = (LuaTable)lua["a"];
            Assert.IsTrue(first.Equals(second));
            Assert.AreEqual(first.GetHashCode(), second.GetHashCode());
            Assert.IsFalse(first.Equals(lua["b"]));
            Assert.IsFalse(first.Equals("a"));
        }
    }

    [TestMethod]
    public void Null_keys_are_refused()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaTable table = lua.CreateTable();
            Assert.ThrowsException(typeof(ArgumentNullException), () => table[(string)null] = 1);
            Assert.ThrowsException(typeof(ArgumentNullException), () => table[(object)null] = 1);
            Assert.ThrowsException(typeof(ArgumentNullException), () => table.GetString(null));
        }
    }

    [TestMethod]
    public void Value_of_another_runtime_is_refused()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            using (LuaRuntime other = Lua.NewRuntime())
            {
                LuaTable foreign = other.CreateTable();
                Assert.ThrowsException(typeof(ArgumentException), () => lua["x"] = foreign);
                Assert.ThrowsException(
                    typeof(ArgumentException), () => lua.CreateTable().Metatable = foreign);
            }
        }
    }

    [TestMethod]
    public void Disposed_reference_is_refused()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaTable table = lua.CreateTable();
            lua["t"] = table;
            table.Dispose();
            table.Dispose();
            Assert.ThrowsException(typeof(ObjectDisposedException), () => table["x"] = 1);
            Assert.ThrowsException(typeof(ObjectDisposedException), () => lua["x"] = table);
            Assert.ThrowsException(typeof(ObjectDisposedException), () => { int x = table.Length; });
            Assert.IsNotNull(lua["t"]);
        }
    }

    [TestMethod]
    public void Reference_keeps_its_object_alive_until_it_is_disposed()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaTable table = (LuaTable)Lua.Evaluate(
                lua, "weak = setmetatable({}, {__mode = 'k'}) local t = {} weak[t] = 1 return t");
            lua.Collect();
            Assert.IsTrue((bool)Lua.Evaluate(lua, "return next(weak) ~= nil"));
            table.Dispose();
            lua.DoString("collectgarbage()");
            Assert.IsTrue((bool)Lua.Evaluate(lua, "return next(weak) == nil"));
        }
    }

    [TestMethod]
    public void Lost_references_are_finalized()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            for (int i = 0; i < 5000; i++)
            {
                lua.CreateTable();
                if (i % 500 == 0)
                {
                    Collecting.Run();
                }
            }
            Collecting.Run();
            lua.Collect();
            Assert.IsTrue(lua.UsedBytes < 48 * 1024);
        }
    }
}
