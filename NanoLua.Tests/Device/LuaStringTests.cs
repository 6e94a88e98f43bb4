using System;
using nanoFramework.TestFramework;

namespace NanoLua.Tests.Device;

[TestClass]
public class LuaStringTests
{
    [TestMethod]
    public void Texts_are_UTF8()
    {
        byte[] bytes = LuaString.ToBytes("aä€");
        Assert.AreEqual(6, bytes.Length);
        Assert.AreEqual("aä€", LuaString.ToText(bytes));
        Assert.AreEqual(0, LuaString.ToBytes("").Length);
        Assert.AreEqual("", LuaString.ToText(new byte[0]));
    }

    [TestMethod]
    public void All_bytes_survive_both_ways()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            byte[] bytes = new byte[256];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)i;
            }
            lua["s"] = bytes;
            Assert.AreEqual(256L, Lua.Integer(lua, "return #s"));
            Assert.AreEqual(0L, Lua.Integer(lua, "return s:byte(1)"));
            Assert.AreEqual(255L, Lua.Integer(lua, "return s:byte(256)"));
            Assert.IsTrue(LuaString.AreEqual(bytes, (byte[])lua["s"]));
        }
    }

    [TestMethod]
    public void Texts_of_Lua_have_UTF8_characters()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua["s"] = "aä€";
            Assert.AreEqual(3L, Lua.Integer(lua, "return utf8.len(s)"));
        }
    }

    [TestMethod]
    public void Equal_strings_have_equal_bytes()
    {
        Assert.IsTrue(LuaString.AreEqual(new byte[] { 1, 2 }, new byte[] { 1, 2 }));
        Assert.IsFalse(LuaString.AreEqual(new byte[] { 1, 2 }, new byte[] { 1, 3 }));
        Assert.IsFalse(LuaString.AreEqual(new byte[] { 1, 2 }, new byte[] { 1 }));
        Assert.IsTrue(LuaString.AreEqual(null, null));
        Assert.IsFalse(LuaString.AreEqual(null, new byte[0]));
    }

    [TestMethod]
    public void Null_is_refused()
    {
        Assert.ThrowsException(typeof(ArgumentNullException), () => LuaString.ToBytes(null));
        Assert.ThrowsException(typeof(ArgumentNullException), () => LuaString.ToText(null));
    }

    [TestMethod]
    public void Long_strings_cross()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            byte[] bytes = (byte[])Lua.Evaluate(lua, "return ('0123456789'):rep(1000)");
            Assert.AreEqual(10000, bytes.Length);
            Assert.AreEqual((byte)'9', bytes[9999]);
        }
    }
}
