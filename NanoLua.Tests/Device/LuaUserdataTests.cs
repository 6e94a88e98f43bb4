using System;
using nanoFramework.TestFramework;

namespace NanoLua.Tests.Device;

[TestClass]
public class LuaUserdataTests
{
    private sealed class Led : IDisposable
    {
        public int Brightness;
        public bool IsDisposed;

        public void Dispose()
        {
            IsDisposed = true;
        }
    }

    private static Led LedOf(LuaCall call)
    {
        return (Led)call.GetObject(0);
    }

    private static LuaUserdataType NewLedType(LuaRuntime lua)
    {
        return new LuaUserdataType(lua, "led")
            .Method("add", call => LedOf(call).Brightness += call.GetInt32(1))
            .Property(
                "brightness",
                call => call.Return(LedOf(call).Brightness),
                call => LedOf(call).Brightness = call.GetInt32(1))
            .Property("constant", call => call.Return(7), null)
            .Meta("__tostring", call => call.Return("led at " + LedOf(call).Brightness));
    }

    [TestMethod]
    public void Methods_and_properties_reach_the_object()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            Led led = new Led();
            lua["led"] = NewLedType(lua).Wrap(led);
            lua.DoString("led.brightness = 5 led:add(10)");
            Assert.AreEqual(15, led.Brightness);
            Assert.AreEqual(15L, Lua.Integer(lua, "return led.brightness"));
            Assert.AreEqual(7L, Lua.Integer(lua, "return led.constant"));
            Assert.AreEqual("led at 15", Lua.Text(lua, "return tostring(led)"));
        }
    }

    [TestMethod]
    public void Property_that_is_not_there_is_nil_and_cannot_be_set()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua["led"] = NewLedType(lua).Wrap(new Led());
            Assert.IsNull(Lua.Evaluate(lua, "return led.other"));
            Assert.Contains("property 'other' cannot be set", Lua.Message(lua, "led.other = 1"));
            Assert.Contains("property 'constant' cannot be set", Lua.Message(lua, "led.constant = 1"));
        }
    }

    [TestMethod]
    public void Userdata_gives_its_object_back()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            Led led = new Led();
            LuaUserdata userdata = NewLedType(lua).Wrap(led);
            lua["led"] = userdata;
            Assert.AreSame(led, userdata.Target);
            Assert.AreSame(led, ((LuaUserdata)lua["led"]).Target);
            Assert.IsTrue(userdata.Equals(lua["led"]));
        }
    }

    [TestMethod]
    public void Own_index_metamethods_take_the_place_of_properties()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaUserdataType type = new LuaUserdataType(lua, "echo")
                .Meta("__index", call => call.Return(call.GetString(1) + "!"))
                .Meta("__newindex", call => ((Led)call.GetObject(0)).Brightness = call.GetInt32(2))
                .Meta("__call", call => call.Return(call.Count));
            Led led = new Led();
            lua["echo"] = type.Wrap(led);
            Assert.AreEqual("name!", Lua.Text(lua, "return echo.name"));
            lua.DoString("echo.x = 3");
            Assert.AreEqual(3, led.Brightness);
            Assert.AreEqual(3L, Lua.Integer(lua, "return echo(1, 2)"));
        }
    }

    [TestMethod]
    public void Object_lives_as_long_as_Lua_has_it()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            int collected = 0;
            LuaUserdataType type = NewLedType(lua).Meta("__gc", call =>
            {
                Assert.IsNotNull(LedOf(call));
                collected++;
            });
            for (int i = 0; i < 10; i++)
            {
                using (LuaUserdata userdata = type.Wrap(new Led()))
                {
                    lua["led"] = userdata;
                }
            }
            lua.DoString("collectgarbage()");
            Assert.AreEqual(9, collected);
            Assert.AreEqual(0L, Lua.Integer(lua, "return led.brightness"));
            lua["led"] = null;
            lua.DoString("collectgarbage()");
            Assert.AreEqual(10, collected);
        }
    }

    [TestMethod]
    public void Dispose_of_the_runtime_collects_objects()
    {
        int collected = 0;
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua["led"] = NewLedType(lua).Meta("__gc", call => collected++).Wrap(new Led());
        }
        Assert.AreEqual(1, collected);
    }

    [TestMethod]
    public void Variable_that_is_closed_disposes_its_object()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            Led led = new Led();
            lua["led"] = NewLedType(lua).Wrap(led);
            lua.DoString("do local l <close> = led end");
            Assert.IsTrue(led.IsDisposed);
        }
    }

    [TestMethod]
    public void Own_close_metamethod_gets_the_error()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            string seen = null;
            LuaUserdataType type = new LuaUserdataType(lua, "guard").Meta(
                "__close", call => seen = call.IsNil(1) ? "none" : call.GetString(1));
            lua["guard"] = type.Wrap(new Led());
            lua.DoString("do local g <close> = guard end");
            Assert.AreEqual("none", seen);
            lua.DoString("pcall(function() local g <close> = guard error('why', 0) end)");
            Assert.AreEqual("why", seen);
        }
    }

    [TestMethod]
    public void Program_cannot_reach_or_forge_the_object()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua["led"] = NewLedType(lua).Wrap(new Led());
            Assert.IsTrue(Lua.Evaluate(lua, "return getmetatable(led)") is bool);
            Assert.IsNull(Lua.Evaluate(lua, "return led.__gc"));
            Assert.Contains("object expected", Lua.Message(lua, "led.add(io.stdout, 1)"));
            Assert.Contains("object expected", Lua.Message(lua, "led.add({}, 1)"));
        }
    }

    [TestMethod]
    public void Object_of_another_type_is_an_exception_of_the_callback()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua["led"] = NewLedType(lua).Wrap(new Led());
            lua["other"] = new LuaUserdataType(lua, "other").Wrap("a string");
            Assert.ThrowsException(
                typeof(InvalidCastException), () => lua.DoString("led.add(other, 1)"));
        }
    }

    [TestMethod]
    public void Userdata_whose_object_is_gone_is_refused()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua["led"] = NewLedType(lua).Wrap(new Led());
            lua.DoString("debug.getmetatable(led).__gc(led)");
            Assert.Contains("object expected", Lua.Message(lua, "return led.brightness"));
            Assert.IsNull(((LuaUserdata)lua["led"]).Target);
        }
    }

    [TestMethod]
    public void Null_arguments_are_refused()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaUserdataType type = NewLedType(lua);
            Assert.ThrowsException(typeof(ArgumentNullException), () => new LuaUserdataType(null, "x"));
            Assert.ThrowsException(typeof(ArgumentNullException), () => new LuaUserdataType(lua, null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => type.Wrap(null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => type.Method("x", null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => type.Property("x", null, null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => type.Meta(null, call => { }));
        }
    }

    [TestMethod]
    public void Thousands_of_objects_use_their_numbers_again()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaUserdataType type = NewLedType(lua);
            lua.Register("new", call => call.ReturnObject(type, new Led()));
            Assert.AreEqual(10000L, Lua.Integer(lua, @"
                local sum = 0
                for i = 1, 10000 do
                    local led = new()
                    led.brightness = 1
                    sum = sum + led.brightness
                end
                collectgarbage()
                collectgarbage()
                return sum"));
            Assert.IsTrue(lua.UsedBytes < 32 * 1024);
        }
    }
}
